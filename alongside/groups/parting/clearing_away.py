"""Whoever leaves a group leaves nothing behind in it that points at them without a reason."""

from alongside.people.models import Draft
from alongside.vault.moving import A_BATCH, give

from ..agreeing.proposals import Proposal, Remark, Voice
from ..joining.askings import Asking
from ..memberships import TAKEN, UNNAMED
from ..talking.threads import Thread
from .decisions import Decision

BEGUN_IN_A_GROUP = ("hopes", "about", "goodbye", "propose")


def clear_away(sender, membership, **kwargs):
    """Their voice in an open proposal, what they asked for, and their links for members.

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
    # Not those to lead: an organiser goes who has begun the group for somebody else.
    links = membership.group.invitations.open().for_members()
    links.filter(made_by=membership.person_id).withdraw()
    begun = [f"{kind}:{membership.group_id}" for kind in BEGUN_IN_A_GROUP]
    talked_over = proposals.filter(pk__in=Draft.objects.of(membership.person_id).about("remark"))
    begun += [f"remark:{pk}" for pk in talked_over.values_list("pk", flat=True)]
    Draft.objects.drop(membership.person_id, *begun)
    remarks = Remark.objects.filter(group=membership.group_id, author=membership.person_id)
    whys = proposals.filter(proposed_by=membership.person_id, why__isnull=False)
    if membership.words == TAKEN:
        remarks.delete()
        whys.update(why=None)
    elif membership.words == UNNAMED:
        give([*remarks, *whys])


def forget_what_was_begun(group):
    """Half-written words of anybody that were for this group, whose end has come."""
    places = [f"{kind}:{group}" for kind in (*BEGUN_IN_A_GROUP, "ask")]
    kinds = {Proposal: ("remark",), Decision: ("decision",), Thread: ("thread", "no_time")}
    for model, names in kinds.items():
        pks = model.objects.filter(group=group).values_list("pk", flat=True)
        places += [f"{name}:{pk}" for pk in pks for name in names]
    for begin in range(0, len(places), A_BATCH):
        Draft.objects.filter(place__in=places[begin : begin + A_BATCH]).delete()
