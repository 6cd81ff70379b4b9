from django.urls import path

from . import arriving, recommending, views
from .calling_in import views as calling_in
from .leading import views as leading
from .looking_back import shown
from .looking_back import views as looking_back
from .parking import views as parking
from .plans import views as plans
from .rehearsing import views as rehearsing
from .schedule.urls import urlpatterns as schedule
from .slow import views as slow
from .slow.holding import views as holding

urlpatterns = [
    path("groups/<str:ref>/meetings/", views.meetings, name="meetings"),
    *schedule,
    path("groups/<str:ref>/meetings/looking-back/", looking_back.looking_back, name="looking_back"),
    path("groups/<str:ref>/meetings/words-kept/", shown.words_kept, name="words_kept"),
    path("leading/hard-moments/", leading.hard_moments, name="hard_moments"),
    path("groups/<str:ref>/plans/", plans.plans, name="plans"),
    path("groups/<str:ref>/plans/<slug:key>/", plans.one_plan, name="plan"),
    path("groups/<str:ref>/plans/<slug:key>/print/", plans.print_plan, name="print_plan"),
    path("groups/<str:ref>/plans/own/<int:pk>/", plans.edit_own_plan, name="own_plan"),
    path("rehearsal/", rehearsing.rehearsal, name="rehearsal"),
    path("rehearsal/<slug:verb>/", rehearsing.rehearse, name="rehearse"),
    path("meetings/<int:pk>/plan/", plans.edit_plan, name="edit_plan"),
    path("meetings/<int:pk>/plan/print/", plans.print_meeting_plan, name="print_meeting_plan"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/arrive/", arriving.arrive, name="arrive"),
    path("meetings/<int:pk>/ahead/", arriving.say_ahead, name="ahead"),
    path("meetings/<int:pk>/stream", views.stream, name="stream"),
    path("meetings/<int:pk>/callers/", calling_in.callers, name="callers"),
    path("meetings/<int:pk>/feedback/", looking_back.feedback, name="feedback"),
    path("meetings/<int:pk>/how-it-went/", looking_back.review, name="review"),
    path("meetings/<int:pk>/catch-up/", shown.catch_up, name="catch_up"),
    path("meetings/<int:pk>/bring/", shown.bring_along, name="bring_along"),
    path("meetings/<int:pk>/park/", parking.park, name="park"),
    path("meetings/<int:pk>/here/", views.here, name="here"),
    path(
        "meetings/<int:pk>/recommend/",
        recommending.recommend_to_meeting,
        name="recommend_to_meeting",
    ),
    path("groups/<str:ref>/slow-rounds/", slow.slow_rounds, name="slow_rounds"),
    path("groups/<str:ref>/slow-rounds/begin/", slow.begin_slow_round, name="begin_slow_round"),
    path("slow-rounds/<int:pk>/", slow.slow_round, name="slow_round"),
    path("slow-rounds/<int:pk>/<slug:verb>/", slow.slow_act, name="slow_act"),
    path("slow-rounds/<int:pk>/turns/<int:seat>/hold/", holding.hold_turn, name="hold_turn"),
    path("slow-rounds/<int:pk>/turns/<int:seat>/held/", holding.held_turn, name="held_turn"),
    path("meetings/<int:pk>/<slug:verb>/", views.act, name="act"),
]
