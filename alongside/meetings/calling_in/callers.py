"""Seats for people who take part without an account: they call in, or are there in the hall.

Those who lead keep such a seat and tap for it. Its name is what somebody is called that evening; it
goes when the meeting is over.
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel

LONGEST = 40
KEPT_FOR = timedelta(hours=1)  # After the closing, while it could be undone or looked back at.


class Caller(SealedModel):
    """What somebody in a seat without an account is called."""

    seat = models.OneToOneField("meetings.Seat", models.CASCADE, related_name="caller")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    name = SealedText(
        label="meetings.caller.name", owner="group", audience="members", max_length=LONGEST
    )


def forget_callers():
    """Names go an hour after the closing; where nobody closed, a day after it began."""
    now = timezone.now()
    closed = models.Q(seat__meeting__closed_at__lt=now - KEPT_FOR)
    left_open = models.Q(seat__meeting__starts_at__lt=now - timedelta(days=1))
    never_opened = models.Q(seat__meeting__opened_at__lt=now - timedelta(days=1))
    return Caller.objects.filter(closed | (left_open & never_opened)).delete()[0]
