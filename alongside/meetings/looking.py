"""What somebody sees of a room through an open stream, look by look, for as long as they may."""

from typing import NamedTuple

from alongside import live
from alongside.groups.models import Membership
from alongside.lib.prepared import Prepared, numbered

from . import in_common
from .evening import state_of
from .models import Meeting
from .room import Room


@Prepared
def inside(group, **people):
    """The ids of those of these people who are inside the group."""
    places = Membership.objects.current().inside().filter(group=group, person__in=people.values())
    return places.values_list("person", flat=True)


class Look:
    """Called, it draws the room as this seat sees it now: None once there is none to be seen."""

    def __init__(self, meeting, seat):
        self.meeting, self.seat = meeting, seat
        # Held here, so that it lasts as long as the stream.
        self.in_common = in_common.watch(meeting)

    def __call__(self):
        state, found = self.in_common.look(self.meeting, live.woken_at.get())
        if not may_see_the_room(state, self.seat):
            return None
        return Room(self.meeting, state, self.seat, found).draw()


class InTheRoom(NamedTuple):
    """Asked of seats: who of them are in the group, and in the room of this meeting."""

    meeting: Meeting

    def __call__(self, seats):
        people = numbered([seat.person_id for seat in seats])
        there = set(inside(group=self.meeting.group_id, **people))
        state = state_of(self.meeting)
        seated = {seat for seat in seats if may_see_the_room(state, seat)}
        return {seat for seat in seated if seat.person_id in there}


def may_see_the_room(state, seat):
    """Whether the room is there to be seen from this seat: arrived, not out again, not over."""
    place = state.seats.get(seat.pk)
    return place is not None and not place.is_out and state.status == "open"
