"""Pausing a conversation, slowing it down, and keeping it for the next meeting; and who did."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault.models import SealedModel, SealedQuerySet

from ..models import Story


class What(models.TextChoices):
    PAUSE = "pause", _("paused a conversation")
    GO_ON = "go_on", _("let a conversation go on")
    SLOW = "slow", _("let a conversation go slowly")
    USUAL = "usual", _("let a conversation go as usual again")
    PARK = "park", _("kept a conversation for the next meeting")
    UNPARK = "unpark", _("took a conversation from what is for the next meeting")


# What is written into which column, as a moment; the others empty theirs.
BEGINS = {What.PAUSE: "paused_at", What.SLOW: "slow_since", What.PARK: "parked_at"}
ENDS = {What.GO_ON: "paused_at", What.USUAL: "slow_since", What.UNPARK: "parked_at"}


class SteeringQuerySet(SealedQuerySet):
    def steer(self, story, what, *, by, because=""):
        """Do it and write down who did. Returns whether that changed anything.

        Of two people who pause one conversation at once, the first one's reason holds.
        """
        now, column = timezone.now(), BEGINS.get(what) or ENDS[what]
        with transaction.atomic():
            row = Story.objects.hold(story.pk)
            if row is None or bool(getattr(row, column)) == (what in BEGINS):
                return False
            setattr(row, column, now if what in BEGINS else None)
            changed = [column]
            if column == "paused_at":
                row.paused_because = because or None
                changed.append("paused_because")
            row.save(update_fields=changed)
            self.create(story=row, by=by, what=what, at=now)
        return True


class Steering(SealedModel):
    """Somebody who leads said how a conversation goes on."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="steerings")
    by = whoever(editable=False)
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SteeringQuerySet.as_manager()
