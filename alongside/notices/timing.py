"""When something may leave, by somebody's own clock, which may change in between: plain Python."""

from datetime import UTC, datetime, timedelta

DAY = timedelta(days=1)


def moment(day, wall, zone):
    """The moment at which clocks of `zone` show `wall` on this day, in UTC.

    Of an hour that comes twice it is the first; one that never comes is told where it would be.
    """
    return datetime.combine(day, wall, zone).astimezone(UTC)


def quiet_until(now, zone, start, end):
    """The end of the quiet hours from `start` to `end` that `now` lies in, in UTC; or None.

    They may go over midnight. The same hour twice is no quiet at all.
    """
    if start == end:
        return None
    today = now.astimezone(zone).date()
    for day in (today - DAY, today):
        begins = moment(day, start, zone)
        ends = moment(day if start < end else day + DAY, end, zone)
        if begins <= now < ends:
            return ends
    return None


def next_digest(now, zone, at, weekday=None):
    """The first moment after `now` at which clocks show `at`, on a `weekday` (0: Monday) or any."""
    today = now.astimezone(zone).date()
    days = (today + DAY * ahead for ahead in range(9))
    moments = (moment(day, at, zone) for day in days if weekday in (None, day.weekday()))
    return next(one for one in moments if one > now)
