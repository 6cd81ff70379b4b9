"""A day before by anybody's clock: ten zones, over all changes of the clocks in two years."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from alongside.meetings.schedule.beforehand import CLOCKS_CHANGE, DAY, a_day_before, has_come
from alongside.meetings.schedule.recurrence import moment

pytestmark = pytest.mark.pure

# On both sides of the world and of midnight, with clocks that change by half an hour, or never.
ZONES = (
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Santiago"),
    *("Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Asia/Kolkata", "Africa/Cairo"),
)


def on_the_wall(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@pytest.mark.parametrize("zone", ZONES)
def test_it_is_the_same_time_on_the_day_before_whatever_the_clocks_do(zone):
    lengths = set()
    for day in range(2 * 365):
        for hour in (7, 19):
            begins = moment(date(2026, 1, 1) + timedelta(days=day), time(hour, 30), "Europe/London")
            before = a_day_before(begins, zone)
            assert on_the_wall(begins, zone) - on_the_wall(before, zone) == DAY
            lengths.add(begins - before)
    changes = {ZoneInfo(zone).utcoffset(datetime(2026, month, 15)) for month in (1, 7)}
    assert len(lengths) == (3 if len(changes) == 2 else 1)
    assert all(abs(length - DAY) <= CLOCKS_CHANGE for length in lengths)


def test_in_an_hour_that_was_skipped_it_is_the_moment_after():
    begins = moment(date(2026, 3, 30), time(1, 30), "Europe/London")  # At 1:00 it became 2:00.
    assert a_day_before(begins, "Europe/London") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_in_an_hour_that_comes_twice_it_is_the_first():
    begins = moment(date(2026, 10, 26), time(1, 30), "Europe/London")
    assert a_day_before(begins, "Europe/London") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_every_moment_comes_once_however_one_looks():
    at = datetime(2026, 3, 28, 18, tzinfo=UTC)
    minutes = [at + timedelta(minutes=n) for n in range(-3, 4)]
    looks = pairwise(minutes)
    assert [has_come(at, since, now) for since, now in looks].count(True) == 1
    assert has_come(at, minutes[0], minutes[-1])
    assert not has_come(at, at, minutes[-1])
