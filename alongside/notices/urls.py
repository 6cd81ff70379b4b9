from django.urls import path

from . import choosing, inbox, pausing
from .letters import stopping
from .push import subscribing

urlpatterns = [
    path("notices/", inbox.inbox, name="notices"),
    path("notices/read/", inbox.read_all, name="read_notices"),
    path("notices/<int:pk>/", inbox.follow, name="notice"),
    path("notices/choices/", choosing.choices, name="choices"),
    path("notices/choices/<int:group>/", choosing.choices_in_group, name="choices_in_group"),
    path("notices/letters-again/", choosing.try_letters_again, name="letters_again"),
    path("notices/pause/", pausing.pause, name="pause_notices"),
    path("notices/pause/back/", pausing.come_back, name="notices_again"),
    path("notices/devices/", subscribing.subscribe, name="subscribe"),
    path("notices/devices/<int:pk>/remove/", subscribing.unsubscribe, name="unsubscribe_device"),
    path("n/<str:token>/", inbox.from_outside, name="from_outside"),
    path("n/<str:token>/stop/", stopping.stop, name="stop_letters"),
]
