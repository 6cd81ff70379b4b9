"""What the group says of somebody while they sit in its meeting: that they lead, or have left."""

import pytest

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Close,
    Finish,
    HandOver,
    MoveOn,
    Pass,
    Pause,
    Reopen,
    Resume,
    Return,
    SetRole,
    Take,
    Withdraw,
    can_steer,
    offered,
    start,
    up_next,
)

from .engine_room import ADA, BEN, CLEO, DEV, DOORS_AT, ELI, FAY, PLAN, Room, code, kinds

pytestmark = pytest.mark.pure


def test_the_turn_goes_on_from_whoever_has_left_the_group(room):
    room.ask(BEN, Take)
    assert kinds(room.ask(None, Withdraw, BEN)) == ["withdrawn", "offered"]
    assert offered(room.state) == CLEO
    assert room.ask(None, Withdraw, BEN) == ()
    room.everybody_passes()
    assert kinds(room.ask(ADA, BeginNext)) == ["round_closed", "phase_begun"]


def test_whoever_comes_back_to_the_group_comes_in_again_at_the_end_of_the_round(room):
    room.ask(None, Withdraw, CLEO)
    assert code(room.ask(CLEO, Pass)) == "not_seated"
    assert code(room.ask(None, Return, CLEO)) == "not_seated"
    assert kinds(room.ask(CLEO, Arrive)) == ["rejoined", "joined_round"]
    assert up_next(room.state) == (DEV, ADA, CLEO)
    assert room.restarted() == room.state


def test_their_turn_comes_when_everybody_else_has_been_asked(room):
    room.ask(BEN, Take)
    room.ask(None, Withdraw, BEN)
    room.ask(BEN, Arrive)
    assert up_next(room.state) == (DEV, ADA, BEN)


def test_they_have_no_second_turn_in_a_round_in_which_they_have_spoken(room):
    room.ask(BEN, Finish)
    room.ask(None, Withdraw, BEN)
    assert kinds(room.ask(BEN, Arrive)) == ["rejoined"]
    assert room.how(BEN) == "spoken"


def test_a_facilitator_can_leave_the_group_too(room):
    room.arrive(FAY)
    room.ask(None, Withdraw, ADA)
    assert room.state.leader == FAY


def test_only_the_server_knows_who_belongs(room):
    assert code(room.ask(ADA, Withdraw, BEN)) == "not_yours"
    assert code(room.ask(BEN, SetRole, BEN, True)) == "not_yours"
    assert code(room.ask(None, Withdraw, ELI)) == "no_such_seat"


def test_whoever_begins_to_facilitate_leads_at_once(room):
    assert kinds(room.ask(None, SetRole, BEN, True)) == ["role_changed"]
    assert room.ask(None, SetRole, BEN, True) == ()
    assert kinds(room.ask(ADA, HandOver, BEN)) == ["handed_over"]


def test_whoever_no_longer_facilitates_leads_no_longer(room):
    room.ask(None, SetRole, ADA, False)
    assert room.state.leader is None
    assert code(room.ask(ADA, Pause)) == "may_not_steer"


# A meeting without a facilitator


@pytest.fixture
def unled():
    """Ben and Cleo came to the doors, ten minutes before it begins; nobody who leads did."""
    room = Room(start(PLAN, DOORS_AT, DOORS_AT + 600))
    room.arrive(BEN, CLEO)
    return room


def test_nobody_but_a_facilitator_steers_before_it_begins(unled):
    unled.wait(659)
    assert can_steer(unled.state, unled.now) == ()
    unled.wait(1)
    assert can_steer(unled.state, unled.now) == (BEN, CLEO)


def test_whoever_met_without_a_facilitator_can_undo_the_closing(unled):
    unled.wait(660)
    unled.ask(BEN, Close)
    assert kinds(unled.ask(CLEO, Reopen)) == ["reopened"]


def test_whoever_paused_may_carry_on_at_once(unled):
    unled.wait(660)
    unled.ask(BEN, Pause)
    assert code(unled.ask(CLEO, Resume)) == "may_not_steer"
    assert kinds(unled.ask(BEN, Resume)) == ["resumed"]


def test_a_facilitator_who_only_seems_to_be_here_holds_nobody_up_for_ever(room):
    room.ask(BEN, Take)
    room.wait(899)
    assert can_steer(room.state, room.now) == (ADA,)
    room.wait(1)
    assert DEV in can_steer(room.state, room.now)
    assert kinds(room.ask(CLEO, MoveOn, room.turn.id)) == ["lapsed", "offered"]
    assert can_steer(room.state, room.now) == (ADA,)
    room.ask(CLEO, Pass)
