from django.urls import path

from . import views
from .calling_in import views as calling_in
from .looking_back import views as looking_back
from .plans import views as plans
from .schedule.urls import urlpatterns as schedule

urlpatterns = [
    path("groups/<str:ref>/meetings/", views.meetings, name="meetings"),
    *schedule,
    path("groups/<str:ref>/plans/", plans.plans, name="plans"),
    path("groups/<str:ref>/plans/<slug:key>/", plans.one_plan, name="plan"),
    path("groups/<str:ref>/plans/<slug:key>/print/", plans.print_plan, name="print_plan"),
    path("groups/<str:ref>/plans/own/<int:pk>/", plans.edit_own_plan, name="own_plan"),
    path("meetings/<int:pk>/plan/", plans.edit_plan, name="edit_plan"),
    path("meetings/<int:pk>/plan/print/", plans.print_meeting_plan, name="print_meeting_plan"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/arrive/", views.arrive, name="arrive"),
    path("meetings/<int:pk>/ahead/", views.say_ahead, name="ahead"),
    path("meetings/<int:pk>/stream", views.stream, name="stream"),
    path("meetings/<int:pk>/callers/", calling_in.callers, name="callers"),
    path("meetings/<int:pk>/feedback/", looking_back.feedback, name="feedback"),
    path("meetings/<int:pk>/here/", views.here, name="here"),
    path("meetings/<int:pk>/<slug:verb>/", views.act, name="act"),
]
