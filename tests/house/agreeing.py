"""An agreement that is changed together, with words that are nobody's."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.groups.models import Membership, Proposal

OF_A_CHANGE = {"proposed": "murrenholt", "why_changed": "tessivane", "remark": "gorlandish"}


class Agreeing:
    """What the member and the organiser do about their agreement, in Everything."""

    def change_the_agreement(self):
        """The member has been here for long enough; the organiser proposes; both say a word."""
        long_ago = timezone.now() - timedelta(days=60)
        Membership.objects.filter(group=self.group).update(joined_at=long_ago)
        self.post(
            self.organiser,
            reverse("propose", args=[self.group.ref]),
            body=f"We keep {OF_A_CHANGE['proposed']}.",
            why=f"Because of {OF_A_CHANGE['why_changed']}.",
        )
        self.proposal = Proposal.objects.get(closed_at=None)
        at = [self.group.ref, self.proposal.pk]
        self.post(self.member, reverse("remark", args=at), body=f"A {OF_A_CHANGE['remark']}.")
        self.post(self.member, reverse("voice", args=at), says="not_yet")

    def of_the_change(self):
        """Its pages."""
        ref = self.group.ref
        return [
            reverse("proposal", args=[ref, self.proposal.pk]),
            reverse("agreement_version", args=[ref, 2]),
        ]
