"""That a turn's words are held, and what became of it: rows that say who, when, and why."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from alongside.groups.sharing.holding.holds import (
    AnyHold,
    AnyHoldQuerySet,
    AnyStep,
    of_the_author,
    of_the_group,
)

from ..rounds import SlowTurn


class TurnHoldQuerySet(AnyHoldQuerySet):
    def for_showing(self):
        """With what a line about each needs, newest first."""
        there = self.select_related("group", "by", "turn__author", "turn__round")
        return there.order_by("-held_at", "-pk")


class TurnHold(AnyHold):
    """All that somebody shared in a slow round is held, by this rule and for this reason."""

    turn = models.ForeignKey(SlowTurn, models.CASCADE, related_name="holds")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    rule = of_the_group("meetings.turn_hold.rule", 12)
    reason = of_the_group("meetings.turn_hold.reason")
    asked_at = models.DateTimeField(null=True, editable=False)

    objects = TurnHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["turn"], condition=Q(ended_at=None), name="a_turn_held_once"
            )
        ]

    def get_absolute_url(self):
        return reverse("held_turn", args=[self.turn.round_id, self.turn_id])

    @property
    def is_appealed(self):
        """Its author has asked somebody else to look again, and nobody has yet."""
        return self.ended_at is None and bool(self.asked_at) and self.answered_at is None

    @property
    def words_have_changed(self):
        """Whether their author has changed them since somebody last decided."""
        return bool(self.turn.changed_at and self.turn.changed_at > self.decided_at)


class TurnHoldStep(AnyStep):
    """What happened with a hold after it began."""

    hold = models.ForeignKey(TurnHold, models.CASCADE, related_name="steps")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    asks = of_the_author("meetings.turn_hold_step.asks")
    why = of_the_group("meetings.turn_hold_step.why")
