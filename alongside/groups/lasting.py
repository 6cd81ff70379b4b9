"""How long a group can still be read after it has ended."""

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import Q
from django.utils import timezone

READABLE_FOR = timedelta(days=30)  # Then it goes, words and all.
A_QUARTER = 15 * 60  # Seconds.


def day(zone=None):
    """Today by the clock of a group, by which its meetings go: it is over for all at once.

    Without a zone, by the clock of this server, where many groups are asked for together.
    """
    clock = ZoneInfo(zone) if zone else timezone.get_default_timezone()
    return timezone.localdate(timezone=clock)


def not_over():
    """As a condition on groups: by the clock of each, its last day has not passed."""
    here, elsewhere = day(), other_days(int(timezone.now().timestamp()) // A_QUARTER)
    others = [zone for zones in elsewhere.values() for zone in zones]
    lasts = Q(ends_on=None) | Q(ends_on__gte=here) & ~Q(time_zone__in=others)
    for there, zones in elsewhere.items():
        lasts |= Q(ends_on__gte=there, time_zone__in=zones)
    return lasts


@lru_cache(maxsize=2)
def other_days(quarter):
    """{day: [zone]} where it is another day than here. Midnight comes at a quarter of an hour."""
    moment = datetime.fromtimestamp(quarter * A_QUARTER, UTC)
    here, elsewhere = timezone.localdate(moment, timezone.get_default_timezone()), {}
    for zone, clock in clocks():
        if (there := timezone.localdate(moment, clock)) != here:
            elsewhere.setdefault(there, []).append(zone)
    return elsewhere


@cache
def clocks():
    return [(zone, ZoneInfo(zone)) for zone in sorted(available_timezones())]


def last_readable_end():
    """A group that ended on an earlier day than this is gone."""
    return day() - READABLE_FOR
