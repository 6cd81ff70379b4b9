"""Times for a first talk: by whose clock, and whether the clock shows such a time at all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.ui import times

AT_MOST_AHEAD = timedelta(days=366)


def moment_at(day, time, zone):
    """The moment when a clock in `zone` shows this day and time, in UTC.

    None where it never does: the hour that is left out when clocks go forward. In the hour that
    comes twice, the first of the two.
    """
    wall = datetime.combine(day, time)
    moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    is_shown = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall
    return moment if is_shown else None


def clocks(moment, zone):
    """[(the moment in words, its zone)]: by the reader's clock, and by that of `zone`.

    One where both show the same.
    """
    own = timezone.get_current_timezone_name()
    shown = [by_clock(moment, own)]
    if moment.astimezone(ZoneInfo(zone)).utcoffset() != timezone.localtime(moment).utcoffset():
        shown.append(by_clock(moment, zone))
    return shown


def by_clock(moment, zone):
    with timezone.override(ZoneInfo(zone)):
        return times.exact_time(moment), zone.replace("_", " ")
