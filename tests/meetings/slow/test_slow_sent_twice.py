"""A form of a slow round that is sent twice, with more in it the second time: nothing is lost."""

import re

import pytest

from alongside.meetings.models import SlowRound
from alongside.people.models import Draft

from .test_slow_round import ASKED, BEGIN

NOT_SENT = "has not been sent"
MORE = "First. And one sentence more."


def id_in(page):
    return re.search(r'name="id" value="(\d+)"', page.text)[1]


@pytest.fixture
def all_spoken(days, ada):
    days.do(ada, "turn", body="Mine.")
    days.wait(days=3, hours=1)
    return days


def test_a_turn_sent_again_with_more_in_it_comes_back(days, ben):
    place = f"slow_turn:{days.turn_of(ben).pk}"
    days.do(ben, "turn", body="First.", id="5", place=place)
    Draft.objects.keep(ben, place, MORE)
    again = days.do(ben, "turn", body=MORE, id="5", place=place)
    assert NOT_SENT in again.text and f"{MORE}</textarea>" in again.text
    assert "It is with the group now." not in again.text
    assert Draft.objects.words(ben, place) == MORE
    assert days.turn_of(ben).body == "First."
    assert "with the group now" in days.do(ben, "turn", body=MORE, id=id_in(again)).text
    assert days.turn_of(ben).body == MORE


def test_the_same_turn_sent_twice_is_one(days, ben):
    sent = days.do(ben, "turn", body="First.", id="5")
    once = days.state.number
    again = days.do(ben, "turn", body="First.", id="5")
    assert "It is with the group now." in sent.text and "It is with the group now." in again.text
    assert days.state.number == once


def test_a_turn_sent_again_after_the_turns_is_a_draft(days, ben):
    days.do(ben, "turn", body="First.", id="5")
    days.wait(days=3)
    late = days.do(ben, "turn", body=MORE, id="5")
    assert "Your words are kept for you alone." in late.text
    assert Draft.objects.words(ben, f"slow_turn:{days.turn_of(ben).pk}") == MORE


def test_an_answer_sent_again_with_more_in_it_comes_back(all_spoken, ben):
    days = all_spoken
    days.do(ben, "reflection", body="First.", id="9")
    again = days.do(ben, "reflection", body=MORE, id="9")
    assert NOT_SENT in again.text and f"{MORE}</textarea>" in again.text
    assert days.turn_of(ben).reflection == "First."
    assert "with the group now" in days.do(ben, "reflection", body=MORE, id=id_in(again)).text
    assert days.turn_of(ben).reflection == MORE


def test_a_tap_from_the_form_of_an_answer_is_a_tap(all_spoken, ben):
    days = all_spoken
    days.do(ben, "reflection", body="First.", id="9")
    for tapped in ("hear", "thank", "hear"):
        days.do(ben, "reflection", body="First.", response=tapped, id="9")
        assert days.turn_of(ben).response == tapped
    assert days.turn_of(ben).reflection == "First."


@pytest.mark.parametrize("other", [{"prompt": "What else?"}, {"days": "7"}, {"reflect_days": "5"}])
def test_another_round_from_the_same_form_is_not_said_to_have_begun(morning, ada, browse, other):
    browse(ada).post(BEGIN, ASKED | {"id": "77"})
    page = browse(ada).post(BEGIN, ASKED | {"id": "77"} | other)
    assert page.status_code == 200
    assert NOT_SENT in page.text and "It is open." not in page.text
    if "prompt" in other:
        assert "What else?</textarea>" in page.text
    assert SlowRound.objects.count() == 1
