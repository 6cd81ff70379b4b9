"""Decisions about somebody in a group: by whom, when and why; and asking somebody to look again."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST = 1_500
WAITS = timedelta(days=7)  # A removal, for the second one who leads. Then it is as if it never was.


def is_kept_out(group, person):
    """Whether the person was asked to leave this group, and that stands: no way leads back in."""
    return Decision.objects.removals().standing().filter(group=group, person=person).exists()


class DecisionQuerySet(SealedQuerySet):
    def silences(self):
        return self.filter(kind=Decision.Kind.SILENCE)

    def removals(self):
        return self.filter(kind=Decision.Kind.REMOVAL)

    def warnings(self):
        return self.filter(kind=Decision.Kind.WARNING)

    def kept(self):
        """All but warnings whose time is over: nobody reads one again, deleted or not yet."""
        return self.exclude(kind=Decision.Kind.WARNING, until__lte=timezone.now())

    def standing(self):
        """Those that hold now: confirmed where a second one had to, and neither lifted nor over."""
        now = timezone.now()
        in_time = Q(until=None) | Q(until__gt=now)
        return self.filter(in_time, holds_from__lte=now, ended_at=None)

    def waiting(self):
        """Those that a second one who leads has not confirmed yet; their person does not know."""
        return self.filter(holds_from=None, ended_at=None, at__gt=timezone.now() - WAITS)

    def told(self):
        """Those that their person is told of: all that ever held."""
        return self.kept().filter(holds_from__isnull=False)

    def not_seen(self):
        """Of those told: what their person has not looked at yet, or not since it was answered."""
        return self.told().filter(Q(seen_at=None) | Q(seen_at__lt=F("answered_at")))

    def to_answer(self):
        """Somebody asks to look again, and nobody has answered yet."""
        return self.told().filter(appealed_at__isnull=False, answered_at=None)

    def newest_first(self):
        people = ("person", "by", "confirmed_by", "answered_by")
        return self.select_related("group", *people).order_by("-at", "-pk")

    def end(self, by=None):
        """None of these holds any more. Who was silenced writes again at once."""
        with transaction.atomic():
            ending = {one.pk: one for one in self.select_related("group")}
            ended = {"ended_at": timezone.now(), "ended_by": by}
            self.model.objects.filter(pk__in=ending, ended_at=None).update(**ended)
            for one in ending.values():
                if one.kind == Decision.Kind.SILENCE:
                    places = one.group.memberships.filter(person=one.person_id)
                    places.update(silenced_until=None)

    def lapse(self):
        """Those that nobody confirmed in time are over."""
        late = self.filter(holds_from=None, ended_at=None, at__lte=timezone.now() - WAITS)
        late.update(ended_at=timezone.now())


def said_of_a_decision(name, **more):
    """Words of a decision: its person and those who decide read them, and the organiser asked."""
    return SealedText(
        label=f"groups.decision.{name}",
        owner="person",
        group="group",
        audience="facilitators",
        max_length=LONGEST,
        null=True,
        **more,
    )


class Decision(SealedModel):
    """Somebody is warned, does not write for a while, or is asked to leave."""

    class Kind(models.TextChoices):
        WARNING = "warning", _("has been warned")
        SILENCE = "silence", _("does not share or reply for a while")
        REMOVAL = "removal", _("is asked to leave the group")

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="decisions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    rule = said_of_a_decision("rule")  # Of a warning: what it is about, in the group's own words.
    reason = said_of_a_decision("reason")
    by = whoever()
    at = models.DateTimeField(default=timezone.now, editable=False)
    # A second one who leads said yes, where there is one; a removal waits for that.
    confirmed_by = whoever()
    # From when it holds. None: it waits for the second one.
    holds_from = models.DateTimeField(null=True, editable=False)
    # A silence and a warning end by themselves.
    until = models.DateTimeField(null=True, editable=False)
    # Lifted, reversed, or not confirmed.
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = whoever()
    appeal = said_of_a_decision("appeal")
    appealed_at = models.DateTimeField(null=True, editable=False)
    answer = said_of_a_decision("answer")
    answered_by = whoever()
    answered_at = models.DateTimeField(null=True, editable=False)
    # When its person looked at it last.
    seen_at = models.DateTimeField(null=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person", "kind"],
                condition=Q(ended_at=None, until=None),
                name="decided_once_at_a_time",
            )
        ]

    def get_absolute_url(self):
        """The page of the person it is about."""
        return reverse("decision", args=[self.pk])

    @property
    def is_warning(self):
        return self.kind == self.Kind.WARNING

    @property
    def is_removal(self):
        return self.kind == self.Kind.REMOVAL

    @property
    def is_silence(self):
        return self.kind == self.Kind.SILENCE

    @property
    def stands(self):
        in_time = self.until is None or self.until > timezone.now()
        return self.holds_from is not None and self.ended_at is None and in_time

    @property
    def waits(self):
        return self.holds_from is None and self.ended_at is None and not self.is_late

    @property
    def is_late(self):
        return timezone.now() >= self.waits_until

    @property
    def waits_until(self):
        return self.at + WAITS

    @property
    def can_be_appealed(self):
        return self.stands and self.appealed_at is None

    @property
    def is_to_answer(self):
        return self.appealed_at is not None and self.answered_at is None

    @property
    def is_new(self):
        """Their person has not looked at it yet, or not since it was answered."""
        return self.seen_at is None or bool(self.answered_at and self.answered_at > self.seen_at)
