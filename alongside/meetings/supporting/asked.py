"""“I need support”: a tap in the room that only those who lead hear of, and what they answer.

It is no event of the meeting. Whatever is numbered there everybody can count; this nobody can, and
the pages of everybody else stay as they are to the letter.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.dispatch import Signal
from django.utils import timezone

from alongside import live
from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

KEPT_FOR = timedelta(days=7)
SUPPORT, TALK = "support", "talk"

# Sent with `support`, what somebody asked for who leaves the group, before it is gone here.
left_behind = Signal()


class SupportQuerySet(SealedQuerySet):
    def not_seen(self):
        """Those that nobody who leads has said they have seen."""
        return self.filter(seen_at=None)

    def ask(self, *, by, meeting, wants):
        """Tell those who lead, once until they have seen it."""
        mine = {"meeting": meeting, "person": by}
        with transaction.atomic():
            # One place for two taps at once: the row of the meeting.
            type(meeting).objects.select_for_update().get(pk=meeting.pk)
            if not self.filter(**mine).not_seen().exists():
                self.create(**mine, group_id=meeting.group_id, asked={"wants": wants})
        transaction.on_commit(lambda: live.publish(meeting.topic), robust=True)

    def leave(self, person, meetings):
        """They leave these meetings' group, but not alone: who looks after them has it by then."""
        with transaction.atomic():
            theirs = self.filter(person=person, meeting__in=meetings)
            left_behind.send(self.model, support=theirs)
            theirs.delete()

    def see(self, *, by, meeting, person):
        """Somebody who leads has seen it, which the one who asked is told."""
        waiting = self.filter(meeting=meeting, person=person).not_seen()
        waiting.update(seen_by=by, seen_at=timezone.now())
        transaction.on_commit(lambda: live.publish(meeting.topic), robust=True)


class Support(SealedModel):
    """Somebody asked for support in a meeting. About health, so sealed; it goes after a week.

    `asked` is {"wants": "support", or "talk" where they chose to talk with somebody who leads}.
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="support", db_index=False
    )
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked = SealedJSON(
        label="meetings.support.asked", owner="person", group="group", audience="facilitators"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_by = whoever()
    seen_at = models.DateTimeField(null=True, editable=False)

    objects = SupportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["meeting", "person"], name="support_in_a_meeting")]

    @property
    def wants_to_talk(self):
        return (self.readable("asked") or {}).get("wants") == TALK


def forget_support():
    """What was asked a week ago has been talked about, or is in the thread. How many went."""
    return Support.objects.filter(asked_at__lt=timezone.now() - KEPT_FOR).delete()[0]
