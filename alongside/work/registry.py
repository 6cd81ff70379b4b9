"""What can be done beside the pages: functions under names, and how often they are tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

JOBS = {}


class TryAgain(Exception):
    """Raised by a job that was not done; it may say after how long to try again."""

    def __init__(self, after=None):
        super().__init__()
        self.after = after


class GiveUp(Exception):
    """Raised by a job that will never work out: somebody has to look at it."""


class Interrupted(Exception):
    """Whoever was at it is not there any more. Nobody knows how far it came."""


@dataclass(frozen=True)
class Job:
    """A function that can be asked for. Called directly, it is that function."""

    name: str  # Stands in the rows of what waits, so it never changes.
    function: Callable
    tries: int
    once: bool = False
    period: timedelta | None = None

    def __post_init__(self):
        if self.name in JOBS:
            raise ValueError(f"There are two jobs named {self.name}.")
        JOBS[self.name] = self

    def __call__(self, *ids):
        return self.function(*ids)


def job(name, *, tries=8, once=False):
    """A function of an app's `jobs.py` that takes ids alone, to be asked for with `later`.

    It is done at least once: a worker may die after it was done and before that was written down,
    and then it is done again. With `once` it is done at most once: what failed, or died on the way,
    is kept for somebody to look at, unless it raised TryAgain, and so knows that nothing was done.

    It must not wait for another machine without a limit: nothing else is done meanwhile.
    """
    return lambda function: Job(name, function, tries, once)


def every(**period):
    """A function that takes the time, and is done again and again: `@every(minutes=1)`.

    Once in each period, however many workers there are; after a stop, once for all that it missed.
    """

    def periodic(function):
        room = function.__module__.removeprefix("alongside.").removesuffix(".jobs")
        name = f"{room}.{function.__name__}"
        return Job(name, function, tries=1, period=timedelta(**period))

    return periodic
