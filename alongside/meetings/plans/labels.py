"""What plans are about, and what the kinds of their steps and their fallbacks are called."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# What a plan is about, in the order of the page.
SUBJECTS = {
    "programme": _("The programme “Living alongside pain”"),
    "together": _("Beginning and ending together"),
    "hard-days": _("Hard days"),
    "people": _("The people around us"),
    "everyday": _("Everyday life"),
    "treatment": _("Appointments and treatment"),
    "rest": _("Quiet and rest"),
}

KINDS = {
    "doors": _("Doors open"),
    "opening": _("Opening"),
    "comfort": _("Comfort reminder"),
    "grounding": _("A quiet moment"),
    "agreement": _("Our agreement"),
    "check-in": _("Check-in: a sentence each"),
    "follow-up": _("Since last time: for those who like"),
    "spark": _("A short idea or a story"),
    "round": _("A round: each in turn"),
    "together": _("Write first, then share in turn"),
    "break": _("A break for the body"),
    "practice": _("A strategy to try"),
    "floor": _("One more go round: for those who like"),
    "open-floor": _("Open floor: whoever raises a hand, first come, first heard"),
    "open-floor-evenly": _("Open floor: whoever raises a hand, least heard first"),
    "small-step": _("One small step: each in turn"),
    "words": _("Something said to all"),
    "closing": _("Closing"),
    "unwind": _("Stay a little"),
}

# Where people meet: so much time does a turn take.
PLACES = {
    "writing": _("Here, in writing"),
    "mixed": _("Some typing, some speaking"),
    "call": _("By phone or video"),
    "room": _("In one room"),
}


def minutes(number):
    """`about 5 minutes`."""
    return ngettext("about %(n)s minute", "about %(n)s minutes", number) % {"n": number}
