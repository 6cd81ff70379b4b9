"""`alongside doctor` tells how the work beside the pages is going, and what mends it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.commands.at_work import beside_the_pages
from alongside.lib.locks import DATA_LOCK, hold
from alongside.work import every, job, later, periodic, queue, run_due
from alongside.work.state import OFTEN

from .given_up import one_given_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def late():
    """Something has waited for an hour."""

    @job("tests.late")
    def late(number): ...

    later(late, 1)
    queue.rows().update(enqueued_at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def served(settings):
    """As while a server runs."""
    with hold(settings.DATA_DIR / DATA_LOCK, alone=False):
        yield


def told(level):
    return [(one.says, one.mend) for one in beside_the_pages() if one.level == level]


def test_where_nothing_waits_all_is_well():
    assert told("wrong") == told("note") == []
    assert "Nothing waits" in told("fine")[0][0]


def test_that_nobody_does_the_work_is_wrong_while_it_is_served(late, served):
    [(says, mend)] = told("wrong")
    assert "1 wait" in says and "60 minutes" in says
    assert mend == "start Alongside again"


def test_with_a_worker_of_its_own_it_is_that_one_that_is_missed(late, served, settings):
    settings.WORKER = "separate"
    assert told("wrong")[0][1] == "alongside worker"


def test_while_nothing_runs_it_is_only_noted(late):
    assert told("wrong") == []
    assert told("note")[0][1] == "alongside up"


def test_it_is_well_again_once_it_is_done(late, served):
    run_due()
    assert told("wrong") == []


def test_what_was_given_up_is_told_until_somebody_lets_it_go():
    row = one_given_up("tests.lost")
    [(says, mend)] = told("wrong")
    assert "tests.lost" in says and "/organise/work/" in mend
    queue.let_go(row.pk)
    assert told("wrong") == []


def test_what_fails_each_time_is_told_by_its_kind_and_not_its_words():
    @every(minutes=1)
    def fails(now):
        raise OSError("my mirkelanthe again")

    now = timezone.now()
    for minutes in range(OFTEN):
        assert told("wrong") == []
        run_due(now + timedelta(minutes=minutes))
    [(says, _mend)] = told("wrong")
    assert "builtins.OSError" in says and "mirkelanthe" not in says


def test_what_another_version_asked_for_is_noted(own_jobs):
    @job("tests.new")
    def new(number): ...

    later(new, 1)
    own_jobs.clear()
    assert "1 that wait" in told("note")[0][0]


def test_a_periodic_job_that_is_not_due_is_not_late():
    @every(days=1)
    def daily(now): ...

    periodic.set_up(timezone.now())
    run_due()
    queue.rows().update(enqueued_at=timezone.now() - timedelta(days=300))
    assert told("wrong") == told("note") == []
