"""`alongside` as a process of its own, and a plain browser that talks to it over the wire."""

import contextlib
import fcntl
import http.client
import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from .browser.served import free_port

PROGRAM = Path(sys.executable).with_name("alongside")


class Running:
    """`alongside demo` or `alongside up`, answering on `port` from the directory `data`."""

    def __init__(self, command, data, **settings):
        self.verb, self.data = command, Path(data)
        self.port = free_port()
        self.log = self.data.with_name(f"{self.data.name}.log")
        self.environment = environment(self.data, self.port, **settings)
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [PROGRAM, self.verb], env=self.environment, stdout=log, stderr=log
            )
        until = time.monotonic() + 120  # A demo fills itself first, on a machine others keep busy.
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if Browser(self.port).get("/readyz").status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise AssertionError(f"alongside {self.verb} did not start:\n{self.said}")

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)

    @property
    def said(self):
        return self.log.read_text()

    def command(self, *words, typed=""):
        """What another `alongside …` answers that is called with the same settings."""
        return call(self.environment, *words, typed=typed)


def called(data, *words, typed="", **settings):
    """What `alongside …` answers for this data: its exit code, stdout and stderr."""
    return call(environment(data, free_port(), **settings), *words, typed=typed)


def call(environment, *words, typed):
    return subprocess.run(
        [PROGRAM, *words],
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
    )


def at_a_terminal(data, *words, answers, **settings):
    """Its exit code, and what it says to somebody who sits there and has `answers` ready."""
    there, here = os.openpty()
    process = subprocess.Popen(
        [PROGRAM, *words],
        env=environment(data, free_port(), **settings),
        stdin=here,
        stdout=here,
        stderr=here,
        # Or Ctrl-C would be for whoever runs the tests.
        start_new_session=True,
        preexec_fn=sit_down,
    )
    os.close(here)
    said, answers = b"", list(answers)
    with contextlib.suppress(OSError):  # Whoever has gone has closed the line.
        while True:
            # Ctrl-C right between a question and the wait for its answer goes unheard: anybody
            # would press once more.
            while not select.select([there], [], [], 5)[0] and said.endswith(b"^C"):
                os.write(there, b"\x03")
            said += os.read(there, 4096)
            if answers and said.endswith(b": "):
                os.write(there, answers.pop(0).encode())
    os.close(there)
    return process.wait(timeout=60), said.decode().replace("\r\n", "\n")


def sit_down():
    """Where the tests run in the background, Ctrl-C would go unheard otherwise."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def environment(data, port, **settings):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("ALONGSIDE_", "DJANGO_"))}
    settings = {"link_checks": "no", **settings}
    settings = {f"ALONGSIDE_{name.upper()}": str(value) for name, value in settings.items()}
    return clean | settings | {"ALONGSIDE_DATA_DIR": str(data), "PORT": str(port)}


def refused(command, data, port=None, **settings):
    """What `alongside` says on its way out, and the number it goes out with."""
    done = subprocess.run(
        [PROGRAM, command],
        env=environment(data, port or free_port(), **settings),
        capture_output=True,
        text=True,
        timeout=30,
    )
    return done.returncode, done.stderr


class Answer:
    """What came back: status, headers, the words of the page."""

    def __init__(self, response):
        self.status, self.headers = response.status, response.headers
        self.text = response.read().decode()
        self.url = response.headers.get("Location", "")


class Browser:
    """Keeps cookies and fills in the form's token; follows nothing by itself."""

    def __init__(self, port, host="127.0.0.1"):
        self.port, self.host = port, host
        self.cookies, self.token = {}, ""

    def get(self, path, **headers):
        return self.send("GET", path, headers=headers)

    def post(self, path, form=(), **headers):
        words = urlencode({"csrfmiddlewaretoken": self.token, **dict(form)})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", path, words.encode(), kind | headers)

    def send(self, method, path, body=None, headers=()):
        line = http.client.HTTPConnection(self.host, self.port, timeout=20)
        try:
            line.request(method, path, body, self.signed(headers))
            answer = Answer(line.getresponse())
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: kept.value for name, kept in SimpleCookie(cookie).items()}
        if found := re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text):
            self.token = found[1]
        return answer

    def signed(self, headers):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Host": f"localhost:{self.port}", "Cookie": cookies} | dict(headers)

    def be(self, name):
        """Sign in as one of the demo's people."""
        self.get("/demo/")
        assert self.post("/demo/sign-in/", {"person": name}).status == 302
        return self
