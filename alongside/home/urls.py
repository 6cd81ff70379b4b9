from django.urls import path

from . import emergency, search, views

urlpatterns = [
    path("", views.home, name="home"),
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
