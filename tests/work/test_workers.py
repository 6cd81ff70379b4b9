"""Several workers, some of which die: every job is done, and none twice at the same time."""

import threading
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from alongside.work import every, job, later, queue, worker
from alongside.work.worker import BesideThePages, Pulse, Watch, Worker
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]

LEASE = 30


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self):
        self.now = 0

    def __call__(self):
        return self.now


@pytest.fixture
def note(diary):
    @job("tests.note", tries=3)
    def note(number):
        diary.append(number)

    return note


@pytest.fixture
def only_once(diary):
    @job("tests.only_once", once=True)
    def only_once(number):
        diary.append(number)

    return only_once


@pytest.fixture
def watch():
    clock = Clock()
    return Watch(LEASE, clock)


def pass_by(watch, seconds):
    """So much time, in which somebody looks now and then."""
    for _look in range(0, seconds, 5):
        watch.take_up_what_was_left()
        watch.clock.now += 5
    watch.take_up_what_was_left()


def taken_up_by_one_who_dies(some_job):
    later(some_job, 1)
    row = queue.claim("dies", timezone.now())
    assert row.task_path == some_job.name
    return row


def states(rows):
    return [row.status for row in rows()]


# -- two at once -----------------------------------------------------------------------------------


def test_many_workers_at_once_do_each_job_once(note, diary):
    for number in range(60):
        later(note, number)

    def work():
        one = Worker()
        while one.do_one():
            pass

    at_once(*[work] * 6)
    assert Counter(diary) == Counter(range(60))


def test_many_workers_at_once_do_a_periodic_job_once(diary):
    @every(minutes=1)
    def tick(now):
        diary.append(now)
        time.sleep(0.1)

    def look():
        one = Worker()
        one.look_around()
        one.do_one()

    at_once(*[look] * 6)
    assert len(diary) == 1


# -- one that dies ---------------------------------------------------------------------------------


def test_what_a_worker_left_is_taken_up_when_it_shows_no_sign_of_life(note, diary, rows, watch):
    taken_up_by_one_who_dies(note)
    pass_by(watch, LEASE - 5)
    assert states(rows) == [queue.RUNNING]
    pass_by(watch, 10)
    assert states(rows) == [queue.READY]
    assert Worker().do_one()
    assert diary == [1]


def test_what_one_lives_at_is_left_to_them(note, rows, watch):
    row = taken_up_by_one_who_dies(note)
    for _beat in range(5):
        pass_by(watch, LEASE - 10)
        queue.live_on(row)
    assert states(rows) == [queue.RUNNING]


def test_no_clock_that_is_set_has_a_living_worker_taken_for_dead(note, rows, watch):
    row = taken_up_by_one_who_dies(note)
    watch.take_up_what_was_left()
    queue.rows().update(run_after=timezone.now() - timedelta(days=2))
    watch.take_up_what_was_left()
    assert states(rows) == [queue.RUNNING]
    assert queue.mine(row).exists()


def test_one_that_was_taken_for_dead_changes_nothing_any_more(note, diary, rows, watch):
    row = taken_up_by_one_who_dies(note)
    pass_by(watch, LEASE + 5)
    queue.done(row, note, timezone.now())
    queue.failed(row, note, OSError(), timezone.now())
    assert states(rows) == [queue.READY]
    assert Worker().do_one()
    assert states(rows) == [queue.DONE]


def test_of_two_who_find_it_one_takes_it_up(note, rows):
    row = taken_up_by_one_who_dies(note)
    (other,) = rows()
    assert queue.take_from_the_dead(row)
    assert not queue.take_from_the_dead(other)


def test_a_sign_of_life_in_the_last_moment_counts(note, rows):
    row = taken_up_by_one_who_dies(note)
    (seen,) = rows()
    queue.live_on(row)
    assert not queue.take_from_the_dead(seen)


def test_what_kills_its_worker_each_time_is_given_up_in_the_end(note, diary, rows, watch):
    taken_up_by_one_who_dies(note)
    for _death in range(2):
        pass_by(watch, LEASE + 5)
        assert queue.claim("dies too", timezone.now())
    pass_by(watch, LEASE + 5)
    (row,) = rows()
    assert (row.status, diary) == (queue.DEAD, [])
    assert row.exception_class_path == "alongside.work.registry.Interrupted"


def test_what_is_done_at_most_once_is_not_taken_up_but_kept_to_look_at(
    only_once, diary, rows, watch
):
    taken_up_by_one_who_dies(only_once)
    pass_by(watch, LEASE + 5)
    assert states(rows) == [queue.DEAD]
    assert not Worker().do_one()
    assert diary == []


def test_a_long_job_shows_that_its_worker_lives(note, rows):
    one = Worker(lease=0.3)
    row = one.row = taken_up_by_one_who_dies(note)
    pulse = Pulse(one)
    pulse.start()
    try:
        signs = set()
        until = time.monotonic() + 10
        while len(signs) < 4 and time.monotonic() < until:
            signs.update(found.run_after for found in rows(pk=row.pk))
            time.sleep(0.02)
    finally:
        pulse.stop()
    assert len(signs) >= 4


# -- one in the server -----------------------------------------------------------------------------


@pytest.fixture
def beside():
    """A worker beside the pages, which is stopped whatever happens."""
    thread = BesideThePages()
    yield thread
    if thread.is_alive():
        thread.stop()


def until(true, seconds=20):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def test_it_is_woken_when_something_is_asked_for(note, diary, beside, monkeypatch):
    monkeypatch.setattr(worker, "LOOK", 60)
    beside.start()
    time.sleep(0.2)  # It has looked, and waits.
    later(note, 1)
    assert until(lambda: diary == [1], seconds=10)


def test_when_it_stops_it_finishes_what_it_is_at_and_begins_nothing(diary, beside, rows):
    begun = threading.Event()

    @job("tests.slow")
    def slow(number):
        begun.set()
        time.sleep(0.3)
        diary.append(number)

    later(slow, 1)
    later(slow, 2)
    beside.start()
    assert begun.wait(timeout=10)
    beside.stop()
    assert not beside.is_alive()
    assert (diary, sorted(states(rows))) == ([1], [queue.READY, queue.DONE])


def test_trouble_with_the_database_does_not_end_it(note, diary, beside, monkeypatch):
    claim, troubles = queue.claim, []

    def in_trouble(*args):
        if len(troubles) < 2:
            troubles.append(1)
            raise DatabaseError
        return claim(*args)

    monkeypatch.setattr(queue, "claim", in_trouble)
    monkeypatch.setattr(worker, "AFTER_TROUBLE", 0.01)
    later(note, 1)
    beside.start()
    assert until(lambda: diary == [1])
    assert beside.is_alive()
    assert len(troubles) == 2
