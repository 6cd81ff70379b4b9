"""Getting back in without an e-mail address: two people vouch, and every device is told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel


class Recovery(SealedModel):
    """Somebody asks to be let into an account again. Whoever asked holds the ticket."""

    class End(models.TextChoices):
        STOPPED = "stopped", _("stopped")
        USED = "used", _("used")
        EXPIRED = "expired", _("expired")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recoveries")
    found_by = KeyedHash(label="people.recovery.found_by", unique=True)
    # What the one who asked says to those who vouch: three words, made up for this.
    words = SealedText(
        label="people.recovery.words", owner="person", audience="facilitators", max_length=60
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    first_at = models.DateTimeField(null=True, editable=False)
    second_at = models.DateTimeField(null=True, editable=False)
    opens_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended = models.CharField(max_length=8, choices=End.choices, blank=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_recovery_at_a_time"
            )
        ]
