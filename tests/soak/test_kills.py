"""Commands killed at random instants while people write: every post opens, and nothing is lost.

`make soak` kills 200 of them, `make test` twenty. What was drawn at random is drawn again with the
ALONGSIDE_SEED that a failure prints; when exactly a process dies is never the same twice.
"""

import os
import random
import signal

import pytest

from tests.running import Running

from .plan import Plan
from .soaked import WRITERS, Soaked

pytestmark = pytest.mark.pure

KILLS = int(os.environ.get("ALONGSIDE_KILLS", "20"))
SEED = int(os.environ.get("ALONGSIDE_SEED", random.randrange(10**6)))
TRIES = 2 * KILLS + 12  # Some commands have done their work before they are killed.
EVERY = 40  # Tries after which the commands are left alone once more, and measured.


@pytest.fixture
def soaked(tmp_path):
    with Soaked(tmp_path / "here", guests=TRIES // 3 + 2 * TRIES // EVERY + 6) as soaked:
        for name in WRITERS:
            soaked.let_write(name)
        yield soaked


def test_nothing_is_lost_whatever_is_killed_at_whatever_instant(soaked):
    plan, killed = Plan(soaked, SEED), 0
    for number in range(TRIES):
        if number % EVERY == 0:
            plan.measure()
        killed += plan.kill_one()
        if killed == KILLS:
            break
    assert killed == KILLS, "The commands were mostly done before they were killed."

    for words in (["keys", "rotate-root"], ["keys", "rotate-epoch"], ["reseal"]):
        soaked.program(*words)
    assert "open all" in soaked.program("keys", "check")
    copies, told = soaked.back_up()
    soaked.stop_writing()
    assert soaked.elsewhere(copies).read(told, soaked.ended)["told"] > KILLS
    with Running("up", soaked.data):
        pass
    assert soaked.read(soaked.logs, soaked.ended, as_it_is=True)["gone"] != []


def test_the_next_start_goes_on_with_an_erasure_that_was_killed(tmp_path):
    with Soaked(tmp_path / "here", guests=1) as house:
        [name] = house.guests
        house.ended[house.guests[name]] = False
        words = ["erase", f"--person={name}", "--yes"]
        cut = house.module("vault.copies.cutting", "endings:keep", *words)
        assert cut.wait(timeout=60) == -signal.SIGKILL
        with Running("up", house.data):
            pass
        found = house.read(house.logs, house.ended, as_it_is=True)
        assert found["gone"] == list(house.guests.values())
