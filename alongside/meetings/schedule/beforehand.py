"""When somebody is reminded of a meeting: plain Python, without Django.

"A day before" is said by the clock on one's wall: at 19:00 on the day before a meeting at 19:00,
whatever the clocks did in the night between. An hour before is an hour.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from .recurrence import moment

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# By how much a day by the clock can be shorter or longer than twenty-four hours.
CLOCKS_CHANGE = timedelta(hours=2)


def a_day_before(starts_at, zone):
    """The moment at which a clock in `zone` shows the time of the meeting, a day earlier."""
    begins = starts_at.astimezone(ZoneInfo(zone))
    return moment(begins.date() - DAY, begins.time().replace(fold=0), zone)


def has_come(at, since, now):
    """Whether that moment is one of those from just after `since` up to `now`."""
    return since < at <= now
