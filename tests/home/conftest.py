"""An Alongside that nobody has set up yet."""

import pytest

from alongside.home.models import set_up_token
from tests.emergencies import asked, clock, reading  # noqa: F401  Fixtures.
from tests.on_disk import on_disk  # noqa: F401  A fixture.

from .searching import index, look, tell  # noqa: F401  Fixtures.


@pytest.fixture
def link(db):
    return f"/set-up/{set_up_token()}/"
