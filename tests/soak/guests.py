"""Somebody in a room, as a browser is there: a page, a stream that is kept open, and taps."""

import asyncio
import random
import re
import time
from contextlib import suppress
from urllib.parse import urlencode

NUMBER = re.compile(r'data-number="(\d+)"')
PHASE = re.compile(r'<h1 dir="auto">([^<]*)</h1>')
WORDS = re.compile(r"Words \d+ of seat \d+")
MY_TURN = re.compile(r'name="turn" value="([^"]+)" form="composer"')
NEXT = re.compile(r'/next/"[^/]*?name="leaving" value="(\d+)"', re.S)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
ENTRY = re.compile(r'name="id" value="(\d+)"')
PROBLEM = re.compile(r'class="problem" role="alert">([^<]*)<')
SAYS_SO_EVERY = 30  # Seconds, as the page of the room does.
PATIENCE = 180
# What is seen of a server that is gone, before an answer or in the middle of one.
GONE = (OSError, asyncio.IncompleteReadError, ValueError)


class View:
    """A room as somebody was shown it, and when."""

    def __init__(self, text):
        self.text, self.at = text, time.monotonic()
        self.number = int(NUMBER.search(text)[1])
        self.phase = PHASE.search(text)[1]

    @property
    def words(self):
        return WORDS.findall(self.text)

    @property
    def my_turn(self):
        found = MY_TURN.search(self.text)
        return found and found[1]


class Guest:
    """One person: `view` is what they see, `problems` is what no browser should have seen."""

    def __init__(self, place, room, seat, cookie):
        self.place, self.room, self.seat = place, room, seat
        self.cookies = {"alongside": cookie}
        self.view, self.cursor, self.token, self.entry = None, "", "", ""
        self.problems, self.times_back = [], 0
        self.is_open = self.is_gone = False
        self.lines = []  # Those that stayed open after an answer, for the next one.
        self.news = asyncio.Event()

    # -- coming in, and staying -------------------------------------------------------------------

    async def come_in(self):
        page = await self.until_answered("GET", self.room.at)
        self.token, self.entry = TOKEN.search(page)[1], ENTRY.search(page)[1]
        self.see(View(page))

    async def listen(self):
        """A stream for as long as the test lasts, opened again whenever it is lost."""
        while True:
            with suppress(*GONE):
                await self.hear_one_stream()
            self.is_open = False
            await asyncio.sleep(random.uniform(0.5, 3))  # A browser's own way of coming back.

    async def say_so(self):
        await asyncio.sleep(random.uniform(0, SAYS_SO_EVERY))
        while True:
            await self.until_answered("POST", f"{self.room.at}here/", {})
            await asyncio.sleep(SAYS_SO_EVERY)

    async def hear_one_stream(self):
        port = self.place.for_streams(self.room)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(self.request("GET", f"{self.room.at}stream", last_event_id=self.cursor))
            status, _headers = await head(reader)
            if status != 200:
                self.problems.append(f"a stream was refused: {status}")
                return
            waiting = b""
            while (chunk := await next_chunk(reader)) is not None:
                *events, waiting = (waiting + chunk).split(b"\n\n")
                for event in events:
                    self.hear(event.decode())
        finally:
            writer.close()

    def hear(self, event):
        if event.startswith("retry:"):
            return
        if not self.is_open:
            self.is_open, self.times_back = True, self.times_back + 1
        if event.startswith("id: closed"):
            self.problems.append("the stream was closed for good")
        elif not event.startswith(":"):
            lines = event.split("\n")
            self.cursor = lines[0].removeprefix("id: ")
            self.see(View("\n".join(line.removeprefix("data: ") for line in lines[2:])))
        self.news.set()

    def go(self):
        self.is_gone = True
        for _reader, writer in self.lines:
            writer.close()

    def see(self, view):
        """No view may be older than the one before, and its words are those that were said."""
        if self.view and view.number < self.view.number:
            self.problems.append(f"{view.number} came after {self.view.number}")
        said = self.room.said.get(view.phase, [])
        if view.words != said[: len(view.words)]:
            self.problems.append(f"in {view.phase}: {view.words}, not {said}")
        self.view = view

    async def sees(self, number, so=lambda view: True):
        """When they saw the room as far as `number`; an error if that takes too long."""
        until = time.monotonic() + PATIENCE
        while self.view.number < number or not so(self.view):
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), until - time.monotonic())
        return self.view.at

    # -- what they do -----------------------------------------------------------------------------

    async def press(self, verb, **form):
        """Tap, again and again until there is an answer. Returns how far the room is then."""
        form = {"number": self.view.number, **form}
        answer = await self.until_answered("POST", f"{self.room.at}{verb}/", form)
        if problem := PROBLEM.search(answer):
            self.problems.append(f"{verb}: {problem[1]}")
        return int(NUMBER.search(answer)[1])

    async def until_answered(self, method, path, form=None):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                return await asyncio.wait_for(self.ask(method, path, form), PATIENCE)
            except GONE:
                await asyncio.sleep(0.3)
        raise AssertionError(f"no answer to {method} {path}")

    async def ask(self, method, path, form=None):
        reader, writer = await self.line()
        try:
            body = urlencode({"csrfmiddlewaretoken": self.token, **(form or {})})
            writer.write(self.request(method, path, body if method == "POST" else ""))
            status, headers = await head(reader)
            assert status in (200, 204), f"{method} {path}: {status}"
            for kept in headers.get("set-cookie", []):
                name, _, value = kept.partition(";")[0].partition("=")
                self.cookies[name] = value
            if headers.get("x-next-entry"):
                self.entry = headers["x-next-entry"][0]
            text = await reader.readexactly(int(headers.get("content-length", ["0"])[0]))
        except BaseException:
            writer.close()
            raise
        if self.is_gone:
            writer.close()
        self.lines.append((reader, writer))
        return text.decode()

    async def line(self):
        """A connection for one question: one that was used before, if it is still open."""
        while self.lines:
            reader, writer = self.lines.pop()
            if not reader.at_eof() and not writer.is_closing():
                return reader, writer
            writer.close()
        return await asyncio.open_connection("127.0.0.1", self.place.for_pages)

    def request(self, method, path, body="", **more):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": f"localhost:{self.place.for_pages}", "Cookie": cookies, "X-Room": "1"}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        headers |= {"Content-Length": len(body)} if body else {}
        headers |= {name.replace("_", "-"): value for name, value in more.items() if value}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {v}" for name, v in headers.items())]
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


async def head(reader):
    """The status of an answer, and its headers with a list of values each."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(": ")
        headers.setdefault(name.lower(), []).append(value)
    return int(first.split()[1]), headers


async def next_chunk(reader):
    """The next part of an answer that comes in parts; None at its end."""
    size = int(await reader.readuntil(b"\r\n"), 16)
    chunk = await reader.readexactly(size + 2)
    return chunk[:-2] if size else None
