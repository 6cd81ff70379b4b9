from django.urls import path

from . import views
from .helping import views as helping
from .leading import views as leading
from .reading import views as reading
from .second_thoughts import views as second_thoughts

urlpatterns = [
    path("groups/<str:ref>/stories/", views.stories, name="stories"),
    path("groups/<str:ref>/stories/share/", views.share, name="share"),
    path("groups/<str:ref>/stories/<int:pk>/take-back/", views.take_back_story, name="take_back"),
    path(
        "groups/<str:ref>/replies/<int:pk>/take-back/",
        views.take_back_reply,
        name="take_back_reply",
    ),
    path("groups/<str:ref>/stories/<int:pk>/edit/", second_thoughts.edit_story, name="edit_story"),
    path("groups/<str:ref>/replies/<int:pk>/edit/", second_thoughts.edit_reply, name="edit_reply"),
    path(
        "groups/<str:ref>/stories/<int:pk>/earlier/",
        second_thoughts.earlier_story,
        name="earlier_story",
    ),
    path(
        "groups/<str:ref>/replies/<int:pk>/earlier/",
        second_thoughts.earlier_reply,
        name="earlier_reply",
    ),
    path("groups/<str:ref>/stories/<int:pk>/undo/", second_thoughts.undo_story, name="undo_story"),
    path("groups/<str:ref>/replies/<int:pk>/undo/", second_thoughts.undo_reply, name="undo_reply"),
    path("groups/<str:ref>/helped/", helping.helped, name="helped"),
    path("groups/<str:ref>/stories/<int:pk>/helped/", helping.pin_story, name="pin_story"),
    path("groups/<str:ref>/replies/<int:pk>/helped/", helping.pin_reply, name="pin_reply"),
    path(
        "groups/<str:ref>/stories/<int:pk>/helped/unpin/", helping.unpin_story, name="unpin_story"
    ),
    path(
        "groups/<str:ref>/replies/<int:pk>/helped/unpin/", helping.unpin_reply, name="unpin_reply"
    ),
    path("groups/<str:ref>/stories/<int:pk>/pause/", leading.pause_story, name="pause_story"),
    path("groups/<str:ref>/stories/<int:pk>/steer/", leading.steer_story, name="steer_story"),
    path("reading/start/", reading.start_from_today, name="start_from_today"),
    path("reading/start/undo/", reading.undo_start, name="undo_start"),
    path("stories/<int:pk>/put-away/", reading.put_reading_away, name="put_reading_away"),
    path("stories/<int:pk>/", views.story, name="story"),
    path("stories/<int:pk>/replies/", views.reply, name="reply"),
    path("stories/<int:pk>/responses/", views.respond, name="respond"),
    path("replies/<int:pk>/responses/", views.respond_to_reply, name="respond_to_reply"),
]
