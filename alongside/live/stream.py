"""Server-sent events: the answer to a request that stays open and shows what changes.

A view answers with a `Stream` after it has found and allowed as for any page; `serving.py` then
keeps it open. Each time the hub wakes it, it shows what this person may see *now*. A stream sends
a whole view, never a difference, so resuming after a gap is the same as looking again.
"""

import asyncio
import random

from django.http import HttpResponse
from django.utils import translation
from django.utils.crypto import salted_hmac

from . import hub
from .looks import look_together

HEARTBEAT = 20  # Seconds; shorter than the idle limit of common proxies.

# Milliseconds after which a browser comes back to a server that could not keep its stream open;
# each after another while, so that a full room does not come all at once.
COMES_BACK = (1000, 4000)


def is_a_stream(path):
    """Whether the page at this path answers with a stream."""
    return path.endswith("/stream")


class Stream(HttpResponse):
    """An open stream of views.

    `draw()` returns the view as text, or None once the person may see nothing here any more; it
    runs in a thread, may query, and is called again after each change at `topic`.

    `asked` is what has to hold before a view is sent, {question: whom it is asked about}. A
    question is a function that is given a set of those, and returns those of whom it holds.
    """

    def __init__(self, topic, *, person, draw, event, resume="", asked=None):
        super().__init__(content_type="text/event-stream")
        self.headers["X-Accel-Buffering"] = "no"
        self.topic, self.person, self.draw, self.asked = topic, person, draw, asked or {}
        self.event, self.last = event, resume
        self.language = translation.get_language()

    def look(self):
        """What there is to show now, looked at by this stream alone; None if nothing any more."""
        (view,) = look_together([self])
        if isinstance(view, Exception):
            raise view
        return view

    async def run(self, looks, send, gone):
        """Send views until `gone` (an awaitable) tells that the browser went away.

        `looks` are the Looks of the server, for all its streams.
        """
        wake = asyncio.Event()
        listener = hub.Listener(self.topic, self.person, asyncio.get_running_loop(), wake)
        # Listen before the first look, or a change between the two would be missed.
        hub.join(listener)
        gone = asyncio.ensure_future(gone)
        gone.add_done_callback(lambda _gone: wake.set())
        try:
            while not gone.done() and not hub.is_closed():
                view = await looks.of(listener, self)
                if view is None:
                    await send(frame("closed", "closed", ""))
                    return
                await self._show(view, send)
                await self._wait(wake, gone, send)
            if not gone.done():
                await send(come_back())
        finally:
            hub.leave(listener)
            gone.cancel()

    async def _show(self, view, send):
        cursor = cursor_of(view)
        if cursor != self.last:
            self.last = cursor
            await send(frame(self.event, cursor, view))

    async def _wait(self, wake, gone, send):
        # Asked for itself, too: the look may have begun after the browser went away.
        while not wake.is_set() and not gone.done():
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await wake.wait()
            except TimeoutError:
                await send(b": still here\n\n")


def cursor_of(view):
    """A keyed hash of what was shown, the same in every process that shares our key.

    A private event changes nothing in the view of someone who may not see it, so their cursor does
    not move and nothing tells them of it.
    """
    return salted_hmac("live.cursor", view, algorithm="sha256").hexdigest()[:24]


def come_back():
    """What a browser is told whose stream ends though it could go on."""
    return f"retry: {random.randint(*COMES_BACK)}\n\n".encode()


def frame(event, cursor, text):
    """One event in the format of the HTML standard, §9.2 Server-sent events."""
    data = "\ndata: ".join(text.splitlines())
    return f"id: {cursor}\nevent: {event}\ndata: {data}\n\n".encode()
