"""An Alongside that nobody has set up yet."""

import pytest

from alongside.home.models import set_up_token
from tests.on_disk import on_disk  # noqa: F401  A fixture.


@pytest.fixture
def link(db):
    return f"/set-up/{set_up_token()}/"
