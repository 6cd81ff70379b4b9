"""Somebody whose words one would rather not see first: folded, and out of the lists."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from alongside.vault.models import SealedModel


class Mute(SealedModel):
    """`by` finds folded what `whom` writes. The other reads on as before, and never hears of it."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes", db_index=False
    )
    whom = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "whom"], name="muted_once")]
