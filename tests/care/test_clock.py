"""The clock of the staffed hours: what holds for every week there can be, and on days of DST."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.care.hours.clock import (
    Hours,
    Span,
    due,
    next_staffed,
    on_call,
    staffed_between,
    staffed_until,
    uncovered,
)

pytestmark = pytest.mark.pure

OFFICE = Hours("Europe/London", (((time(8), time(18)),),) * 5 + ((), ()))
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)

times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
pairs = st.lists(st.tuples(times, times), max_size=2).map(tuple)
zones = st.sampled_from(("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"))
days = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), pairs, max_size=4)
weeks = st.builds(Hours, zones, st.tuples(*[pairs] * 7), days)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
some = settings(max_examples=60)


@some
@given(weeks, moments)
def test_spans_come_in_order_and_never_touch(hours, since):
    spans = [span for span, _number in zip(hours.spans(since), range(20), strict=False)]
    assert all(span.begins < span.ends and span.ends > since for span in spans)
    assert all(one.ends < other.begins for one, other in itertools.pairwise(spans))


@some
@given(weeks, moments)
def test_the_next_staffed_moment_is_staffed_and_none_comes_before(hours, moment):
    soon = next_staffed(hours, moment)
    if soon is None:
        assert staffed_until(hours, moment) is None
        return
    assert soon >= moment
    assert staffed_until(hours, soon) > soon
    assert staffed_between(hours, moment, soon) == timedelta()


@some
@given(weeks, moments, st.integers(1, 3000), st.integers(1, 3000))
def test_so_many_staffed_minutes_have_passed_when_it_is_due(hours, moment, few, more):
    soon = due(hours, moment, few)
    if soon is None:
        assert next_staffed(hours, moment) is None
        return
    assert staffed_between(hours, moment, soon) == timedelta(minutes=few)
    assert due(hours, moment, few + more) > soon


@some
@given(weeks, moments, st.lists(st.tuples(st.integers(-48, 120), st.integers(1, 30)), max_size=5))
def test_what_is_uncovered_and_what_is_covered_make_the_staffed_time(hours, since, duties):
    hour, until = timedelta(hours=1), since + timedelta(days=4)
    spans = [
        (Span(since + begins * hour, since + (begins + long) * hour), "Ada")
        for begins, long in duties
    ]
    gaps = uncovered(hours, spans, since, until)
    for gap in gaps:
        assert staffed_between(hours, gap.begins, gap.ends) == gap.ends - gap.begins
        assert not on_call(spans, gap.begins)
    covered = timedelta()
    marks = sorted({since, until, *(m for span, _one in spans for m in (span.begins, span.ends))})
    for one, other in itertools.pairwise(marks):
        if since <= one and other <= until and on_call(spans, one):
            covered += staffed_between(hours, one, other)
    assert covered + sum((gap.ends - gap.begins for gap in gaps), timedelta()) == staffed_between(
        hours, since, until
    )


def test_a_night_between_two_staffed_days_does_not_count():
    evening = MONDAY + timedelta(hours=17, minutes=50)
    assert due(OFFICE, evening, 15) == MONDAY + timedelta(days=1, hours=8, minutes=5)
    assert staffed_until(OFFICE, evening) == MONDAY + timedelta(hours=18)


def test_a_weekend_does_not_count():
    friday = MONDAY + timedelta(days=4, hours=18)
    assert next_staffed(OFFICE, friday) == MONDAY + timedelta(days=7, hours=8)


def test_hours_past_midnight_belong_to_the_day_they_begin_on():
    late = Hours("UTC", (((time(20), time(2)),),) + ((),) * 6)
    assert staffed_until(late, MONDAY + timedelta(hours=25)) == MONDAY + timedelta(hours=26)
    assert staffed_until(late, MONDAY + timedelta(hours=1)) is None


def test_a_day_that_is_otherwise_is_what_it_says():
    christmas = Hours(OFFICE.zone, OFFICE.week, {date(2026, 12, 25): ()})
    before = datetime(2026, 12, 24, 19, tzinfo=UTC)
    assert next_staffed(christmas, before) == datetime(2026, 12, 28, 8, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_staffed_twice():
    night = Hours("Europe/London", (((time(0), time(1, 30)),),) * 7)
    back = datetime(2026, 10, 24, 23, tzinfo=UTC)  # Midnight there, still in summer time.
    assert staffed_between(night, back, back + timedelta(hours=4)) == timedelta(hours=2, minutes=30)


def test_an_hour_that_does_not_come_makes_a_span_no_longer():
    night = Hours("Europe/London", (((time(0), time(3)),),) * 7)
    forward = datetime(2026, 3, 29, 0, tzinfo=UTC)
    assert staffed_between(night, forward, forward + timedelta(hours=8)) == timedelta(hours=2)


def test_nobody_ever_reads_where_no_hours_are_set():
    assert next_staffed(Hours(), MONDAY) is None
    assert due(Hours(), MONDAY, 1) is None


def test_whoever_is_on_call_twice_is_named_once():
    span = Span(MONDAY, MONDAY + timedelta(hours=2))
    duties = [(span, "Ada"), (span, "Ada"), (Span(MONDAY - timedelta(1), MONDAY), "Gwen")]
    assert on_call(duties, MONDAY) == ["Ada"]
    assert on_call(duties, MONDAY - timedelta(minutes=1)) == ["Gwen"]
