"""What groups hold of a person, and how it ends."""

from django.contrib.auth import get_user_model

from .exports import export
from .models import EmergencyReading, Invitation, Membership


def end_membership(membership, by):
    """End this place in a group again, on an older copy of the data."""
    for place in Membership.objects.current().filter(pk=membership).select_related("group"):
        place.end(by=get_user_model().objects.filter(pk=by).first())


def withdraw_invitation(invitation):
    Invitation.objects.filter(pk=invitation).withdraw()


def end_emergency_reading(reading):
    """It was stopped or declined: nobody reads by it again."""
    EmergencyReading.objects.filter(pk=reading).end()


def erase(person, keep):
    """They leave every group they are in; that they ever were goes with their account."""
    for place in person.memberships.current().select_related("group"):
        place.end(by=person)


ENDINGS = {
    "membership_ended": end_membership,
    "invitation_withdrawn": withdraw_invitation,
    "emergency_reading_ended": end_emergency_reading,
}

__all__ = ["ENDINGS", "erase", "export"]
