from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("groups/<str:ref>/", views.group, name="group"),
    path("help/", views.help_now, name="help"),
    path("set-up/<str:token>/", views.first_set_up, name="set_up"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
