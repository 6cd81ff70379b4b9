"""Who leaves a group leaves its meetings too, and no half-written words behind in them.

And takes what they said along, or leaves it to the group without their name, if they said so.
"""

from uuid import uuid4

from django.db.models import Q

from alongside.groups.memberships import TAKEN, UNNAMED
from alongside.groups.roles import INSIDE
from alongside.people.models import Draft
from alongside.vault.moving import give

from . import engine
from .evening import carry_out
from .models import Ahead, Entry, Meeting, Review, Seat, Support, Today

BEGUN_IN_A_MEETING = ("turn", "review", "catch_up")


def clear_away(sender, membership, **kwargs):
    """Takes somebody who does not come to the group's meetings any more out of those that are open.

    The turn goes on at once: nobody would come to take it. What they had on the day goes, and what
    they said of meetings ahead; so do their drafts.
    """
    if membership.ended_at is None and membership.role in INSIDE:
        return
    meetings = Meeting.objects.filter(group_id=membership.group_id)
    for seat in meetings.still_open().seats_of(membership.person_id):
        carry_out(seat.meeting, engine.Withdraw(id=uuid4().hex, by=None, seat=seat.pk))
    Ahead.objects.filter(person=membership.person_id, meeting__in=meetings).delete()
    Support.objects.leave(membership.person_id, meetings)
    begun = Draft.objects.of(membership.person_id).about(*BEGUN_IN_A_MEETING)
    here = meetings.filter(pk__in=begun).values_list("pk", flat=True)
    places = (f"{kind}:{pk}" for kind in BEGUN_IN_A_MEETING for pk in here)
    Draft.objects.drop(membership.person_id, *places)
    if membership.ended_at:
        what_was_said(membership)


def take_out_who_has_gone(meeting):
    """Nobody stays in a meeting that was opened again who left the group while it was closed."""
    here = meeting.group.memberships.current().inside().filter(person__is_active=True)
    gone = Seat.objects.filter(meeting=meeting, caller=None)
    gone = gone.filter(Q(person=None) | ~Q(person__in=here.values("person")))
    for seat in gone:
        carry_out(meeting, engine.Withdraw(id=uuid4().hex, by=None, seat=seat.pk))


def what_was_said(membership):
    mine = {"group": membership.group_id, "person": membership.person_id}
    Today.objects.filter(**mine).delete()
    Review.objects.filter(**mine).delete()
    said = Entry.objects.filter(group=membership.group_id, author=membership.person_id)
    if membership.words == TAKEN:
        said.update(body=None, author=None)
    elif membership.words == UNNAMED:
        give(said)
