"""The people: ada facilitates (and so does fay, who comes now and then); ben, cleo and dev came."""

import pytest

from alongside.meetings.engine import BeginNext

from .engine_room import ADA, BEN, CLEO, DEV, Room


@pytest.fixture
def doors():
    """Everybody has arrived, and nothing has begun."""
    room = Room()
    room.arrive(ADA, BEN, CLEO, DEV)
    return room


@pytest.fixture
def room(doors):
    """The first round has begun: ben has the offer, then cleo, then dev, then ada."""
    doors.ask(ADA, BeginNext)
    return doors
