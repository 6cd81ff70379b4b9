"""The open floor through the pages of the room: hands, in the order that the plan says."""

import pytest

from alongside.meetings.models import Entry

from .evening import with_topic_as


@pytest.fixture
def floor(tonight, room, ada, ben, cleo):
    """The check-in is over, and the floor is open."""
    with_topic_as(tonight, "open-floor")
    return begun(room, ada, ben, cleo)


@pytest.fixture
def even(tonight, room, ada, ben, cleo):
    """The same, on which whoever has spoken least is next. Ben has spoken in the check-in."""
    with_topic_as(tonight, "open-floor-evenly")
    return begun(room, ada, ben, cleo)


def begun(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Here.")
    room.press(ada, "next", leaving="1", anyway="yes")
    return room


def test_everybody_reads_in_what_order_hands_are_taken(floor, ben):
    page = floor.see(ben).text
    assert "The first hand up is next." in page
    assert "Speak if you like. Listening is just as good." in page


def test_or_that_the_least_heard_are_next(even, ben):
    assert "Whoever has spoken least so far is next." in even.see(ben).text


def test_a_hand_is_offered_the_turn_and_others_wait(floor, ben, cleo):
    page = floor.press(cleo, "raise-hand").text
    assert "The turn is offered to you." in page
    assert "You are next." in floor.press(ben, "raise-hand").text
    floor.press(cleo, "finish", turn=floor.turn_of(cleo), body="One thing")
    assert "The turn is offered to you." in floor.see(ben).text


def test_the_least_heard_are_offered_first(even, ada, ben, cleo):
    even.press(ada, "raise-hand")
    even.press(ben, "raise-hand")
    even.press(cleo, "raise-hand")
    even.press(ada, "pass", turn=even.turn_of(ada))
    even.turn_of(cleo)


def test_nobody_is_shown_how_often_anybody_spoke(even, ada, ben):
    for reader in (ada, ben):
        assert "has spoken</span>" not in even.see(reader).text


def test_a_hand_can_be_lowered_again(floor, ben, cleo):
    floor.press(cleo, "raise-hand")
    floor.press(ben, "raise-hand")
    page = floor.press(ben, "lower-hand", seat=floor.seat(ben)).text
    assert "You are next." not in page
    floor.press(cleo, "pass", turn=floor.turn_of(cleo))
    assert floor.turn is None


def test_words_are_only_for_whoever_has_the_turn(floor, ben, cleo):
    before = Entry.objects.count()
    floor.press(ben, "say", body="Out of turn")
    assert Entry.objects.count() == before
    floor.press(cleo, "raise-hand")
    floor.press(cleo, "finish", turn=floor.turn_of(cleo), body="In turn")
    assert Entry.objects.count() == before + 1


def test_whoever_leads_sees_the_hands_and_before_them_that_none_is_up(floor, ada, ben, cleo):
    assert "No hand is up. Silence is fine" in floor.see(ada).text
    floor.press(cleo, "raise-hand")
    floor.press(ben, "raise-hand")
    assert "Hands up: " in floor.see(ada).text
    assert "Hands up: " not in floor.see(cleo).text
    refused = floor.press(ada, "next", leaving="2").text
    assert "Not everybody has had their turn yet" in refused


def test_afterwards_it_says_who_spoke_and_blames_nobody(floor, ada, cleo):
    floor.press(cleo, "raise-hand")
    floor.press(cleo, "finish", turn=floor.turn_of(cleo), body="One thing")
    floor.press(ada, "close")
    page = floor.see(ada).text
    assert "listened" in page and "not here" not in page
