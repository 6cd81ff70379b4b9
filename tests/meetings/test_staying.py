"""Staying with somebody, quiet minutes, and words that are read out, through the room's pages."""

import pytest

from alongside.meetings.models import Entry

CHOICES = ("I would like a moment", "Go on without me, and come back to me")


@pytest.fixture
def begun(room, ada, ben, cleo):
    """Ben has said something in his turn."""
    room.begin(ada, ben, cleo)
    room.press(ben, "say", turn=room.turn_of(ben), body="It was a hard week.")
    return room


@pytest.fixture
def staying(begun, ada, ben):
    begun.press(ada, "stay-with", seat=begun.seat(ben))
    return begun


def test_one_tap_stays_with_whoever_has_the_turn(begun, ada, ben):
    assert "Stay with Ben" in begun.see(ada).text
    assert "Stay with" not in begun.see(ben).text


def test_they_are_asked_how_to_go_on_and_nobody_else_is(staying, ada, ben, cleo):
    page = staying.see(ben).text
    assert "We are staying with you. There is no hurry." in page
    assert all(choice in page for choice in CHOICES)
    for other in (ada, cleo):
        page = staying.see(other).text
        assert "We are staying with Ben for a while." in page
        assert not any(choice in page for choice in CHOICES)


def test_a_moment_is_told_to_all_and_nothing_is_lost(staying, ben, cleo):
    staying.press(ben, "moment")
    assert "Ben is taking a moment. We wait together." in staying.see(cleo).text
    staying.press(ben, "resume")
    staying.turn_of(ben)
    assert Entry.objects.get().body == "It was a hard week."


def test_the_others_go_on_and_they_are_asked_again(staying, ada, ben, cleo):
    staying.press(ben, "come-back-later")
    staying.press(cleo, "pass", turn=staying.turn_of(cleo))
    staying.press(ada, "pass", turn=staying.turn_of(ada))
    staying.turn_of(ben)


@pytest.mark.parametrize("verb", ["moment", "come-back-later", "resume", "stay-with", "ground"])
def test_a_member_chooses_nothing_for_somebody_else(staying, cleo, verb):
    before = staying.state
    staying.press(cleo, verb, seat=staying.seat(cleo))
    assert staying.state == before


def test_who_leads_does_not_move_on_from_them(staying, ada):
    page = staying.press(ada, "move-on", turn=staying.turn.id).text
    assert "We are staying with Ben. Carry on when it is time." in page


def test_a_choice_that_comes_too_late_is_told_kindly(staying, ada, ben):
    staying.press(ada, "resume")
    page = staying.press(ben, "moment").text
    assert "The room is not waiting for you now." in page


def test_a_quiet_minute_has_words_for_everybody(begun, ada, cleo):
    begun.press(ada, "ground")
    page = begun.see(cleo).text
    assert "A quiet minute, for everybody." in page
    assert "wait in your own way" in page
    begun.press(ada, "resume")
    assert "A quiet minute, for everybody." not in begun.see(cleo).text


# -- words that are read out ----------------------------------------------------------------------


@pytest.fixture
def on_the_phone(tonight):
    tonight.place = "call"
    tonight.save()


def test_words_that_were_ready_are_read_out_by_who_leads(on_the_phone, room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    assert "Read mine for me" in room.see(ben).text
    room.press(ben, "read-mine", turn=room.turn_of(ben), body="My hands hurt. Read this.")
    page = room.see(ada).text
    assert "Please read this out for" in page and "My hands hurt. Read this." in page
    assert "I have read it" not in room.see(cleo).text
    room.press(ada, "move-on", turn=room.turn.id)
    assert room.state.round.turns[room.seat(ben)].status == "spoken"


def test_without_words_there_is_nothing_to_read(on_the_phone, room, ada, ben):
    room.begin(ada, ben)
    assert "There are no words here yet." in room.press(ben, "read-mine", turn=room.turn.id).text
    room.turn_of(ben)


def test_where_everybody_reads_nobody_reads_out(room, ada, ben):
    room.begin(ada, ben)
    assert "Read mine for me" not in room.see(ben).text
