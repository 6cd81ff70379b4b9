"""A stream shows what there is to see now, whenever it may have changed, for as long as it may."""

import asyncio
import os
import re
import subprocess
import sys
import threading
import time

import pytest

from alongside import live
from alongside.live import stream as streams

from .listening import CLEO, TOPIC, Listening, evening, event

pytestmark = pytest.mark.pure


def test_the_whole_view_comes_first():
    async def story():
        async with Listening("<h1>Doors</h1>\n\n  <p>Welcome</p>") as cleo:
            kind, _id, text = event(await cleo.hears())
            assert (kind, text) == ("room", "<h1>Doors</h1>\n\n  <p>Welcome</p>")

    evening(story)


def test_a_change_is_shown_whole_and_nothing_else_is_sent():
    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            cleo.view = "Ben is speaking."
            live.publish(TOPIC)
            assert event(await cleo.hears())[2] == "Ben is speaking."
            assert await cleo.hears_nothing()

    evening(story)


def test_what_changes_nothing_for_me_sends_me_nothing():
    """Not even a sign that something happened which I may not see."""

    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            for _time in range(3):
                looks = cleo.looks
                live.publish(TOPIC)
                while cleo.looks == looks:
                    await asyncio.sleep(0.01)
            assert await cleo.hears_nothing()

    evening(story)


def test_news_while_it_waits_for_a_thread_are_in_one_look():
    async def story():
        free = asyncio.Event()

        async def when_there_is_one(look):
            await free.wait()
            return await asyncio.to_thread(look)

        async with Listening(in_thread=when_there_is_one) as cleo:
            for _news in range(3):
                live.publish(TOPIC)
                await asyncio.sleep(0)
            cleo.view = "Ben is speaking."
            free.set()
            assert event(await cleo.hears())[2] == "Ben is speaking."
            assert await cleo.hears_nothing()
            assert cleo.looks == 1

    evening(story)


def test_a_look_knows_when_its_newest_news_came():
    async def story():
        async with Listening() as cleo:
            cleo.stream.draw = lambda: str(live.woken_at.get())
            first = float(event(await cleo.hears())[2])
            now = time.monotonic()
            live.publish(TOPIC)
            assert first < now < float(event(await cleo.hears())[2])

    evening(story)


def test_another_topic_does_not_make_it_look():
    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            live.publish("meeting:2")
            live.recheck(CLEO + 1)
            assert await cleo.hears_nothing()
            assert cleo.looks == 1

    evening(story)


def test_it_goes_on_where_it_was_without_sending_the_same_again():
    async def story():
        async with Listening() as cleo:
            _kind, last, _text = event(await cleo.hears())
        async with Listening(resume=last) as again:
            assert await again.hears_nothing()
            again.view = "Ben is speaking."
            live.publish(TOPIC)
            assert event(await again.hears())[2] == "Ben is speaking."

    evening(story)


@pytest.mark.parametrize("resume", ["", "closed", "made up", "é\n\nevent: x", "0" * 24])
def test_a_cursor_that_is_none_of_ours_shows_everything(resume):
    async def story():
        async with Listening(resume=resume) as cleo:
            assert event(await cleo.hears())[2] == "The doors are open."

    evening(story)


def test_a_cursor_tells_nothing_of_what_was_shown():
    async def story():
        cursors = set()
        for view in ("Ben", "Cleo", "Ben"):
            async with Listening(view) as cleo:
                cursors.add(event(await cleo.hears())[1])
        assert len(cursors) == 2
        assert all(re.fullmatch("[0-9a-f]{24}", cursor) for cursor in cursors)

    evening(story)


CURSOR = """
import django
django.setup()
from alongside.live.stream import cursor_of
print(cursor_of("Ben"))
"""


def cursor_in_a_process_of_its_own(key):
    more = {"DJANGO_SETTINGS_MODULE": "alongside.settings", "ALONGSIDE_SECRET_KEY": key}
    words = [sys.executable, "-c", CURSOR]
    return subprocess.run(words, env=os.environ | more, capture_output=True, check=True).stdout


def test_a_cursor_holds_in_every_process_that_has_our_key_and_in_no_other():
    ours = cursor_in_a_process_of_its_own("ours")
    assert ours == cursor_in_a_process_of_its_own("ours")
    assert ours != cursor_in_a_process_of_its_own("theirs")


def test_it_ends_when_there_is_nothing_to_be_seen_any_more():
    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            cleo.view = None
            live.recheck(CLEO)
            assert event(await cleo.hears()) == ("closed", "closed", "")
            await asyncio.wait_for(cleo.task, timeout=2)
            assert live.connected(TOPIC) == set()

    evening(story)


def test_it_never_begins_for_who_may_see_nothing():
    async def story():
        async with Listening(None) as cleo:
            assert event(await cleo.hears()) == ("closed", "closed", "")
            assert await cleo.hears_nothing()

    evening(story)


def test_a_quiet_line_is_kept_open(monkeypatch):
    monkeypatch.setattr(streams, "HEARTBEAT", 0.03)

    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            assert [await cleo.hears() for _time in range(3)] == [b": still here\n\n"] * 3
            assert cleo.looks == 1
            cleo.view = "Ben is speaking."
            live.publish(TOPIC)
            while (chunk := await cleo.hears()).startswith(b":"):
                pass
            assert event(chunk)[2] == "Ben is speaking."

    evening(story)


def test_who_closes_the_page_is_forgotten():
    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            assert live.connected(TOPIC) == {CLEO}
            cleo.gone.set()
            await asyncio.wait_for(cleo.task, timeout=2)
            assert live.connected(TOPIC) == set()

    evening(story)


def test_a_look_that_fails_leaves_no_listener_behind():
    async def story():
        listening = Listening()
        listening.stream.draw = lambda: 1 / 0
        run = listening.stream.run(listening.all_looks, listening.heard.put, listening.gone.wait())
        with pytest.raises(ZeroDivisionError):
            await run
        assert live.connected(TOPIC) == set()

    evening(story)


def test_a_line_that_breaks_while_sending_leaves_no_listener_behind():
    async def story():
        listening = Listening()

        async def break_off(_chunk):
            raise OSError

        with pytest.raises(OSError):
            await listening.stream.run(listening.all_looks, break_off, listening.gone.wait())
        assert live.connected(TOPIC) == set()

    evening(story)


def test_a_stopped_server_leaves_no_listener_behind():
    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            cleo.task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await cleo.task
            assert live.connected(TOPIC) == set()
            cleo.task = asyncio.create_task(asyncio.sleep(0))

    evening(story)


def test_a_change_during_the_look_is_not_missed():
    """It happens after the view was drawn, but before the stream waits for the next change."""

    async def story():
        async with Listening() as cleo:
            await cleo.hears()
            drawn = cleo.draw

            def and_then_something_happens():
                view = drawn()
                cleo.stream.draw = drawn
                cleo.view = "Ben is speaking."
                live.publish(TOPIC)
                return view

            cleo.view = "Ada is speaking."
            cleo.stream.draw = and_then_something_happens
            live.publish(TOPIC)
            assert event(await cleo.hears())[2] == "Ada is speaking."
            assert event(await cleo.hears())[2] == "Ben is speaking."

    evening(story)


def test_a_change_before_the_first_look_is_not_missed():
    async def story():
        listening = Listening()

        async def slow_thread(work):
            listening.view = "Ben is speaking."
            live.publish(TOPIC)
            return await asyncio.to_thread(work)

        run = listening.stream.run(
            live.Looks(slow_thread), listening.heard.put, listening.gone.wait()
        )
        task = asyncio.create_task(run)
        assert event(await listening.hears())[2] == "Ben is speaking."
        assert live.connected(TOPIC) == {CLEO}
        listening.gone.set()
        await asyncio.wait_for(task, timeout=2)

    evening(story)


def test_however_fast_changes_come_the_last_one_is_shown():
    async def story():
        async with Listening("0") as cleo:
            await cleo.hears()

            def happen():
                for number in range(1, 301):
                    cleo.view = str(number)
                    live.publish(TOPIC)

            threading.Thread(target=happen).start()
            shown = [0]
            while shown[-1] != 300:
                shown.append(int(event(await cleo.hears())[2]))
            assert shown == sorted(set(shown))
            assert await cleo.hears_nothing()

    evening(story)


def test_what_somebody_wrote_cannot_make_an_event_of_its_own():
    async def story():
        words = "Hello\r\n\r\nevent: closed\rdata: x\n\n: \u2028id: 1\x0b\x0c\x85event: closed"
        async with Listening(words) as cleo:
            chunk = await cleo.hears()
            assert event(chunk)[0] == "room"
            lines = re.split("\r\n|\r|\n", chunk.decode())
            assert [line for line in lines if line.startswith("event")] == ["event: room"]
            assert lines[-2:] == ["", ""]
            assert "" not in lines[:-2]

    evening(story)


def test_nothing_keeps_or_holds_back_a_stream():
    answer = live.Stream(TOPIC, person=CLEO, draw=str, event="room")
    assert answer["Content-Type"] == "text/event-stream"
    assert answer["X-Accel-Buffering"] == "no"
