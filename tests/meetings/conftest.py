"""The room of a meeting, and one in three days."""

from datetime import timedelta

import pytest

from tests.conftest import new_meeting

from .evening import Evening


@pytest.fixture
def room(tonight, browse):
    return Evening(tonight, browse)


@pytest.fixture
def friday(morning):
    """A meeting of the morning group in three days, whatever day that is."""
    return new_meeting(morning, starts_in=timedelta(days=3))
