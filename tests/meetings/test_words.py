"""What somebody writes in a meeting is never lost, said twice, or said for them."""

import re

from alongside.meetings.models import Entry
from alongside.people.models import Draft


def test_a_tap_for_a_turn_that_has_passed_is_refused_and_the_words_are_kept(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    stale = room.turn_of(ben)
    room.press(ada, "move-on", turn=stale)
    page = room.press(ben, "finish", turn=stale, body="I was just writing this")
    assert "The turn had just moved on." in page.text
    assert "I was just writing this" in page.text
    assert Draft.objects.words(ben, f"turn:{room.meeting.pk}") == "I was just writing this"
    assert not Entry.objects.exists()


def test_two_taps_on_the_same_button_are_one(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "take", turn=room.turn_of(ben))
    for _tap in range(2):
        room.press(ben, "say", turn=room.turn_of(ben), body="Once", id="77")
    assert said() == ["Once"]
    room.press(ben, "say", turn=room.turn_of(ben), body="Something else", id="77")
    assert said() == ["Once", "Something else"]


def test_words_whose_answer_was_lost_are_not_said_twice_by_finishing(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    turn = room.turn_of(ben)
    room.press(ben, "say", turn=turn, body="Once", id="77")
    for _tap in range(2):
        page = room.press(ben, "finish", turn=turn, body="Once", id="77")
    assert said() == ["Once"]
    assert "had just moved on" not in page.text
    room.turn_of(cleo)


def test_the_id_of_somebody_elses_words_cannot_be_taken(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Ben's", id="77")
    room.press(cleo, "finish", turn=room.turn_of(cleo), body="Ben's", id="77")
    assert said() == ["Ben's", "Ben's"]


def said():
    return [entry.body for entry in Entry.objects.order_by("said_at")]


def test_what_was_typed_is_kept_whatever_is_pressed(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    for verb in ("look", "take", "more-time"):
        words = f"Half a sentence before {verb}"
        page = room.press(ben, verb, turn=room.turn_of(ben), body=words)
        assert f">{words}</textarea>" in page.text
    room.press(ben, "finish-without", turn=room.turn_of(ben), body="Not today after all")
    assert said() == []
    assert Draft.objects.words(ben, f"turn:{room.meeting.pk}") == "Not today after all"


def test_sharing_leaves_alone_what_was_prepared_on_another_device(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    place = f"turn:{room.meeting.pk}"
    Draft.objects.keep(ben, place, "A long text that I prepared at noon")
    room.press(ben, "say", turn=room.turn_of(ben), body="Hi")
    assert Draft.objects.words(ben, place) == "A long text that I prepared at noon"
    room.press(ben, "say", turn=room.turn_of(ben), body="A long text that I prepared at noon")
    assert Draft.objects.words(ben, place) == ""


def test_sharing_nothing_is_asked_about_kindly(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    page = room.press(ben, "finish", turn=room.turn_of(ben), body="  ")
    assert "There are no words here yet." in page.text
    room.turn_of(ben)


def test_words_that_were_not_shared_are_there_when_the_meeting_is_over(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "look", body="I was going to say")
    room.press(ada, "close", anyway="yes")
    assert "I was going to say" in room.see(ben).text
    assert "I was going to say" not in room.see(cleo).text


def test_words_that_were_deleted_without_scripts_stay_deleted(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    place = f"turn:{room.meeting.pk}"
    page = room.press(ben, "look", body="Something I regret").text
    began = re.search(r'name="began" value="([^"]+)"', page)[1]
    room.press(ben, "pass", turn=room.turn_of(ben), body="", began=began)
    assert Draft.objects.words(ben, place) == ""
    assert "Something I regret" not in room.see(ben).text


def test_what_another_device_keeps_meanwhile_is_not_deleted_by_an_empty_page(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    place = f"turn:{room.meeting.pk}"
    page = room.press(ben, "look", body="At first").text
    began = re.search(r'name="began" value="([^"]+)"', page)[1]
    Draft.objects.keep(ben, place, "At first, and then more")
    room.press(ben, "look", body="", began=began)
    room.press(ben, "look", body="")
    assert Draft.objects.words(ben, place) == "At first, and then more"


def test_a_talk_that_has_just_ended_says_so_and_keeps_the_words(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "just-talk", leaving="1")
    room.press(ada, "in-turn", leaving="1")
    page = room.press(ben, "say", body="I was typing this").text
    assert "The room does not just talk now." in page
    assert "I was typing this" in page
