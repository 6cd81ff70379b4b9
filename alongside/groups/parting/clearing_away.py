"""Whoever leaves a group leaves nothing behind in it that points at them without a reason."""

from alongside.vault.moving import give

from ..agreeing.proposals import Proposal, Remark, Voice
from ..joining.askings import Asking
from ..memberships import TAKEN, UNNAMED


def clear_away(sender, membership, **kwargs):
    """Their voice in an open proposal, what they asked for, and the links that they made.

    And what they said to changes of the agreement, as with all that they shared.
    """
    if membership.ended_at is None:
        return
    mine = {"group": membership.group_id, "person": membership.person_id}
    proposals = Proposal.objects.filter(group=membership.group_id)
    Voice.objects.filter(
        person=membership.person_id, proposal__in=proposals.filter(closed_at=None)
    ).delete()
    Asking.objects.open().filter(**mine).update(state=Asking.State.TAKEN_BACK, answers=None)
    membership.group.invitations.open().filter(made_by=membership.person_id).withdraw()
    remarks = Remark.objects.filter(group=membership.group_id, author=membership.person_id)
    whys = proposals.filter(proposed_by=membership.person_id, why__isnull=False)
    if membership.words == TAKEN:
        remarks.delete()
        whys.update(why=None)
    elif membership.words == UNNAMED:
        give([*remarks, *whys])
