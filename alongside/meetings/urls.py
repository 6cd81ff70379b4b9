from django.urls import path

from . import views

urlpatterns = [
    path("groups/<str:ref>/meetings/", views.meetings, name="meetings"),
    path("groups/<str:ref>/meetings/schedule/", views.schedule, name="schedule"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/arrive/", views.arrive, name="arrive"),
    path("meetings/<int:pk>/ahead/", views.say_ahead, name="ahead"),
    path("meetings/<int:pk>/stream", views.stream, name="stream"),
    path("meetings/<int:pk>/here/", views.here, name="here"),
    path("meetings/<int:pk>/<slug:verb>/", views.act, name="act"),
]
