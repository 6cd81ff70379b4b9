"""A job that fails is tried again, later and later, and then kept for somebody to look at."""

import io
import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from alongside.lib.logs import Plain, Wordless
from alongside.work import GiveUp, TryAgain, job, later, queue, run_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def fails(diary):
    """`fails(error, tries=3)` is a job that notes each try, then raises it if it is one."""

    def made(error, **how):
        @job("tests.fails", **how)
        def fails(number):
            diary.append(number)
            if error:
                raise error

        return fails

    return made


def waits(rows):
    """The only row's wait from now on, which must be there."""
    (row,) = rows(status=queue.READY)
    return row.run_after - timezone.now()


def test_it_is_tried_again_later_and_later(fails, diary, rows):
    later(fails(OSError()), 1)
    now, before = timezone.now(), timedelta(0)
    for tries in range(1, 5):
        assert run_due(now) == 1
        assert run_due(now) == 0, "not at once"
        (row,) = rows(status=queue.READY)
        assert row.run_after - now > before * 1.5
        now, before = row.run_after, row.run_after - now
        assert len(diary) == tries


def test_nobody_is_tried_again_at_the_same_moment_as_all_the_others():
    assert len({queue.wait(OSError(), 3) for _job in range(50)}) == 50


def test_the_wait_ends_growing():
    assert queue.wait(OSError(), 10**6) < timedelta(hours=8)


def test_after_its_last_try_it_is_kept_and_not_tried_any_more(fails, diary, rows):
    later(fails(OSError(), tries=3), 1)
    now = timezone.now()
    for day in range(5):
        run_due(now + timedelta(days=day))
    assert len(diary) == 3
    (row,) = rows()
    assert (row.status, row.exception_class_path) == (queue.DEAD, "builtins.OSError")


def test_what_works_in_the_end_is_done_and_forgets_its_trouble(diary, rows):
    @job("tests.second_time")
    def second_time(number):
        diary.append(number)
        if len(diary) == 1:
            raise OSError

    later(second_time, 1)
    run_due()
    run_due(timezone.now() + timedelta(hours=1))
    (row,) = rows()
    assert (row.status, row.exception_class_path, diary) == (queue.DONE, "", [1, 1])


def test_a_job_can_say_how_long_to_wait(fails, rows):
    later(fails(TryAgain(after=timedelta(minutes=20))), 1)
    run_due()
    assert timedelta(minutes=19) < waits(rows) < timedelta(minutes=21)


def test_a_job_that_gives_up_is_not_tried_again(fails, diary, rows):
    later(fails(GiveUp(), tries=9), 1)
    run_due()
    assert [row.status for row in rows()] == [queue.DEAD]


def test_what_is_done_at_most_once_is_not_tried_again(fails, diary, rows):
    later(fails(OSError(), once=True, tries=9), 1)
    run_due()
    run_due(timezone.now() + timedelta(days=9))
    assert diary == [1]
    assert [row.status for row in rows()] == [queue.DEAD]


def test_unless_it_knows_that_nothing_was_done(fails, diary, rows):
    later(fails(TryAgain(), once=True, tries=9), 1)
    run_due()
    run_due(timezone.now() + timedelta(days=9))
    assert diary == [1, 1]


@pytest.mark.parametrize("error", [SystemExit(1), RecursionError(), ConnectionResetError()])
def test_whatever_is_raised_the_next_job_is_done(fails, diary, error):
    job_that_fails = fails(error)
    later(job_that_fails, 1)
    later(job_that_fails, 2)
    assert run_due() == 2
    assert diary == [1, 2]


def test_a_language_that_a_job_chose_is_not_the_next_ones(diary):
    @job("tests.languages")
    def languages(number):
        diary.append(translation.get_language())
        translation.activate("cy")

    for number in range(2):
        later(languages, number)
    run_due()
    assert diary == ["en-gb", "en-gb"]


@pytest.mark.parametrize("kind", [ValueError, GiveUp])
def test_of_an_error_its_kind_is_kept_and_no_word(fails, house_log, kind):
    later(fails(kind("my mirkelanthe again")), 1)
    run_due()
    for kept in (" ".join(cells()), house_log.getvalue()):
        assert kind.__name__ in kept
        assert "mirkelanthe" not in kept


@pytest.fixture
def house_log():
    """What a log file of ours would hold."""
    log, handler = logging.getLogger("alongside.work"), logging.StreamHandler(io.StringIO())
    handler.setFormatter(Plain())
    handler.addFilter(Wordless())
    log.addHandler(handler)
    yield handler.stream
    log.removeHandler(handler)


def cells():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM django_tasks_database_dbtaskresult")
        return [str(cell) for row in cursor.fetchall() for cell in row]


# -- what was given up -----------------------------------------------------------------------------


@pytest.fixture
def given_up(fails, rows):
    later(fails(OSError(), tries=1), 1, key="only:one")
    run_due()
    (row,) = rows(status=queue.DEAD)
    return row


def test_it_can_be_done_after_all_with_all_its_tries(given_up, diary, rows):
    assert queue.try_again(given_up.pk)
    assert run_due() == 1
    assert diary == [1, 1]
    assert [(row.status, len(row.worker_ids)) for row in rows()] == [(queue.DEAD, 1)]


def test_it_can_be_let_go_and_its_key_is_still_known(given_up, own_jobs, diary):
    assert queue.let_go(given_up.pk)
    later(own_jobs["tests.fails"], 1, key="only:one")
    assert run_due() == 0
    assert diary == [1]


def test_only_what_was_given_up_can(given_up):
    assert queue.let_go(given_up.pk)
    assert not queue.let_go(given_up.pk)
    assert not queue.try_again(given_up.pk)
