from django.urls import path

from . import views
from .alike import views as alike
from .explaining import sheet_views
from .explaining import views as explaining
from .helping import views as helping
from .holding import views as holding
from .leading import moving, private_word
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
    path("groups/<str:ref>/stories/<int:pk>/hold/", holding.hold_story, name="hold_story"),
    path("groups/<str:ref>/replies/<int:pk>/hold/", holding.hold_reply, name="hold_reply"),
    path("groups/<str:ref>/stories/<int:pk>/held/", holding.held_story, name="held_story"),
    path("groups/<str:ref>/replies/<int:pk>/held/", holding.held_reply, name="held_reply"),
    path("account/held/", holding.my_held, name="my_held"),
    path("organise/held/<int:pk>/", holding.look_again, name="look_again"),
    path(
        "groups/<str:ref>/stories/<int:pk>/word/",
        private_word.about_story,
        name="word_about_story",
    ),
    path(
        "groups/<str:ref>/replies/<int:pk>/word/",
        private_word.about_reply,
        name="word_about_reply",
    ),
    path("replies/<int:pk>/", private_word.a_reply, name="a_reply"),
    path("groups/<str:ref>/stories/<int:pk>/move/", moving.propose_move, name="propose_move"),
    path("moves/<int:pk>/", moving.move, name="move"),
    path("groups/<str:ref>/stories/<int:pk>/pause/", leading.pause_story, name="pause_story"),
    path("groups/<str:ref>/stories/<int:pk>/steer/", leading.steer_story, name="steer_story"),
    path("reading/start/", reading.start_from_today, name="start_from_today"),
    path("reading/start/undo/", reading.undo_start, name="undo_start"),
    path("stories/<int:pk>/alike/", alike.stories_alike, name="alike"),
    path("stories/<int:pk>/put-away/", reading.put_reading_away, name="put_reading_away"),
    path("stories/<int:pk>/", views.story, name="story"),
    path("stories/<int:pk>/replies/", views.reply, name="reply"),
    path("stories/<int:pk>/responses/", views.respond, name="respond"),
    path("replies/<int:pk>/responses/", views.respond_to_reply, name="respond_to_reply"),
    path("groups/<str:ref>/explaining/", explaining.cards, name="explaining"),
    path("groups/<str:ref>/explaining/begin/", explaining.begin_card, name="begin_card"),
    path("groups/<str:ref>/explaining/<int:pk>/", explaining.card, name="explaining_card"),
    path("groups/<str:ref>/explaining/<int:pk>/steer/", explaining.steer_card, name="steer_card"),
    path(
        "groups/<str:ref>/explaining/<int:pk>/title-back/",
        explaining.title_back,
        name="title_back",
    ),
    path("groups/<str:ref>/explaining/<int:pk>/sheet/", sheet_views.sheet, name="sheet"),
    path(
        "groups/<str:ref>/explaining/<int:pk>/sheet/arrange/",
        sheet_views.arrange_sheet,
        name="arrange_sheet",
    ),
    path(
        "groups/<str:ref>/explaining/<int:pk>/sheet/print/",
        sheet_views.print_sheet,
        name="print_sheet",
    ),
    path("groups/<str:ref>/lines/<int:pk>/edit/", explaining.edit_line, name="edit_line"),
    path(
        "groups/<str:ref>/lines/<int:pk>/take-back/",
        explaining.take_back_line,
        name="take_back_line",
    ),
    path(
        "groups/<str:ref>/lines/<int:pk>/keep-here/",
        explaining.keep_line_here,
        name="keep_line_here",
    ),
]
