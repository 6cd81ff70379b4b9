"""How long a group can still be read after it has ended."""

from datetime import timedelta

from django.utils import timezone

READABLE_FOR = timedelta(days=30)  # Then it goes, words and all.


def day():
    """Today by the clock of this server: a group is over for all of its members at once."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def last_readable_end():
    """A group that ended on an earlier day than this is gone."""
    return day() - READABLE_FOR
