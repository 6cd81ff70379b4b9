"""The open floor: hands in their order or least heard first; who did not ask is not asked."""

import pytest

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Close,
    ComeBack,
    Finish,
    LowerHand,
    Pass,
    RaiseHand,
    Remove,
    Take,
    offered,
    times_heard,
    unsettled,
    up_next,
)

from .engine_room import ADA, BEN, CLEO, DEV, ELI, code, kinds, room_with

pytestmark = pytest.mark.pure


@pytest.fixture
def floor():
    return room_with("floor", "words")


@pytest.fixture
def even():
    """Ben has spoken in a round, cleo and dev have passed; then an even floor."""
    room = room_with("round", "even_floor")
    room.ask(BEN, Finish)
    room.everybody_passes()
    room.ask(ADA, BeginNext)
    return room


def test_nobody_is_asked_until_a_hand_is_up(floor):
    assert floor.turn is None
    assert unsettled(floor.state) == ()
    assert kinds(floor.ask(DEV, RaiseHand)) == ["hand_raised", "offered"]
    assert offered(floor.state) == DEV
    assert floor.state.hands == ()


def test_first_come_is_first_offered(floor):
    for seat in (DEV, BEN, CLEO):
        floor.ask(seat, RaiseHand)
    assert up_next(floor.state) == (BEN, CLEO)
    floor.ask(DEV, Finish)
    assert offered(floor.state) == BEN


def test_the_least_heard_are_first_where_the_plan_says_so(even):
    even.ask(ADA, RaiseHand)
    for seat in (BEN, DEV, CLEO):
        even.ask(seat, RaiseHand)
    assert offered(even.state) == ADA
    assert up_next(even.state) == (DEV, CLEO, BEN)


def test_who_has_spoken_may_ask_again_and_waits_for_those_heard_less(even):
    even.ask(CLEO, RaiseHand)
    even.ask(DEV, RaiseHand)
    even.ask(CLEO, Finish)
    even.ask(CLEO, RaiseHand)
    even.ask(BEN, RaiseHand)
    assert offered(even.state) == DEV
    assert up_next(even.state) == (CLEO, BEN)
    assert times_heard(even.state, CLEO) == times_heard(even.state, BEN) == 1


def test_a_new_hand_is_a_new_turn_so_that_a_stale_tap_is_known(floor):
    floor.ask(BEN, RaiseHand)
    first = floor.turn.id
    floor.ask(BEN, Finish)
    floor.ask(BEN, RaiseHand)
    assert floor.turn.id != first
    assert code(floor.ask(BEN, Take, first)) == "turn_has_passed"


def test_passing_is_fine_and_so_is_asking_again(floor):
    floor.ask(BEN, RaiseHand)
    floor.ask(BEN, Pass)
    assert floor.turn is None and times_heard(floor.state, BEN) == 0
    floor.ask(BEN, RaiseHand)
    assert offered(floor.state) == BEN


def test_who_has_a_turn_to_come_has_asked_already(floor):
    floor.ask(BEN, RaiseHand)
    assert floor.ask(BEN, RaiseHand) == ()
    floor.ask(CLEO, RaiseHand)
    floor.ask(BEN, ComeBack)
    assert floor.ask(BEN, RaiseHand) == ()
    assert up_next(floor.state) == (BEN,)


def test_a_hand_that_is_lowered_brings_nothing(floor):
    for seat in (BEN, CLEO):
        floor.ask(seat, RaiseHand)
    floor.ask(CLEO, LowerHand, CLEO)
    floor.ask(BEN, Pass)
    assert floor.turn is None


def test_a_hand_raised_before_the_floor_stands():
    room = room_with("words", "floor")
    room.ask(CLEO, RaiseHand)
    assert room.turn is None
    room.ask(ADA, BeginNext)
    assert offered(room.state) == CLEO


def test_going_on_names_whose_hand_is_up(floor):
    for seat in (BEN, CLEO):
        floor.ask(seat, RaiseHand)
    refusal = floor.ask(ADA, BeginNext)
    assert (code(refusal), refusal.seats) == ("not_everyone_offered", (BEN, CLEO))
    floor.ask(BEN, Pass)
    floor.ask(CLEO, Pass)
    assert "phase_begun" in kinds(floor.ask(ADA, BeginNext))


def test_with_no_hand_up_it_closes_without_a_question(floor):
    assert kinds(floor.ask(ADA, Close)) == ["closed", "round_closed"]


def test_a_dropped_line_keeps_its_hand_and_its_turn(floor):
    for seat in (BEN, CLEO):
        floor.ask(seat, RaiseHand)
    floor.drop(CLEO)
    floor.drop(BEN)
    assert floor.turn is None
    floor.back(CLEO)
    assert offered(floor.state) == CLEO
    floor.ask(CLEO, Pass)
    floor.back(BEN)
    assert offered(floor.state) == BEN


def test_a_late_arrival_is_asked_nothing_and_may_ask(floor):
    assert kinds(floor.ask(ELI, Arrive, False)) == ["arrived"]
    assert kinds(floor.ask(ELI, RaiseHand)) == ["hand_raised", "offered"]


def test_who_is_removed_has_no_hand_and_no_turn(floor):
    for seat in (BEN, CLEO):
        floor.ask(seat, RaiseHand)
    floor.ask(ADA, Remove, CLEO)
    floor.ask(ADA, Remove, BEN)
    assert floor.turn is None and floor.state.hands == ()
    assert floor.restarted() == floor.state
