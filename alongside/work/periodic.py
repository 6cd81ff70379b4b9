"""Jobs that are done again and again. Each has one row, which goes round in the queue."""

from .queue import EVERY, READY, named, rows
from .registry import JOBS

FIRST = 10  # Before all else in the queue, however much waits.


def set_up(now):
    """Every periodic job has its row, and what is none any more has not. Ready from the start."""
    jobs = [job for job in JOBS.values() if job.period]
    rows().bulk_create(
        [
            rows().model(
                id=named(f"every {job.name}"),
                task_path=job.name,
                args_kwargs={"args": [], "kwargs": {}},
                status=READY,
                run_after=now,
                queue_name=EVERY,
                priority=FIRST,
                backend_name="default",
            )
            for job in jobs
        ],
        ignore_conflicts=True,
    )
    names = [job.name for job in jobs]
    rows().filter(queue_name=EVERY, status=READY).exclude(task_path__in=names).delete()


def mind_the_clock(now):
    """What is planned further ahead than its period was planned by a clock that went back since.

    It is done a period from now: neither at once, which could be twice, nor when that clock said.
    """
    for row in rows().filter(queue_name=EVERY, status=READY, run_after__gt=now):
        job = JOBS.get(row.task_path)
        if job and row.run_after > now + job.period:
            planned = rows().filter(pk=row.pk, status=READY, run_after=row.run_after)
            planned.update(run_after=now + job.period)
