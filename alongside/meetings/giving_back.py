"""Somebody cannot come any more, and has left no group: their places ahead are given back.

The seats they would have had go to whoever is in line, nobody waits for them in a round, and that
they did not come is written nowhere. What they said in meetings that have been stays as it is.
"""

from uuid import uuid4

from alongside.groups.models import Group
from alongside.vault.endings import record

from . import engine
from .engine import slow
from .evening import carry_out
from .models import Ahead, Coming, Meeting, SlowTurn, Support
from .schedule import coming
from .slow import keeping


def give_back(person):
    """Every place of this person (given by id) in meetings and slow rounds to come or going on."""
    give_back_again(person=person)
    record("places_given_back", person=person)


def give_back_again(*, person):
    """Also on data from an older copy. Doing it again changes nothing."""
    for seat in Meeting.objects.still_open().seats_of(person):
        carry_out(seat.meeting, engine.Withdraw(id=uuid4().hex, by=None, seat=seat.pk))
    going_on = SlowTurn.objects.filter(author=person, round__closed_at=None)
    for turn in going_on.select_related("round"):
        keeping.carry_out(turn.round, slow.Withdraw(keeping.new_command(), None, turn.pk))
    Ahead.objects.filter(person=person).delete()
    Support.objects.filter(person=person).delete()
    ahead = Coming.objects.filter(person=person).values("meeting__group")
    for group in Group.objects.filter(pk__in=ahead):
        coming.leaves(person, group)
