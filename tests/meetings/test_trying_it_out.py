"""Who leads tries the room out days before: all the same the meeting can be changed until then."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.roles import Role
from alongside.meetings import engine
from alongside.meetings.evening import state_of
from alongside.meetings.models import Ahead, Today

from .evening import Evening
from .planning import a_series, also_leads


@pytest.fixture
def tried(friday, browse, ada):
    friday.led_by = ada
    friday.save()
    evening = Evening(friday, browse)
    evening.arrive(ada)
    assert evening.state.status == "open"
    return evening


def now(evening):
    evening.meeting.refresh_from_db()
    return evening.meeting


def test_it_can_be_cancelled_and_take_place_after_all(tried, ada, ben):
    assert "One tap cancels it." in tried.see(ada).text
    tried.press(ada, "cancel", why="nobody_leads")
    assert now(tried).is_cancelled
    page = tried.see(ada).text
    assert "Cancelled" in page and "It is taking place after all" in page
    assert "This meeting is not taking place." in tried.press(ada, "next", leaving="0").text
    assert tried.state.phase == 0
    tried.press(ada, "cancel/undo")
    assert not now(tried).is_cancelled
    assert "Who is here" in tried.see(ada).text


def test_it_can_be_moved_and_begins_at_its_new_time(tried, ada):
    before = tried.meeting.starts_at
    tried.press(ada, "move-it", by="week", **{"from": str(tried.meeting.sequence)})
    assert now(tried).starts_at > before + timedelta(days=6)
    assert tried.state.begins_at == tried.meeting.starts_at.timestamp()
    with time_machine.travel(tried.meeting.starts_at + timedelta(minutes=1), tick=True):
        assert not engine.is_long_over(state_of(tried.meeting), timezone.now().timestamp())


def test_somebody_else_can_be_asked_to_lead_it(tried, morning, ada, dev, browse):
    also_leads(morning, dev)
    tried.press(ada, "cover")
    assert now(tried).cover_asked_at


def test_not_once_anybody_else_has_come_nor_once_the_doors_are_open(tried, ada, ben):
    with time_machine.travel(tried.meeting.starts_at - timedelta(minutes=9), tick=True):
        assert not now(tried).can_change
        assert "One tap cancels it." not in tried.see(ada).text
    tried.arrive(ben)
    assert not now(tried).can_change
    tried.press(ada, "cancel", why="nobody_leads")
    assert not now(tried).is_cancelled


def test_also_once_who_tried_it_leads_no_more(friday, morning, browse, ada, dev):
    place = also_leads(morning, dev)
    evening = Evening(friday, browse)
    evening.arrive(dev)
    place.give_role(Role.MEMBER, by=ada)
    assert "One tap cancels it." in evening.see(ada).text
    evening.press(ada, "cancel", why="nobody_leads")
    assert now(evening).is_cancelled


def test_until_it_would_have_begun_it_can_take_place_after_all(tried, ada):
    tried.press(ada, "cancel", why="nobody_leads")
    with time_machine.travel(tried.meeting.starts_at - timedelta(minutes=5), tick=True):
        assert "It is taking place after all" in tried.see(ada).text
        tried.press(ada, "cancel/undo")
    assert not now(tried).is_cancelled


def test_who_tried_it_can_say_that_they_do_not_come_today(tried, ada):
    with time_machine.travel(tried.meeting.starts_at - timedelta(hours=3), tick=True):
        asks = f"/meetings/{tried.meeting.pk}/ahead/"
        assert asks in tried.browser(ada).get("/").text
        said = tried.browser(ada).post(asks, {"today": "not"}, follow=True)
        assert "You have come in already" not in said.text
        assert Ahead.objects.said_by(ada, tried.meeting)["today"] == "not"


@pytest.mark.parametrize("says", ["not", "few"])
def test_who_tried_it_and_said_since_what_they_have_is_asked_at_the_door(tried, ada, says):
    begins = tried.meeting.starts_at
    said = {"rough": "yes", "seen": "facilitators"}
    with time_machine.travel(begins - timedelta(hours=3), tick=True):
        tried.browser(ada).post(f"/meetings/{tried.meeting.pk}/ahead/", {"today": says})
        tried.browser(ada).post(f"/meetings/{tried.meeting.pk}/ahead/", said)
        assert "Who is here" in tried.see(ada).text, "still to try it out"
    with time_machine.travel(begins - timedelta(minutes=9), tick=True):
        assert "Come in" in tried.see(ada).text
        tried.arrive(ada, today="listening")
        page = tried.see(ada).text
        assert "Who is here" in page and "Not today" not in page
    assert not Ahead.objects.exists()
    assert Today.objects.get().answer["today"] == "listening"


def test_a_break_of_its_series_cancels_it_too(morning, ada, browse):
    series = a_series(morning)
    evening = Evening(series.meetings.earliest("rule_day"), browse)
    evening.arrive(ada)
    browse(ada).post(f"/groups/morning/meetings/series/{series.pk}/pause/")
    assert now(evening).is_cancelled
