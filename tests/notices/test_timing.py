"""Quiet hours and digests by anybody's clock, also on the days on which clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from alongside.notices.timing import moment, next_digest, quiet_until

pytestmark = pytest.mark.pure

LONDON = ZoneInfo("Europe/London")
ZONES = [
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kolkata"),
    *(
        "Australia/Lord_Howe",
        "Pacific/Auckland",
        "Pacific/Apia",
        "Africa/Cairo",
        "America/Santiago",
    ),
]


def at(text, zone=LONDON):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    "now, until",
    [
        ("2026-11-27 20:59", None),
        ("2026-11-27 21:00", "2026-11-28 08:00"),
        ("2026-11-28 02:00", "2026-11-28 08:00"),
        ("2026-11-28 07:59", "2026-11-28 08:00"),
        ("2026-11-28 08:00", None),
    ],
)
def test_quiet_hours_go_over_midnight(now, until):
    found = quiet_until(at(now), LONDON, time(21), time(8))
    assert found == (until and at(until))


def test_quiet_hours_can_lie_within_a_day_or_be_none():
    assert quiet_until(at("2026-11-27 13:30"), LONDON, time(13), time(15)) == at("2026-11-27 15:00")
    assert quiet_until(at("2026-11-27 16:00"), LONDON, time(13), time(15)) is None
    assert quiet_until(at("2026-11-27 13:00"), LONDON, time(13), time(13)) is None


def test_the_night_in_which_clocks_change_ends_at_the_same_hour():
    for night, length in (
        ("2026-03-28 21:00", 10),
        ("2026-10-24 21:00", 12),
        ("2026-06-01 21:00", 11),
    ):
        start = at(night)
        end = quiet_until(start, LONDON, time(21), time(8))
        assert end - start == timedelta(hours=length), night


def test_the_same_hour_twice_is_quiet_only_once_over():
    """Clocks go back from 02:00 to 01:00: whoever is quiet until 01:30 is told at the first one."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert quiet_until(first - timedelta(minutes=5), LONDON, time(21), time(1, 30)) == first
    assert quiet_until(first, LONDON, time(21), time(1, 30)) is None


@pytest.mark.parametrize("zone", [ZoneInfo(name) for name in ZONES], ids=ZONES)
def test_a_daily_digest_comes_once_on_every_day_of_two_years(zone):
    """At the right minute by the clock on the wall, where that minute is there on this day."""
    now, digests = at("2026-01-01 12:00", zone), []
    for _day in range(730):
        now = next_digest(now, zone, time(2, 30))
        digests.append(now)
    days = [one.astimezone(zone).date() for one in digests]
    assert days == sorted(set(days)) and (days[-1] - days[0]).days == 729
    shown = {one.astimezone(zone).time() for one in digests}
    assert time(2, 30) in shown and len(shown) <= 2


def test_a_weekly_one_comes_on_its_day_and_never_for_the_moment_it_was_asked_at():
    monday = at("2026-11-30 17:00")
    assert next_digest(at("2026-11-27 12:00"), LONDON, time(17), 0) == monday
    assert next_digest(monday, LONDON, time(17), 0) == monday + timedelta(days=7)
    assert next_digest(monday - timedelta(seconds=1), LONDON, time(17), 0) == monday


def test_an_hour_that_never_comes_is_told_where_it_would_be():
    skipped = moment(datetime(2026, 3, 29).date(), time(1, 30), LONDON)
    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
