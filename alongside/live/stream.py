"""Server-sent events: the answer to a request that stays open and shows what changes.

A view answers with a `Stream` after it has found and allowed as for any page; `asgi.py` then
keeps it open. Each time the hub wakes it, `look` draws what this person may see *now*. A stream
sends a whole view, never a difference, so resuming after a gap is the same as looking again.
"""

import asyncio
import math
import random
from contextvars import ContextVar
from functools import partial

from django.http import HttpResponse
from django.utils import translation
from django.utils.crypto import salted_hmac

from . import hub

HEARTBEAT = 20  # Seconds; shorter than the idle limit of common proxies.

# Milliseconds after which a browser comes back to a server that could not keep its stream open;
# each after another while, so that a full room does not come all at once.
COMES_BACK = (1000, 4000)


# While a stream looks: the moment of its newest news, by the monotonic clock. What was looked up
# later is new enough: those who were woken together need not each look it up. Whoever looks
# without having been woken looks everything up.
woken_at = ContextVar("woken_at", default=math.inf)


def is_a_stream(path):
    """Whether the page at this path answers with a stream."""
    return path.endswith("/stream")


class Stream(HttpResponse):
    """An open stream of views.

    `look()` returns the view as text, or None once the person may see nothing here any more; it
    runs in a thread of its own, may query, and is called again after each change at `topic`.
    """

    def __init__(self, topic, *, person, look, event, resume=""):
        super().__init__(content_type="text/event-stream")
        self.headers["X-Accel-Buffering"] = "no"
        self.topic, self.person, self.look = topic, person, look
        self.event, self.last = event, resume
        # A thread keeps the language of whoever it served last.
        self.language = translation.get_language()

    async def run(self, in_thread, send, gone):
        """Send views until `gone` (an awaitable) tells that the browser went away.

        `in_thread(function)` runs a blocking function and returns what it returns.
        """
        wake = asyncio.Event()
        listener = hub.Listener(self.topic, self.person, asyncio.get_running_loop(), wake)
        # Listen before the first look, or a change between the two would be missed.
        hub.join(listener)
        gone = asyncio.ensure_future(gone)
        gone.add_done_callback(lambda _gone: wake.set())
        try:
            while not gone.done() and not hub.is_closed():
                view = await in_thread(partial(self._look_since, listener))
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

    def _look_since(self, listener):
        # Not before it has a thread: what woke it while it waited for one is in this view.
        listener.wake.clear()
        token = woken_at.set(listener.woken_at)
        try:
            return self._look()
        finally:
            woken_at.reset(token)

    def _look(self):
        with translation.override(self.language):
            return self.look()

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
