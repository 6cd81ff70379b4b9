"""Who leads, tries the room out days before and does not come: they were not at the meeting."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import presence
from alongside.meetings.looking_back.today import led_lately
from alongside.meetings.models import Entry
from alongside.people.models import Draft

from .evening import Evening
from .planning import also_leads

MINUTE = timedelta(minutes=1)
SAID = "The stairs, again."


@pytest.fixture
def tried(friday, morning, browse, ada, dev):
    """Ada and Dev lead. Ada was there for a moment, three days before it is time."""
    also_leads(morning, dev)
    evening = Evening(friday, browse)
    evening.arrive(ada)
    return evening


@pytest.fixture(params=["with scripts", "without"])
def gone(tried, ada, request, monkeypatch):
    if request.param == "with scripts":
        presence.seen_on_stream(tried.meeting, tried.meeting.seats.get(person=ada))
    with monkeypatch.context() as silence:
        silence.setattr(presence, "silent_for", lambda seat: presence.TRIED_FOR)
        presence.look_around()
    assert not tried.state.seats[tried.seat(ada)].present
    return tried


def at(evening, **after):
    return time_machine.travel(evening.meeting.starts_at + timedelta(**after), tick=True)


def takes_place(evening, dev, ben):
    """Without Ada, from the opening of the doors to the end; Ben says something."""
    with at(evening, minutes=-9):
        presence.look_around()
        evening.begin(dev, ben)
        evening.press(ben, "finish", turn=evening.turn_of(ben), body=SAID)
        evening.press(dev, "close", anyway="yes")
    evening.meeting.refresh_from_db()
    assert evening.meeting.closed_at and Entry.objects.exists()


def test_what_was_said_is_not_for_them(gone, ada, dev, ben):
    takes_place(gone, dev, ben)
    with at(gone, hours=1):
        assert SAID in gone.see(dev).text and "Thank you for being there" in gone.see(ben).text
        page = gone.see(ada).text
        assert SAID not in page and "Thank you for being there" not in page
        assert "What was said is for those who were there." in page
        assert not Entry.objects.visible_to(ada).exists() and Entry.objects.visible_to(dev).exists()


def test_they_did_not_come_nor_lead(gone, ada, dev, ben):
    takes_place(gone, dev, ben)
    with at(gone, hours=1):
        came = gone.see(dev).text.partition("Who came, and how each round went")[2]
        assert "Ben" in came and "Ada" not in came
        assert led_lately(dev).exists() and not led_lately(ada).exists()
        assert "How did it go" not in gone.browser(ada).get("/").text
        assert "How did it go" in gone.browser(dev).get("/").text


def test_no_turn_waits_for_them(gone, ada, dev, ben):
    with at(gone, minutes=-9):
        presence.look_around()
        gone.begin(dev, ben)
        assert gone.seat(ada) not in gone.state.round.order


def test_if_they_come_they_come_in_through_the_door_and_were_there(gone, ada, dev, ben):
    with at(gone, minutes=-9):
        presence.look_around()
        assert "Come in" in gone.see(ada).text
        gone.arrive(ada)
        assert "Who is here" in gone.see(ada).text
        presence.look_around()
    takes_place(gone, dev, ben)
    with at(gone, hours=1):
        assert SAID in gone.see(ada).text and Entry.objects.visible_to(ada).exists()


def test_what_they_had_begun_to_write_is_still_there_for_them(gone, ada, dev, ben):
    Draft.objects.keep(ada, f"turn:{gone.meeting.pk}", "I meant to say")
    takes_place(gone, dev, ben)
    with at(gone, hours=1):
        assert "I meant to say" in gone.see(ada).text


def test_who_came_early_and_stayed_is_not_sent_to_the_door(tried, ada, dev, ben):
    """The room was open before it was time, and others came in too."""
    with at(tried, minutes=-30):
        tried.see(ada)
        tried.arrive(ben)
    with at(tried, minutes=-9):
        presence.look_around()
        assert "Who is here" in tried.see(ada).text and "Who is here" in tried.see(ben).text


def test_before_it_is_time_nobody_is_sent_out(gone, ada):
    presence.look_around()
    assert "Who is here" in gone.see(ada).text
    assert timezone.now() < gone.meeting.doors_at - MINUTE
