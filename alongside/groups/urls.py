from django.urls import path

from . import views, visitors

urlpatterns = [
    path("begin-a-group/", views.begin, name="begin_group"),
    path("groups/<str:ref>/people/", views.people, name="people"),
    path("groups/<str:ref>/people/<int:pk>/part/", views.part, name="part"),
    path("groups/<str:ref>/people/<int:pk>/lead/", views.lead, name="lead"),
    path("groups/<str:ref>/agreement/", views.agreement, name="agreement"),
    path("groups/<str:ref>/agreement/rewrite/", views.rewrite_agreement, name="rewrite_agreement"),
    path("groups/<str:ref>/leave/", views.leave, name="leave"),
    path("groups/<str:ref>/invitation/", views.invite, name="invite"),
    path("groups/<str:ref>/visitors/", visitors.visitors, name="visitors"),
    path("groups/<str:ref>/quick-exit/", views.quick_exit, name="group_quick_exit"),
    path("join/<str:token>/", views.join, name="join"),
]
