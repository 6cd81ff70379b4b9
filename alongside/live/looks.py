"""Screens that are woken together look together, in one thread.

Each stream draws what it shows; then what has to be asked before it may be sent is asked once for
all of them. To hand each look to a thread and back would take longer than most looks do, and each
would ask the database the same about somebody else.
"""

import asyncio
import math
from collections import defaultdict
from contextvars import ContextVar
from functools import partial

from django.utils import translation

AT_ONCE = 25  # A full room, in one go, and another.

# While a stream draws: the moment of its newest news, by the monotonic clock. What was looked up
# later is new enough: those who were woken together need not each look it up. Whoever draws
# without having been woken looks everything up.
woken_at = ContextVar("woken_at", default=math.inf)


class Looks:
    """Those who wait to look, for as many threads as there are.

    `in_thread(function)` runs a blocking function in one of them and returns what it returns.
    """

    def __init__(self, in_thread, threads=1):
        self.in_thread, self.threads = in_thread, threads
        self.waiting, self.working = [], set()

    async def of(self, listener, stream):
        """What the stream has to show now; None once it may show nothing any more."""
        seen = asyncio.get_running_loop().create_future()
        self.waiting.append((listener, stream, seen))
        if len(self.working) < self.threads:
            # It begins in the loop's next round: then all wait who were woken in this one.
            self.working.add(asyncio.create_task(self._work()))
        return await seen

    async def _work(self):
        try:
            while self.waiting:
                await self._some_look()
        finally:
            self.working.discard(asyncio.current_task())

    async def _some_look(self):
        some, self.waiting = self.waiting[:AT_ONCE], self.waiting[AT_ONCE:]
        listeners, streams, seen = zip(*some, strict=True)
        try:
            views = await self.in_thread(partial(look_together, streams, listeners))
        except Exception as problem:
            views = [problem] * len(seen)
        for future, view in zip(seen, views, strict=True):
            if not future.done():  # The browser may have gone away meanwhile.
                tell(future, view)


def tell(future, view):
    if isinstance(view, Exception):
        future.set_exception(view)
    else:
        future.set_result(view)


def look_together(streams, listeners=()):
    """What each of the streams has to show, as a list: None for one that may show nothing any more,
    an Exception where it could not be seen."""
    views = [
        attempted(partial(drawn, stream, listener))
        for stream, listener in zip(streams, listeners or [None] * len(streams), strict=True)
    ]
    # Asked last: had somebody lost the right before, what came after it would be in their view.
    asked = defaultdict(set)
    for stream, view in zip(streams, views, strict=True):
        if isinstance(view, str):
            for question, subject in stream.asked.items():
                asked[question].add(subject)
    allowed = {one: attempted(partial(one, subjects)) for one, subjects in asked.items()}
    return [shown(*each, allowed) for each in zip(streams, views, strict=True)]


def attempted(work):
    try:
        return work()
    except Exception as problem:
        return problem


def drawn(stream, listener):
    # A thread keeps the language of whoever it served last.
    with translation.override(stream.language):
        if listener is None:
            return stream.draw()
        # Not before it is drawn: what woke it while it waited for a thread is in this view.
        listener.wake.clear()
        token = woken_at.set(listener.woken_at)
        try:
            return stream.draw()
        finally:
            woken_at.reset(token)


def shown(stream, view, allowed):
    if not isinstance(view, str):
        return view
    for question, subject in stream.asked.items():
        if isinstance(allowed[question], Exception):
            return allowed[question]
        if subject not in allowed[question]:
            return None
    return view
