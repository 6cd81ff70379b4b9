"""What is on record can always be read again, and a command counts once."""

import json

import pytest

from alongside.meetings.engine import (
    BeginNext,
    Close,
    ComeBack,
    Finish,
    Pass,
    Record,
    Refusal,
    Reopen,
    Take,
    UnknownEvent,
    decide,
    events,
    evolve,
    from_json,
    start,
    to_json,
)

from .engine_room import ADA, BEN, CLEO, DEV, PLAN, from_disk, on_disk

pytestmark = pytest.mark.pure


def test_records_are_numbered_from_one_without_gaps(room):
    assert [each.number for each in room.records] == list(range(1, len(room.records) + 1))
    assert room.state.number == len(room.records)


def test_a_fresh_process_works_out_the_same_state(room):
    room.ask(BEN, ComeBack)
    room.drop(CLEO)
    room.ask(DEV, Finish, room.turn.id, 41)
    room.ask(ADA, BeginNext, 1, True)
    assert room.restarted() == room.state


def test_what_is_written_is_what_is_read(room):
    room.ask(ADA, Close, True)
    room.ask(ADA, Reopen)
    assert from_disk(on_disk(room.records)) == room.records


def test_whole_numbers_stay_whole():
    begun = events.RoundBegun(1, 2, (2**62, 3))
    stored = json.loads(json.dumps(to_json(begun)))
    assert stored == {"kind": "round_begun", "round": 1, "phase": 2, "order": [2**62, 3]}
    assert from_json(stored) == begun
    assert type(from_json(stored).order[0]) is int


def test_the_kinds_on_record_never_change():
    """Old meetings must stay readable: add to this list, never edit it."""
    assert sorted(events.KINDS) == sorted([
        "arrived", "closed", "doors_opened", "hand_lowered", "hand_raised", "handed_over",
        "joined_round", "lapsed", "left", "more_time_given", "offered", "paused", "phase_begun",
        "put_off", "ready", "removed", "reopened", "resumed", "returned", "role_changed",
        "round_begun", "round_closed", "said", "seat_moved", "settled", "taken", "talk_begun",
        "talk_ended",
        "floor_opened", "grounding_begun", "moment_taken", "read_asked", "stayed_with",
        "rejoined", "withdrawn",
    ])  # fmt: skip


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"kind": "fireworks"},
        {"kind": "left"},
        {"kind": "left", "seat": 1, "mood": 3},
    ],
)
def test_an_unknown_event_is_an_error_and_not_a_guess(stored):
    with pytest.raises(UnknownEvent):
        from_json(stored)


def test_a_lost_record_is_noticed(room):
    state = start(PLAN, 1000.0)
    with pytest.raises(ValueError, match="record 2 cannot follow record 0"):
        evolve(state, room.records[1])


def test_a_repeated_command_changes_nothing(room):
    pressed = Pass("twice", BEN, room.turn.id)
    room.put(pressed)
    state = room.state
    assert room.put(pressed) == ()
    assert room.state == state


def test_a_repeat_that_comes_much_later_changes_nothing_either(room):
    pressed = Take("late", BEN, room.turn.id)
    room.put(pressed)
    room.ask(BEN, Finish)
    room.ask(ADA, Close, True)
    room.wait(3600)
    assert room.put(pressed) == ()


def test_a_refused_command_may_be_asked_again(room):
    early = Take("early", CLEO, f"1.{CLEO}.1")
    assert isinstance(room.put(early), Refusal)
    room.ask(BEN, Pass)
    assert room.put(early) == (events.Taken(CLEO, f"1.{CLEO}.1"),)


def test_deciding_changes_nothing(room):
    state, copy = room.state, room.restarted()
    decide(state, Pass("x", BEN, room.turn.id), room.now)
    decide(state, Close("y", ADA, True), room.now)
    assert state == copy


def test_the_envelope_says_who_and_when(room):
    room.wait(5)
    room.ask(BEN, Take)
    assert room.records[-1] == Record(
        len(room.records), 1005.0, "c6", BEN, events.Taken(BEN, f"1.{BEN}.1")
    )
