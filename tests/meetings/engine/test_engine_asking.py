"""What one may ask of a meeting, at each moment: the answers that pages and clocks go by."""

from dataclasses import FrozenInstanceError, replace

import pytest

from alongside.meetings.engine import (
    BeginNext,
    BeginReading,
    Close,
    Finish,
    Ground,
    JustTalk,
    Pass,
    RaiseHand,
    Remove,
    Reopen,
    Resume,
    Say,
    StayWith,
    TakeAMoment,
    is_led,
    is_writing,
    may_reopen,
    may_steer,
    not_asked,
    not_heard,
    not_yet_offered,
    unsettled,
    up_next,
)
from alongside.meetings.engine.ordering import rounds_held

from .engine_room import ADA, BEN, CLEO, DEV, FAY, code, room_with

pytestmark = pytest.mark.pure


# Without an order


def test_the_quiet_minutes_are_from_their_phase_until_the_reading():
    room = room_with("round", "together", "words")
    assert not is_writing(room.state), "a round"
    room.everybody_passes()
    room.ask(ADA, BeginNext)
    assert is_writing(room.state), "a round of another phase is over"
    assert not_asked(room.state) == room.state.base_order
    room.ask(ADA, BeginReading)
    assert not is_writing(room.state), "they are read"
    room.everybody_passes()
    assert not is_writing(room.state), "they have been read"
    assert not_asked(room.state) == ()


def test_nobody_writes_before_the_doors_and_after_the_end(doors):
    assert is_writing(doors.setup) is False
    room = room_with("together")
    room.ask(ADA, Close, True)
    assert is_writing(room.state) is False


def test_who_has_said_nothing_while_the_room_just_talks():
    room = room_with("together")
    assert not_heard(room.state) == ()
    room.ask(ADA, JustTalk)
    assert not_heard(room.state) == room.state.base_order
    room.ask(BEN, Say, None, 1)
    assert BEN not in not_heard(room.state) and CLEO in not_heard(room.state)
    assert not_asked(room.state) == not_heard(room.state)


def test_only_a_round_of_the_same_phase_was_talked_in():
    room = room_with("round", "together")
    room.everybody_passes()
    room.ask(ADA, BeginNext)
    room.ask(ADA, JustTalk)
    assert [round.talked for round in room.state.earlier] == [False]
    other = room_with("round")
    other.ask(BEN, Pass)
    other.ask(ADA, JustTalk)
    assert [round.talked for round in other.state.earlier] == [True]


# Whose turn is next


def test_hands_come_in_their_order_where_nobody_counts_who_was_heard():
    room = room_with("round", "floor")
    room.ask(BEN, Finish)
    room.everybody_passes()
    room.ask(ADA, BeginNext)
    for seat in (ADA, BEN, CLEO):
        room.ask(seat, RaiseHand)
    assert up_next(room.state) == (BEN, CLEO)
    assert not_yet_offered(room.state)[-2:] == unsettled(room.state)[-2:] == (BEN, CLEO)


def test_who_was_offered_a_turn_is_owed_it_and_was_asked(room):
    assert unsettled(room.state) == (BEN, CLEO, DEV, ADA)
    assert not_yet_offered(room.state) == (CLEO, DEV, ADA)


def test_a_round_counts_from_its_beginning(room):
    assert rounds_held(room.setup) == 0
    assert rounds_held(room.state) == 1
    room.everybody_passes()
    assert rounds_held(room.state) == 1


# Who may


def test_only_who_is_here_may_steer(room):
    for stranger in (None, 99):
        assert may_steer(room.state, stranger, room.now) is False
    assert may_steer(room.state, ADA, room.now) and is_led(room.state) is True
    room.arrive(FAY)
    room.drop(ADA)
    assert may_steer(room.state, ADA, room.now) is False
    assert is_led(room.state) is True
    room.drop(FAY)
    assert is_led(room.state) is False
    assert not may_steer(room.state, BEN, room.now)
    room.wait(60)
    assert may_steer(room.state, BEN, room.now), "nobody leads, and nothing moved for a minute"
    assert may_steer(room.state, ADA, room.now) is False


def test_five_minutes_long_an_end_can_be_undone(room):
    assert may_reopen(room.state, room.now) is False
    room.ask(ADA, Close, True)
    room.wait(300)
    assert may_reopen(room.state, room.now)
    room.wait(1)
    assert not may_reopen(room.state, room.now)
    assert code(room.ask(ADA, Reopen)) is not None


# Staying with somebody


def test_a_removal_ends_the_rest_only_for_whom_it_was(room):
    room.ask(ADA, StayWith, BEN)
    room.ask(BEN, TakeAMoment)
    room.ask(ADA, Remove, CLEO)
    assert (room.state.staying_with, room.state.in_a_moment) == (BEN, True)
    room.ask(ADA, Remove, BEN)
    assert (room.state.staying_with, room.state.in_a_moment) == (None, False)


@pytest.mark.parametrize("kind", [Ground, Resume])
def test_what_comes_after_a_moment_ends_it(room, kind):
    room.ask(ADA, StayWith, BEN)
    room.ask(BEN, TakeAMoment)
    room.ask(ADA, kind)
    assert (room.state.staying_with, room.state.in_a_moment) == (None, False)
    assert room.state.grounding is (kind is Ground)
    room.ask(ADA, Resume)
    assert room.state.grounding is False


# The state itself


def test_nobody_changes_a_state_or_a_part_of_it(room):
    turn, seat = room.turn, room.state.seats[BEN]
    for thing, name in ((room.state, "number"), (turn, "status"), (seat, "kept")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)
    assert replace(room.state) == room.state
