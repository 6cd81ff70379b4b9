"""What only a facilitator does: ask somebody to leave, hand over, change the order, see hands."""

import pytest

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Close,
    Finish,
    HandOver,
    Leave,
    LowerHand,
    MoveSeat,
    Pass,
    Pause,
    RaiseHand,
    Remove,
    Reopen,
    Return,
    Take,
    offered,
    unsettled,
    up_next,
)

from .engine_room import ADA, BEN, CLEO, DEV, ELI, FAY, code, kinds

pytestmark = pytest.mark.pure

# Removing somebody


def test_removing_somebody_moves_their_turn_on(room):
    room.ask(BEN, RaiseHand)
    assert kinds(room.ask(ADA, Remove, BEN)) == ["removed", "offered"]
    assert room.how(BEN) == "removed"
    assert room.state.hands == ()
    assert offered(room.state) == CLEO


@pytest.mark.parametrize("kind", [Take, RaiseHand, Arrive, Pause, Reopen, Close])
def test_whoever_is_removed_can_do_nothing_more(room, kind):
    """[3] In the peer, the next event brings a removed person back into the order."""
    room.ask(ADA, Remove, BEN)
    assert code(room.ask(BEN, kind)) == "removed"


def test_whoever_is_removed_does_not_come_back_by_reconnecting(room):
    room.ask(ADA, Remove, CLEO)
    assert code(room.ask(None, Return, CLEO)) == "removed"
    assert code(room.ask(None, Leave, CLEO)) == "removed"
    room.ask(BEN, Pass)
    assert offered(room.state) == DEV
    room.everybody_passes()
    room.ask(ADA, BeginNext)
    room.ask(ADA, BeginNext)
    assert CLEO not in room.state.round.order


def test_what_a_removed_seat_has_said_stays_on_record(room):
    room.ask(BEN, Finish, room.turn.id, 41)
    room.ask(ADA, Remove, BEN)
    assert room.how(BEN) == "spoken"


def test_who_may_be_removed_and_by_whom(room):
    room.arrive(FAY)
    assert code(room.ask(BEN, Remove, CLEO)) == "facilitators_only"
    assert code(room.ask(ADA, Remove, ADA)) == "not_oneself"
    assert code(room.ask(ADA, Remove, FAY)) == "facilitators_stay"
    assert code(room.ask(ADA, Remove, ELI)) == "no_such_seat"
    room.ask(ADA, Remove, CLEO)
    assert code(room.ask(ADA, Remove, CLEO)) == "no_such_seat"


# Handing over


def test_handing_over_to_another_facilitator_who_is_here(room):
    room.arrive(FAY)
    assert kinds(room.ask(ADA, HandOver, FAY)) == ["handed_over"]
    assert room.state.leader == FAY
    assert room.ask(ADA, HandOver, FAY) == ()


def test_handing_over_to_nobody_else(room):
    assert code(room.ask(ADA, HandOver, BEN)) == "not_a_facilitator"
    assert code(room.ask(ADA, HandOver, FAY)) == "not_a_facilitator"
    assert code(room.ask(ADA, HandOver, ADA)) == "not_oneself"
    assert code(room.ask(BEN, HandOver, ADA)) == "facilitators_only"
    room.arrive(FAY)
    room.drop(FAY)
    assert code(room.ask(ADA, HandOver, FAY)) == "not_a_facilitator"


# The order of the table


@pytest.mark.parametrize(
    ("seat", "where", "then"),
    [
        (DEV, "first", (DEV, CLEO, ADA)),
        (DEV, "up", (DEV, CLEO, ADA)),
        (CLEO, "down", (DEV, CLEO, ADA)),
        (CLEO, "last", (DEV, ADA, CLEO)),
        (ADA, "up", (CLEO, ADA, DEV)),
    ],
)
def test_moving_a_seat_moves_it_among_those_who_wait(room, seat, where, then):
    assert kinds(room.ask(ADA, MoveSeat, seat, where)) == ["seat_moved"]
    assert room.state.round.order == (BEN, *then)
    assert offered(room.state) == BEN
    assert up_next(room.state) == then


def test_first_is_the_first_of_those_who_wait(room):
    room.ask(BEN, Pass)
    room.ask(ADA, MoveSeat, ADA, "first")
    assert room.state.round.order == (BEN, CLEO, ADA, DEV)
    assert unsettled(room.state) == (CLEO, ADA, DEV)


def test_moving_a_seat_whose_turn_has_been_changes_the_table_and_not_the_round(room):
    room.ask(ADA, MoveSeat, BEN, "last")
    assert room.state.round.order == (BEN, CLEO, DEV, ADA)
    assert room.state.base_order == (ADA, CLEO, DEV, BEN)


def test_moving_a_seat_never_brings_back_an_offer_already_made(room):
    """[10] A change of order does not get in the way of a take that is already on its way."""
    turn = room.turn.id
    room.ask(ADA, MoveSeat, DEV, "first")
    assert kinds(room.ask(BEN, Take, turn)) == ["taken"]


def test_moving_a_seat_to_where_it_is_changes_nothing(doors):
    assert doors.ask(ADA, MoveSeat, ADA, "first") == ()
    assert doors.ask(ADA, MoveSeat, DEV, "down") == ()


def test_who_may_move_which_seat_where(room):
    assert code(room.ask(BEN, MoveSeat, BEN, "last")) == "facilitators_only"
    assert code(room.ask(ADA, MoveSeat, ELI, "last")) == "no_such_seat"
    assert code(room.ask(ADA, MoveSeat, BEN, "sideways")) == "no_such_place"


# Hands


def test_hands_stand_in_the_order_in_which_they_rose(room):
    room.ask(DEV, RaiseHand)
    room.ask(BEN, RaiseHand)
    assert room.ask(DEV, RaiseHand) == ()
    assert room.state.hands == (DEV, BEN)


def test_ones_own_hand_or_as_a_facilitator_anybodys(room):
    room.ask(DEV, RaiseHand)
    assert code(room.ask(BEN, LowerHand, DEV)) == "not_yours"
    assert kinds(room.ask(ADA, LowerHand, DEV)) == ["hand_lowered"]
    assert room.ask(DEV, LowerHand, DEV) == ()
