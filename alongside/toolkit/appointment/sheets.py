"""Somebody's own sheet for their next appointment. Nobody else reads it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.vault.endings import record
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

from ..removing import remove


@dataclass(frozen=True)
class Part:
    """What a part of the sheet is called, and how many lines of it fit on the paper."""

    label: Promise
    lines: int


# In their order. The names never change, since sheets lie sealed for years.
PARTS = {
    "changed": Part(_("What has changed since last time"), 5),
    "activity": Part(_("One thing that I do"), 1),
    "effect": Part(_("How that is now"), 3),
    "question_1": Part(_("My first question"), 2),
    "question_2": Part(_("My second question"), 2),
    "medicines": Part(_("What I take, as I wrote it down"), 8),
    "hope": Part(_("What I hope for from this visit"), 3),
}


class AppointmentSheetQuerySet(SealedQuerySet):
    def of(self, person):
        """The sheet of this person, or None."""
        return self.filter(person=person).first()

    def keep(self, *, by, words):
        """{part: words} as the whole sheet. One on which nothing is said is none any more."""
        said = {name: words[name] for name in PARTS if words.get(name)}
        if not said:
            remove(self.filter(person=by), lambda pk: record("appointment_sheet_removed", page=pk))
            return None
        kept = {"words": said, "changed_at": timezone.now()}
        return self.update_or_create(person=by, defaults=kept)[0]


class AppointmentSheet(SealedModel):
    """The whole sheet in one row, so that nobody sees how much of it is filled in."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = SealedJSON(label="toolkit.appointment_sheet.words", owner="person", audience="only me")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AppointmentSheetQuerySet.as_manager()

    @property
    def parts(self):
        """[(what a part is called, its words)] of those parts in which there are some."""
        return [
            (part.label, self.words[name]) for name, part in PARTS.items() if name in self.words
        ]
