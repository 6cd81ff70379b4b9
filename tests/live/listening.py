"""Somebody who has a stream open, without a server or a browser."""

import asyncio

from alongside import live

TOPIC, CLEO = "meeting:1", 72


class Listening:
    """Somebody's open stream. `view` is what they may see; tests change it and publish."""

    def __init__(self, view="The doors are open.", resume="", person=CLEO, in_thread=None):
        self.view, self.looks = view, 0
        self.all_looks = live.Looks(in_thread or asyncio.to_thread)
        self.stream = live.Stream(TOPIC, person=person, draw=self.draw, event="room", resume=resume)
        self.heard, self.gone = asyncio.Queue(), asyncio.Event()

    def draw(self):
        self.looks += 1
        return self.view

    async def __aenter__(self):
        run = self.stream.run(self.all_looks, self.heard.put, self.gone.wait())
        self.task = asyncio.create_task(run)
        return self

    async def __aexit__(self, *_):
        self.gone.set()
        await asyncio.wait_for(self.task, timeout=2)

    async def hears(self):
        return await asyncio.wait_for(self.heard.get(), timeout=2)

    async def hears_nothing(self):
        await asyncio.sleep(0.1)
        return self.heard.empty()


def event(chunk):
    """(event, id, text) of one event, read as the HTML standard says."""
    fields = [line.partition(": ") for line in chunk.decode().splitlines() if line]
    text = "\n".join(value for name, _, value in fields if name == "data")
    named = {name: value for name, _, value in fields}
    return named["event"], named["id"], text


def evening(story):
    """Run an asynchronous test to its end."""
    asyncio.run(asyncio.wait_for(story(), timeout=20))
