"""Jobs of a test's own, which nobody else finds."""

import pytest

from alongside.work import registry


@pytest.fixture(autouse=True)
def own_jobs():
    """No job is known but those of the test."""
    known = dict(registry.JOBS)
    registry.JOBS.clear()
    yield registry.JOBS
    registry.JOBS.clear()
    registry.JOBS.update(known)


@pytest.fixture
def diary():
    """What the jobs of a test did."""
    return []


@pytest.fixture
def rows(db):
    """Every row of the queue, as it is by then."""
    from alongside.work import queue

    return lambda **such: list(queue.rows().filter(**such))
