"""Quiet minutes in which everybody writes, and just talking, through the pages of the room."""

import re

import pytest

from alongside.meetings.models import Entry

from .evening import writing_together


@pytest.fixture
def writing(tonight, room, ada, ben, cleo):
    """Everybody writes: the check-in is over, and the topic has begun."""
    writing_together(tonight)
    room.begin(ada, ben, cleo)
    room.press(ada, "next", leaving="1", anyway="yes")
    return room


def test_nobody_is_offered_a_turn_while_everybody_writes(writing, ben, cleo):
    assert writing.turn is None
    page = writing.see(ben).text
    assert "Quiet minutes, to write in." in page
    assert "Nobody sees your words until you share them." in page


def test_what_is_written_stays_with_its_author_until_they_share_it(writing, ada, ben, cleo):
    writing.press(ben, "ready", body="What I wrote in quiet")
    assert "What I wrote in quiet" in writing.see(ben).text
    assert "What I wrote in quiet" not in writing.see(ada).text + writing.see(cleo).text
    assert not Entry.objects.exists()


def test_whoever_leads_sees_who_is_still_writing(writing, ada, ben, cleo):
    writing.press(ben, "ready")
    assert "You have said you are ready." in writing.see(ben).text
    assert "Still writing: " in writing.see(ada).text
    assert "Still writing: " not in writing.see(cleo).text
    writing.press(cleo, "ready")
    writing.press(ada, "ready")
    assert "Everybody is ready." in writing.see(ada).text


def test_then_everybody_is_offered_a_turn_to_share_it(writing, ada, ben, cleo):
    writing.press(ben, "begin-reading", leaving="2")
    assert writing.turn is None, "only whoever steers ends the quiet minutes"
    writing.press(ada, "begin-reading", leaving="2")
    first = writing.turn.id
    writing.press(ada, "begin-reading", leaving="2")
    assert writing.turn.id == first, "twice is once"
    assert set(writing.state.round.turns) == {writing.seat(who) for who in (ada, ben, cleo)}


def test_going_on_from_the_quiet_minutes_names_whom_nobody_would_hear(writing, ada):
    page = writing.press(ada, "next", leaving="2").text
    assert "Not everybody has had their turn yet" in page
    assert "Go on although not everybody has had their turn" in page
    assert writing.state.phase == 2
    writing.press(ada, "next", leaving="2", anyway="yes")
    assert writing.state.phase == 3


def test_a_few_people_just_talk(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    assert "There are only a few of you." in room.see(ada).text
    room.press(ada, "just-talk", leaving="1")
    assert room.turn is None
    assert "We are just talking." in room.see(ben).text
    room.press(ben, "say", body="Without any order")
    assert "Without any order" in room.see(cleo).text
    page = room.see(ada).text
    assert "Not heard yet in this part" in page
    assert "There are only a few of you." not in page


def test_who_has_had_their_turn_is_heard_already(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="My turn")
    room.press(ada, "just-talk", leaving="1")
    assert room.state.talk == (room.seat(ben),)


def test_going_on_from_a_talk_names_who_was_not_heard(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "just-talk", leaving="1")
    room.press(ben, "say", body="One")
    room.press(ada, "say", body="Two")
    refused = room.press(ada, "next", leaving="1").text
    assert "Not everybody has had their turn yet: Cleo." in refused
    room.press(cleo, "say", body="Three")
    assert "Everybody has been heard in this part." in room.see(ada).text
    room.press(ada, "next", leaving="1")
    assert room.state.phase == 2
    assert room.turn is not None, "the next part is in turn again"


def test_afterwards_nobody_is_said_to_have_missed_a_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="My turn")
    room.press(ada, "just-talk", leaving="1")
    room.press(ada, "next", leaving="1", anyway="yes")
    room.press(ada, "close", anyway="yes")
    page = re.sub(r"<[^>]+>", "", room.see(ada).text)
    assert re.search(r"Ben\s*: spoke", page)
    assert re.search(r"Cleo\s*: could say something at any time", page)


def test_and_in_turn_again(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "just-talk", leaving="1")
    room.press(ben, "in-turn", leaving="1")
    assert room.state.talk == ()
    room.press(ada, "in-turn", leaving="1")
    assert room.state.talk is None
    assert len(room.state.round.turns) == 3


def test_without_a_talk_members_wait_for_their_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(cleo, "say", body="Out of turn")
    room.press(cleo, "just-talk", leaving="1")
    assert not Entry.objects.exists()
    assert room.state.talk is None


def test_there_is_nothing_to_talk_without_in_a_part_that_asks_nobody(room, ada, ben):
    room.arrive(ada, ben)
    assert "it has no order" in room.press(ada, "just-talk", leaving="0").text
