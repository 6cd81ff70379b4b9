"""How the work beside the pages is going, for whoever looks after this Alongside."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .queue import DEAD, EVERY, READY, RUNNING, rows
from .registry import JOBS

# Later than this, whoever should do it is not there, or cannot keep up.
TOO_LATE = timedelta(minutes=15)
OFTEN = 3  # So many failures in a row of what is done again and again are no accident.


@dataclass(frozen=True)
class State:
    now: datetime
    waiting: int  # Due, and not begun.
    oldest: datetime | None  # Since when the first of these waits.
    planned: int  # For later, or to be tried again.
    at_it: int
    of_another_version: int

    @property
    def is_late(self):
        return self.oldest is not None and self.now - self.oldest > TOO_LATE


def state(now):
    due = rows().filter(status=READY, run_after__lte=now, task_path__in=list(JOBS))
    moments = due.values_list("enqueued_at", "run_after", "queue_name")
    waiting = [
        # A periodic job's row is as old as this Alongside; since when it is due is what counts.
        run_after if queue == EVERY else max(enqueued_at, run_after)
        for enqueued_at, run_after, queue in moments.iterator()
    ]
    return State(
        now=now,
        waiting=len(waiting),
        oldest=min(waiting, default=None),
        planned=rows().filter(status=READY, run_after__gt=now).exclude(queue_name=EVERY).count(),
        at_it=rows().filter(status=RUNNING).count(),
        of_another_version=rows().filter(status=READY).exclude(task_path__in=list(JOBS)).count(),
    )


def given_up():
    """The rows somebody has to look at, the newest first."""
    return rows().filter(status=DEAD).order_by("-finished_at", "pk")


def failing():
    """The rows of periodic jobs that fail again and again."""
    troubled = rows().filter(queue_name=EVERY).exclude(exception_class_path="")
    return [row for row in troubled.order_by("task_path") if len(row.worker_ids) >= OFTEN]


def last_done(name):
    """When a periodic job was done last, or None."""
    periodic = rows().filter(queue_name=EVERY, task_path=name)
    return periodic.values_list("finished_at", flat=True).first()
