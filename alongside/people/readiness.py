"""Whether somebody who leads groups is ready to: trained when, and with supervision when."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel


class Readiness(SealedModel):
    """What an organiser noted of a facilitator, who can read it too."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readiness"
    )
    trained_on = models.DateField(null=True, blank=True)
    supervision_on = models.DateField(null=True, blank=True)
    note = SealedText(
        label="people.readiness.note",
        owner="person",
        audience="house",
        max_length=500,
        null=True,
        blank=True,
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
