"""When a series meets: against calendars of others, and against counting days on the fingers."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.tz import gettz, resolve_imaginary
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vRecur

from alongside.meetings.schedule.recurrence import (
    RHYTHMS,
    Rule,
    begins_with,
    moment,
    nth_of_month,
)

pytestmark = pytest.mark.pure

# Some go forward in spring, some in autumn, by an hour or by half of one; some never.
ZONES = (
    *("Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns"),
    *("America/Santiago", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Kolkata"),
    *("Africa/Casablanca", "Asia/Tokyo"),
)
FIVE_YEARS = timedelta(days=5 * 366)
STARTS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
# In the middle of the night too, where clocks are changed.
CLOCKS = st.sampled_from([time(0, 30), time(1, 30), time(2, 15), time(2, 30), time(10), time(19)])
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def fits(rhythm, start, day):
    """Whether it meets on `day`, counted without any library."""
    apart, last = (day - start).days, monthrange(day.year, day.month)[1]
    if apart < 0:
        return False
    same_weekday, last_of_its_kind = apart % 7 == 0, day.day + 7 > last
    return {
        "weekly": same_weekday,
        "fortnightly": apart % 14 == 0,
        "nth_weekday": same_weekday
        and (
            last_of_its_kind
            if nth_of_month(start) == -1
            else (day.day - 1) // 7 == (start.day - 1) // 7
        ),
        "last_weekday": same_weekday and last_of_its_kind,
        "day_of_month": day.day == min(start.day, last),
    }[rhythm]


def in_their_words(rhythm, start):
    """The rule as RFC 5545 says it, for somebody else's calendar to work out."""
    nth, weekday = nth_of_month(start), WEEKDAYS[start.weekday()]
    return {
        "weekly": {"freq": "weekly"},
        "fortnightly": {"freq": "weekly", "interval": 2},
        "nth_weekday": {"freq": "monthly", "byday": f"{nth}{weekday}"},
        "last_weekday": {"freq": "monthly", "byday": f"-1{weekday}"},
        "day_of_month": {"freq": "monthly", "bymonthday": start.day},
    }[rhythm]


def by_their_calendar(rule, clock, zone, last):
    """The moments at which icalendar and recurring-ical-events have it, from the same rule."""
    event = Event()
    event.add("uid", "one")
    event.add("dtstart", datetime.combine(rule.starts_on, clock, ZoneInfo(zone)))
    event.add("rrule", vRecur(in_their_words(rule.rhythm, rule.starts_on)))
    for day in rule.days_off:
        event.add("exdate", datetime.combine(day, clock, ZoneInfo(zone)))
    calendar = Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(rule.starts_on, last + timedelta(days=1))
    return sorted(one["DTSTART"].dt.astimezone(UTC) for one in found)


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=12)
@given(rhythm=st.sampled_from(RHYTHMS), start=STARTS, clock=CLOCKS, off=st.sets(st.integers(0, 99)))
def test_five_years_are_what_other_calendars_make_of_them(zone, rhythm, start, clock, off):
    if rhythm == "day_of_month" and start.day > 28:
        start = start.replace(day=28)  # Theirs leaves short months out; ours is counted below.
    start = begins_with(rhythm, start)
    every = Rule(rhythm, start).days_between(start, start + FIVE_YEARS)
    rule = Rule(rhythm, start, days_off=frozenset(day for n, day in enumerate(every) if n in off))
    last = start + FIVE_YEARS
    ours = [moment(day, clock, zone) for day in rule.days_between(start, last)]
    assert ours == by_their_calendar(rule, clock, zone, last)


@settings(max_examples=150)
@given(rhythm=st.sampled_from(RHYTHMS), start=STARTS)
def test_five_years_counted_day_by_day(rhythm, start):
    start = begins_with(rhythm, start)
    days = (start + timedelta(days=n) for n in range(FIVE_YEARS.days + 1))
    counted = [day for day in days if fits(rhythm, start, day)]
    assert Rule(rhythm, start).days_between(start, start + FIVE_YEARS) == counted
    assert counted[0] == start


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=25)
@given(rhythm=st.sampled_from(RHYTHMS), start=STARTS, clock=CLOCKS)
def test_nothing_drifts_doubles_or_vanishes(zone, rhythm, start, clock):
    """The wall shows the same time on every day but where it cannot, and then what comes next."""
    days = Rule(rhythm, start).days_between(start, start + FIVE_YEARS)
    moments = [moment(day, clock, zone) for day in days]
    assert len(set(moments)) == len(days)
    assert moments == sorted(moments)
    for day, then in zip(days, moments, strict=True):
        wall = datetime.combine(day, clock, gettz(zone))
        assert then == resolve_imaginary(wall).astimezone(UTC)
        shown = then.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        late = shown - datetime.combine(day, clock)
        assert timedelta(0) <= late <= timedelta(hours=1)


def test_every_zone_here_has_its_own_ways():
    """The control: there are changes of the clock in those five years, in either half of a year."""
    noon = datetime(2026, 1, 15, 12, tzinfo=UTC)
    offsets = {zone: noon.astimezone(ZoneInfo(zone)).utcoffset() for zone in ZONES}
    july = datetime(2026, 7, 15, 12, tzinfo=UTC)
    summer = {zone: july.astimezone(ZoneInfo(zone)).utcoffset() for zone in ZONES}
    changed = {summer[zone] - offsets[zone] for zone in ZONES}
    hour = timedelta(hours=1)
    assert {hour, -hour, -hour / 2, timedelta(0)} <= changed


# -- told with days -------------------------------------------------------------------------------


def test_in_the_hour_that_is_left_out_it_is_the_moment_after():
    assert moment(date(2027, 3, 28), time(1, 30), "Europe/London") == datetime(
        2027, 3, 28, 1, 30, tzinfo=UTC
    )


def test_in_the_hour_that_comes_twice_it_is_the_first_of_the_two():
    assert moment(date(2027, 10, 31), time(1, 30), "Europe/London") == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )


def test_the_fifth_tuesday_is_the_last_one_so_that_no_month_goes_without():
    days = Rule("nth_weekday", date(2026, 12, 29)).days_between(date(2027, 1, 1), date(2027, 3, 31))
    assert days == [date(2027, 1, 26), date(2027, 2, 23), date(2027, 3, 30)]


def test_the_thirty_first_is_the_last_day_of_a_shorter_month():
    days = Rule("day_of_month", date(2026, 12, 31)).days_between(
        date(2027, 1, 1), date(2027, 4, 30)
    )
    assert [day.day for day in days] == [31, 28, 31, 30]


def test_the_last_friday_begins_with_a_last_friday():
    assert begins_with("last_weekday", date(2026, 12, 4)) == date(2026, 12, 25)
    assert begins_with("weekly", date(2026, 12, 4)) == date(2026, 12, 4)


def test_a_holiday_is_left_out_and_six_meetings_are_still_six():
    christmas = date(2026, 12, 29)
    rule = Rule("weekly", date(2026, 12, 15), count=6, days_off=frozenset({christmas}))
    days = list(rule.days())
    assert len(days) == 6
    assert christmas not in days
    assert days[-1] == date(2027, 1, 26)


def test_it_ends_with_its_last_day_and_never_begins_after_it():
    start = date(2026, 12, 15)
    assert list(Rule("weekly", start, until=date(2026, 12, 29)).days())[-1] == date(2026, 12, 29)
    assert list(Rule("weekly", start, until=date(2026, 12, 28)).days())[-1] == date(2026, 12, 22)
    assert list(Rule("weekly", start, until=date(2026, 12, 1)).days()) == []


def test_a_rhythm_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no such rhythm"):
        list(Rule("hourly", date(2026, 12, 15)).days())
