"""How a meeting was, in four taps: without a name, and told only as sums, from five people on."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.looking_back.feedback import ENOUGH, OPEN_FOR
from alongside.meetings.models import Feedback
from tests.conftest import person

FINE = {"chance": "yes", "heard": "partly", "take": "yes"}


def later():
    return time_machine.travel(timezone.now() + OPEN_FOR + timedelta(minutes=1))


@pytest.fixture
def closed(room, ada, ben, cleo):
    """Ada has led, and ben and cleo were there."""
    room.begin(ada, ben, cleo)
    room.press(ada, "close", anyway="yes")
    return room


@pytest.fixture
def many(room, morning, ada):
    """Ada has led, and as many were there as is enough."""
    people = [person(name) for name in ("femi", "hana", "ivo", "kit", "lou")]
    assert len(people) == ENOUGH
    for someone in people:
        morning.welcome(someone).accept(morning.current_agreement())
    room.begin(ada, *people)
    room.press(ada, "close", anyway="yes")
    return people


def test_whoever_came_is_asked_at_once_and_answers_with_four_taps(closed, ben):
    page = closed.see(ben).text
    assert "I had the chance to say what I wanted" in page
    assert page.count('type="radio"') == 9
    page = closed.press(ben, "feedback", **FINE).text
    assert "Nobody can tell which answers are yours." in page
    assert "I had the chance" not in page
    assert Feedback.objects.get().answers == FINE


def test_nothing_is_kept_that_tells_whose_it_is(closed, ben):
    closed.press(ben, "feedback", **FINE)
    columns = {field.name for field in Feedback._meta.get_fields()}
    assert columns == {"id", "meeting", "group", "answers"}


def test_once_is_enough(closed, ben):
    for _tap in range(2):
        closed.press(ben, "feedback", **FINE)
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("wrong", [{}, {**FINE, "heard": ""}, {**FINE, "take": "very"}])
def test_an_answer_that_is_missing_is_asked_for_and_the_rest_stays(closed, ben, wrong):
    page = closed.press(ben, "feedback", **wrong).text
    assert "How was it for you?" in page
    assert page.count("checked") == sum(FINE.get(name) == said for name, said in wrong.items())
    assert not Feedback.objects.exists()


def test_only_members_who_were_there_to_the_end(closed, morning, room, ada, ben, dev, evening):
    assert room.press(dev, "feedback", **FINE).status_code == 404
    assert room.press(ada, "feedback", **FINE).status_code == 404
    eve = person("eve")
    morning.welcome(eve).accept(morning.current_agreement())
    assert room.press(eve, "feedback", **FINE).status_code == 404
    assert not Feedback.objects.exists()


def test_nobody_answers_while_it_goes_on_or_after_a_day(room, ada, ben):
    room.begin(ada, ben)
    room.press(ben, "feedback", **FINE)
    room.press(ada, "close", anyway="yes")
    with later():
        assert "I had the chance" not in room.see(ben).text
        room.press(ben, "feedback", **FINE)
    assert not Feedback.objects.exists()


def test_five_answers_are_told_as_sums_a_day_later(room, many, ada):
    for someone in many:
        room.press(someone, "feedback", **FINE)
    assert "I felt heard: " not in room.see(ada).text, "nothing moves while they look"
    with later():
        page = room.see(ada).text
        assert "I felt heard: Yes 0, Partly 5, No 0" in page
        assert "I felt heard: " not in room.see(many[0]).text


def test_fewer_are_not_told_nor_how_many_they_were(room, many, ada):
    pages = []
    for someone in (None, *many[:-1]):
        if someone:
            room.press(someone, "feedback", **FINE)
        with later():
            pages.append(room.see(ada).text.split("How it was for those who came")[1])
    assert all("Too few people answered to show anything." in page for page in pages)
    assert len({page.split("</p>")[0] for page in pages}) == 1


def test_an_answer_that_comes_too_late_is_not_taken_without_a_word(closed, ada, ben, cleo):
    with later():
        page = closed.browse(ben).post(
            f"{closed.meeting.get_absolute_url()}feedback/", FINE, follow=True
        )
    assert "This one was not kept." in page.text
    closed.press(ada, "reopen")
    assert "You can answer once it is over." in closed.press(cleo, "feedback", **FINE).text
    assert not Feedback.objects.exists()
