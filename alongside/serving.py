"""The server's side of a request: pages in a bounded set of threads, streams in the event loop.

Django's own ASGI handler makes a thread, and with it a database connection, for every request.
Here a fixed number of threads answer all pages, and a few more draw what streams show, each with
one lasting connection.
"""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import uvicorn
from django.conf import settings
from django.core import signals
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections, connections
from django.middleware.locale import LocaleMiddleware
from django.urls import set_script_prefix
from servestatic import ServeStaticASGI

from alongside import live
from alongside.home.refusals import too_much
from alongside.lib.headers import with_safe_headers
from alongside.meetings import presence
from alongside.vault.housekeeping import Housekeeping
from alongside.vault.keyring import keyring
from alongside.work.worker import BesideThePages

MOST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
LOOKING_THREADS = 2


class Pages(ASGIHandler):
    """Django with its synchronous middleware, run in our own threads."""

    def __init__(self):
        super().__init__()
        self.threads = ThreadPoolExecutor(settings.PAGE_THREADS, thread_name_prefix="page")
        # Apart, so that a tap is answered at once however many screens are waiting to show it.
        self.looking = ThreadPoolExecutor(LOOKING_THREADS, thread_name_prefix="look")
        self.looks = live.Looks(partial(run_in, self.looking), LOOKING_THREADS)

    def load_middleware(self, is_async=False):
        super().load_middleware(is_async=False)

    async def __call__(self, scope, receive, send):
        body = await read(receive)
        if body is None:
            return
        if live.is_closed() and live.is_a_stream(scope["path"]):
            await come_back_later(send)
            return
        response = await run_in(self.threads, lambda: self.respond(scope, body))
        if isinstance(response, live.Stream) and response.status_code == 200:
            await self.keep_open(response, receive, send)
        else:
            await self.send_response(response, send)

    def respond(self, scope, body):
        """The whole of Django for one request: middleware, view, rendered answer."""
        set_script_prefix("/")
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refusal = self.create_request(scope, io.BytesIO(body[:MOST]))
        if request is not None and len(body) > MOST:
            refusal = LocaleMiddleware(too_much)(request)
        response = with_safe_headers(refusal) if refusal else self.get_response(request)
        response.close()
        return response

    async def keep_open(self, stream, receive, send):
        del stream["Content-Length"]  # Middleware stated one for the empty answer it saw.
        await begin(send, 200, stream.items())

        async def send_chunk(chunk):
            await send({"type": "http.response.body", "body": chunk, "more_body": True})

        await stream.run(self.looks, send_chunk, disconnected(receive))
        await send({"type": "http.response.body", "body": b""})


def run_in(threads, work):
    return asyncio.get_running_loop().run_in_executor(threads, with_connections, work)


def with_connections(work):
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()


async def read(receive):
    """The body in memory, at most one byte over the limit; None if the browser went away.

    In memory, since what people write must not touch the disk unsealed, not even in /tmp. The
    rest of an oversized body is read and dropped, so that the browser gets to hear the refusal.
    """
    chunks, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunk = message.get("body", b"")
        if size <= MOST:
            chunks.append(chunk[: MOST + 1 - size])
        size += len(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


async def disconnected(receive):
    while (await receive())["type"] != "http.disconnect":
        pass


async def begin(send, status, headers):
    named = [(name.encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": named})


async def come_back_later(send):
    """The answer to who asks for a stream while none can be open, whoever it is.

    As a stream that ends at once: from any other answer a browser would not come back by itself.
    """
    kind = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    await begin(send, 200, kind.items())
    await send({"type": "http.response.body", "body": live.come_back()})


def beside_the_pages():
    """What lives as long as the server that answers them."""
    yield presence.Watch()
    yield Housekeeping()
    if settings.WORKER == "here":
        yield BesideThePages()


async def lifespan(receive, send, beside):
    """Start and stop the threads `beside` with the server, and what tells its streams of news."""
    beside = [live.broker(), *beside]
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            for thread in beside:
                thread.start()
            await send({"type": "lifespan.startup.complete"})
        else:
            for thread in reversed(beside):
                thread.stop()
            live.leave_all()
            connections.close_all()
            keyring().store.tidy()
            await send({"type": "lifespan.shutdown.complete"})
            return


def static_headers(headers, path, url):
    headers["X-Content-Type-Options"] = "nosniff"


pages = ServeStaticASGI(
    Pages(),
    root=settings.STATIC_ROOT,
    prefix=settings.STATIC_URL,
    add_headers_function=static_headers,
    immutable_file_test=r"\.[0-9a-f]{12}\.",  # Named after their content: to be kept for good.
    allow_all_origins=False,
    max_age=60,
)


class Server(uvicorn.Server):
    """uvicorn, which waits for streams to end when it stops, and so has to be told to end them."""

    async def shutdown(self, sockets=None):
        live.end_all()
        await super().shutdown(sockets)


async def application(scope, receive, send):
    """Everything: what `alongside up` serves."""
    if scope["type"] == "lifespan":
        await lifespan(receive, send, beside_the_pages())
    elif scope["type"] == "http":
        await pages(scope, receive, send)


async def streams_alone(scope, receive, send):
    """Streams, and whether they are well: what `alongside stream` serves.

    No page, or who is here would be known to one process and looked up in another.
    """
    if scope["type"] == "lifespan":
        await lifespan(receive, send, ())
    elif scope["type"] == "http":
        path = scope["path"]
        if live.is_a_stream(path) or path in ("/healthz", "/readyz"):
            await pages(scope, receive, send)
        else:
            await begin(send, 421, [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
            await send({"type": "http.response.body", "body": b"Streams alone are here.\n"})
