"""What groups hold of a person, and how it ends."""

from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction

from alongside import live
from alongside.vault.moving import give

from .exports import export
from .finding import wanted
from .joining.places import end_again, fill_all, forget_answers
from .memberships import NAMED
from .models import EmergencyReading, Invitation, Membership, Proposal, Remark
from .parting import ending, looking_again
from .parting.clearing_away import forget_what_was_begun
from .talking import privacy as talking


def end_membership(membership, by, words=NAMED):
    """End this place in a group again, on an older copy of the data."""
    for place in Membership.objects.current().filter(pk=membership).select_related("group"):
        place.end_again(by=get_user_model().objects.filter(pk=by).first(), words=words)


def withdraw_invitation(invitation):
    Invitation.objects.filter(pk=invitation).withdraw()


def end_emergency_reading(reading):
    """It was stopped or declined: nobody reads by it again."""
    EmergencyReading.objects.filter(pk=reading).end()


def erase(person, keep):
    """They leave every group they are in; that they ever were goes with their account.

    What they said to a change of an agreement is left to the group without their name, or goes.
    """
    remarks = Remark.objects.filter(author=person)
    reasons = Proposal.objects.filter(proposed_by=person, why__isnull=False)
    if keep:
        give([*remarks, *reasons])
    else:
        remarks.delete()
        reasons.update(why=None)
    talking.erase(person)
    for place in person.memberships.current().select_related("group"):
        place.end(by=person)


def erase_group(group):
    """Whoever led it may lead nothing any more; their pages of it close, and their drafts go."""
    forget_what_was_begun(group)
    talking.keep_who_leads(group)
    places = Membership.objects.filter(group=group)
    current = list(places.current().select_related("person"))
    places.delete()
    for place in current:
        place.keep_who_leads()
        transaction.on_commit(partial(live.recheck, place.person_id))


ENDINGS = {
    "membership_ended": end_membership,
    "invitation_withdrawn": withdraw_invitation,
    "emergency_reading_ended": end_emergency_reading,
    "asking_ended": end_again,
    "wanted_taken_back": wanted.take_back_again,
    "wanted_put_aside": wanted.put_aside_again,
    "removed": looking_again.remove_again,
    "removal_reversed": looking_again.reverse_again,
    **talking.ENDINGS,
}

# What the server does by itself, now and then.
TASKS = (fill_all, forget_answers, talking.end_old_threads)
TASKS += (ending.close_what_is_over, ending.erase_what_is_gone)
TASKS += (ending.forget_goodbyes, ending.lapse_decisions)

__all__ = ["ENDINGS", "TASKS", "erase", "erase_group", "export"]
