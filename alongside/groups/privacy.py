"""What groups hold of a person, and how it ends."""

from django.contrib.auth import get_user_model

from .models import Membership


def end_membership(membership, by):
    """End this place in a group again, on an older copy of the data."""
    for place in Membership.objects.current().filter(pk=membership).select_related("group"):
        place.end(by=get_user_model().objects.filter(pk=by).first())


def erase(person, keep):
    """They leave every group they are in; that they ever were goes with their account."""
    for place in person.memberships.current().select_related("group"):
        place.end(by=person)


ENDINGS = {"membership_ended": end_membership}
