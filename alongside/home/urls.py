from django.urls import path

from . import emergency, front_door, organising, search, suspending, views

urlpatterns = [
    path("", views.home, name="home"),
    path("a-meeting/", front_door.a_meeting, name="a_meeting"),
    path("is-it-for-me/", front_door.is_it_for_me, name="is_it_for_me"),
    path("questions/", front_door.all_questions, name="questions"),
    path("organise/", organising.overview, name="organise"),
    path("organise/groups/<int:pk>/", organising.leaders, name="leaders"),
    path(
        "organise/groups/<int:pk>/links/<int:link>/withdraw/",
        organising.withdraw,
        name="withdraw_link",
    ),
    path("organise/readiness/<int:pk>/", organising.readiness, name="readiness"),
    path("organise/people/", suspending.find, name="find_account"),
    path("organise/people/<int:pk>/", suspending.account, name="an_account"),
    path("organise/people/<int:pk>/suspend/", suspending.suspend, name="suspend"),
    path("organise/people/<int:pk>/answer/", suspending.answer, name="answer_appeal"),
    path("organise/people/<int:pk>/lift/", suspending.lift, name="lift_suspension"),
    path("groups/<str:ref>/", views.group, name="group"),
    path("groups/<str:ref>/emergency-readings/", emergency.of_a_group, name="emergency_readings"),
    path("emergency/", emergency.overview, name="emergency"),
    path("emergency/ask/<int:pk>/", emergency.ask, name="emergency_ask"),
    path("emergency/<int:pk>/", emergency.stories, name="emergency_stories"),
    path("emergency/<int:pk>/stories/<int:story>/", emergency.story, name="emergency_story"),
    path("emergency/<int:pk>/allow/", emergency.allow, name="emergency_allow"),
    path("emergency/<int:pk>/decline/", emergency.decline, name="emergency_decline"),
    path("emergency/<int:pk>/stop/", emergency.stop, name="emergency_stop"),
    path("search/", search.search, name="search"),
    path("help/", views.help_now, name="help"),
    path("set-up/<str:token>/", views.first_set_up, name="set_up"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
