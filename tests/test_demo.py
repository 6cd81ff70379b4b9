"""`alongside demo`: the same people each time, for this machine only, and gone in a moment."""

import os
import re
import signal
import socket
import sqlite3
import time

import pytest

from .running import Browser, Running, refused

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    with Running("demo", tmp_path_factory.mktemp("demo") / "data") as running:
        yield running


def test_nobody_is_served_a_demo_as_the_real_thing(demo):
    code, said = refused("up", demo.data)
    assert code == 1
    assert "holds a demo" in said


def test_it_says_that_it_is_there(demo):
    assert Browser(demo.port).get("/healthz").text == "ok\n"
    assert Browser(demo.port).get("/readyz").text == "ready\n"
    assert f"http://localhost:{demo.port}/demo/" in demo.said
    assert str(demo.data) in demo.said


def test_a_demo_listens_to_this_machine_only(demo):
    with socket.socket() as line:
        # Another address of this machine: whoever listens everywhere listens there too.
        assert line.connect_ex(("127.0.0.2", demo.port)) != 0
    assert Browser(demo.port).get("/healthz").status == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "192.0.2.1"])
def test_a_demo_answers_to_no_other_name(demo, host):
    assert Browser(demo.port).get("/demo/", Host=host).status == 400
    assert Browser(demo.port).get("/demo/", Host=f"localhost:{demo.port}").status == 200


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "Forwarded"],
)
def test_a_demo_answers_nobody_behind_a_proxy(demo, header):
    browser = Browser(demo.port)
    browser.get("/demo/")
    assert browser.get("/demo/", **{header: "127.0.0.1"}).status == 403
    answer = browser.post("/demo/sign-in/", {"person": "ada"}, **{header: "127.0.0.1"})
    assert answer.status == 403
    assert "alongside" not in browser.cookies
    assert browser.be("ada").get("/").status == 200


@pytest.fixture(scope="module")
def another_demo(tmp_path_factory):
    """One that tests stop and start again."""
    running = Running("demo", tmp_path_factory.mktemp("another") / "data")
    yield running
    running.stop()


def test_a_demo_that_is_started_again_is_the_same_and_has_a_meeting_soon(another_demo):
    with another_demo:
        cleo = Browser(another_demo.port).be("cleo")
        cleo.get("/groups/morning/stories/share/")
        cleo.post("/groups/morning/stories/", {"body": "Still here.", "wish": "listen"})
        assert "Pacing without guilt" in cleo.get("/groups/morning/").text
        people = count(another_demo.data, "people_person")
    everything_has_been_closed(another_demo.data)
    with another_demo:
        assert "Still here." in cleo.get("/groups/morning/stories/").text
        assert "Pacing without guilt" in cleo.get("/groups/morning/").text
        assert count(another_demo.data, "people_person") == people == 18


def count(data, table):
    database = sqlite3.connect(data / "alongside.db")
    [(number,)] = database.execute(f"SELECT COUNT(*) FROM {table}")
    database.close()
    return number


def everything_has_been_closed(data):
    database = sqlite3.connect(data / "alongside.db")
    database.execute("UPDATE meetings_meeting SET closed_at = starts_at WHERE closed_at IS NULL")
    database.commit()
    database.close()


def test_ten_megabytes_are_refused_kindly(demo):
    cleo = Browser(demo.port).be("cleo")
    cleo.get("/groups/morning/stories/share/")
    answer = cleo.post("/groups/morning/stories/", {"body": "x" * 10_000_000, "wish": "listen"})
    assert answer.status == 413
    assert "That was too much at once" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert cleo.get("/").status == 200


def test_a_hundred_thousand_letters_come_back_in_the_form(demo):
    cleo = Browser(demo.port).be("cleo")
    cleo.get("/groups/morning/stories/share/")
    words = "It hurts. " * 10_000
    answer = cleo.post("/groups/morning/stories/", {"body": words, "wish": "listen"})
    assert answer.status == 200
    assert words.strip() in answer.text
    assert "Nothing is lost" in answer.text


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_in_time_although_a_stream_is_open(another_demo, how):
    with another_demo:
        stream = open_stream(another_demo)
        began = time.monotonic()
        os.kill(another_demo.process.pid, how)
        another_demo.process.wait(timeout=20)
        assert time.monotonic() - began < 5
        hang_up(stream)
    assert "Traceback" not in another_demo.said


def open_stream(running):
    """Ada's, in the meeting that the demo is about to have; what was sent first has been read."""
    ada = Browser(running.port).be("ada")
    room = re.search(r"/meetings/\d+/", ada.get("/groups/morning/meetings/").text)[0]
    ada.get(room)
    assert ada.post(f"{room}arrive/", {"today": "few"}).status == 302
    headers = "".join(f"{name}: {value}\r\n" for name, value in ada.signed({}).items())
    stream = socket.create_connection(("127.0.0.1", running.port), timeout=10)
    stream.sendall(f"GET {room}stream HTTP/1.1\r\n{headers}\r\n".encode())
    heard = b""
    while b"event: room" not in heard:
        heard += stream.recv(65_536)
    return stream


def hang_up(stream):
    """Read what is left; a stream that nobody had ended would time out."""
    with stream:
        while stream.recv(65_536):
            pass
