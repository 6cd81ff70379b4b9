"""When somebody looks after what comes in: the staffed hours of a week, as plain Python.

A week is said in the wall time of one zone, days that differ by their date. All moments that come
in and go out are in UTC, so that the hour a clock is put forward or back is counted as it passes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

# Nobody plans further ahead; hours that have none within it have none.
FAR = timedelta(days=400)
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Span:
    """From one moment to another, in UTC; the second is not in it any more."""

    begins: datetime
    ends: datetime

    def has(self, moment):
        return self.begins <= moment < self.ends


@dataclass(frozen=True)
class Hours:
    """Seven days, Monday first, each with (from, to) pairs; and days that are otherwise, by date.

    A pair that ends at or before it begins ends on the next day. A day with no pairs is a day on
    which nobody reads.
    """

    zone: str = "UTC"
    week: tuple = ((),) * 7
    days: Mapping[date, tuple] = field(default_factory=dict)

    def pairs_on(self, day):
        return self.days.get(day, self.week[day.weekday()])

    def spans_of(self, day):
        """The spans that begin on this day, wherever they end."""
        zone = ZoneInfo(self.zone)
        for begins, ends in self.pairs_on(day):
            last = day if ends > begins else day + DAY
            span = Span(earliest(day, begins, zone), latest(last, ends, zone))
            if span.begins < span.ends:
                yield span

    def spans(self, since):
        """Every span that has not ended at `since`, in order; those that touch are one."""
        day = since.astimezone(ZoneInfo(self.zone)).date() - DAY
        whole = None
        for _number in range(FAR.days + 2):
            for span in sorted(self.spans_of(day)):
                if span.ends <= since:
                    continue
                if whole is None or span.begins > whole.ends:
                    if whole is not None:
                        yield whole
                    whole = span
                else:
                    whole = Span(whole.begins, max(whole.ends, span.ends))
            day += DAY
        if whole is not None:
            yield whole


def earliest(day, wall, zone):
    """When a wall clock first shows this time on this day."""
    return datetime.combine(day, wall, tzinfo=zone).astimezone(UTC)


def latest(day, wall, zone):
    """When it shows it for the last time: an hour that comes twice is staffed both times."""
    shown = (datetime.combine(day, wall, tzinfo=zone).replace(fold=fold) for fold in (0, 1))
    return max(moment.astimezone(UTC) for moment in shown)


# -- asking the clock ------------------------------------------------------------------------------


def staffed_until(hours, moment):
    """Up to when somebody reads, if it is staffed at this moment; else None."""
    for span in hours.spans(moment):
        return span.ends if span.has(moment) else None
    return None


def next_staffed(hours, moment):
    """The first staffed moment from this one on, which may be itself. None: there is none."""
    for span in hours.spans(moment):
        return max(span.begins, moment)
    return None


def due(hours, moment, minutes):
    """When so many staffed minutes have passed since this moment. None: they never will have."""
    left = timedelta(minutes=minutes)
    for span in hours.spans(moment):
        begins = max(span.begins, moment)
        if left <= span.ends - begins:
            return begins + left
        left -= span.ends - begins
    return None


def staffed_between(hours, since, until):
    """How much staffed time passed between two moments, as a timedelta."""
    passed = timedelta()
    for span in hours.spans(since):
        if span.begins >= until:
            break
        passed += min(span.ends, until) - max(span.begins, since)
    return passed


def on_call(duties, moment):
    """Who is on call at this moment, of [(Span, whoever it is)], each once, in that order."""
    return list(dict.fromkeys(one for span, one in duties if span.has(moment)))


def uncovered(hours, duties, since, until):
    """The staffed spans between two moments in which nobody is on call."""
    taken = sorted(span for span, _one in duties)
    gaps = []
    for span in hours.spans(since):
        if span.begins >= until:
            break
        open_from, ends = max(span.begins, since), min(span.ends, until)
        for duty in taken:
            if duty.ends <= open_from or duty.begins >= ends:
                continue
            if duty.begins > open_from:
                gaps.append(Span(open_from, duty.begins))
            open_from = max(open_from, duty.ends)
        if open_from < ends:
            gaps.append(Span(open_from, ends))
    return gaps
