"""Ben’s account, closed by Olive, for a reason that he reads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.people.models import Suspension

WHY = "You wrote to Cleo again after she had asked you not to."


@pytest.fixture
def closed(morning, ben, olive):
    return Suspension.objects.suspend(ben, by=olive, reason=WHY)


def asked(work, *args):
    """What the database is asked while this is done."""
    with CaptureQueriesContext(connection) as queries:
        work(*args)
    return [one["sql"] for one in queries]
