import pytest

from tests.meetings.evening import Evening


@pytest.fixture
def room(tonight, browse):
    return Evening(tonight, browse)


@pytest.fixture
def closed(room, ada, ben):
    """Ada has led, Ben was there, and Cleo was not."""
    room.begin(ada, ben)
    room.press(ada, "close", anyway="yes")
    room.meeting.refresh_from_db()
    return room
