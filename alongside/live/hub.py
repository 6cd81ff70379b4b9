"""Who is listening to what, in this process.

A topic is a short string such as `meeting:123`. What is told is only *that* something changed,
never what: each listener then looks for itself, and sees what it may see at that moment. So
nothing can be missed, doubled or reordered on the way, and nothing private travels here.
"""

import threading
import time
from dataclasses import dataclass, field
from itertools import chain


@dataclass(eq=False)
class Listener:
    """One open stream: the topic, the person behind it, and how to wake its event loop.

    `woken_at` is when it joined, or heard last that there is something new. What was looked up
    later is new enough for it.
    """

    topic: str
    person: int
    loop: object
    wake: object = field(repr=False)
    woken_at: float = 0.0


_lock = threading.Lock()
_listeners: dict[str, set[Listener]] = {}  # By topic: most news is for one of a hundred rooms.
_ending, _deaf = threading.Event(), threading.Event()


def join(listener):
    with _lock:
        listener.woken_at = time.monotonic()
        _listeners.setdefault(listener.topic, set()).add(listener)


def leave(listener):
    with _lock:
        there = _listeners.get(listener.topic, set())
        there.discard(listener)
        if not there:
            _listeners.pop(listener.topic, None)


def leave_all():
    """Forget every listener, for a server that stops and for tests."""
    with _lock:
        _listeners.clear()


# -- what wakes them ------------------------------------------------------------------------------


def publish(topic):
    _nudge(lambda: list(_listeners.get(topic, ())))


def recheck(person):
    _nudge(lambda: [listener for listener in _all() if listener.person == person])


def wake_all():
    _nudge(lambda: list(_all()))


def _all():
    return chain.from_iterable(_listeners.values())


def _nudge(wanted):
    with _lock:
        found = wanted()
        now = time.monotonic()  # Under the lock, so that it only ever grows.
        for listener in found:
            listener.woken_at = now
    for loop in {listener.loop for listener in found}:
        there = [listener for listener in found if listener.loop is loop]
        try:
            loop.call_soon_threadsafe(_wake, there)
        except RuntimeError:  # It has closed: the server is stopping, and so are its streams.
            for listener in there:
                leave(listener)


def _wake(listeners):
    for listener in listeners:
        listener.wake.set()


# -- whether there can be any ---------------------------------------------------------------------


def end_all():
    """The server stops: every stream says goodbye, instead of being cut off after a while."""
    _ending.set()
    wake_all()


def be_deaf():
    """News from other processes does not come in: no stream is open until it does again."""
    _deaf.set()
    wake_all()


def hear_again():
    _deaf.clear()
    wake_all()  # Who was still there looks again: what they missed may have been for them.


def is_closed():
    """Whether streams end and none begins: the server stops, or does not hear the others."""
    return _ending.is_set() or _deaf.is_set()


# -- who they are ---------------------------------------------------------------------------------


def connected(topic):
    """Ids of the people who have a stream open at `topic` in this process."""
    with _lock:
        return {listener.person for listener in _listeners.get(topic, ())}


def all_connected():
    """{topic: ids of people} of this process."""
    with _lock:
        return {topic: {one.person for one in there} for topic, there in _listeners.items()}
