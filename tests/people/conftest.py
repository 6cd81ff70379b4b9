"""People who sign in by a name and a password."""

import pytest

PASSWORD = "correct horse battery"


@pytest.fixture
def leo(db):
    """Leo signs in as "leo", and has agreed to the limits."""
    from alongside.people.models import Person

    someone = Person.objects.sign_up("leo", PASSWORD, display_name="Leo")
    someone.accept_limits()
    return someone
