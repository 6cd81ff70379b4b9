"""Moving the meeting on, pausing, closing and reopening it; and what only a facilitator may do."""

import pytest

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Close,
    Finish,
    Leave,
    MoveOn,
    Pass,
    Pause,
    RaiseHand,
    Remove,
    Reopen,
    Resume,
    Return,
    Say,
    Take,
    Withdraw,
    can_steer,
    holder,
    may_reopen,
    offered,
)

from .engine_room import ADA, BEN, CLEO, DEV, ELI, FAY, Room, code, kinds

pytestmark = pytest.mark.pure


# From phase to phase


def test_a_facilitator_steers_and_members_do_not(doors):
    assert can_steer(doors.state, doors.now) == (ADA,)
    for kind in (BeginNext, Pause, Resume, Close):
        assert code(doors.ask(BEN, kind)) == "may_not_steer"


def test_two_facilitators_going_on_at_once_go_on_once(doors):
    doors.arrive(FAY)
    doors.ask(ADA, BeginNext, 0)
    assert code(doors.ask(FAY, BeginNext, 0)) == "phase_has_passed"
    assert doors.state.phase == 1


def test_a_round_is_not_left_before_everybody_was_offered(room):
    room.ask(BEN, Pass)
    answer = room.ask(ADA, BeginNext)
    assert (code(answer), answer.seats) == ("not_everyone_offered", (CLEO, DEV, ADA))


def test_a_round_may_be_left_anyway_and_says_who_missed_out(room):
    room.ask(BEN, Pass)
    closed = room.ask(ADA, BeginNext, 1, True)[0]
    assert (closed.unsettled, closed.not_offered) == ((CLEO, DEV, ADA), (DEV, ADA))
    assert room.state.earlier[0].turns[BEN].status == "passed"


def test_words_said_before_the_round_was_left_count_as_spoken(room):
    room.ask(BEN, Say, room.turn.id, 41)
    closed = room.ask(ADA, BeginNext, 1, True)[0]
    assert BEN not in closed.unsettled
    assert room.state.earlier[0].turns[BEN].status == "spoken"


def test_somebody_away_is_missed_too(room):
    room.drop(DEV)
    room.everybody_passes()
    answer = room.ask(ADA, BeginNext)
    assert (code(answer), answer.seats) == ("not_everyone_offered", (DEV,))


def test_somebody_removed_is_not_missed(room):
    room.drop(DEV)
    room.ask(ADA, Remove, DEV)
    room.everybody_passes()
    assert kinds(room.ask(ADA, BeginNext)) == ["round_closed", "phase_begun"]


def test_after_the_last_phase_comes_only_the_end(room):
    for _ in range(2):
        room.everybody_passes()
        room.ask(ADA, BeginNext)
    room.everybody_passes()
    assert code(room.ask(ADA, BeginNext)) == "last_phase"
    assert kinds(room.ask(ADA, Close)) == ["closed", "round_closed"]


# Pause


def test_a_pause_keeps_the_turn_and_holds_the_next_offer_back(room):
    room.ask(BEN, Take)
    assert kinds(room.ask(ADA, Pause)) == ["paused"]
    assert room.state.paused_by == ADA
    assert kinds(room.ask(BEN, Finish, room.turn.id, 41)) == ["said", "settled"]
    assert room.turn is None
    assert kinds(room.ask(ADA, Resume)) == ["resumed", "offered"]
    assert offered(room.state) == CLEO


def test_whoever_has_the_offer_may_still_answer_during_a_pause(room):
    room.ask(ADA, Pause)
    assert kinds(room.ask(BEN, Pass)) == ["settled"]


def test_whoever_the_room_stays_with_keeps_their_turn_when_their_line_drops(room):
    room.ask(BEN, Take)
    room.ask(ADA, Pause)
    assert kinds(room.ask(None, Leave, BEN)) == ["left"]
    room.back(BEN)
    assert kinds(room.ask(ADA, Resume)) == ["resumed"]
    assert holder(room.state) == BEN


def test_if_they_are_still_away_afterwards_the_turn_goes_on(room):
    room.ask(BEN, Take)
    room.ask(ADA, Pause)
    room.drop(BEN)
    assert kinds(room.ask(ADA, Resume)) == ["resumed", "lapsed", "offered"]


def test_moving_on_during_a_pause_offers_nothing_yet(room):
    room.ask(ADA, Pause)
    assert kinds(room.ask(ADA, MoveOn)) == ["lapsed"]


def test_arriving_or_returning_during_a_pause_offers_nothing_yet(room):
    room.everybody_passes()
    room.ask(ADA, Pause)
    assert kinds(room.ask(ELI, Arrive)) == ["arrived", "joined_round"]
    room.drop(ELI)
    assert kinds(room.ask(None, Return, ELI)) == ["returned"]
    assert kinds(room.ask(ADA, Resume)) == ["resumed", "offered"]


def test_pausing_twice_is_pausing_once(room):
    room.ask(ADA, Pause)
    assert room.ask(ADA, Pause) == ()
    room.ask(ADA, Resume)
    assert room.ask(ADA, Resume) == ()


def test_going_on_to_the_next_phase_ends_the_pause(doors):
    doors.ask(ADA, Pause)
    assert kinds(doors.ask(ADA, BeginNext)) == ["resumed", "phase_begun", "round_begun", "offered"]


def test_a_pause_outlives_the_one_who_asked_for_it_only_until_somebody_carries_on(room):
    room.ask(ADA, Pause)
    room.drop(ADA)
    room.wait(60)
    assert kinds(room.ask(CLEO, Resume)) == ["resumed"]


# The end, and undoing it


def test_closing_asks_who_was_not_offered(room):
    answer = room.ask(ADA, Close)
    assert (code(answer), answer.seats) == ("not_everyone_offered", (BEN, CLEO, DEV, ADA))
    assert kinds(room.ask(ADA, Close, True)) == ["closed", "round_closed"]
    assert room.state.status == "closed"


@pytest.mark.parametrize("taken", [True, False])
def test_reopening_goes_back_to_exactly_where_it_was(room, taken):
    if taken:
        room.ask(BEN, Say, room.turn.id, 41)
    before = room.state
    room.ask(ADA, Close, True)
    room.wait(300)
    assert kinds(room.ask(ADA, Reopen)) == ["reopened"]
    for name in ("status", "phase", "round", "earlier", "seats", "paused_by", "closed_at"):
        assert getattr(room.state, name) == getattr(before, name)


def test_reopening_offers_anew_if_that_seat_has_gone(room):
    room.ask(BEN, Take)
    room.ask(ADA, Close, True)
    room.drop(BEN)
    assert kinds(room.ask(ADA, Reopen)) == ["reopened", "lapsed", "offered"]
    assert offered(room.state) == CLEO


@pytest.mark.parametrize("taken", [True, False])
def test_reopening_gives_no_turn_to_who_has_left_the_group_meanwhile(room, taken):
    if taken:
        room.ask(BEN, Take)
    room.ask(ADA, Close, True)
    assert kinds(room.ask(None, Withdraw, BEN)) == ["withdrawn"]
    assert kinds(room.ask(ADA, Reopen)) == ["reopened", "offered"]
    assert (holder(room.state), offered(room.state)) == (None, CLEO)


def test_a_facilitator_whose_line_dropped_may_reopen(room):
    room.ask(ADA, Close, True)
    room.drop(ADA)
    assert kinds(room.ask(ADA, Reopen)) == ["reopened"]


def test_reopening_is_for_facilitators_and_for_five_minutes(room):
    assert code(room.ask(ADA, Reopen)) == "not_closed"
    room.ask(ADA, Close, True)
    assert code(room.ask(BEN, Reopen)) == "facilitators_only"
    assert code(room.ask(FAY, Reopen)) == "facilitators_only"
    room.wait(301)
    assert not may_reopen(room.state, room.now)
    assert code(room.ask(ADA, Reopen)) == "too_late"


@pytest.mark.parametrize("kind", [BeginNext, Pause, Resume, Close, RaiseHand, Take])
def test_nothing_else_happens_once_it_is_closed(room, kind):
    room.ask(ADA, Close, True)
    assert code(room.ask(ADA, kind)) == "not_open"


def test_nothing_happens_before_it_is_open():
    assert code(Room().ask(ADA, Close)) == "not_open"
