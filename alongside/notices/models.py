"""Notices: who is told what, when, and whether they have read it. Never a word of anybody."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from alongside.vault.models import SealedModel, SealedQuerySet

from .kinds import kind_called

KEPT = timedelta(days=180)


class NoticeQuerySet(SealedQuerySet):
    def due(self):
        return self.filter(due_at__lte=timezone.now())

    def unread(self):
        return self.filter(read_at=None)

    def forget_old(self):
        """What has lain there for so long has had its time, read or not."""
        self.filter(due_at__lt=timezone.now() - KEPT).delete()

    def settle(self):
        """They have been read; doing it again changes nothing. Returns how many there were."""
        return self.unread().update(read_at=timezone.now())


class Notice(SealedModel):
    """Somebody is told something. What it is about is a reference of ids, and nothing else."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False
    )
    kind = models.CharField(max_length=32)
    about = models.CharField(max_length=80)
    # One notice of this key for a person: whoever is told twice of one thing has heard it once.
    key = models.CharField(max_length=120)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="a_notice_once"),
        ]
        indexes = [
            models.Index(fields=["person", "due_at", "id"], name="notices_of_somebody"),
            models.Index(
                fields=["person"], condition=models.Q(read_at=None), name="notices_unread"
            ),
            models.Index(fields=["kind", "about"], name="notices_about"),
        ]

    @property
    def of_kind(self):
        """Its Kind, or None where the app it belongs to is gone."""
        return kind_called(self.kind)

    def is_still_so(self):
        """Whether its person may still hear of it, and it still holds. Asked anew every time."""
        kind, person = self.of_kind, self.person
        return bool(kind and hears(person, kind) and kind.is_still_so(person, self.about))


def hears(person, kind):
    """Whether this person is told of such things now, however their account stands."""
    if kind.whoever or not person.is_active:
        return person.is_active
    # Somebody waits: that there is something can be said before new limits are agreed to.
    is_in = kind.urgency == "on_call" or person.has_accepted_limits()
    return is_in and not person.is_suspended


# Models of this app that live in files of their own: Django looks for them here.
from .choices import Choices  # noqa: E402,F401
from .letters.refusals import Refusals  # noqa: E402,F401
from .push.subscriptions import Subscription  # noqa: E402,F401
from .sendings import Sending  # noqa: E402,F401
