from django.urls import path

from . import feed, planning, putting_right, views

A_SERIES = "groups/<str:ref>/meetings/series/<int:pk>/"

# Before the verbs of the room, which are any word behind a meeting.
urlpatterns = [
    path("groups/<str:ref>/meetings/schedule/", planning.schedule, name="schedule"),
    path(A_SERIES, planning.series, name="series"),
    path(f"{A_SERIES}<slug:verb>/", planning.act_on_series, name="act_on_series"),
    path("meetings/<int:pk>/coming/", views.say_coming, name="coming"),
    path("meetings/<int:pk>/change/", views.change, name="change_meeting"),
    path("meetings/<int:pk>/where/", putting_right.put_right, name="put_right"),
    path("meetings/<int:pk>/move-it/", views.move, name="move_meeting"),
    path("meetings/<int:pk>/cancel/", views.cancel, name="cancel_meeting"),
    path("meetings/<int:pk>/cancel/undo/", views.undo_cancel, name="undo_cancel"),
    path("meetings/<int:pk>/cover/", views.cover, name="cover"),
    path("meetings/<int:pk>/lead/", views.lead, name="lead_meeting"),
    path("meetings/<int:pk>/calendar.ics", feed.meeting_calendar, name="meeting_calendar"),
    path("account/calendar/", feed.calendar, name="calendar"),
    path("account/calendar/end/", feed.end_calendar, name="end_calendar"),
    path("calendar/<str:token>.ics", feed.calendar_feed, name="calendar_feed"),
]
