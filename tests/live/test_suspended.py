"""A suspended person hears nothing more of a meeting, from the same moment on."""

import pytest

from alongside.people.models import Suspension
from tests.conftest import person
from tests.meetings.evening import Evening

from .test_who_hears import browser, do, is_closed, say, stream_of, together

pytestmark = pytest.mark.usefixtures("on_disk")


@pytest.fixture
def room(tonight, browse, ada, ben, cleo):
    return Evening(tonight, browse).begin(ada, ben, cleo)


def suspend(whom, by):
    Suspension.objects.suspend(whom, by=by, reason="For a while.")


def test_their_stream_closes_at_once_and_the_others_go_on(room, olive, ben, cleo, line, either_way):
    async def story():
        async with (
            line(browser(room, cleo), stream_of(room)) as hers,
            line(browser(room, ben), stream_of(room)) as his,
        ):
            await hers.hears(), await his.hears()
            await do(suspend, cleo, by=olive)
            assert await is_closed(hers)
            await do(say, room, ben, "Nobody took it from me.")
            assert "Nobody took it from me." in await his.hears()

    together(story)


def test_they_cannot_open_another(room, olive, cleo, line):
    suspend(cleo, by=olive)

    async def story():
        async with line(browser(room, cleo), stream_of(room)) as hers:
            assert hers.status == 302

    together(story)


def test_somebody_elses_suspension_closes_nothing_of_ones_own(room, olive, ben, cleo, line):
    async def story():
        async with line(browser(room, ben), stream_of(room)) as his:
            await his.hears()
            await do(suspend, await do(person, "dev"), by=olive)
            assert await his.hears_nothing()

    together(story)
