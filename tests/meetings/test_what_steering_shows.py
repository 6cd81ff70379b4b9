"""What can move a meeting on stands before whoever may do it, and never in the way of a speaker."""

from datetime import timedelta

import pytest
import time_machine

from alongside.meetings import engine
from alongside.meetings.evening import carry_out

STEERS = "No facilitator is here. You can move things on."


@pytest.fixture
def unled(room, ada, ben, cleo):
    """Ben has taken the turn, and Ada, who led, has been gone for two minutes."""
    with time_machine.travel(room.meeting.starts_at + timedelta(minutes=3), tick=False) as clock:
        room.begin(ada, ben, cleo)
        room.press(ben, "take", turn=room.turn_of(ben))
        carry_out(room.meeting, engine.Leave(id="gone", by=None, seat=room.seat(ada)))
        room.a_while_later = lambda: clock.shift(timedelta(minutes=2))
        room.a_while_later()
        yield room


def test_nothing_comes_between_a_member_and_their_words_while_they_speak(unled, ben, cleo):
    assert STEERS not in unled.see(ben).text
    page = unled.see(cleo).text
    assert STEERS in page and "Move on from Ben" in page


def test_a_member_who_speaks_can_still_carry_on_after_a_pause(unled, ben, cleo):
    unled.press(cleo, "pause")
    unled.a_while_later()
    page = unled.see(ben).text
    assert STEERS in page and "Carry on" in page


def test_after_their_turn_they_can_move_things_on_like_everybody(unled, ben):
    unled.press(ben, "finish", turn=unled.turn_of(ben), body="Said.")
    unled.a_while_later()
    page = unled.see(ben).text
    assert STEERS in page and "Move on from Cleo" in page


def test_nobody_is_asked_to_move_on_from_themselves(room, ada, ben):
    room.begin(ada, ben)
    assert "Move on from Ben" in room.see(ada).text
    room.press(ben, "pass", turn=room.turn_of(ben))
    page = room.see(ada).text
    assert "The turn is offered to you." in page and "Move on from" not in page
