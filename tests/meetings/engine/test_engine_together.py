"""Without an order: the quiet minutes, and a room that just talks."""

import pytest

from alongside.meetings.engine import (
    BeginNext,
    BeginReading,
    InTurn,
    JustTalk,
    Pass,
    Pause,
    Ready,
    Say,
    Turn,
    not_heard,
    offered,
)

from .engine_room import ADA, BEN, CLEO, DEV, Room, code, kinds, room_with

pytestmark = pytest.mark.pure


@pytest.fixture
def writing():
    return room_with("together", "words")


def test_who_is_ready_says_so_once_and_waits_for_the_reading(writing):
    assert kinds(writing.ask(CLEO, Ready)) == ["ready"]
    assert writing.ask(CLEO, Ready) == ()
    assert writing.state.ready == (CLEO,)
    assert kinds(writing.ask(ADA, BeginReading)) == ["round_begun", "offered"]
    assert code(writing.ask(BEN, Ready)) == "phase_has_passed"
    assert writing.ask(ADA, BeginReading) == (), "it has begun"


def test_a_room_talks_only_where_everybody_would_be_asked():
    doors = Room()
    doors.arrive(ADA, BEN)
    assert code(doors.ask(ADA, JustTalk)) == "not_a_round"
    words = room_with("words")
    assert code(words.ask(ADA, JustTalk)) == "not_a_round"


def test_from_an_order_to_talk_and_back_to_a_new_one(room):
    room.ask(BEN, Pass)
    assert kinds(room.ask(ADA, JustTalk)) == ["round_closed", "talk_begun"]
    assert room.ask(ADA, JustTalk) == ()
    assert set(not_heard(room.state)) == {CLEO, DEV, ADA}
    room.ask(CLEO, Say, None, 1)
    ended, begun, offer = room.ask(ADA, InTurn)
    assert (ended.kind, begun.kind, offer.kind) == ("talk_ended", "round_begun", "offered")
    assert set(ended.not_heard) == {ADA, DEV}
    assert (begun.round, offered(room.state)) == (2, offer.seat)
    assert room.ask(ADA, InTurn) == (), "nobody just talks"


def test_whatever_is_begun_ends_a_pause(room):
    room.ask(ADA, Pause)
    assert kinds(room.ask(ADA, JustTalk))[0] == "resumed"
    room.ask(ADA, Pause)
    assert kinds(room.ask(ADA, InTurn))[0] == "resumed"


def test_only_who_leads_decides_it(writing):
    for kind in (BeginReading, JustTalk, InTurn, BeginNext):
        assert code(writing.ask(BEN, kind)) is not None


def test_a_meeting_begins_with_nothing_that_anybody_has_done(room):
    fresh = Room().state
    assert (fresh.phase, fresh.number, fresh.base_order) == (-1, 0, ())
    assert (fresh.in_a_moment, fresh.grounding) == (False, False)
    assert room.state.seats[BEN].kept is False
    turn = Turn("1.2.1", BEN)
    assert (turn.settled, turn.owed, turn.came_back, turn.read_out) == (False, True, False, False)
    room.ask(BEN, Pass)
    assert room.state.round.turns[BEN].settled is True
