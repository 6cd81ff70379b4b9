"""Asking the servers in turns, and how much CPU time each answer took of them and the database."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

from alongside.conversations.models import ReadingMark
from alongside.vault.sessions import SessionStore

READY_WITHIN = 120  # Seconds.


@contextmanager
def served(what):
    """A server in a process of its own; see serving.py."""
    port = free_port()
    command = [sys.executable, "-m", "bench.conversations.serving", what, str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            yield Server(process, port)
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One that answers on a connection that stays, and whose CPU time can be read."""

    def __init__(self, process, port):
        self.process, self.port = process, port
        self.line = http.client.HTTPConnection("localhost", port, timeout=60)

    def ask(self, method, address, headers=None, body=None):
        self.line.request(method, address, body=body, headers=headers or {})
        answer = self.line.getresponse()
        return answer.status, answer.read().decode()

    def wait_until_it_answers(self, address):
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.ask("GET", address)[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                self.line.close()
            time.sleep(0.2)
        raise TimeoutError(f"the server on port {self.port} does not answer")


def on_cpu(processes):
    """Milliseconds that these processes have been on a CPU, in all their threads."""
    total = 0
    for process in processes:
        for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
            total += int(thread.read_text().split()[0])
    return total / 1e6


def of_the_database():
    """The processes that answer Alongside's queries, but for the one that answers ours."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return [pid for (pid,) in cursor.fetchall()]


class Asking:
    """The three things that are asked for: a hello, the page of a conversation, a reply to it."""

    def __init__(self, hello, pages, conversation):
        self.hellos, self.pages, self.conversation = hello, pages, conversation
        self.token = secrets.token_hex(16)
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={sign_in(conversation.reader)}; "
            f"{settings.CSRF_COOKIE_NAME}={self.token}",
            "Accept-Encoding": "gzip",  # Answers to it are as small, and as dear, as for a browser.
            "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        }
        self.address = conversation.story.get_absolute_url()
        self.kinds = {
            "hello": (self.hellos, self.hello),
            "page, with news": (self.pages, self.page_with_news),
            "page, once more": (self.pages, self.page),
            "reply": (self.pages, self.reply),
        }

    def hello(self):
        assert self.hellos.ask("GET", "/hello/") == (200, "Hello")

    def page(self):
        self.pages.line.request("GET", self.address, headers=self.headers)
        answer = self.pages.line.getresponse()
        assert answer.status == 200, answer.status
        return answer.read()

    def page_with_news(self):
        """Half of the page's replies have not been read; drawing it remembers that they are."""
        return self.page()

    def before(self, kind):
        """What has to be so before one is asked for, and does not count."""
        if kind == "page, with news":
            mine = ReadingMark.objects.filter(
                person=self.conversation.reader, story=self.conversation.story
            )
            mine.update(read_at=self.conversation.half_read)

    def reply(self):
        form = {
            "csrfmiddlewaretoken": self.token,
            "id": secrets.randbits(62) or 1,
            "place": f"reply:{self.conversation.story.pk}",
            "body": "I had that for years, and mornings were the worst of it. Small walks helped "
            "me more than I believed they would; I began with the length of my own hallway.",
        }
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        address = f"{self.address}replies/"
        status, _text = self.pages.ask("POST", address, self.headers | kind, urlencode(form))
        assert status == 302, status

    def take(self, kind, times):
        """Milliseconds on a CPU for one, of so many that are asked for one after the other."""
        server, ask = self.kinds[kind]
        server.line.close()  # It may have waited for its turn longer than a server keeps a line.
        processes = [server.process.pid, *of_the_database()]
        total = 0
        for _time in range(times):
            self.before(kind)
            begun = on_cpu(processes)
            ask()
            total += on_cpu(processes) - begun
        return total / times


def sign_in(person):
    """The cookie of a sign-in that has passed a second factor too."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["second_factor"] = True
    session.create()
    return session.session_key


__all__ = ["Asking", "on_cpu", "os", "served"]
