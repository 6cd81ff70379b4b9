"""That a turn's words are held, and what became of it: rows that say who, when, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.sharing.holding.rules import LONGEST, Ruled
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..rounds import SlowTurn


def of_the_group(name, longest=LONGEST):
    """What is said of words in the group's name, for their author and those who lead."""
    return SealedText(
        label=f"meetings.{name}",
        owner="group",
        audience="facilitators",
        max_length=longest,
        null=True,
    )


def whoever():
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")


class TurnHoldQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def not_seen(self):
        """What the author of the words has not looked at yet, or not since it was decided on."""
        return self.filter(Q(seen_at=None) | Q(seen_at__lt=F("decided_at")))

    def for_showing(self):
        """With what a line about each needs, newest first."""
        there = self.select_related("group", "by", "turn__author", "turn__round")
        return there.order_by("-held_at", "-pk")


class TurnHold(Ruled, SealedModel):
    """All that somebody shared in a slow round is held, by this rule and for this reason."""

    turn = models.ForeignKey(SlowTurn, models.CASCADE, related_name="holds")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    by = whoever()
    # Sealed, since by some rules one could tell what somebody is going through.
    rule = of_the_group("turn_hold.rule", 12)
    reason = of_the_group("turn_hold.reason")
    held_at = models.DateTimeField(default=timezone.now, editable=False)
    # When somebody last decided on it, the hold itself being the first decision.
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    # When the author of the words first looked at it, since it was decided on.
    seen_at = models.DateTimeField(null=True, editable=False)

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
    def waits_for_an_answer(self):
        """Its author has asked somebody else to look again, and nobody has yet."""
        return self.ended_at is None and bool(self.asked_at) and self.answered_at is None

    @property
    def words_have_changed(self):
        """Whether their author has changed them since somebody last decided."""
        return bool(self.turn.changed_at and self.turn.changed_at > self.decided_at)


class TurnHoldStep(SealedModel):
    """What happened with a hold after it began. What an author says is theirs; the rest is the
    group's.
    """

    class What(models.TextChoices):
        APPEAL = "appeal", _("asked somebody else to look again")
        STAYS = "stays", _("decided that it stays held")
        RELEASE = "release", _("decided that everybody here can read it again")

    hold = models.ForeignKey(TurnHold, models.CASCADE, related_name="steps")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    by = whoever()
    what = models.CharField(max_length=8, choices=What.choices)
    asks = SealedText(
        label="meetings.turn_hold_step.asks",
        owner="by",
        group="group",
        audience="facilitators",
        max_length=LONGEST,
        null=True,
    )
    why = of_the_group("turn_hold_step.why")
    at = models.DateTimeField(default=timezone.now, editable=False)

    @property
    def words(self):
        """The field that holds what was said at this step."""
        return "asks" if self.what == self.What.APPEAL else "why"
