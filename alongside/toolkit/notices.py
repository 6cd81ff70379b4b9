"""What people are told of their own toolkit, if they asked for it. Nobody else is told of it."""

from django.utils.translation import gettext_lazy as _

from alongside.notices.kinds import Kind, register

from .models import SmallStep


def id_in(about):
    """ "small_step:12" is about the row 12."""
    return int(about.partition(":")[2])


def is_open(person, about):
    """It is there, it is theirs, and they have not said yet how it went."""
    return SmallStep.objects.of(person).open().filter(pk=id_in(about)).exists()


SMALL_STEP = register(
    Kind(
        "small_step",
        sentence=_("You wanted to be reminded of something small. No hurry, and no must."),
        title=_("Reminders you asked for yourself"),
        urgency="reminder",
        link=lambda about: ("small_step", [id_in(about)]),
        is_still_so=is_open,
    )
)
