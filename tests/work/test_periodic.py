"""What is done again and again is done once in each period, whatever the clock does."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from alongside.work import every, job, later, periodic, queue, run_due
from alongside.work.jobs import DEAD_FOR, DONE_FOR
from alongside.work.jobs import forget_old as of_the_house

pytestmark = pytest.mark.django_db

A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def tick(diary):
    @every(minutes=1)
    def tick(now):
        diary.append(now)

    return tick


@pytest.fixture
def now():
    return timezone.now()


def test_it_is_done_at_once_and_then_once_a_period(tick, diary, now):
    for seconds in range(0, 300, 20):
        assert run_due(now + timedelta(seconds=seconds)) == 0, "it is not counted"
    assert diary == [now + A_MINUTE * minutes for minutes in range(5)]


def test_after_a_stop_it_is_done_once_for_all_that_was_missed(tick, diary, now):
    run_due(now)
    run_due(now + timedelta(days=2))
    run_due(now + timedelta(days=2, seconds=1))
    assert diary == [now, now + timedelta(days=2)]


def gaps(now, steps):
    """Seconds between one time that it is done and the next, over twenty minutes.

    A worker looks around every ten seconds. `steps` are {second: how far the clock is off from then
    on}.
    """
    passed, done_at, off = 0, [], timedelta(0)

    @every(minutes=1)
    def tick(_now):
        done_at.append(passed)

    for passed in range(0, 20 * 60, 10):
        off = steps.get(passed, off)
        shown = now + timedelta(seconds=passed) + off
        periodic.mind_the_clock(shown)
        run_due(shown)
    return [after - before for before, after in pairwise(done_at)]


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(minutes=7, seconds=13)])
@pytest.mark.parametrize("second", [560, 570, 590, 600])
def test_a_clock_set_back_neither_stops_it_nor_doubles_it(now, back, second):
    found = gaps(now, {second: -back})
    assert min(found) >= 60
    assert sum(gap > 60 for gap in found) <= 1
    assert max(found) <= 120


def test_a_clock_set_back_a_little_is_waited_for(now):
    assert set(gaps(now, {570: -timedelta(seconds=20)})) == {60, 80}


def test_a_clock_set_forward_has_it_done_once_sooner(now):
    assert set(gaps(now, {570: timedelta(hours=1)})) == {60, 30}


def test_a_daily_one_is_not_done_twice_on_the_day_a_clock_is_set_back(diary, now):
    @every(days=1)
    def daily(moment):
        diary.append(moment)

    for hour in range(30):
        shown = now + timedelta(hours=hour if hour < 12 else hour - 1)
        periodic.mind_the_clock(shown)
        run_due(shown)
    assert len(diary) == 2
    assert diary[1] - diary[0] == timedelta(days=1)


def test_one_that_fails_is_done_again_within_its_period_and_is_never_given_up(diary, rows, now):
    @every(hours=1)
    def fails(moment):
        diary.append(moment)
        raise OSError

    for minutes in range(60 * 24):
        run_due(now + A_MINUTE * minutes)
    assert len(diary) >= 24
    (row,) = rows()
    assert (row.status, row.exception_class_path) == (queue.READY, "builtins.OSError")
    assert row.run_after - diary[-1] <= timedelta(hours=1)


def test_however_much_waits_it_comes_first(tick, diary, now):
    @job("tests.note")
    def note(number):
        diary.append(number)

    for number in range(3):
        later(note, number)
    run_due(now)
    assert diary[0] == now


def test_one_that_there_is_no_more_is_forgotten(tick, rows, now, own_jobs):
    run_due(now)
    assert len(rows(queue_name=queue.EVERY)) == 1
    own_jobs.clear()
    run_due(now + timedelta(hours=1))
    assert rows(queue_name=queue.EVERY) == []


def test_a_job_of_another_version_is_left_for_whoever_knows_it(diary, rows, now, own_jobs):
    @job("tests.new")
    def new(number):
        diary.append(number)

    later(new, 1)
    known = dict(own_jobs)
    own_jobs.clear()
    assert run_due(now) == 0
    assert [row.status for row in rows()] == [queue.READY]
    own_jobs.update(known)
    assert run_due(now) == 1
    assert diary == [1]


def test_what_was_done_is_forgotten_after_two_weeks_and_what_was_given_up_later(rows, now):
    @job("tests.once", once=True)
    def may_fail(number):
        if number:
            raise OSError

    later(may_fail, 0)
    later(may_fail, 1)
    run_due()
    of_the_house(now + DONE_FOR - A_MINUTE)
    assert len(rows()) == 2
    of_the_house(now + DONE_FOR + A_MINUTE)
    assert [row.status for row in rows()] == [queue.DEAD]
    of_the_house(now + DEAD_FOR + A_MINUTE)
    assert rows() == []


def test_what_still_waits_or_goes_round_is_never_forgotten(tick, rows, now):
    @job("tests.note")
    def note(number): ...

    run_due(now)
    later(note, 1)
    of_the_house(now + timedelta(days=400))
    assert len(rows()) == 2
