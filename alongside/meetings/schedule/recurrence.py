"""On which days a series meets, and at which moments: plain Python, without Django.

People plan by the clock on their wall: "every second Tuesday at 19:00, London time". So a rule
gives days, and only then does a day with its time and zone become a moment: no summer time can
shift a meeting.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule

WEEKS = "weekly"
TWO_WEEKS = "fortnightly"
NTH_WEEKDAY = "nth_weekday"
LAST_WEEKDAY = "last_weekday"
DAY_OF_MONTH = "day_of_month"
RHYTHMS = (WEEKS, TWO_WEEKS, NTH_WEEKDAY, LAST_WEEKDAY, DAY_OF_MONTH)

LAST = -1
MOST = 5_200  # Days of one rule at most: a hundred years of weeks. Nothing goes on for ever.


@dataclass(frozen=True)
class Rule:
    """`starts_on` is the first day, and says which weekday or date it is that comes again.

    It ends after `until`, or after `count` meetings; days in `days_off` are left out, and are not
    counted: six meetings are six, with a holiday among them.
    """

    rhythm: str
    starts_on: date
    until: date | None = None
    count: int | None = None
    days_off: frozenset[date] = frozenset()

    def days(self, since=date.min):
        """The days on which it meets, in order, from `since` on. The first is never before it."""
        here = (day for day in self._every_day() if day not in self.days_off)
        here = islice(here, self.count)
        return (day for day in here if day >= since)

    def days_between(self, first, last):
        """Those from `first` to `last`, both included, as a list."""
        found = []
        for day in self.days(since=first):
            if day > last:
                break
            found.append(day)
        return found

    def without_gaps(self):
        """The same rhythm with its days off, and after its end: to count which day comes when."""
        return replace(self, until=None, count=None, days_off=frozenset())

    def from_then_on(self, day):
        """The same days from this one of them on.

        Where it is the last of a short month, "day 31" is said by the day before it: that one is
        a day off.
        """
        if self.rhythm == NTH_WEEKDAY and nth_of_month(self.starts_on) == LAST:
            return replace(self, rhythm=LAST_WEEKDAY, starts_on=day)
        if self.rhythm != DAY_OF_MONTH or self.starts_on.day == day.day:
            return replace(self, starts_on=day)
        before = self.without_gaps().days_between(self.starts_on, day)
        starts_on = [one for one in before if one.day == self.starts_on.day][-1]
        return replace(self, starts_on=starts_on, days_off=self.days_off | {starts_on})

    def _every_day(self):
        start = datetime.combine(self.starts_on, time.min)
        until = self.until and datetime.combine(self.until, time.min)
        if self.until is not None and self.until < self.starts_on:
            return
        for moment in islice(rrule(dtstart=start, until=until, **self._pattern()), MOST):
            yield moment.date()

    def _pattern(self):
        """The same in the words of RFC 5545, as dateutil takes them."""
        day = self.starts_on
        match self.rhythm:
            case "weekly":
                return {"freq": WEEKLY}
            case "fortnightly":
                return {"freq": WEEKLY, "interval": 2}
            case "nth_weekday" | "last_weekday":
                nth = LAST if self.rhythm == LAST_WEEKDAY else nth_of_month(day)
                return {"freq": MONTHLY, "byweekday": day.weekday(), "bysetpos": nth}
            case "day_of_month" if day.day > 28:
                # Where a month is shorter, its last day: or there would be no meeting in it.
                days = tuple(range(28, day.day + 1))
                return {"freq": MONTHLY, "bymonthday": days, "bysetpos": LAST}
            case "day_of_month":
                return {"freq": MONTHLY, "bymonthday": day.day}
        raise ValueError(f"no such rhythm: {self.rhythm}")


def nth_of_month(day):
    """1 for the first Tuesday of a month. The fifth is the last (-1), as not all months have one.

    >>> nth_of_month(date(2026, 12, 8))
    2
    """
    nth = (day.day - 1) // 7 + 1
    return LAST if nth == 5 else nth


def begins_with(rhythm, day):
    """The first day of this rhythm from `day` on: `day` itself but for "the last Tuesday"."""
    if rhythm != LAST_WEEKDAY:
        return day
    return next(Rule(rhythm, day).days())


def moment(day, clock, zone):
    """The moment at which a clock on the wall in `zone` shows this day and time, in UTC.

    In the hour that a clock change skips, the moment after it; in the hour that comes twice, the
    first of the two.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
