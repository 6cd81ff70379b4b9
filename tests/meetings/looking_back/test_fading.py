"""Words of a meeting fade when the group agreed; who was there is kept no longer than needed."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.jobs import let_fade
from alongside.meetings.looking_back.fading import NOTICE
from alongside.meetings.models import Entry, Fading, Seat, Today
from alongside.ui import times
from tests.conftest import person

ADDRESS = "/groups/morning/meetings/words-kept/"


@pytest.fixture
def said(room, ada, ben):
    """Ben has said something, and the meeting is over."""
    room.begin(ada, ben)
    if room.turn.seat != room.seat(ben):
        room.press(ada, "pass", turn=room.turn.id)
    room.press(ben, "finish", turn=room.turn.id, body="The stairs again.")
    room.press(ada, "close", anyway="yes")
    room.meeting.refresh_from_db()
    return room


def after(days):
    return time_machine.travel(timezone.now() + timedelta(days=days))


def the_job(days):
    """What is done now and then, as it would be so many days from now."""
    with after(days):
        let_fade(timezone.now())


def test_the_day_is_said_by_the_clock_of_whoever_reads_it(said, ada, ben):
    ben.display = {"zone": "America/Los_Angeles"}
    ben.save(update_fields=["display"])
    agree(said, ada, "30")
    then = (timezone.now() + timedelta(days=60)).replace(hour=3)  # There it is the evening before.
    Fading.objects.update(set_at=then - NOTICE)
    said_to_him = times.long_date(then.date() - timedelta(days=1))
    assert f"What was said here goes on {said_to_him}." in said.see(ben).text


def agree(room, someone, days):
    return room.browser(someone).post(ADDRESS, {"days": days}, follow=True)


def test_words_stay_until_the_group_says_otherwise(said, ben):
    the_job(days=5_000)
    assert "The stairs again." in said.see(ben).text
    assert "stays: As long as the group." in said.browser(ben).get(ADDRESS).text


def test_words_fade_when_the_group_agreed_and_everybody_is_told_the_day(said, ada, ben):
    assert "Everybody in the group can see it here." in agree(said, ada, "30").text
    assert "A month" in said.browser(ben).get(ADDRESS).text
    assert "What was said here goes on" in said.see(ben).text
    the_job(days=29)
    assert "The stairs again." in said.see(ben).text
    the_job(days=31)
    entry = Entry.objects.get()
    assert (entry.body, entry.author) == (None, None)
    with after(31):
        page = said.browse(ben).get(said.meeting.get_absolute_url()).text
    assert "What was said here is gone, as the group agreed." in page


def test_nothing_goes_within_two_weeks_of_saying_so(said, ada, ben):
    with after(300):
        said.browsers.clear()
        agree(said, ada, "30")
    the_job(days=313)
    assert Entry.objects.get().body == "The stairs again."
    the_job(days=315)
    assert Entry.objects.get().body is None


def test_saying_the_same_again_does_not_put_it_off(said, ada):
    agree(said, ada, "30")
    first = Fading.objects.get().set_at
    with after(3):
        said.browsers.clear()
        agree(said, ada, "30")
        assert Fading.objects.get().set_at == first
        agree(said, ada, "")
        assert Fading.objects.get().days is None


def test_only_who_may_change_the_group_says_so(said, morning, ada, ben, dev):
    gwen = person("gwen")
    morning.welcome(gwen, role="co_facilitator").accept(morning.current_agreement())
    assert [agree(said, who, "30").status_code for who in (ben, gwen, dev)] == [403, 403, 404]
    assert "Keep it like this" not in said.browser(ben).get(ADDRESS).text
    assert "Nothing is lost" in agree(said, ada, "7").text
    assert not Fading.objects.exists()


def test_who_was_there_is_kept_as_long_as_there_is_something_to_read(said, ada, ben):
    the_job(days=100)
    assert set(Seat.objects.values_list("person", flat=True)) == {ada.pk, ben.pk}
    Entry.objects.update(body=None, author=None)
    the_job(days=34)
    assert Seat.objects.filter(person=ben).exists()
    the_job(days=36)
    assert set(Seat.objects.values_list("person", flat=True)) == {None}


def test_those_who_lead_see_who_came_for_five_weeks(said, ada):
    assert "Who came, and how each round went" in said.see(ada).text
    with after(36):
        page = said.browse(ada).get(said.meeting.get_absolute_url()).text
    assert "The stairs again." in page
    assert "Who came, and how each round went" not in page


def test_what_people_had_that_day_goes_after_five_weeks(said):
    the_job(days=34)
    assert Today.objects.count() == 2
    the_job(days=36)
    assert not Today.objects.exists()


def test_the_page_of_a_meeting_that_nobody_remembers_still_opens(said, ada, ben):
    agree(said, ada, "30")
    the_job(days=40)
    with after(40):
        page = said.browse(ada).get(said.meeting.get_absolute_url())
    assert page.status_code == 200
    assert "The stairs again." not in page.text


def test_of_nobody_is_it_said_that_they_left_whose_words_faded(said, ada, ben):
    agree(said, ada, "30")
    the_job(days=31)
    with after(31):
        page = said.browse(ben).get(said.meeting.get_absolute_url()).text
    assert "What was said here is gone, as the group agreed." in page
    assert "someone who has left" not in page and "left with them" not in page
