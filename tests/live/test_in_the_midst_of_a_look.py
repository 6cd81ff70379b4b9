"""The right to hear is lost while a view is being drawn: what followed is not in what is sent."""

import pytest

from alongside.meetings.room import Room
from tests.meetings.evening import Evening

from .test_redis_lost import be_suspended
from .test_who_hears import ENDINGS, browser, do, is_closed, say, stream_of, together

pytestmark = pytest.mark.usefixtures("on_disk")


@pytest.fixture
def room(tonight, browse, ada, ben, cleo):
    return Evening(tonight, browse).begin(ada, ben, cleo)


@pytest.mark.parametrize("ending", [*ENDINGS, be_suspended], ids=lambda one: one.__name__)
def test_what_follows_is_not_sent(room, ada, olive, ben, cleo, line, ending, monkeypatch):
    draw, meanwhile = Room.draw, []

    def and_meanwhile(drawing, *args, **more):
        if meanwhile and drawing.me.person_id == cleo.pk:
            for act in (meanwhile.pop(0), meanwhile.pop(0)):
                act()
        return draw(drawing, *args, **more)

    monkeypatch.setattr(Room, "draw", and_meanwhile)
    by = olive if ending is be_suspended else ada

    async def story():
        async with line(browser(room, cleo), stream_of(room)) as hers:
            await hers.hears()
            meanwhile.append(lambda: ending(room, by, cleo))
            meanwhile.append(lambda: say(room, ben, "After she had gone"))
            await do(room.press, ada, "raise-hand")
            assert await is_closed(hers) and not meanwhile

    together(story)
