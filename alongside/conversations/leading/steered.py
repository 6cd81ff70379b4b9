"""What those who lead can say of how a conversation goes, as columns of the story itself."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from alongside.vault.fields import SealedText

LONGEST_REASON = 500
# In a conversation that goes slowly, everybody waits this long between two replies of theirs.
BETWEEN = timedelta(hours=3)


class Steered(models.Model):
    """Nobody replies while it is paused; slowly, each now and then; parked for the next meeting."""

    paused_at = models.DateTimeField(null=True, editable=False)
    # What members read while it is paused; it is the group's, whoever leads it later.
    paused_because = SealedText(
        label="conversations.story.paused_because",
        owner="group",
        audience="members",
        max_length=LONGEST_REASON,
        null=True,
        editable=False,
    )
    slow_since = models.DateTimeField(null=True, editable=False)
    parked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def takes_the_next_reply_at(self, person):
        """When this person can reply where it goes slowly; None where that is now."""
        if not self.slow_since:
            return None
        mine = self.replies.filter(author=person, shared_at__gte=self.slow_since).with_words()
        last = mine.order_by("-shared_at").values_list("shared_at", flat=True).first()
        return last + BETWEEN if last and last + BETWEEN > timezone.now() else None
