"""Meetings and series in a list: what is ahead, and where a meeting went that was moved."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from alongside.vault.models import open_many

from . import in_words

MOST = 20
OF_ONE_SERIES = 3  # So many of a series stand among the others; the rest is on its own page.


@dataclass(frozen=True)
class Line:
    """A meeting at its time; or, where it `went`, at the time that it was moved from."""

    meeting: object
    at: datetime
    went: bool = False


def has_gone_from(meeting):
    """Whether the time that it was moved from is still to come, and somebody may look for it."""
    before = meeting.moved_from
    return bool(before) and before > timezone.now() and not meeting.is_cancelled


def without_most_of_a_series(meetings):
    """The meetings, in order, with the next few of each series, and those somebody answered.

    Those that are cancelled stand there besides: a break of three weeks hides no other.
    """
    shown, seen = [], Counter()
    for meeting in meetings:
        seen[meeting.series_id] += not meeting.is_cancelled
        is_near = meeting.series_id is None or seen[meeting.series_id] <= OF_ONE_SERIES
        if is_near or meeting.my_answer or meeting.is_cancelled or meeting.is_apart:
            shown.append(meeting)
    return shown


def the_next(meetings, number):
    """So many that take place, in order, and those of the next that are cancelled: for small lists.

    The second time is asked only where there are such.
    """
    soon = list(meetings[:number])
    if any(one.is_cancelled for one in soon):
        soon = sorted(
            {*soon, *meetings.filter(cancelled_at=None)[:number]},
            key=lambda one: (one.starts_at, one.pk),
        )
    return soon


def lines(meetings, person):
    """[Line] of the meetings of a group that are ahead, in order, as this person sees them."""
    ahead = without_most_of_a_series(meetings.upcoming().with_seat_of(person)[: 5 * MOST])[:MOST]
    open_many(ahead)
    found = [Line(one, one.starts_at) for one in ahead]
    found += [Line(one, one.moved_from, went=True) for one in ahead if has_gone_from(one)]
    return sorted(found, key=lambda line: (line.at, line.meeting.pk))


def lines_of_series(group):
    """[(Series, its rhythm in words)] for the page of all meetings."""
    there = group.series.there().order_by("starts_on", "wall_time", "pk")[:MOST].opened()
    return [(one, in_words.rhythm(one)) for one in there]
