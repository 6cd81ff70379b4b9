"""People who sign in by a name and a password."""

import pytest

from tests.groups.parting import own_ledger  # noqa: F401  A fixture.

from .closed import closed  # noqa: F401  A fixture.

PASSWORD = "correct horse battery"


@pytest.fixture
def leo(db):
    """Leo signs in as "leo", and has agreed to the limits."""
    from alongside.people.models import Person

    someone = Person.objects.sign_up("leo", PASSWORD, display_name="Leo")
    someone.accept_limits()
    return someone


@pytest.fixture
def counting(settings):
    """Tries are counted, as in a real house; other tests have a cache that keeps nothing."""
    from django.core.cache import cache

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield
    cache.clear()
