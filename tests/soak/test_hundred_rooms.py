"""A hundred rooms of twelve: every screen shows all that happens, once and in its order, also
through a server that is killed.

`make soak` has them all for ten minutes; other runs a few for some seconds. What it measures is
printed, since it says as much of the machine as of us.
"""

import asyncio
import os
import time
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

from tests.a_redis import Redis

from .long_evening import LongEvening
from .serving_rooms import House, on_core

ROOMS = int(os.environ.get("ALONGSIDE_ROOMS", "3"))
MINUTES = float(os.environ.get("ALONGSIDE_ROOMS_MINUTES", "0.25"))
BACK_WITHIN = 20  # Seconds from when the server answers again.
GROWS_AT_MOST = 1.1  # What it takes of memory at the end, in what it took after a tenth.
TARGET = 250  # Milliseconds from a tap to the other screens, for 99 of 100.


@contextmanager
def a_database():
    """One of this test's own beside the suite's, if the suite is run on PostgreSQL."""
    address = os.environ.get("ALONGSIDE_DATABASE_URL", "")
    if not address:
        yield ""
        return
    name = f"rooms_{uuid4().hex[:8]}"
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name}")
    yield urlsplit(address)._replace(path=f"/{name}").geturl()
    with psycopg.connect(address, autocommit=True) as line:
        line.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def soak(house):
    evening = LongEvening(house.place, house.rooms)
    began = time.monotonic()
    await evening.begin()
    print(f"\n{len(evening.guests)} people came in within {time.monotonic() - began:.1f} s")
    await evening.last(MINUTES * 6)
    before, busy, taps = house.memory, house.busy, evening.taps
    await evening.last(MINUTES * 54)
    after = house.memory
    report(evening, before, after)
    each = (house.busy - busy) / (evening.taps - taps)
    print(f"{each * 1000:.0f} ms of computing for a tap and all that follows from it")
    evening.outages += 1
    await asyncio.to_thread(house.kill)
    for guest in evening.guests:
        guest.is_open = False
    killed = time.monotonic()
    await asyncio.to_thread(house.start)
    answers = time.monotonic()
    await evening.all_are_open()
    back = time.monotonic() - answers
    print(f"killed; answers again after {answers - killed:.1f} s, all are back {back:.1f} s later")
    evening.outages += 1
    await evening.last(6)
    await evening.end()
    assert back <= BACK_WITHIN
    grown = max(now / then for now, then in zip(after, before, strict=True))
    assert MINUTES < 1 or grown <= GROWS_AT_MOST, "it holds more and more"


def report(evening, before, after):
    waits = evening.waits
    middle, high = (waits[int(len(waits) * part)] for part in (0.5, 0.99))
    print(
        f"{evening.taps} taps, {len(waits)} screens: half within {middle * 1000:.0f} ms, ", end=""
    )
    print(f"p99 {high * 1000:.0f} ms (wanted: {TARGET}), load {os.getloadavg()[0]:.1f}")
    held = [f"{then >> 20} -> {now >> 20} MB" for then, now in zip(before, after, strict=True)]
    print(f"memory {', '.join(held)}")
    assert len(waits) > ROOMS * 11, "hardly anything was measured"


SERVED = (
    pytest.param("in_one_process", marks=pytest.mark.pure),  # In the run on SQLite alone.
    "by_two_stream_processes_over_redis",
)


@pytest.mark.parametrize("served", SERVED)
def test_every_screen_shows_all_of_it_once_and_in_order(tmp_path, served):
    with ExitStack() as stack:
        database = stack.enter_context(a_database())
        redis = ""
        if served != "in_one_process":
            home = stack.enter_context(TemporaryDirectory(prefix="rooms-"))
            redis = stack.enter_context(Redis(home)).address
        house = House(tmp_path, stack, ROOMS, redis, database)
        with on_core(1):
            asyncio.run(soak(house))
