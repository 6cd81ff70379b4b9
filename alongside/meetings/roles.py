"""Who begins to facilitate the group facilitates the meeting they sit in, from that moment on."""

from uuid import uuid4

from alongside.groups.roles import INSIDE

from . import engine
from .evening import carry_out
from .models import Meeting, Seat


def follow(sender, membership, **kwargs):
    """Tells the meetings that go on, or could again, what the person is in the group now."""
    if membership.ended_at is not None or membership.role not in INSIDE:
        return
    meetings = Meeting.objects.filter(group_id=membership.group_id).can_go_on()
    for seat in meetings.seats_of(membership.person_id):
        facilitates = membership.facilitates
        Seat.objects.filter(pk=seat.pk).update(facilitates=facilitates)
        command = engine.SetRole(uuid4().hex, None, seat=seat.pk, facilitates=facilitates)
        carry_out(seat.meeting, command)
