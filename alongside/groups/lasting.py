"""How long a group can still be read after it has ended."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

READABLE_FOR = timedelta(days=30)  # Then it goes, words and all.


def day(zone=None):
    """Today by the clock of a group, by which its meetings go: it is over for all at once.

    Without a zone, by the clock of this server, where many groups are asked for together.
    """
    clock = ZoneInfo(zone) if zone else timezone.get_default_timezone()
    return timezone.localdate(timezone=clock)


def last_readable_end():
    """A group that ended on an earlier day than this is gone."""
    return day() - READABLE_FOR
