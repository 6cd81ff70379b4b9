"""Who leads the group no more leads none of its meetings, those that could go on either."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from alongside.groups.roles import Role
from alongside.meetings.models import Seat

from .planning import also_leads


def test_not_one_that_is_opened_again(room, morning, ada, ben, dev):
    also_leads(morning, dev)
    room.begin(ada, dev, ben)
    room.press(ada, "close", anyway="yes")
    morning.memberships.get(person=dev).give_role(Role.MEMBER, by=ada)
    room.press(dev, "reopen")
    assert room.state.status == "closed"
    room.press(ada, "reopen")
    page = room.see(dev).text
    assert "For you, leading" not in page
    assert "needs support" not in page


def test_not_one_that_nobody_has_closed_for_days(room, morning, ada, ben, dev):
    also_leads(morning, dev)
    room.begin(ada, dev, ben)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=True):
        morning.memberships.get(person=dev).give_role(Role.MEMBER, by=ada)
        assert not room.state.seats[room.seat(dev)].facilitates
        assert not Seat.objects.get(person=dev).facilitates
