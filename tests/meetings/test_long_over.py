"""A meeting that nobody closed: some hours after its beginning it is over all the same."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import jobs
from alongside.meetings.models import Entry, Seat
from tests.conftest import new_meeting

LATER = timedelta(hours=7)


@pytest.fixture
def begun(room, ada, ben):
    room.begin(ada, ben)
    room.press(ben, "finish", turn=room.turn_of(ben), body="The stairs again.")
    return room


def later(by=LATER):
    return time_machine.travel(timezone.now() + by, tick=True)


def comes_in(browse, person, meeting):
    return browse(person).post(f"{meeting.get_absolute_url()}arrive/", {"today": "few"})


def test_nobody_comes_in_afterwards_to_read_what_was_said(begun, morning, nia, cleo, browse):
    with later(timedelta(days=8)):
        morning.welcome(nia).accept(morning.current_agreement())
        for person in (nia, cleo):
            assert "Its time has passed" in comes_in(browse, person, begun.meeting).text
            page = browse(person).get(begun.meeting.get_absolute_url()).text
            assert "Nobody comes in any more." in page and "Come in" not in page
            assert "the doors are open" not in browse(person).get("/groups/morning/meetings/").text
    assert not Seat.objects.filter(person__in=[nia, cleo]).exists()


def test_nobody_opens_one_that_nobody_came_to(morning, ada, ben, browse):
    meeting = new_meeting(morning)
    with later():
        for person in (ada, ben):
            assert "Its time has passed" in comes_in(browse, person, meeting).text
            assert "Come in" not in browse(person).get(meeting.get_absolute_url()).text
    assert not meeting.seats.exists()


def test_it_is_closed_by_itself_and_read_by_those_who_were_there(begun, ada, ben, cleo, browse):
    with later():
        jobs.let_end(timezone.now())
        begun.meeting.refresh_from_db()
        assert begun.meeting.closed_at
        for person in (ada, ben):
            page = begun.see(person).text
            assert "The stairs again." in page
            assert "it was closed by itself" in page
        assert Entry.objects.visible_to(ben).exists()
        page = browse(cleo).get(begun.meeting.get_absolute_url()).text
        assert "The stairs again." not in page
        known = browse(ada).get(f"/meetings/{begun.meeting.pk}/how-it-went/").text
        assert "minutes instead of" not in known


def test_one_that_somebody_leads_still_stays_open(begun, ada, cleo, browse):
    with later():
        begun.press(ada, "more-time", turn=begun.turn.id)
        jobs.let_end(timezone.now())
        begun.meeting.refresh_from_db()
        assert begun.meeting.closed_at is None
        comes_in(browse, cleo, begun.meeting)
        assert begun.meeting.seats.filter(person=cleo).exists()


def test_one_that_cannot_be_read_leaves_no_other_open(begun, morning):
    other = new_meeting(morning, starts_in=timedelta(minutes=1))
    other.opened_at = timezone.now()
    other.steps = {"schema": "another"}
    other.save()
    with later():
        jobs.let_end(timezone.now())
    begun.meeting.refresh_from_db()
    assert begun.meeting.closed_at


def test_one_that_was_closed_by_somebody_says_nothing_of_it(begun, ada):
    begun.press(ada, "close", anyway="yes")
    assert "closed by itself" not in begun.see(ada).text
