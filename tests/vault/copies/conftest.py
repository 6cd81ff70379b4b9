"""Houses to back up and to restore, each with a database of its own."""

import pytest

from .houses import House, new_database


@pytest.fixture(scope="session")
def model_house(tmp_path_factory):
    """The house that every `house` is a copy of. No test touches it."""
    with new_database() as database:
        house = House(tmp_path_factory.mktemp("model"), database)
        (house.data / "keys").mkdir(mode=0o700, parents=True)
        house.data.chmod(0o700)
        house.scene("begin")
        yield house


@pytest.fixture
def house(model_house, tmp_path):
    """Ada's morning group with stories of hers, Ben's and Cleo's. See scenes.py."""
    (tmp_path / "house").mkdir()
    with model_house.twin(tmp_path / "house") as house:
        yield house
