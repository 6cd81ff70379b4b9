"""People come late, drop out and return. Nobody loses their place, and nothing waits for a line.

Several of these are how the closest peer breaks (its numbers in brackets).
"""

import pytest

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Close,
    Finish,
    Leave,
    MoveOn,
    OpenDoors,
    Pass,
    Phase,
    RaiseHand,
    Return,
    Say,
    Take,
    holder,
    may_steer,
    not_yet_offered,
    offered,
    start,
    unsettled,
    up_next,
)

from .engine_room import ADA, BEN, CLEO, DEV, DOORS_AT, ELI, FAY, Room, code, kinds

pytestmark = pytest.mark.pure


@pytest.fixture
def early():
    """A quarter of an hour before the doors."""
    return Room(now=DOORS_AT - 900)


# The doors


def test_members_wait_until_the_doors_open(early):
    assert code(early.ask(BEN, Arrive)) == "doors_not_open"
    early.wait(900)
    assert kinds(early.ask(BEN, Arrive)) == ["doors_opened", "arrived"]


def test_a_facilitator_who_comes_early_opens_the_doors(early):
    assert kinds(early.ask(ADA, Arrive, True)) == ["doors_opened", "arrived"]
    assert kinds(early.ask(BEN, Arrive)) == ["arrived"]


def test_a_facilitator_may_open_the_doors_without_coming_in(early):
    assert code(early.ask(BEN, OpenDoors)) == "doors_not_open"
    assert kinds(early.ask(ADA, OpenDoors, True)) == ["doors_opened"]
    assert early.ask(ADA, OpenDoors, True) == ()
    assert early.state.phase == 0


def test_the_server_may_open_the_doors_when_it_is_time(early):
    assert code(early.ask(None, OpenDoors)) == "doors_not_open"
    early.wait(900)
    assert kinds(early.ask(None, OpenDoors)) == ["doors_opened"]


def test_arriving_twice_is_arriving_once(doors):
    assert doors.ask(BEN, Arrive) == ()


def test_arriving_again_after_a_dropped_line_is_returning(doors):
    doors.drop(BEN)
    assert kinds(doors.ask(BEN, Arrive)) == ["returned"]
    assert doors.state.seats[BEN].arrived_at == DOORS_AT


def test_nobody_arrives_after_the_end(doors):
    doors.ask(ADA, Close)
    assert code(doors.ask(ELI, Arrive)) == "not_open"
    assert code(doors.ask(ADA, OpenDoors, True)) == "not_open"


def test_only_somebody_arrives(doors):
    assert code(doors.ask(None, Arrive)) == "not_seated"


def test_a_plan_begins_with_its_doors():
    for kinds_of_phases in ([], ["round"], ["doors", "doors"], ["doors", "dance"]):
        with pytest.raises(ValueError):
            start([Phase(kind) for kind in kinds_of_phases], DOORS_AT)


# Dropping out of a turn


def test_when_somebody_offered_drops_out_the_offer_goes_on(room):
    """[1] The peer deadlocks here: the one who was passed to can never accept."""
    assert kinds(room.ask(None, Leave, BEN)) == ["left", "lapsed", "offered"]
    assert offered(room.state) == CLEO
    room.ask(CLEO, Take)
    assert holder(room.state) == CLEO


def test_when_the_holder_drops_out_the_turn_goes_on(room):
    room.ask(BEN, Take)
    room.drop(BEN)
    assert room.how(BEN) == "lapsed"
    assert offered(room.state) == CLEO


def test_when_the_one_before_drops_out_the_offer_stands(room):
    """[1] Ben passes and hangs up: cleo takes her turn all the same."""
    room.ask(BEN, Pass)
    room.drop(BEN)
    assert kinds(room.ask(CLEO, Take)) == ["taken"]


def test_a_dropped_turn_is_offered_again_at_the_end(room):
    room.drop(BEN)
    room.back(BEN)
    assert offered(room.state) == CLEO
    assert up_next(room.state) == (DEV, ADA, BEN)


def test_words_said_before_the_line_dropped_stay_theirs(room):
    room.ask(BEN, Say, room.turn.id, 41)
    room.drop(BEN)
    room.back(BEN)
    assert room.state.round.turns[BEN].said == (41,)


def test_whoever_waits_and_drops_out_keeps_their_place(room):
    room.drop(CLEO)
    assert up_next(room.state) == (DEV, ADA)
    room.back(CLEO)
    assert up_next(room.state) == (CLEO, DEV, ADA)


def test_whoever_was_passed_over_while_away_is_next_when_they_return(room):
    room.drop(CLEO)
    room.ask(BEN, Pass)
    assert offered(room.state) == DEV
    room.back(CLEO)
    room.ask(DEV, Pass)
    assert offered(room.state) == CLEO


def test_a_line_may_drop_as_often_as_it_likes(room):
    room.drop(CLEO, DEV, ADA)
    for _ in range(3):
        room.drop(BEN)
        assert room.turn is None
        room.back(BEN)
        assert offered(room.state) == BEN
    assert room.turn.id == f"1.{BEN}.4"


def test_moving_on_after_a_dropped_line_settles_as_passed(room):
    room.drop(BEN)
    room.back(BEN)
    for seat in (CLEO, DEV, ADA):
        room.ask(seat, Pass)
    room.ask(ADA, MoveOn)
    assert room.how(BEN) == "passed"


def test_the_round_rests_when_nobody_here_is_owed_a_turn(room):
    room.drop(DEV)
    for seat in (BEN, CLEO, ADA):
        room.ask(seat, Pass)
    assert room.turn is None
    assert unsettled(room.state) == not_yet_offered(room.state) == (DEV,)
    assert kinds(room.ask(None, Return, DEV)) == ["returned", "offered"]


def test_dropping_out_twice_is_dropping_out_once(room):
    room.drop(CLEO)
    assert room.ask(None, Leave, CLEO) == ()
    room.back(CLEO)
    assert room.ask(None, Return, CLEO) == ()


def test_nobody_says_of_somebody_else_that_they_left(room):
    assert code(room.ask(BEN, Leave, CLEO)) == "not_yours"
    assert code(room.ask(BEN, Return, CLEO)) == "not_yours"
    assert kinds(room.ask(CLEO, Leave, CLEO)) == ["left"]


def test_a_seat_that_never_came_cannot_leave(room):
    assert code(room.ask(None, Leave, ELI)) == "no_such_seat"
    assert code(room.ask(None, Return, ELI)) == "no_such_seat"


def test_whoever_is_away_returns_before_they_act(room):
    room.drop(CLEO)
    assert code(room.ask(CLEO, RaiseHand)) == "not_here"
    assert code(room.ask(ELI, RaiseHand)) == "not_seated"
    assert code(room.ask(None, RaiseHand)) == "not_seated"


def test_when_everybody_drops_out_the_meeting_waits_for_them(room):
    """[2, 5] Nobody connected is no reason to end a meeting, nor to lose who was next."""
    room.drop(BEN, CLEO, DEV, ADA)
    room.wait(3600)
    assert room.state.status == "open"
    room.back(DEV)
    assert offered(room.state) == DEV
    room.back(CLEO, BEN, ADA)
    room.ask(DEV, Finish)
    assert offered(room.state) == BEN


# Without a facilitator


def test_a_facilitators_dropped_line_ends_nothing(room):
    """[5] The peer ends the session for good."""
    room.drop(ADA)
    room.wait(900)
    assert room.state.status == "open"
    assert kinds(room.ask(BEN, Take)) == ["taken"]
    room.back(ADA)
    assert room.state.leader == ADA


def test_after_a_minute_without_a_facilitator_anybody_may_steer(room):
    room.drop(ADA)
    room.wait(59)
    assert not may_steer(room.state, CLEO, room.now)
    assert code(room.ask(CLEO, MoveOn)) == "may_not_steer"
    room.wait(1)
    assert may_steer(room.state, CLEO, room.now)
    assert kinds(room.ask(CLEO, MoveOn)) == ["lapsed", "offered"]


def test_the_minute_begins_anew_with_every_move(room):
    room.drop(ADA)
    room.wait(50)
    room.ask(BEN, Take)
    room.wait(50)
    assert not may_steer(room.state, CLEO, room.now)
    room.wait(10)
    assert may_steer(room.state, CLEO, room.now)


def test_the_minute_counts_from_when_the_facilitator_went(room):
    room.wait(600)
    room.drop(ADA)
    assert not may_steer(room.state, CLEO, room.now)


def test_an_unsteady_line_does_not_hold_up_the_minute(room):
    room.drop(ADA)
    for _ in range(6):
        room.wait(10)
        room.drop(DEV)
        room.back(DEV)
    assert may_steer(room.state, CLEO, room.now)


def test_members_alone_can_hold_a_whole_meeting():
    room = Room()
    room.arrive(BEN, CLEO)
    assert code(room.ask(BEN, BeginNext)) == "may_not_steer"
    for _ in range(3):
        room.wait(61)
        room.ask(BEN, BeginNext)
        room.ask(room.turn.seat, Finish) if room.turn else None
        room.ask(room.turn.seat, Finish) if room.turn else None
    room.wait(61)
    assert kinds(room.ask(CLEO, Close)) == ["closed", "round_closed"]


# Who leads


def test_the_first_facilitator_to_arrive_leads():
    room = Room()
    room.arrive(BEN)
    assert room.state.leader is None
    room.arrive(FAY, ADA)
    assert room.state.leader == FAY


def test_another_facilitator_leads_when_the_leader_drops_out(room):
    room.arrive(FAY)
    room.drop(ADA)
    assert room.state.leader == FAY
    room.back(ADA)
    assert room.state.leader == FAY


def test_whoever_returns_to_a_meeting_without_a_leader_leads(room):
    room.arrive(FAY)
    room.drop(ADA, FAY)
    assert room.state.leader is None
    room.back(FAY)
    assert room.state.leader == FAY
