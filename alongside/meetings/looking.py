"""What somebody sees of a room through an open stream, look by look, for as long as they may."""

from django.db.models import Subquery

from alongside import live
from alongside.groups.models import Membership
from alongside.lib.prepared import Prepared
from alongside.vault.sessions import still_signed_in

from . import in_common
from .evening import state_of
from .models import Happening
from .room import Room


@Prepared
def allowed(person, group, meeting):
    """The number of the newest event in the meeting, if the person is inside of the group."""
    places = Membership.objects.current().inside().of(person).filter(group=group)
    events = Happening.objects.filter(meeting=meeting).order_by("-number").values("number")
    return places.values_list(Subquery(events[:1]), flat=True)


class Look:
    """Called, it draws the room as this seat sees it now: None once they may not see it any more,
    whatever took the right away."""

    def __init__(self, meeting, seat, signed_in):
        self.meeting, self.seat, self.signed_in = meeting, seat, signed_in
        self.steps = meeting.plan  # Once it has begun, no plan changes.
        # Held here, so that it lasts as long as the stream.
        self.in_common = in_common.watch(meeting)

    def __call__(self):
        state, found = self.in_common.look(self.meeting, live.woken_at.get())
        if not may_see_the_room(state, self.seat):
            return None
        room = Room(self.meeting, state, self.seat, found)
        room.steps = self.steps
        drawn = room.draw()
        # Asked last: had the right gone before, what came after it would be in what was drawn.
        return drawn if self.is_allowed(state) else None

    def is_allowed(self, state):
        """Whether they may see what was drawn of the meeting in this state."""
        person, meeting = self.seat.person_id, self.meeting
        if not still_signed_in(self.signed_in, person):
            return False
        newest = allowed(person=person, group=meeting.group_id, meeting=meeting.pk)
        if newest != [state.number]:  # Something happened, if they are in the group at all.
            return bool(newest) and may_see_the_room(state_of(meeting), self.seat)
        return True


def may_see_the_room(state, seat):
    """Whether the room is there to be seen from this seat: arrived, not sent out, not over."""
    place = state.seats.get(seat.pk)
    return place is not None and not place.removed and state.status == "open"
