"""A meeting that is over."""

import pytest


@pytest.fixture
def closed(room, ada, ben):
    """Ada has led, Ben was there, and Cleo was not."""
    room.begin(ada, ben)
    room.press(ada, "close", anyway="yes")
    room.meeting.refresh_from_db()
    return room
