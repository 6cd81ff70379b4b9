"""Staying with somebody, quiet minutes, callers without an account, words that are read out."""

import pytest

from alongside.meetings.engine import (
    AddCaller,
    BeginNext,
    Close,
    ComeBack,
    ComeBackLater,
    Finish,
    Ground,
    Leave,
    MoveOn,
    Pass,
    RaiseHand,
    ReadMine,
    Remove,
    Reopen,
    Resume,
    Return,
    Say,
    StayWith,
    Take,
    TakeAMoment,
    holder,
    not_yet_offered,
    offered,
    unsettled,
)

from .engine_room import ADA, BEN, CLEO, DEV, code, kinds

pytestmark = pytest.mark.pure

VERA = 8  # Calls in; ada taps for her.

# Staying with somebody


@pytest.fixture
def staying(room):
    """Ben has begun to speak, and the room stays with him."""
    room.ask(BEN, Say, room.turn.id, 41)
    room.ask(ADA, StayWith, BEN)
    return room


def test_the_round_rests_and_nothing_is_lost(staying):
    assert staying.state.staying_with == BEN
    assert holder(staying.state) == BEN and staying.turn.said == (41,)
    assert staying.ask(ADA, StayWith, BEN) == ()


def test_only_who_steers_sees_to_it(room):
    assert code(room.ask(CLEO, StayWith, BEN)) == "may_not_steer"
    assert code(room.ask(ADA, StayWith, 99)) == "no_such_seat"


def test_nobody_moves_on_from_them(staying):
    refusal = staying.ask(ADA, MoveOn)
    assert (code(refusal), refusal.seats) == ("staying", (BEN,))
    staying.ask(ADA, Resume)
    assert kinds(staying.ask(ADA, MoveOn)) == ["settled", "offered"]


def test_a_dropped_line_takes_nothing_from_them(staying):
    staying.drop(BEN)
    staying.back(BEN)
    assert holder(staying.state) == BEN


def test_they_may_take_a_moment_which_says_so_once(staying):
    assert kinds(staying.ask(BEN, TakeAMoment)) == ["moment_taken"]
    assert staying.ask(BEN, TakeAMoment) == ()
    assert staying.state.in_a_moment and holder(staying.state) == BEN


def test_or_carry_on_with_their_turn(staying):
    assert kinds(staying.ask(BEN, Resume)) == ["resumed"]
    assert staying.state.staying_with is None
    assert holder(staying.state) == BEN


def test_or_let_the_others_go_on_and_be_asked_again_although_it_was_put_off_before(room):
    room.ask(BEN, ComeBack)
    for seat in (CLEO, DEV, ADA):
        room.ask(seat, Pass)
    room.ask(ADA, StayWith, BEN)
    assert kinds(room.ask(BEN, ComeBackLater)) == ["lapsed", "resumed", "offered"]
    assert offered(room.state) == BEN


def test_whose_turn_it_is_not_just_lets_the_others_go_on(room):
    room.ask(ADA, StayWith, DEV)
    assert kinds(room.ask(DEV, ComeBackLater)) == ["resumed"]
    assert offered(room.state) == BEN


@pytest.mark.parametrize("kind", [TakeAMoment, ComeBackLater])
def test_nobody_else_chooses_for_them(staying, kind):
    assert code(staying.ask(CLEO, kind)) == "not_staying"
    assert code(staying.ask(ADA, kind)) == "not_staying"


def test_others_do_not_carry_on(staying):
    assert code(staying.ask(CLEO, Resume)) == "may_not_steer"


def test_who_leads_may_stay_with_somebody_else_instead(staying):
    staying.ask(BEN, TakeAMoment)
    staying.ask(ADA, StayWith, CLEO)
    assert (staying.state.staying_with, staying.state.in_a_moment) == (CLEO, False)


def test_going_on_to_the_next_part_ends_it(staying):
    staying.ask(ADA, BeginNext, staying.state.phase, True)
    assert (staying.state.staying_with, staying.state.paused_by) == (None, None)


def test_a_closing_that_is_undone_stays_with_them_still(staying):
    staying.ask(BEN, TakeAMoment)
    staying.ask(ADA, Close, anyway=True)
    staying.ask(ADA, Reopen)
    assert (staying.state.staying_with, staying.state.in_a_moment) == (BEN, True)


def test_whoever_is_removed_is_not_waited_for(staying):
    staying.ask(ADA, Remove, BEN)
    assert staying.state.staying_with is None
    assert staying.state.paused_by == ADA


# A quiet minute


def test_a_quiet_minute_is_for_everybody(staying):
    assert code(staying.ask(CLEO, Ground)) == "may_not_steer"
    assert kinds(staying.ask(ADA, Ground)) == ["grounding_begun"]
    assert staying.ask(ADA, Ground) == ()
    assert staying.state.grounding and staying.state.staying_with is None
    staying.ask(ADA, Resume)
    assert not staying.state.grounding and holder(staying.state) == BEN


# Words that are read out


def test_words_are_read_out_and_the_turn_was_spoken(room):
    turn = room.turn.id
    assert kinds(room.ask(BEN, ReadMine, turn, 41)) == ["taken", "said", "read_asked"]
    assert room.turn.read_out
    room.ask(ADA, MoveOn)
    assert room.how(BEN) == "spoken" and offered(room.state) == CLEO


def test_only_ones_own_words_in_ones_own_turn(room):
    assert code(room.ask(CLEO, ReadMine, room.turn.id, 41)) == "not_yours"


# Callers


@pytest.fixture
def call(room):
    room.ask(ADA, AddCaller, VERA)
    return room


def test_a_caller_has_a_place_like_anybody(call):
    assert call.state.seats[VERA].kept and not call.state.seats[VERA].facilitates
    assert call.state.round.order[-1] == VERA
    assert VERA in not_yet_offered(call.state)
    assert call.ask(ADA, AddCaller, VERA) == ()


def test_only_a_facilitator_keeps_a_seat_for_one(room):
    assert code(room.ask(BEN, AddCaller, VERA)) == "facilitators_only"


@pytest.mark.parametrize(
    ("kind", "how"), [(Finish, "spoken"), (Pass, "passed"), (Take, "speaking")]
)
def test_a_facilitator_taps_for_a_caller(call, kind, how):
    for seat in (BEN, CLEO, DEV, ADA):
        call.ask(seat, Pass)
    assert offered(call.state) == VERA
    assert code(call.ask(CLEO, kind)) == "not_yours"
    call.ask(ADA, kind)
    assert call.how(VERA) == how


def test_and_for_nobody_else(call):
    assert code(call.ask(ADA, Pass)) == "not_yours"
    assert code(call.ask(ADA, RaiseHand, CLEO)) == "not_yours"
    assert code(call.ask(ADA, RaiseHand, 99)) == "no_such_seat"
    assert code(call.ask(ADA, Leave, CLEO)) == "not_yours"


def test_a_callers_hand_and_line_are_theirs_to_tell_the_facilitator(call):
    assert kinds(call.ask(ADA, RaiseHand, VERA)) == ["hand_raised"]
    assert code(call.ask(BEN, Leave, VERA)) == "not_yours"
    assert kinds(call.ask(ADA, Leave, VERA)) == ["left"]
    assert VERA in unsettled(call.state)
    assert kinds(call.ask(ADA, Return, VERA)) == ["returned"]
    assert call.restarted() == call.state
