"""Ten people of a small group sign in at the same minute, on a machine that has little memory."""

import re
import threading
from pathlib import Path

import pytest

from tests.running import Browser, Running

from .conftest import PASSWORD

MOST = 300  # Megabytes, for the whole server.


@pytest.fixture
def house(tmp_path):
    """Started for the second time: the first one makes the database, which takes 150 MB more."""
    with Running("up", tmp_path / "data") as running:
        running.stop()
        running.start()
        yield running


def at_its_most(running):
    """The most memory that the server ever had, in megabytes."""
    status = Path(f"/proc/{running.process.pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def all_at_once(acts):
    """What each answered."""
    ready, said = threading.Barrier(len(acts)), [None] * len(acts)

    def act(number):
        ready.wait()
        said[number] = acts[number]()

    threads = [threading.Thread(target=act, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def test_ten_at_once_stay_under_300_megabytes(house):
    people = [Browser(house.port) for _person in range(10)]
    for number, browser in enumerate(people):
        browser.get("/sign-up/")
        words = {"username": f"Person {number}", "password1": PASSWORD}
        assert browser.post("/sign-up/", words).status == 302
    devices = [Browser(house.port) for _person in people]
    for browser in devices:
        browser.get("/sign-in/")

    def coming_in(number):
        words = {"login": f"person {number}", "password": PASSWORD}
        return lambda: devices[number].post("/sign-in/", words)

    before = at_its_most(house)
    answers = all_at_once([coming_in(number) for number in range(10)])
    assert [answer.status for answer in answers] == [302] * 10
    assert [answer.url for answer in answers] == ["/"] * 10
    most = at_its_most(house)
    print(f"at its most {most:.0f} MB, {before:.0f} before")
    assert most < MOST
