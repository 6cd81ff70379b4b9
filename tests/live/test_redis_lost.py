"""Redis is lost in the middle of an evening: streams close, nobody hears what is not for them any
more, and who comes back has missed nothing.
"""

import asyncio
import threading

import pytest
import redis

from alongside import live
from alongside.live import hub
from alongside.live.over_redis import read
from tests.meetings.evening import Evening

from .test_suspended import suspend
from .test_who_hears import (
    be_asked_to_leave_the_meeting,
    browser,
    do,
    leave_the_group,
    say,
    sign_out,
    stream_of,
    together,
)

pytestmark = pytest.mark.usefixtures("on_disk")


@pytest.fixture
def room(tonight, browse, ada, ben, cleo):
    return Evening(tonight, browse).begin(ada, ben, cleo)


async def until(so):
    while not so():
        await asyncio.sleep(0.02)


async def is_lost(listening):
    """It ends as something to come back to, and without having said anything more."""
    said = await listening.hears()
    assert said.startswith("retry: ") and said.count("\n") == 2, said
    assert await listening.hears() == ""
    await asyncio.wait_for(listening.task, timeout=5)
    return True


def id_of(said):
    return said.split("\n")[0].removeprefix("id: ")


def be_suspended(room, olive, cleo):
    suspend(cleo, by=olive)


ENDINGS = [sign_out, be_asked_to_leave_the_meeting, leave_the_group, be_suspended]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_nothing_is_heard_by_who_has_lost_the_right_meanwhile(
    room, ada, olive, ben, cleo, line, over_redis, ending
):
    by = olive if ending is be_suspended else ada

    async def story():
        cleos, bens = browser(room, cleo), browser(room, ben)
        async with line(cleos, stream_of(room)) as hers, line(bens, stream_of(room)) as his:
            at_hers, at_his = id_of(await hers.hears()), id_of(await his.hears())
            await do(over_redis.kill)
            assert await is_lost(hers) and await is_lost(his)
        await do(ending, room, by, cleo)
        await do(say, room, ben, "After she had gone")
        await do(over_redis.start)
        await until(lambda: not live.is_closed())
        async with line(bens, stream_of(room), last_event_id=at_his) as his:
            assert "After she had gone" in await his.hears()
        async with line(cleos, stream_of(room), last_event_id=at_hers) as hers:
            assert hers.status in (302, 403, 404)
            assert "After she had gone" not in await hers.hears()

    together(story)


def test_no_stream_is_open_while_redis_is_away_and_all_are_told_to_come_back(
    room, cleo, line, over_redis
):
    async def story():
        await do(over_redis.kill)
        await until(live.is_closed)
        async with line(browser(room, cleo), stream_of(room)) as listening:
            assert listening.status == 200
            assert dict(listening.start["headers"])[b"Cache-Control"] == b"no-store"
            assert await is_said_to_come_back(listening)
        async with line(browser(room, cleo), room.meeting.get_absolute_url()) as page:
            assert page.status == 200  # Pages need no Redis.

    together(story)


async def is_said_to_come_back(listening):
    return (await listening.hears()).startswith("retry: ")


def telling_fails(patch):
    def refuse(*_):
        raise redis.ConnectionError

    patch.setattr(live.broker().redis, "publish", refuse)


def is_known_to_be_lost(patch):
    patch.setattr(live.broker().ear, "hears", threading.Event())


@pytest.mark.parametrize("how", [telling_fails, is_known_to_be_lost])
def test_what_could_not_be_told_makes_everybody_look_again(
    room, ben, cleo, line, over_redis, monkeypatch, caplog, how
):
    """The streams still hear; this process alone could not tell them, and they cannot know it."""

    async def story():
        async with line(browser(room, cleo), stream_of(room)) as listening:
            await listening.hears()
            with monkeypatch.context() as broken:
                how(broken)
                await do(say, room, ben, "Words of Ben")
                assert await listening.hears_nothing()
            assert "Words of Ben" in await listening.hears()

    together(story)
    assert "Words" not in caplog.text


def test_a_redis_that_falls_silent_is_lost_too(over_redis, monkeypatch):
    """Frozen, or cut off: nothing says so, and it just does not answer any more."""
    monkeypatch.setattr("alongside.live.over_redis.TICK", 0.1)
    monkeypatch.setattr("alongside.live.over_redis.SAYS_WHO_EVERY", 600)
    live.broker().stop()
    live.broker().start()

    async def story():
        await until(lambda: not live.is_closed())
        await asyncio.sleep(0.2)  # It has said who is here, and does not say so again.
        over_redis.freeze()
        try:
            await asyncio.wait_for(until(live.is_closed), timeout=4)
        finally:
            over_redis.thaw()
        await until(lambda: not live.is_closed())

    together(story)


def test_who_is_connected_is_known_across_processes_and_never_taken_for_absence(over_redis):
    topic, ben, cleo = "meeting:1", 71, 72
    broker = live.broker()
    assert cleo in live.connected(topic), "nobody can know yet"
    broker.ear.since -= 60
    assert cleo not in live.connected(topic)

    async def story():
        hub.join(hub.Listener(topic, ben, asyncio.get_running_loop(), asyncio.Event()))
        broker.say_who_is_here()
        hub.leave_all()  # As another process knows it, where he has no stream.
        assert set(live.connected(topic)) == {ben}
        assert set(live.connected("meeting:2")) == set()
        over_redis.kill()
        assert ben in live.connected(topic) and cleo in live.connected(topic)

    together(story)


def test_what_goes_over_redis_are_ids(room, ben, over_redis):
    with live.broker().redis.pubsub() as tapped:
        tapped.psubscribe("*")
        tapped.get_message(timeout=2)
        say(room, ben, "Words of Ben")
        live.recheck(ben.pk)
        told = []
        while message := tapped.get_message(timeout=0.5):
            told.append(message["data"].decode())
    assert set(told) == {f"topic meeting:{room.meeting.pk}", f"person {ben.pk}"}


@pytest.mark.parametrize("data", [b"", b"\xff", b"topic", b"topic ", b"person x", b"person -1"])
def test_what_is_none_of_ours_is_not_heard(over_redis, data):
    assert read(data) is None
    live.broker().redis.publish(live.broker().channel, data)
    live.broker().redis.publish(live.broker().channel, "everybody")
    assert not live.is_closed()
