"""What somebody has for a meeting to come, said beforehand: "a few words", or "not today"."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel


class Ahead(SealedModel):
    """One tap before the doors open. About health, so sealed; no answer is expected of anybody.

    `answer` is {"today": one of Today.Choice or "not", "rough": yes or no, "seen": "facilitators"
    or "me"}.
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="ahead", db_index=False
    )
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    answer = SealedJSON(
        label="meetings.ahead.answer", owner="person", group="group", audience="facilitators"
    )
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="said_once_ahead")
        ]
