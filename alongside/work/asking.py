"""Asking for work, in the transaction of whatever it follows from."""

import re
import threading
import uuid

from django.db import transaction
from django.utils import timezone

from .queue import AT_ONCE, READY, named, rows

LARGEST = 2**63 - 1
SHORT = re.compile(r"[a-z0-9][a-z0-9:._-]{0,99}")

# The worker in this process, if there is one, looks around without waiting until it would.
woken = threading.Event()


def later(job, *ids, key=None, at=None):
    """Have `job(*ids)` done beside the pages, at once or at a time, if this transaction is kept.

    Asked for again with the same key it is done once, also if that was some days ago.
    """
    for one in ids if key is None else (*ids, key):
        must_be_an_id(one)
    if at is not None and timezone.is_naive(at):
        raise TypeError("The time of a job needs its time zone.")
    row = rows().model(
        id=uuid.uuid4() if key is None else named(f"{job.name} {key}"),
        task_path=job.name,
        args_kwargs={"args": ids, "kwargs": {}},
        status=READY,
        run_after=at or AT_ONCE,
        backend_name="default",
    )
    rows().bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(woken.set)


def must_be_an_id(value):
    """Refuse whatever could hold somebody's words: what waits lies open in the database."""
    if type(value) is int and 0 <= value <= LARGEST:
        return
    if isinstance(value, str) and SHORT.fullmatch(value):
        return
    # Its kind alone is told: the value may be what must not be repeated.
    raise TypeError(
        "A job takes ids alone: whole numbers, or up to 100 small letters, digits and :._- "
        f"without a space. This {type(value).__name__} is neither."
    )
