"""In a round everybody is offered a turn, once: what each of them may do with it."""

import pytest

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    ComeBack,
    Finish,
    MoreTime,
    MoveOn,
    Pass,
    Say,
    Take,
    holder,
    not_yet_offered,
    offered,
    place_of,
    unsettled,
    up_next,
)

from .engine_room import ADA, BEN, CLEO, DEV, ELI, FAY, code, kinds

pytestmark = pytest.mark.pure


# The round


def test_beginning_a_round_offers_the_first_turn(room):
    assert room.state.round.order == (BEN, CLEO, DEV, ADA)
    assert offered(room.state) == BEN
    assert holder(room.state) is None
    assert room.turn.id == f"1.{BEN}.1"


def test_facilitators_come_after_the_members(room):
    assert room.state.base_order == (ADA, BEN, CLEO, DEV)
    assert room.state.round.order[-1] == ADA


def test_the_next_round_begins_one_seat_further_along(room):
    for seat in (BEN, CLEO, DEV, ADA):
        room.ask(seat, Pass)
    room.ask(ADA, BeginNext)
    room.ask(ADA, BeginNext)
    assert room.state.round.number == 2
    assert room.state.round.order == (CLEO, DEV, BEN, ADA)


def test_everybody_can_see_who_is_next(room):
    assert up_next(room.state) == (CLEO, DEV, ADA)
    assert up_next(room.state, 1) == (CLEO,)
    places = [place_of(room.state, seat) for seat in (BEN, CLEO, DEV, ADA, ELI)]
    assert places == [0, 1, 2, 3, None]


def test_who_has_not_been_offered_is_known_at_any_time(room):
    assert not_yet_offered(room.state) == (CLEO, DEV, ADA)
    assert unsettled(room.state) == (BEN, CLEO, DEV, ADA)
    room.ask(BEN, Pass)
    assert not_yet_offered(room.state) == (DEV, ADA)
    assert unsettled(room.state) == (CLEO, DEV, ADA)


def test_outside_a_round_nobody_is_next(doors):
    assert up_next(doors.state) == unsettled(doors.state) == not_yet_offered(doors.state) == ()
    assert place_of(doors.state, BEN) is None
    assert offered(doors.state) is holder(doors.state) is None


# Take, say, finish


def test_whoever_takes_the_offer_has_the_turn(room):
    assert kinds(room.ask(BEN, Take)) == ["taken"]
    assert holder(room.state) == BEN
    assert offered(room.state) is None


def test_taking_twice_is_taking_once(room):
    room.ask(BEN, Take)
    assert room.ask(BEN, Take) == ()


def test_finishing_offers_the_next_turn(room):
    room.ask(BEN, Take)
    assert kinds(room.ask(BEN, Finish)) == ["settled", "offered"]
    assert room.how(BEN) == "spoken"
    assert offered(room.state) == CLEO


def test_one_may_finish_straight_from_the_offer_with_prepared_words(room):
    answer = room.ask(BEN, Finish, room.turn.id, 41)
    assert kinds(answer) == ["taken", "said", "settled", "offered"]
    assert room.state.round.turns[BEN].said == (41,)


def test_words_shared_from_the_offer_take_it(room):
    assert kinds(room.ask(BEN, Say, room.turn.id, 41)) == ["taken", "said"]
    assert holder(room.state) == BEN


def test_one_may_share_words_more_than_once(room):
    room.ask(BEN, Say, room.turn.id, 41)
    room.ask(BEN, Say, room.turn.id, 42)
    assert room.state.round.turns[BEN].said == (41, 42)


def test_a_facilitator_may_say_something_to_the_room_at_any_time(room):
    assert kinds(room.ask(ADA, Say, None, 7)) == ["said"]
    assert offered(room.state) == BEN
    assert code(room.ask(BEN, Say, None, 8)) == "not_talking"


# Pass, come back to me


def test_passing_is_having_had_ones_turn(room):
    room.ask(BEN, Pass)
    assert room.how(BEN) == "passed"
    assert offered(room.state) == CLEO


def test_one_may_take_and_then_pass(room):
    room.ask(BEN, Take)
    room.ask(BEN, Pass)
    assert room.how(BEN) == "passed"


def test_passing_after_words_counts_as_spoken(room):
    room.ask(BEN, Say, room.turn.id, 41)
    room.ask(BEN, Pass)
    assert room.how(BEN) == "spoken"


def test_come_back_to_me_is_offered_again_once_the_others_had_theirs(room):
    first = room.turn.id
    room.ask(BEN, ComeBack)
    assert room.how(BEN) == "later"
    for seat in (CLEO, DEV, ADA):
        room.ask(seat, Finish)
    assert offered(room.state) == BEN
    assert room.turn.id == f"1.{BEN}.2" != first


def test_those_who_put_it_off_are_asked_in_the_order_in_which_they_put_it_off(room):
    room.ask(BEN, ComeBack)
    room.ask(CLEO, ComeBack)
    assert up_next(room.state) == (ADA, BEN, CLEO)


def test_come_back_to_me_is_for_once_a_round(room):
    room.ask(BEN, ComeBack)
    for seat in (CLEO, DEV, ADA):
        room.ask(seat, Finish)
    assert code(room.ask(BEN, ComeBack)) == "take_or_pass"
    assert kinds(room.ask(BEN, Pass)) == ["settled"]


def test_one_may_put_it_off_after_taking_it(room):
    room.ask(BEN, Take)
    room.ask(BEN, ComeBack)
    assert room.how(BEN) == "later"
    assert offered(room.state) == CLEO


def test_a_settled_turn_is_not_offered_again(room):
    for seat in (BEN, CLEO, DEV, ADA):
        room.ask(seat, Pass)
    assert room.turn is None
    assert up_next(room.state) == unsettled(room.state) == ()


# More time, and moving on


def test_more_time_is_counted_and_cuts_nobody_off(room):
    room.ask(BEN, Take)
    room.ask(BEN, MoreTime)
    room.ask(ADA, MoreTime)
    assert room.turn.extended == 2
    assert holder(room.state) == BEN


def test_only_the_holder_or_a_facilitator_asks_for_more_time(room):
    assert code(room.ask(CLEO, MoreTime)) == "not_yours"


def test_moving_on_from_somebody_silent_keeps_their_place_for_the_end(room):
    assert kinds(room.ask(ADA, MoveOn)) == ["lapsed", "offered"]
    assert room.how(BEN) == "lapsed"
    assert up_next(room.state) == (DEV, ADA, BEN)


def test_moving_on_from_them_again_settles_as_passed(room):
    room.ask(ADA, MoveOn)
    for seat in (CLEO, DEV, ADA):
        room.ask(seat, Finish)
    assert offered(room.state) == BEN
    room.ask(ADA, MoveOn)
    assert room.how(BEN) == "passed"


def test_moving_on_from_somebody_who_spoke_settles_as_spoken(room):
    room.ask(BEN, Say, room.turn.id, 41)
    room.ask(ADA, MoveOn)
    assert room.how(BEN) == "spoken"


def test_a_member_does_not_move_on_while_a_facilitator_is_here(room):
    room.wait(600)
    assert code(room.ask(CLEO, MoveOn)) == "may_not_steer"


def test_those_who_put_it_off_come_before_those_who_lapsed(room):
    room.ask(ADA, MoveOn)
    room.ask(CLEO, ComeBack)
    assert up_next(room.state) == (ADA, CLEO, BEN)


# Stale taps, and other people's turns


@pytest.mark.parametrize("kind", [Take, Finish, Pass, ComeBack, MoreTime, MoveOn])
def test_a_tap_meant_for_an_earlier_turn_is_told_so(room, kind):
    before = room.turn.id
    room.ask(BEN, Pass)
    state = room.state
    for seat in (ADA, BEN):
        if kind is MoveOn and seat == BEN:
            continue
        assert code(room.ask(seat, kind, before)) == "turn_has_passed"
    assert room.state == state


@pytest.mark.parametrize("kind", [Take, Finish, Pass, ComeBack])
def test_nobody_answers_for_somebody_else(room, kind):
    assert code(room.ask(CLEO, kind)) == "not_yours"
    assert code(room.ask(ADA, kind)) == "not_yours"


def test_nobody_speaks_in_somebody_elses_turn(room):
    assert code(room.ask(CLEO, Say, room.turn.id, 41)) == "not_yours"


def test_words_for_a_turn_that_has_passed_are_not_put_into_another(room):
    stale = room.turn.id
    room.ask(ADA, MoveOn)
    assert code(room.ask(BEN, Say, stale, 41)) == "turn_has_passed"
    assert room.state.round.turns[BEN].said == ()


def test_the_offer_before_last_is_stale_even_for_the_same_seat(room):
    stale = room.turn.id
    room.ask(ADA, MoveOn)
    for seat in (CLEO, DEV, ADA):
        room.ask(seat, Pass)
    assert offered(room.state) == BEN
    assert code(room.ask(BEN, Take, stale)) == "turn_has_passed"


def test_two_facilitators_moving_on_at_once_move_on_once(room):
    room.arrive(FAY)
    turn = room.turn.id
    room.ask(ADA, MoveOn, turn)
    assert code(room.ask(FAY, MoveOn, turn)) == "turn_has_passed"
    assert offered(room.state) == CLEO


# Arriving late


def test_whoever_arrives_during_a_round_joins_its_end(room):
    assert kinds(room.ask(ELI, Arrive)) == ["arrived", "joined_round"]
    assert room.state.round.order == (BEN, CLEO, DEV, ADA, ELI)


def test_whoever_arrives_when_all_others_had_theirs_is_offered_at_once(room):
    for seat in (BEN, CLEO, DEV, ADA):
        room.ask(seat, Pass)
    assert kinds(room.ask(ELI, Arrive)) == ["arrived", "joined_round", "offered"]


def test_a_seat_that_never_came_is_owed_nothing(room):
    assert ELI not in room.state.round.turns
    assert ELI not in unsettled(room.state)
