"""A slow round of a group, everybody's turn in it, and what happened."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from alongside.groups.models import Group, Membership
from alongside.groups.roles import INSIDE
from alongside.groups.sharing.folding import ComesFolded, a_note
from alongside.groups.sharing.holding.held import Held, HeldQuerySet
from alongside.groups.sharing.responses import ResponseKind
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.people.safety.mutes import Mute
from alongside.vault.errors import VaultError
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST_PROMPT, LONGEST_CLOSING = 400, 400
LONGEST, LONGEST_REFLECTION = 10_000, 600


class SlowRoundQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """Those in which the person has a turn, and those that they can still join.

        Only in groups they have joined. Whoever comes later learns nothing of what was said before.
        """
        mine = SlowTurn.objects.filter(round=OuterRef("pk"), author=person, left_at=None)
        can_be_joined = Q(closed_at=None, reflections_until=None)
        there = self.filter(group__in=Group.objects.joined_by(person))
        return there.annotate(has_my_turn=Exists(mine)).filter(can_be_joined | Q(has_my_turn=True))

    def going_on(self):
        return self.filter(closed_at=None)

    def in_groups_of(self, person):
        """Those that go on in groups this person (an id, or an expression) belongs to."""
        theirs = {"person": person, "ended_at": None, "role__in": INSIDE}
        return self.going_on().filter(**{f"group__memberships__{k}": v for k, v in theirs.items()})

    def waiting_for(self, person):
        """Those in which there is something for this person: their turn, or the reflections."""
        mine = SlowTurn.objects.filter(round=OuterRef("pk"), author=person)
        done = Q(reflections_until=None) & Exists(mine.filter(settled_at__isnull=False))
        done |= Q(reflections_until__isnull=False) & Exists(mine.filter(reflected_at__isnull=False))
        return self.visible_to(person).going_on().exclude(done)


class SlowRound(SealedModel):
    """One prompt that stays open for some days; then answers to the whole; then a last sentence."""

    group = models.ForeignKey(
        "groups.Group", models.CASCADE, related_name="slow_rounds", db_index=False
    )
    prompt = SealedText(
        label="meetings.slow_round.prompt",
        owner="group",
        audience="members",
        max_length=LONGEST_PROMPT,
    )
    closing = SealedText(
        label="meetings.slow_round.closing",
        owner="group",
        audience="members",
        max_length=LONGEST_CLOSING,
    )
    led_by = whoever()
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    turns_until = models.DateTimeField()
    # Both follow from the events; they stand here so that lists need not replay a round.
    reflections_until = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = SlowRoundQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["group", "begun_at"], name="slow_rounds_of_a_group")]
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=Q(closed_at=None), name="one_slow_round_at_a_time"
            )
        ]

    def get_absolute_url(self):
        return reverse("slow_round", args=[self.pk])

    @property
    def is_for_turns(self):
        return self.closed_at is None and self.reflections_until is None

    @property
    def is_for_reflections(self):
        return self.closed_at is None and self.reflections_until is not None

    @property
    def until(self):
        """Until when it is as it is now; None once it is over."""
        return None if self.closed_at else self.reflections_until or self.turns_until


class SlowTurnQuerySet(HeldQuerySet, SealedQuerySet):
    def visible_to(self, person):
        """Those of the rounds in which this person has a turn too."""
        rounds = SlowRound.objects.visible_to(person).filter(has_my_turn=True)
        return self.filter(round__in=rounds.values("pk")).with_holds_for(person)

    def with_folds_of(self, person):
        """Each knows as `is_folded` whether this person would rather not see its words first.

        A round with invisible people would be broken: a block folds words here and hides nothing,
        and whoever was blocked sees everything as before.
        """
        mine = {"by": person, "whom": OuterRef("author")}
        muted, blocked = Mute.objects.filter(**mine), Block.objects.filter(**mine)
        return self.annotate(is_folded=Exists(muted) | Exists(blocked))

    def with_author_here(self):
        """Each knows as `is_author_here` whether its author is in the group still."""
        there = Membership.objects.current().inside().agreed().filter(group=OuterRef("group"))
        return self.annotate(is_author_here=Exists(there.filter(person=OuterRef("author"))))


class SlowTurn(Held, ComesFolded, SealedModel):
    """Somebody's place in a slow round: their words, and later their answer to the whole."""

    round = models.ForeignKey(SlowRound, models.CASCADE, related_name="turns", db_index=False)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    author = whoever()
    body = SealedText(
        label="meetings.slow_turn.body",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST,
        null=True,
        searchable=True,
    )
    content_note = a_note("meetings.slow_turn.content_note")
    reflection = SealedText(
        label="meetings.slow_turn.reflection",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST_REFLECTION,
        null=True,
        blank=True,
        searchable=True,
    )
    response = models.CharField(max_length=10, choices=ResponseKind.choices, blank=True)
    # When their turn had been, when they answered to the whole, when they left the group: they
    # follow from the events.
    settled_at = models.DateTimeField(null=True, editable=False)
    reflected_at = models.DateTimeField(null=True, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)

    held_words = ("body", "content_note", "reflection")

    objects = SlowTurnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "author"], name="one_turn_in_a_slow_round")
        ]

    def get_absolute_url(self):
        return f"{reverse('slow_round', args=[self.round_id])}#turn-{self.pk}"

    @property
    def has_something(self):
        """Whether there are words of theirs, which can be held also where they open no more."""
        there = self.__dict__
        answered = there["reflection"] is not None and self.readable("reflection") != ""
        return there["body"] is not None or answered

    @property
    def changed_at(self):
        """When they last shared something, or put it in the place of something else."""
        return max(filter(None, [self.settled_at, self.reflected_at]), default=None)

    @property
    def version(self):
        """What a form carries, so that it is known which words somebody has read."""
        return self.changed_at.isoformat() if self.changed_at else ""

    @property
    def reflection_is_in_words(self):
        """Whether there is more than a tap, or something that cannot be opened; also if held."""
        try:
            return self.reflection != ""
        except VaultError:
            return True

    @property
    def drafts(self):
        """{verb: the place where words for it are kept while they are being written}."""
        return {"turn": f"slow_turn:{self.pk}", "reflection": f"reflection:{self.pk}"}


class SlowHappening(models.Model):
    """One event of a slow round, as the engine numbered it. Ids only: never a word."""

    round = models.ForeignKey(SlowRound, models.CASCADE, related_name="happenings", db_index=False)
    number = models.PositiveIntegerField()
    at = models.FloatField()
    command = models.CharField(max_length=64)
    by = models.BigIntegerField(null=True)
    event = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="slow_events_in_order")
        ]
