"""The hub tells listeners that something changed, each in its own event loop, and nothing more."""

import asyncio
import threading
import time

import pytest

from alongside import live
from alongside.live import hub

pytestmark = pytest.mark.pure

MORNING, EVENING = "meeting:1", "meeting:2"
BEN, CLEO = 71, 72


def listen(topic, person):
    listener = hub.Listener(topic, person, asyncio.get_running_loop(), asyncio.Event())
    hub.join(listener)
    return listener


async def woken(*listeners):
    """Which of them hear of it within a moment."""
    await asyncio.sleep(0.05)
    return [listener.wake.is_set() for listener in listeners]


def test_only_who_listens_to_a_topic_is_woken():
    async def evening():
        ben, cleo = listen(MORNING, BEN), listen(EVENING, CLEO)
        live.publish(MORNING)
        assert await woken(ben, cleo) == [True, False]

    asyncio.run(evening())


def test_a_look_again_wakes_one_persons_streams_and_nobody_elses():
    async def evening():
        phone, desk, cleo = listen(MORNING, BEN), listen(EVENING, BEN), listen(MORNING, CLEO)
        live.recheck(BEN)
        assert await woken(phone, desk, cleo) == [True, True, False]

    asyncio.run(evening())


def test_what_was_looked_up_before_the_news_or_before_one_came_is_too_old():
    async def evening():
        before = time.monotonic()
        ben = listen(MORNING, BEN)
        came, between = ben.woken_at, time.monotonic()
        live.publish(EVENING)
        assert before < ben.woken_at == came < between
        live.publish(MORNING)
        assert ben.woken_at > between

    asyncio.run(evening())


def test_who_has_left_is_not_woken():
    async def evening():
        ben = listen(MORNING, BEN)
        hub.leave(ben)
        hub.leave(ben)
        live.publish(MORNING)
        live.recheck(BEN)
        assert await woken(ben) == [False]

    asyncio.run(evening())


def test_another_thread_wakes_the_event_loop():
    async def evening():
        ben = listen(MORNING, BEN)
        threading.Thread(target=live.publish, args=[MORNING]).start()
        await asyncio.wait_for(ben.wake.wait(), timeout=2)

    asyncio.run(evening())


def test_a_server_that_has_stopped_harms_nobody():
    async def evening():
        listen(MORNING, BEN)

    asyncio.run(evening())
    live.publish(MORNING)
    assert live.connected(MORNING) == set()


def test_who_is_connected_is_known_by_topic():
    async def evening():
        listen(MORNING, BEN)
        twice = listen(MORNING, BEN)
        listen(MORNING, CLEO)
        assert live.connected(MORNING) == {BEN, CLEO}
        assert live.connected(EVENING) == set()
        hub.leave(twice)
        assert live.connected(MORNING) == {BEN, CLEO}
        live.leave_all()
        assert live.connected(MORNING) == set()

    asyncio.run(evening())


def test_many_threads_at_once_lose_nobody():
    async def evening():
        listeners = [listen(MORNING, person) for person in range(200)]
        threads = [threading.Thread(target=live.publish, args=[MORNING]) for _ in range(8)]
        threads += [threading.Thread(target=live.recheck, args=[n]) for n in range(8)]
        for thread in threads:
            thread.start()
        for listener in listeners:
            await asyncio.wait_for(listener.wake.wait(), timeout=2)

    asyncio.run(evening())
