"""The address at which somebody's own calendar finds when they meet, and nothing else."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet


class CalendarQuerySet(SealedQuerySet):
    def make(self, person, title=""):
        """A new address for this person; the one before it opens nothing any more.

        Returns its token, which is shown once: here is only a keyed hash of it.
        """
        token = secrets.token_urlsafe(32)
        with transaction.atomic():
            # One at a time for each person, so that two taps leave one address.
            get_user_model().objects.select_for_update().get(pk=person.pk)
            self.end(person)
            self.create(person=person, found_by=token, title=title or None)
        return token

    def end(self, person):
        """Whatever asks at their address finds nothing from now on, on an older copy either."""
        with transaction.atomic():
            for calendar in self.filter(person=person):
                record("calendar_ended", calendar=calendar.pk)
                calendar.delete()

    def find(self, token):
        """The calendar with this token, if its person may see anything at all now; or None."""
        able = self.filter(person__is_active=True, person__is_suspended=False)
        found = able.filter(found_by=token).select_related("person").first()
        return found if found and found.person.has_accepted_limits() else None


class Calendar(SealedModel):
    """Gone when its person ends it, and with their account."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="meetings_calendar"
    )
    found_by = KeyedHash(label="meetings.calendar.found_by", unique=True)
    # What a meeting is called in it, in words of their own. None: "Appointment".
    title = SealedText(
        label="meetings.calendar.title",
        owner="person",
        audience="only me",
        max_length=60,
        null=True,
        blank=True,
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CalendarQuerySet.as_manager()


def end_again(calendar):
    """Carry the end of an address out once more, on an older copy of the data."""
    Calendar.objects.filter(pk=calendar).delete()


def address_of(token):
    """The whole address, to be copied into a calendar."""
    return settings.SITE_ADDRESS + reverse("calendar_feed", args=[token])
