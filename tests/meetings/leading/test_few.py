"""When few come, and when who leads has little: what the room says to whoever leads."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import person

QUIET = "Quiet tonight; that happens"


def minutes_after_the_beginning(room, minutes):
    return time_machine.travel(room.meeting.starts_at + timedelta(minutes=minutes))


def test_nobody_after_a_quarter_of_an_hour_is_no_failure(room, ada, ben):
    with minutes_after_the_beginning(room, 5):
        room.arrive(ada)
        assert QUIET not in room.see(ada).text
    with minutes_after_the_beginning(room, 16):
        page = room.see(ada).text
        half_past = timezone.localtime(room.meeting.starts_at + timedelta(minutes=30))
        assert f"Close, or stay until {half_past:%H:%M} in case somebody comes late." in page
        room.arrive(ben)
        assert QUIET not in room.see(ada).text
        assert QUIET not in room.see(ben).text


def test_after_half_past_one_can_go_in_one_tap(room, ada):
    with minutes_after_the_beginning(room, 31):
        room.arrive(ada)
        page = room.see(ada).text
        assert "You have waited long enough." in page
        room.press(ada, "close", anyway="yes")
        assert room.state.status == "closed"


def test_one_person_is_worth_it_and_time_boxed(room, ada, ben, cleo):
    room.arrive(ada, ben)
    assert "One person came. That is worth it. End when you had planned to" in room.see(ada).text
    assert "One person came." not in room.see(ben).text
    room.arrive(cleo)
    assert "One person came." not in room.see(ada).text


@pytest.mark.parametrize(
    ("today", "little"), [("talk", False), ("few", False), ("listening", True)]
)
def test_who_has_little_and_leads_is_told_kindly(room, ada, ben, today, little):
    room.arrive(ada, today=today)
    room.arrive(ben, today="listening")
    assert ("You do not have much today." in room.see(ada).text) is little
    assert "You do not have much today." not in room.see(ben).text


def test_somebody_else_who_is_there_can_lead_instead(room, morning, ada, ben):
    gwen = person("gwen")
    morning.welcome(gwen, role="co_facilitator").accept(morning.current_agreement())
    room.arrive(ada, ben, today="listening")
    assert "the group can bear that well" in room.see(ada).text
    room.arrive(gwen, today="talk")
    page = room.see(ada).text
    assert "Somebody else here can lead for you." in page
    assert "Hand over to Gwen" in page
    assert "You do not have much today." not in room.see(gwen).text


def test_words_for_hard_moments_are_one_tap_from_the_room_for_who_leads(room, ada, ben):
    room.arrive(ada, ben)
    assert 'href="/leading/hard-moments/" target="_blank"' in room.see(ada).text
    assert "/leading/hard-moments/" not in room.see(ben).text
    page = room.browser(ada).get("/leading/hard-moments/").text
    for moment in ("most of the time", "Nobody says anything", "Advice takes over", "is worse"):
        assert moment in page
    for moment in ("Somebody weeps", "Two people are at odds", "Somebody may be in danger"):
        assert moment in page
    assert "Before, ten minutes" in page
