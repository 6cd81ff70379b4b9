"""The server itself, in this process: requests go in as an ASGI server would hand them over."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connections

from alongside import live
from alongside.live import hub
from tests.a_redis import Redis
from tests.on_disk import on_disk  # noqa: F401  A fixture.


@pytest.fixture
def application(monkeypatch):
    """What uvicorn runs, with page threads of this test's own: each keeps its connection."""
    # It wants its directory of static files to exist when it is imported.
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    from alongside import serving

    pages = serving.Pages()
    monkeypatch.setattr(serving, "pages", pages)
    yield serving.application
    hang_up(pages.threads, settings.PAGE_THREADS)
    hang_up(pages.looking, serving.LOOKING_THREADS)


def hang_up(threads, number):
    """Close every thread's connection to the database, and end the threads."""
    everybody = Barrier(number)

    def close():
        everybody.wait(timeout=10)
        connections.close_all()

    for closing in [threads.submit(close) for _thread in range(number)]:
        closing.result(timeout=10)
    threads.shutdown()


class Line:
    """One request of a browser, open until the browser hangs up or the server is done."""

    def __init__(self, application, client, path, **headers):
        self.application = application
        self.scope = scope(client, path, headers)
        self.sent, self.hung_up = asyncio.Queue(), asyncio.Event()
        self.asked = False

    async def receive(self):
        if not self.asked:
            self.asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.hung_up.wait()
        return {"type": "http.disconnect"}

    async def __aenter__(self):
        run = self.application(self.scope, self.receive, self.sent.put)
        self.task = asyncio.create_task(run)
        self.start = await self.next()
        self.status = self.start["status"]
        return self

    async def __aexit__(self, *_):
        self.hung_up.set()
        await asyncio.wait_for(self.task, timeout=5)

    async def next(self):
        return await asyncio.wait_for(self.sent.get(), timeout=5)

    async def hears(self):
        """The next event as text; "" once the server has said all it will ever say."""
        return (await self.next()).get("body", b"").decode()

    async def hears_nothing(self):
        await asyncio.sleep(0.3)
        return self.sent.empty()


def scope(client, path, headers):
    cookies = "; ".join(f"{name}={kept.value}" for name, kept in client.cookies.items())
    named = {"host": "localhost", "cookie": cookies, **headers}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in named.items()
        ],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 80),
    }


@pytest.fixture(autouse=True)
def nobody_listens():
    live.leave_all()
    yield
    live.leave_all()


@pytest.fixture
def line(application):
    """`async with line(client, "/meetings/1/stream") as ben:` and then `await ben.hears()`."""
    return lambda client, path, **headers: Line(application, client, path, **headers)


@pytest.fixture
def over_redis(settings):
    """News goes over a Redis of the test's own, which it can kill."""
    with TemporaryDirectory(prefix="live-") as home, Redis(home) as ours:
        settings.REDIS = ours.address
        live.broker.cache_clear()
        live.broker().start()
        yield ours
        live.broker().stop()
        live.broker.cache_clear()
        hub.hear_again()


@pytest.fixture(params=["in this process", "over Redis"])
def either_way(request):
    """The test is run twice: with the hub alone, and with Redis between."""
    if request.param == "over Redis":
        request.getfixturevalue("over_redis")
