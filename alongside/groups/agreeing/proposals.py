"""A change of the agreement: proposed, talked over, agreed by those who have been here a while."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from .. import notices
from ..roles import LEADING

# A working week has room in it for somebody who had two bad days. No source; a group may well take
# longer, as nothing happens by itself when the days are over.
TALKED_OVER_FOR = timedelta(days=5)
# About four weekly meetings: who agrees on a change has seen how the group is.
TENURE = timedelta(weeks=4)


def with_tenure(group):
    """Places of those who agree on a change: who leads, and who has been here for four weeks.

    Whoever cannot come in is not waited for: somebody has died, or is suspended.
    """
    places = group.memberships.current().inside().agreed().able()
    return places.filter(Q(role__in=LEADING) | Q(joined_at__lte=timezone.now() - TENURE))


@dataclass(frozen=True)
class Standing:
    """How many of those with tenure can live with it, and how many would not have it like this."""

    yes: int
    not_yet: int
    of: int

    @property
    def has_most(self):
        return self.yes * 2 > self.of

    @property
    def has_all(self):
        return self.yes == self.of > 0


class ProposalQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def propose(self, *, by, body, why, changes, id=None):
        """The membership `by` proposes a new text instead of the version that it `changes`.

        Returns the group's open proposal: another one where somebody was a moment quicker. The same
        `id` again gives what it made. None where the agreement has changed meanwhile.
        """
        group = by.group
        with transaction.atomic():
            type(group).objects.select_for_update().get(pk=group.pk)
            made = self.filter(pk=id, group=group, proposed_by=by.person)
            if there := made.first() or self.open().filter(group=group).first():
                return there
            if group.current_agreement() != changes:
                return None
            proposal = self.model(
                group=group,
                proposed_by=by.person,
                changes=changes,
                body=body,
                why=why or None,
            )
            proposal = once(proposal, id, same=("group_id", "proposed_by_id"))
            proposal.say(by, Voice.Says.YES)
            notices.tell_proposed(proposal)
        return proposal


class Proposal(SealedModel):
    """The agreement as somebody would have it from now on, and why. One at a time in a group."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("agreed")
        NOT_NOW = "not_now", _("not now")
        TAKEN_BACK = "taken_back", _("taken back")

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="proposals")
    proposed_by = whoever()
    # What it would be changed from: whoever proposes has read that version.
    changes = models.ForeignKey("groups.Agreement", models.CASCADE, related_name="+")
    body = SealedText(
        label="groups.proposal.body", owner="group", audience="members", max_length=5_000
    )
    why = SealedText(
        label="groups.proposal.why",
        owner="proposed_by",
        group="group",
        audience="members",
        max_length=1_000,
        null=True,
        blank=True,
    )
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = whoever()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    # The version that it became.
    agreement = models.ForeignKey(
        "groups.Agreement", models.SET_NULL, null=True, related_name="proposals"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=Q(closed_at=None), name="one_proposal_at_a_time"
            )
        ]

    @property
    def talked_over_until(self):
        return self.proposed_at + TALKED_OVER_FOR

    def standing(self):
        """Of those with tenure now: who came to it later, or left, changes the count."""
        people = with_tenure(self.group).values("person")
        said = list(self.voices.filter(person__in=people).values_list("says", flat=True))
        yes, not_yet = said.count(Voice.Says.YES), said.count(Voice.Says.NOT_YET)
        return Standing(yes=yes, not_yet=not_yet, of=people.count())

    def is_agreed(self, standing):
        """Most can live with it, and there was time to talk; or all can, and no more is needed."""
        talked_over = timezone.now() >= self.talked_over_until
        return standing.has_all or (standing.has_most and talked_over)

    def can_be_answered_by(self, membership):
        return with_tenure(self.group).filter(pk=membership.pk).exists()

    def can_be_closed_by(self, membership):
        """Taken back by who proposed it; put off by who leads."""
        return membership.facilitates or membership.person_id == self.proposed_by_id

    def say(self, membership, says):
        """What the person of this place says to it, instead of what they said before.

        Once all can live with it, it is the agreement. Not heard from who has no tenure yet.
        """
        with transaction.atomic():
            if not (self._is_still_open() and self.can_be_answered_by(membership)):
                return
            said = {"says": says, "said_at": timezone.now()}
            self.voices.update_or_create(person_id=membership.person_id, defaults=said)
            if self.standing().has_all:
                self.settle(by=membership.person)

    def settle(self, *, by):
        """Make it the group's agreement, if it is agreed. Returns the new version, or None.

        Who said yes to the proposal has said yes to the version it becomes.
        """
        with transaction.atomic():
            if not (self._is_still_open() and self.is_agreed(self.standing())):
                return None
            agreement = self.group.write_agreement(self.body, by=self.proposed_by)
            yes = self.voices.filter(says=Voice.Says.YES).values("person")
            for place in with_tenure(self.group).filter(person__in=yes):
                place.accept(agreement)
            notices.tell_changed(agreement, by)
            self._close(by, self.Outcome.AGREED, agreement=agreement)
        return agreement

    def close(self, *, by):
        """It is not the agreement, for now. False where it was closed already."""
        with transaction.atomic():
            if not self._is_still_open():
                return False
            mine = by.pk == self.proposed_by_id
            self._close(by, self.Outcome.TAKEN_BACK if mine else self.Outcome.NOT_NOW)
        return True

    def _close(self, by, outcome, **more):
        now = timezone.now()
        closed = {"closed_at": now, "closed_by": by, "outcome": outcome} | more
        Proposal.objects.filter(pk=self.pk).update(**closed)
        self.refresh_from_db()

    def _is_still_open(self):
        """Whether nobody has closed it; and nobody can until the transaction ends."""
        type(self.group).objects.select_for_update().get(pk=self.group_id)
        return Proposal.objects.open().filter(pk=self.pk).exists()


class Voice(SealedModel):
    """What one person says to a proposal: that they can live with it, or not like this."""

    class Says(models.TextChoices):
        YES = "yes", _("I can live with it")
        NOT_YET = "not_yet", _("Not like this")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="voices", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    says = models.CharField(max_length=8, choices=Says.choices)
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "person"], name="one_voice_each")
        ]


class Remark(SealedModel):
    """A word in talking a proposal over."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="remarks")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    author = whoever()
    body = SealedText(
        label="groups.remark.body",
        owner="author",
        group="group",
        audience="members",
        max_length=1_000,
        null=True,
    )
    said_at = models.DateTimeField(default=timezone.now, editable=False)
