"""The rows of what waits, is worked on and was done, in the table of django-tasks-db.

Whoever works on a row has marked it with a moment, `started_at`, and can change it for as long as
that stands there: a worker that was thought dead cannot undo what another one did since. While a
row is worked on, its `run_after` says nothing about when, but changes as a sign of life.
"""

import random
import uuid
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from .registry import JOBS, GiveUp, Interrupted, TryAgain

READY, RUNNING, DONE, DEAD = "READY", "RUNNING", "SUCCESSFUL", "FAILED"
EVERY = "every"  # The queue of periodic jobs, each of which has one row that goes round.
# Before all times: nothing that is to be done at once waits for a clock that was set back.
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
OURS = uuid.UUID("5b1c7b0e-6c1f-4f43-9a55-0f6c5b8f2a10")

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=6)


def rows():
    """Found when it is asked for: apps use `later` in files that Django reads before any model."""
    return apps.get_model("django_tasks_database", "DBTaskResult").objects


def named(name):
    """The id of a row there is to be one of. It does not tell the name."""
    return uuid.uuid5(OURS, name)


def claim(worker, now):
    """The first row that is due, marked as this worker's, or None.

    A job of another version is left alone, for a worker who knows it.
    """
    due = rows().filter(status=READY, run_after__lte=now, task_path__in=list(JOBS))
    if not due.exists():  # Asked without a lock: mostly there is nothing to do.
        return None
    with transaction.atomic():
        row = due.get_locked()
        if row is not None:
            row.claim(worker)
    return row


def mine(row):
    """The row, for as long as nobody else has taken it up."""
    return rows().filter(pk=row.pk, status=RUNNING, started_at=row.started_at)


def live_on(row):
    """A sign of life."""
    mine(row).update(run_after=timezone.now())


def take_from_the_dead(row):
    """Make a row one's own that somebody else worked on, unless they show a sign of life now."""
    now = timezone.now()
    if not mine(row).filter(run_after=row.run_after).update(started_at=now):
        return False
    row.started_at = now
    return True


def done(row, job, now):
    if job.period:
        put_back(row, now + job.period, kind="", worker_ids=[], finished_at=timezone.now())
    else:
        mine(row).update(status=DONE, exception_class_path="", finished_at=timezone.now())


def failed(row, job, error, now):
    """Put it back until another try, or keep it for somebody to look at."""
    kind, tries = kind_of(error), len(row.worker_ids)
    if job.period:
        put_back(row, now + min(wait(error, tries), job.period), kind=kind)
    elif may_try_again(job, error, tries):
        put_back(row, now + wait(error, tries), kind=kind)
    else:
        mine(row).update(status=DEAD, exception_class_path=kind, finished_at=timezone.now())


def may_try_again(job, error, tries):
    if isinstance(error, GiveUp) or tries >= job.tries:
        return False
    return isinstance(error, TryAgain) or not job.once


def put_back(row, at, *, kind, **more):
    mine(row).update(status=READY, run_after=at, exception_class_path=kind, **more)


def wait(error, tries):
    """How long after so many tries: three times as long each time, and never all at once.

    Eight tries take about four and a half hours, twelve more than a day.
    """
    if isinstance(error, Interrupted):
        return timedelta(0)  # To find out has taken long enough.
    if isinstance(error, TryAgain) and error.after is not None:
        return error.after
    longer = min(FIRST_WAIT * 3 ** min(tries - 1, 10), LONGEST_WAIT)
    return longer * random.uniform(0.8, 1.2)


def kind_of(error):
    """All of an error that is kept: its text may repeat what somebody wrote."""
    return f"{type(error).__module__}.{type(error).__qualname__}"


def try_again(pk):
    """Have a job that was given up done after all, with all its tries. Returns whether it was."""
    again = {"status": READY, "run_after": AT_ONCE, "worker_ids": [], "finished_at": None}
    return bool(rows().filter(pk=pk, status=DEAD).update(**again))


def let_go(pk):
    """Stop keeping a job that was given up. The row stays a while, so that its key is known."""
    return bool(rows().filter(pk=pk, status=DEAD).update(status=DONE))
