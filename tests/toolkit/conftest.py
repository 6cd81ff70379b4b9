"""A card to break on purpose, and the way to read it."""

import pytest

from alongside.toolkit.shipped import HERE, read
from alongside.toolkit.sources import all_sources
from tests.groups.parting import own_ledger  # noqa: F401  A fixture.
from tests.people.conftest import leo  # noqa: F401  A fixture.
from tests.vault.damage import damaged  # noqa: F401  A fixture.


@pytest.fixture
def broken():
    """`broken("flag = …", "flag = …")` reads a good card in which the one stands for the other."""
    good = (HERE / "pace-by-time.md").read_text("utf-8")

    def reading(old="", new=""):
        assert old in good, "nothing would be broken"
        return read("pace-by-time", good.replace(old, new, 1), all_sources())

    return reading
