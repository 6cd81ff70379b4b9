"""Who leaves a group leaves its meetings too, and no half-written words behind in them."""

from uuid import uuid4

from alongside.people.models import Draft

from . import engine
from .evening import carry_out
from .models import Ahead, Meeting


def clear_away(sender, membership, **kwargs):
    """Takes somebody whose place in the group has ended out of its meetings; drops their drafts.

    The turn goes on at once: nobody would come to take it. What they said stays with the group;
    what they said ahead of meetings goes.
    """
    if membership.ended_at is None:
        return
    meetings = Meeting.objects.filter(group_id=membership.group_id)
    for seat in meetings.under_way().seats_of(membership.person_id):
        carry_out(seat.meeting, engine.Withdraw(id=uuid4().hex, by=None, seat=seat.pk))
    Ahead.objects.filter(person=membership.person_id, meeting__in=meetings).delete()
    begun = Draft.objects.of(membership.person_id).about("turn")
    here = meetings.filter(pk__in=begun).values_list("pk", flat=True)
    Draft.objects.drop(membership.person_id, *(f"turn:{pk}" for pk in here))
