"""What leaves the house of a notice, in a letter or a push: one of four sentences, and no more."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ui.times import clock, long_date, weekday

from .kinds import URGENCIES


@dataclass(frozen=True)
class Said:
    """The words of one notice outside, in its person's language."""

    subject: str
    sentence: str
    time: str  # "" unless its person asked for reminders that they can recognise.


def say(family, *, when=None, zone=None):
    """The words for one of URGENCIES. There is no way to give a name, a group or a text to it.

    `when` is the moment something begins, by the clock of `zone`, for whoever wants to know.
    """
    if family not in URGENCIES or not isinstance(when, datetime | None):
        raise ValueError("A notice outside the house is of a family, and has at most a time.")
    sentence = {
        "reminder": _("This is a reminder for you."),
        "at_once": _("Something has changed. Please look when you can."),
        "digest": _("There is something new for you, whenever you like."),
        "on_call": _("Somebody is waiting for you. Please look soon."),
    }[family]
    return Said(subject(), sentence, in_words(when, zone) if when else "")


def subject():
    """The same for everything, so that it tells nothing by itself: the host's, or ours."""
    return settings.NOTICE_SUBJECT or _("A notice for you")


def in_words(when, zone):
    then = timezone.localtime(when, zone)
    day = then.date()  # By this clock: outside the pages no other is known.
    parts = {"weekday": weekday(day), "date": long_date(day), "time": clock(then)}
    return _("It begins on %(weekday)s %(date)s at %(time)s.") % parts


def language_of(person):
    """The language they chose; otherwise the house's."""
    chosen = person.display_profile["language"]
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
