"""A meeting that nobody closes: some hours after its beginning it is over all the same."""

import pytest

from alongside.meetings.engine import AddCaller, Arrive, Close, LetEnd, OpenDoors, Reopen, Take

from .engine_room import ADA, BEN, ELI, FAY, Room, code, kinds

pytestmark = pytest.mark.pure

HOUR = 3600


def test_nobody_new_comes_in_when_it_is_long_over(room):
    room.drop(ADA)
    room.wait(6 * HOUR)
    assert code(room.ask(ELI, Arrive)) == "long_over"
    assert code(room.ask(FAY, Arrive, True)) == "long_over"
    assert kinds(room.ask(ADA, Arrive)) == ["returned"]


def test_nobody_opens_its_doors_any_more():
    room = Room()
    room.wait(6 * HOUR)
    assert code(room.ask(FAY, Arrive, True)) == "long_over"
    assert code(room.ask(None, OpenDoors)) == "long_over"


def test_as_long_as_somebody_leads_it_it_goes_on(room):
    room.wait(6 * HOUR)
    room.ask(BEN, Take)
    assert kinds(room.ask(ELI, Arrive)) == ["arrived", "joined_round"]
    assert kinds(room.ask(ADA, AddCaller, 8)) == ["arrived", "joined_round"]
    assert room.ask(None, LetEnd) == ()


def test_who_only_seems_to_lead_it_does_not_keep_it_open_for_ever(room):
    room.wait(7 * HOUR)
    assert kinds(room.ask(None, LetEnd)) == ["closed", "round_closed"]
    assert room.state.ended_by_itself
    assert room.restarted() == room.state


def test_only_the_server_lets_it_end_and_not_too_soon(room):
    room.drop(ADA)
    assert room.ask(None, LetEnd) == ()
    room.wait(6 * HOUR)
    assert code(room.ask(BEN, LetEnd)) == "not_yours"
    room.ask(None, LetEnd)
    assert room.ask(None, LetEnd) == ()


def test_it_can_be_opened_again_and_closed_by_somebody(room):
    room.drop(ADA)
    room.wait(6 * HOUR)
    room.ask(None, LetEnd)
    room.ask(ADA, Reopen)
    room.ask(ADA, Arrive)
    room.ask(ADA, Close, True)
    assert not room.state.ended_by_itself
