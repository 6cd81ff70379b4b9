"""Pages of a long list: walking them meets each row once, in order, whichever way one walks."""

from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.conversations.models import Story
from alongside.lib.keyset import cursor, page

SINCE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

# Few different moments, so that many rows share one; a microsecond apart, so that none is lost.
moments = st.integers(0, 4).map(lambda tick: SINCE + timedelta(microseconds=tick)) | st.datetimes(
    datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)
)
ids = st.integers(1, 6) | st.integers(2**63 - 4, 2**63 - 1) | st.integers(1, 2**63 - 1)
lists = st.lists(st.tuples(ids, moments), max_size=14, unique_by=lambda row: row[0])

some = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fill(group, author, rows):
    Story.objects.all().delete()
    Story.objects.bulk_create(
        Story(pk=pk, group=group, author=author, body="x", shared_at=at) for pk, at in rows
    )
    return [pk for pk, at in sorted(rows, key=lambda row: (row[1], row[0]))]


def shown(size, at, newest_first):
    found = page(Story.objects.all(), by="shared_at", size=size, at=at, newest_first=newest_first)
    assert len(found.rows) <= size
    return [row.pk for row in found.rows], found


def walk(size, newest_first, way, at=""):
    """Every id met on the way, page by page, and the last page."""
    met = []
    while True:
        ids, found = shown(size, at, newest_first)
        met.append(ids)
        at = getattr(found, way)
        if not at:
            return met, found
        assert len(met) < 50, "going round in circles"


def flat(pages):
    return list(chain.from_iterable(pages))


@some
@given(lists, st.integers(1, 5))
def test_walking_meets_each_row_once_in_order(morning, ben, rows, size):
    in_time = fill(morning, ben, rows)
    met, last = walk(size, True, "before")
    assert flat(met) == in_time[::-1]
    back, _first = walk(size, True, "after", at=last.after) if last.after else ([], None)
    assert flat(reversed(back)) == flat(met[:-1])


@some
@given(lists, st.integers(1, 5))
def test_so_it_does_in_a_list_that_begins_with_the_oldest(morning, ben, rows, size):
    in_time = fill(morning, ben, rows)
    met, last = walk(size, False, "after")
    assert flat(met) == in_time
    back, _first = walk(size, False, "before", at=last.before) if last.before else ([], None)
    assert flat(reversed(back)) == flat(met[:-1])


@some
@given(lists.filter(bool), st.integers(1, 5), st.data())
def test_from_any_row_both_ways_are_whole(morning, ben, rows, size, data):
    in_time = fill(morning, ben, rows)
    pk, moment = data.draw(st.sampled_from(rows))
    place = in_time.index(pk)
    older, _ = walk(size, True, "before", at=cursor("before", moment, pk))
    newer, _ = walk(size, False, "after", at=cursor("after", moment, pk))
    assert flat(older) == in_time[:place][::-1]
    assert flat(newer) == in_time[place + 1 :]


def test_a_page_knows_whether_there_is_more(morning, ben):
    fill(morning, ben, [(pk, SINCE) for pk in range(1, 6)])
    ids, first = shown(2, "", True)
    assert (ids, first.after, bool(first.before)) == ([5, 4], "", True)
    ids, second = shown(2, first.before, True)
    assert (ids, bool(second.after), bool(second.before)) == ([3, 2], True, True)
    ids, third = shown(2, second.before, True)
    assert (ids, bool(third.after), third.before) == ([1], True, "")


def test_what_comes_in_the_meantime_moves_nothing(morning, ben):
    fill(morning, ben, [(pk, SINCE) for pk in range(1, 6)])
    _ids, first = shown(2, "", True)
    Story.objects.create(pk=9, group=morning, author=ben, body="x", shared_at=SINCE)
    assert shown(2, first.before, True)[0] == [3, 2]


def test_a_row_that_has_gone_leaves_its_place(morning, ben):
    fill(morning, ben, [(pk, SINCE) for pk in range(1, 6)])
    _ids, first = shown(2, "", True)
    Story.objects.filter(pk=4).delete()
    assert shown(2, first.before, True)[0] == [3, 2]


def test_an_empty_list_has_no_neighbours(db):
    ids, nothing = shown(2, "", True)
    assert (ids, nothing.before, nothing.after) == ([], "", "")


@some
@given(st.text(max_size=40) | st.from_regex(r"(before|after)\.[0-9]{0,25}\.[0-9]{0,25}"))
@pytest.mark.parametrize("newest_first", [True, False])
def test_whatever_stands_in_the_address_shows_a_page(morning, ben, newest_first, at):
    fill(morning, ben, [(1, SINCE), (2, SINCE)])
    ids, _found = shown(5, at, newest_first)
    assert set(ids) <= {1, 2}


@pytest.mark.parametrize(
    "at",
    [
        "",
        "..",
        "before",
        "before..",
        "before.x.1",
        "sideways.1.1",
        "before.1.-1",
        "before.1.1.1",
        "before.².1",
        "after." + "9" * 18 + ".1",
        "after.1." + "9" * 20,
    ],
)
def test_a_mistyped_address_shows_the_first_page(morning, ben, at):
    fill(morning, ben, [(1, SINCE), (2, SINCE)])
    assert shown(5, at, True)[0] == [2, 1]


@pytest.mark.parametrize("pk", [2**63 - 1, 2**63, 10**19 - 1])
def test_ids_beyond_the_last_one_are_only_beyond_it(morning, ben, pk):
    fill(morning, ben, [(1, SINCE), (2, SINCE)])
    assert shown(5, cursor("before", SINCE, pk), True)[0] == [2, 1]
    assert shown(5, cursor("after", SINCE, pk), True)[0] == []
