"""What was planned for later than the last day of a group is nowhere said to take place."""

from datetime import timedelta

import pytest
import time_machine

from alongside.groups.parting.ending import plan
from alongside.meetings import reminding
from alongside.meetings.schedule import changing, coming, feed
from alongside.notices.models import Notice

from .planning import MORNING, a_series, in_days


@pytest.fixture
def meetings(morning, ada):
    """(the last one before the end, the first one after it)"""
    there = a_series(morning).meetings.order_by("rule_day")
    plan(morning, by=ada, ends_on=in_days(15), ending="I am moving away.")
    last = there.filter(wall_date__lte=in_days(15)).last()
    return last, there.filter(wall_date__gt=in_days(15)).first()


def test_lists_and_calendars_end_with_the_group(meetings, morning, ada, ben, olive, browse):
    last, later = meetings
    for address in (f"{MORNING}meetings/", f"{MORNING}meetings/series/{last.series_id}/"):
        page = browse(ben).get(address).text
        assert last.get_absolute_url() in page and later.get_absolute_url() not in page
    there = list(feed.of_this_person(ben))
    assert last in there and later not in there
    assert browse(ben).get(f"{later.get_absolute_url()}calendar.ics").status_code == 404
    plan(morning, by=ada, ends_on=None, ending=None)
    assert (
        later.get_absolute_url()
        in browse(ben).get(f"{MORNING}meetings/series/{last.series_id}/").text
    )


def test_its_own_page_says_so(meetings, ada, ben, browse):
    _last, later = meetings
    changing.cancel(later, by=ada)
    browse(ada).post(f"{later.get_absolute_url()}cancel/undo/")
    later.refresh_from_db()
    assert later.is_cancelled
    type(later).objects.filter(pk=later.pk).update(cancelled_at=None)
    page = browse(ben).get(later.get_absolute_url()).text
    assert "By then the group has come to its end." in page
    assert "The doors open" not in page and "Are you coming?" not in page
    later.refresh_from_db()
    assert coming.answer(later, ben, "yes") is None


def test_once_it_is_over_nobody_is_called_to_one(meetings, ben, olive, browse):
    _last, later = meetings
    with time_machine.travel(later.starts_at - timedelta(hours=24, minutes=1), tick=False) as clock:
        reminding.remind(later.starts_at - timedelta(hours=24, minutes=1))
        clock.shift(timedelta(minutes=2))
        reminding.remind(later.starts_at - timedelta(hours=23, minutes=59))
        assert not Notice.objects.filter(about=f"meeting:{later.pk}").exists()
        assert "It meets next" not in browse(olive).get("/organise/").text
    with time_machine.travel(later.starts_at - timedelta(minutes=5), tick=True):
        assert "the doors are open" not in browse(ben).get(f"{MORNING}meetings/").text
        assert later.get_absolute_url() not in browse(ben).get("/").text
