"""To whom a card is written: what is said first to whoever opens it, and beginnings for a line.

The first words are recognition, and no advice. Where a line is to go on, a beginning ends in " …".
"""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Audience(models.TextChoices):
    FAMILY = "family", gettext_lazy("To my family")
    MANAGER = "manager", gettext_lazy("To my manager")
    DOCTOR = "doctor", gettext_lazy("To my doctor")
    OTHER = "other", gettext_lazy("To somebody else")


def recognition(audience):
    """A sentence or two for whoever has to explain themselves once more."""
    return {
        Audience.FAMILY: _(
            "People can love you and still not see it. That is tiring, and it is not your fault."
        ),
        Audience.MANAGER: _(
            "Working with pain takes strength that nobody sees. It is real work, on top of the "
            "rest."
        ),
        Audience.DOCTOR: _(
            "You know what your days are like. That belongs in the room too, in your own words."
        ),
        Audience.OTHER: _(
            "Explaining is work. It is yours to choose who you do it for, and how far you go."
        ),
    }[audience]


def starters_for(audience):
    """Four beginnings of a line that fit whom it is for."""
    cannot_see = _("What you can’t see is …")
    please = _("Please don’t …")
    return {
        Audience.FAMILY: [
            cannot_see,
            _("On a bad day it helps me when you …"),
            please,
            _("What I’d like to keep doing with you is …"),
        ],
        Audience.MANAGER: [
            cannot_see,
            _("On a bad day it helps me when …"),
            _("What lets me do my work well is …"),
            _("What I’d like to keep doing is …"),
        ],
        Audience.DOCTOR: [
            _("What you can’t see in this room is …"),
            _("An ordinary day is like this: …"),
            _("What I’d like to talk about is …"),
            _("What I’d like to keep doing is …"),
        ],
        Audience.OTHER: [
            cannot_see,
            _("On a bad day it helps me when you …"),
            please,
            _("What I’d like to keep doing is …"),
        ],
    }[audience]
