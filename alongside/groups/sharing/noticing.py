"""Looks over words that somebody is about to share, and says what they may not have meant to."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside import details

from .medicines import about_medicines

KINDS = {
    "email": gettext_lazy("an e-mail address"),
    "link": gettext_lazy("a link to somebody’s page"),
    "number": gettext_lazy("a number that belongs to one person"),
    "birth_date": gettext_lazy("a date of birth"),
    "address": gettext_lazy("an address"),
    "phone": gettext_lazy("a telephone number"),
    "handle": gettext_lazy("a name from another site"),
    "name": gettext_lazy("a full name"),
    "place_of_work": gettext_lazy("a place of work"),
    "getting": gettext_lazy("getting medicines"),
    "telling": gettext_lazy("telling somebody what to take"),
}
ABOUT_MEDICINES = ("getting", "telling")


@dataclass(frozen=True)
class Noticed:
    """`text[start:end]` of what somebody wrote, which is `words`, and a key of KINDS."""

    start: int
    end: int
    kind: str
    words: str

    @property
    def called(self):
        return KINDS[self.kind]

    @property
    def is_about_medicines(self):
        return self.kind in ABOUT_MEDICINES


def notice(text):
    """[Noticed], in order. Nothing is kept of it."""
    found = [*details.find(text), *about_medicines(text)]
    return sorted(
        (Noticed(start, end, kind, text[start:end]) for start, end, kind in found),
        key=lambda one: (one.start, one.end),
    )


def without(text, noticed):
    """The text with a short remark in place of every private detail that was noticed."""
    left_out = _("(left out)")
    for one in reversed([one for one in noticed if not one.is_about_medicines]):
        text = text[: one.start] + left_out + text[one.end :]
    return text


def stand_for(noticed):
    """What a button carries along, so that its yes is for this, and not for what came since."""
    words = "\0".join(sorted(f"{one.kind} {one.words}" for one in noticed))
    return hashlib.sha256(words.encode()).hexdigest()[:20]
