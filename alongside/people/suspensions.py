"""An account that is closed for a while, for a reason its person can read and answer."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel

LONGEST = 2_000


class Suspension(SealedModel):
    """A decision about somebody: by whom, when and why; what they say to it; who looked again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    reason = SealedText(
        label="people.suspension.reason", owner="person", audience="house", max_length=LONGEST
    )
    appeal = SealedText(
        label="people.suspension.appeal",
        owner="person",
        audience="house",
        max_length=LONGEST,
        null=True,
    )
    appealed_at = models.DateTimeField(null=True, editable=False)
    answer = SealedText(
        label="people.suspension.answer",
        owner="person",
        audience="house",
        max_length=LONGEST,
        null=True,
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at=None), name="suspended_once_at_a_time"
            )
        ]
