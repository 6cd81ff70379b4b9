"""Seats for people without an account: kept by who leads, in the order like anybody's."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.calling_in.callers import forget_callers
from alongside.meetings.models import Caller, Seat
from alongside.meetings.privacy import TASKS


@pytest.fixture
def call(tonight, room, ada, ben):
    """Ada and Ben are here; others are on the telephone."""
    tonight.place = "call"
    tonight.save()
    room.arrive(ada, ben)
    return room


def keep_a_seat(room, person, **form):
    return room.press(person, "callers", **form)


def seat_of(name):
    return next(caller.seat_id for caller in Caller.objects.opened() if caller.name == name)


def test_a_facilitator_keeps_a_seat_and_everybody_sees_it(call, ada, ben):
    assert "Keep a seat for somebody" in call.see(ada).text
    page = keep_a_seat(call, ada, id="77", name="Vera").text
    assert "Vera" in page and "without an account" in page
    assert "Vera" in call.see(ben).text
    assert "Keep a seat for somebody" not in call.see(ben).text


def test_a_form_sent_twice_keeps_one_seat(call, ada):
    for _tap in range(2):
        keep_a_seat(call, ada, id="77", name="Vera")
    assert Caller.objects.count() == 1 and len(call.state.seats) == 3


def test_without_a_name_it_is_a_number(call, ada):
    keep_a_seat(call, ada, name="")
    assert "Caller 2" in keep_a_seat(call, ada, name="  ").text


def test_a_name_that_is_too_long_is_kept_to_be_shortened(call, ada):
    page = keep_a_seat(call, ada, name="V" * 41).text
    assert "V" * 41 in page and "This is longer than fits" in page
    assert 'aria-describedby="caller-hint caller-problem" aria-invalid="true"' in page
    assert not Caller.objects.exists()


@pytest.mark.parametrize("wanted", ["", "x", "0", str(2**63), "9" * 30])
def test_an_id_that_is_none_is_made_anew(call, ada, wanted):
    keep_a_seat(call, ada, id=wanted, name="Vera")
    assert Caller.objects.count() == 1


def test_members_and_strangers_keep_none(call, ben, dev, evening):
    assert keep_a_seat(call, ben, name="Vera").status_code == 403
    assert keep_a_seat(call, dev, name="Vera").status_code == 404
    assert not Caller.objects.exists()


def test_who_has_not_arrived_keeps_none(room, ada):
    assert room.press(ada, "callers", name="Vera").status_code == 404


def test_they_are_offered_a_turn_and_who_leads_taps_for_them(call, ada, ben):
    keep_a_seat(call, ada, name="Vera")
    call.press(ada, "next", leaving="0")
    vera = seat_of("Vera")
    while call.turn.seat != vera:
        who = {call.seat(one): one for one in (ada, ben)}[call.turn.seat]
        call.press(who, "pass", turn=call.turn.id)
    page = call.see(ada).text
    assert 'Ask <span dir="auto">Vera</span> aloud' in page
    assert "Vera has spoken" not in call.see(ben).text
    call.press(ben, "finish-without", turn=call.turn.id)
    assert call.turn.seat == vera, "a member taps for nobody"
    call.press(ada, "take", turn=call.turn.id)
    call.press(ada, "finish-without", turn=call.turn.id)
    assert call.state.round.turns[vera].status == "spoken"
    assert "Everybody has been offered a turn in this round." in call.see(ada).text


def test_the_check_before_going_on_counts_them(call, ada, ben):
    keep_a_seat(call, ada, name="Vera")
    call.press(ada, "next", leaving="0")
    assert "Vera" in call.press(ada, "next", leaving="1").text.split("Not everybody has had")[1]


def test_a_line_that_is_gone_keeps_its_place(call, ada, ben):
    keep_a_seat(call, ada, name="Vera")
    vera = seat_of("Vera")
    call.press(ben, "hung-up", seat=vera)
    assert call.state.seats[vera].present
    call.press(ada, "hung-up", seat=vera)
    assert not call.state.seats[vera].present
    assert "Vera is back" in call.see(ada).text
    call.press(ada, "on-the-line", seat=vera)
    assert call.state.seats[vera].present


def test_a_hand_for_a_caller_and_for_nobody_else(call, ada, ben):
    keep_a_seat(call, ada, name="Vera")
    call.press(ada, "raise-for", seat=call.seat(ben))
    assert call.state.hands == ()
    call.press(ada, "raise-for", seat=seat_of("Vera"))
    assert call.state.hands == (seat_of("Vera"),)


def test_a_caller_can_be_stayed_with_and_asked_to_leave(call, ada):
    keep_a_seat(call, ada, name="Vera")
    call.press(ada, "stay-with", seat=seat_of("Vera"))
    assert call.state.staying_with == seat_of("Vera")
    call.press(ada, "remove", seat=seat_of("Vera"))
    assert "Vera" not in call.see(ada).text


def test_the_name_goes_when_the_meeting_is_over(call, ada):
    keep_a_seat(call, ada, name="Vera")
    call.press(ada, "close")
    assert "Vera" in call.see(ada).text, "attendance holds for them too"
    assert forget_callers in TASKS
    forget_callers()
    assert Caller.objects.exists(), "it could still be opened again"
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        forget_callers()
        assert not Caller.objects.exists()
        page = call.see(ada).text
    assert "Vera" not in page and "a caller" in page
    assert Seat.objects.filter(person=None).exists(), "the events still have their seat"


def test_it_goes_also_where_nobody_closed(call, ada):
    keep_a_seat(call, ada, name="Vera")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        forget_callers()
    assert not Caller.objects.exists()
