"""People who sign in by a name and a password."""

import pytest

from tests.groups.parting import own_ledger  # noqa: F401  A fixture.

from .closed import closed  # noqa: F401  A fixture.
from .post import PASSWORD, arrived_long_ago


@pytest.fixture
def leo(db):
    """Leo signs in as "leo", and has agreed to the limits."""
    from alongside.people.models import Person

    someone = Person.objects.sign_up("leo", PASSWORD, display_name="Leo")
    someone.accept_limits()
    return someone


@pytest.fixture
def ben_long_here(ben):
    return arrived_long_ago(ben)
