"""The last meeting of a group: its last day is by its own clock, and it may go on past midnight."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.joining.askings import Asking
from alongside.groups.parting.ending import close_what_is_over
from alongside.meetings import plan
from alongside.meetings.evening import state_of
from alongside.meetings.models import Support
from alongside.people.models import Draft

from .evening import Evening

FAR = ZoneInfo("America/New_York")


def last_evening(group, clock):
    """The meeting on the last day of a group in New York, which is in ten days."""
    group.time_zone = str(FAR)
    group.ends_on = timezone.localdate(timezone=FAR) + timedelta(days=10)
    group.save()
    when = {"wall_date": group.ends_on, "wall_time": clock, "zone": str(FAR)}
    return group.meetings.create(title="Goodbye", steps=plan.dump(plan.simple()), **when)


def at(meeting, hour, minute=0, *, days=0):
    moment = datetime.combine(meeting.wall_date, time(hour, minute), FAR)
    return time_machine.travel(moment + timedelta(days=days), tick=True)


@pytest.fixture
def late(morning, browse, ada, ben, cleo):
    """Half past eleven at night, on the last day."""
    evening = Evening(last_evening(morning, time(23, 30)), browse)
    with at(evening.meeting, 23, 30):
        evening.begin(ada, ben, cleo)
    return evening


def test_it_is_not_over_before_its_own_day_is(morning, ada, ben, browse):
    evening = Evening(last_evening(morning, time(19, 30)), browse)
    with at(evening.meeting, 19, 25):
        assert not morning.is_over
        assert "Come in" in evening.see(ben).text
        evening.begin(ada, ben)
        assert "Who is here" in evening.see(ben).text


def test_nobody_who_asked_is_told_of_its_end_before_it_has_come(morning, nia):
    meeting = last_evening(morning, time(19, 30))
    asking = Asking.objects.create(group=morning, person=nia, number=1)
    with at(meeting, 20):
        close_what_is_over()
        assert Asking.objects.open().filter(pk=asking.pk).exists()
    with at(meeting, 1, days=1):
        close_what_is_over()
        assert not Asking.objects.open().filter(pk=asking.pk).exists()


def test_past_midnight_it_is_led_to_its_end(late, ada, ben):
    with at(late.meeting, 0, 20, days=1):
        late.press(ben, "need-support")
        assert Support.objects.count() == 1
        late.press(ben, "finish", turn=late.turn_of(ben), body="Goodbye, all of you.")
        late.press(ada, "close", anyway="yes")
        assert state_of(late.meeting).status == "closed"
        assert "Goodbye, all of you." in late.see(ben).text
        late.press(ada, "reopen")
        late.press(ada, "close", anyway="yes")
    with at(late.meeting, 2, days=1):
        assert "Goodbye, all of you." in late.see(ben).text


def test_of_the_last_one_nobody_is_asked_how_it_went_who_could_not_say_so(late, ada):
    asked = f"{late.meeting.get_absolute_url()}how-it-went/"
    with at(late.meeting, 23, 50):
        late.press(ada, "close", anyway="yes")
        assert asked in late.browser(ada).get("/").text
    with at(late.meeting, 0, 2, days=1):
        assert asked not in late.see(ada).text
        assert asked not in late.browser(ada).get("/").text


def test_it_says_so_where_nothing_can_be_done_any_more(late, ben):
    with at(late.meeting, 12, days=3):
        page = late.press(ben, "need-support", body="Half a sente").text
        assert "This group has come to its end" in page
    assert Draft.objects.words(ben, f"turn:{late.meeting.pk}") == "Half a sente"


def test_no_other_meeting_takes_place_after_the_last_day(morning, ben, browse):
    meeting = last_evening(morning, time(19, 30))
    meeting.wall_date += timedelta(days=1)
    meeting.save()
    with at(meeting, 19, 30):
        assert "Come in" not in browse(ben).get(meeting.get_absolute_url()).text
