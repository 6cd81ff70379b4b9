"""The laws hold over many random slow rounds, and each would be caught if it did not."""

import os
from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from alongside.meetings.engine import slow
from alongside.meetings.engine.slow.asking import DAY

from ..laws import Broken
from .faults import FAULTS, go_on_over_those_who_wait
from .histories import OF_ONESELF, OF_THE_SERVER, SEATS, History, live_through
from .laws import ALWAYS

pytestmark = pytest.mark.pure

# A quarter of the evenings: there is far less that can happen than in a live meeting.
HISTORIES = int(os.environ.get("ALONGSIDE_HISTORIES", "20000")) // 4
CHUNKS = 2


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_laws_hold_over_random_slow_rounds(chunk):
    happened = Counter()
    each = HISTORIES // CHUNKS
    for seed in range(chunk * each, (chunk + 1) * each):
        happened.update(record.event.kind for record in live_through(seed).records)
    # The days are worth something only if everything that can happen did.
    assert set(happened) == set(slow.events.KINDS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_broken_law_is_caught(fault, monkeypatch):
    fault(monkeypatch)
    caught = set()
    for seed in range(1_000):
        try:
            live_through(seed)
        except Broken as broken:
            caught.add(broken.law)
            if broken.law == FAULTS[fault]:
                return
        except (KeyError, ValueError, IndexError) as confused:
            caught.add(repr(confused))
    raise AssertionError(f"{FAULTS[fault]} was not caught; caught: {caught}")


def test_every_law_has_a_fault():
    laws = {law.__name__ for law in ALWAYS} | {"replay_is_the_state"}
    assert set(FAULTS.values()) == laws


seats = st.sampled_from(SEATS)


class Days(RuleBasedStateMachine):
    """Hypothesis looks for the shortest slow round that breaks a law."""

    @initialize(held=st.integers(0, 4), days=st.sampled_from((3, 7)))
    def begin(self, held, days):
        self.history = History()
        self.history.open(held=held, days=days)

    @rule(kind=st.sampled_from(OF_ONESELF), seat=seats)
    def do_something(self, kind, seat):
        self.history.do(kind, seat)

    @rule(kind=st.sampled_from(OF_THE_SERVER), by=st.none() | seats)
    def go_on(self, kind, by):
        self.history.do(kind, by)

    @rule(by=seats)
    def close_anyway(self, by):
        self.history.do(slow.Close, by, True)

    @rule(seat=seats, facilitates=st.booleans())
    def join(self, seat, facilitates):
        self.history.do(slow.Join, seat, facilitates)

    @rule(seat=seats)
    def go(self, seat):
        self.history.do(slow.Withdraw, None, seat)

    @rule(seat=seats, facilitates=st.booleans())
    def have_another_role(self, seat, facilitates):
        self.history.do(slow.SetRole, None, seat, facilitates)

    @rule(number=st.integers(0, 50))
    def repeat(self, number):
        self.history.ask(self.history.sent[number % len(self.history.sent)])

    @rule(seconds=st.sampled_from((60.0, 3_600.0, DAY)))
    def wait(self, seconds):
        self.history.wait(seconds)

    @rule()
    def restart(self):
        self.history.restart()


SEARCH = settings(max_examples=300, stateful_step_count=40, database=None)


def test_hypothesis_finds_no_slow_round_that_breaks_a_law():
    run_state_machine_as_test(Days, settings=SEARCH)


def test_hypothesis_would_find_one(monkeypatch):
    go_on_over_those_who_wait(monkeypatch)
    with pytest.raises(Broken):
        run_state_machine_as_test(Days, settings=SEARCH)
