"""What those who lead read after a tap is so, and the words that came with it are not lost."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.models import Meeting
from alongside.meetings.schedule import changing
from tests.conftest import new_meeting
from tests.telling import times_told

from .planning import MORNING, also_leads


@pytest.fixture
def friday(morning, ada):
    meeting = new_meeting(morning, starts_in=timedelta(days=3))
    Meeting.objects.filter(pk=meeting.pk).update(led_by=ada)
    return meeting


def press(browser, meeting, verb, **words):
    return browser.post(f"{meeting.get_absolute_url()}{verb}/", words, follow=True)


# -- cancelling -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"why": "holiday", "word": "We rest. " * 40}, "300"),
        ({"why": "", "word": "We rest."}, "Please choose a reason."),
    ],
)
def test_a_word_that_is_too_long_or_has_no_reason_is_still_there(
    friday, ada, browse, words, sentence
):
    page = press(browse(ada), friday, "cancel", **words).text
    assert "We rest." in page and sentence in page
    assert press(browse(ada), friday, "cancel", why="holiday", word="We rest.").status_code == 200
    friday.refresh_from_db()
    assert friday.is_cancelled


def test_a_word_that_came_too_late_is_still_there(friday, ada, browse):
    with time_machine.travel(friday.starts_at + timedelta(minutes=1), tick=True):
        page = press(browse(ada), friday, "cancel", why="holiday", word="We rest.").text
        assert "We rest." in page and "Something changed in the meantime" in page
        page = press(browse(ada), friday, "cancel", why="holiday", word="").text
        assert "Something changed in the meantime" in page and "Your words" not in page


# -- who leads ------------------------------------------------------------------------------------


def test_whoever_leads_alone_is_not_told_that_others_hear_of_it(friday, morning, ada, nia, browse):
    page = press(browse(ada), friday, "cover").text
    assert "Those who lead with you" not in page and "It is noted that you cannot lead it." in page
    press(browse(ada), friday, "lead")
    also_leads(morning, nia)
    assert "Those who lead with you are told" in press(browse(ada), friday, "cover").text


def test_what_does_not_take_place_is_led_by_nobody_else(friday, morning, ada, nia, browse):
    also_leads(morning, nia)
    changing.cancel(friday, by=ada)
    page = press(browse(nia), friday, "lead").text
    assert "This meeting is not taking place." in page and "Somebody else" not in page
    Meeting.objects.filter(pk=friday.pk).update(cancelled_at=None, closed_at=timezone.now())
    page = press(browse(nia), friday, "lead").text
    assert "This meeting is over." in page and "Somebody else" not in page


# -- moving ---------------------------------------------------------------------------------------


def an_hour_later(browser, meeting):
    meeting.refresh_from_db()
    press(browser, meeting, "move-it", by="hour", **{"from": str(meeting.sequence)})
    meeting.refresh_from_db()


def test_moved_twice_it_is_still_found_at_the_first_time(friday, ada, ben, browse):
    press(browse(ben), friday, "coming", says="yes")
    first, day, clock = friday.starts_at, friday.wall_date, friday.wall_time
    for _twice in range(2):
        an_hour_later(browse(ada), friday)
    assert friday.moved_from == first
    assert friday.starts_at == first + timedelta(hours=2)
    changing.move(friday, day, clock, by=ada)
    friday.refresh_from_db()
    assert friday.starts_at == first and friday.moved_from is None
    assert "Moved" not in browse(ben).get(f"{MORNING}meetings/").text
    assert times_told("meeting_moved", ben) == 2
    assert times_told("meeting_moved_back", ben) == 1
    page = browse(ben).get("/notices/").text
    assert "first time" not in page
    assert "is back at the time that it was moved from" in page and "is at another time" not in page
