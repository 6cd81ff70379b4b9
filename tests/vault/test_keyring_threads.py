"""Page threads share one keyring: what one of them ends is over for all of them at once."""

import random
import threading
import time

import pytest

from alongside.vault import keyring as keyrings
from alongside.vault.errors import KeyMissing

pytestmark = pytest.mark.pure

BEN = ("person", 5)


class Crowd:
    """Threads that work until told to stop; whatever goes wrong in one of them is kept."""

    def __init__(self):
        self.stopping, self.wrong, self.rounds = threading.Event(), [], 0
        self.threads = []

    def add(self, work):
        def go_on():
            while not self.stopping.is_set():
                try:
                    work()
                    self.rounds += 1
                except Exception as error:
                    self.wrong.append(error)
                    return

        self.threads.append(threading.Thread(target=go_on))

    def run(self, enough=lambda: True):
        """At least a second and a half, and until it is `enough` on a machine that is busy."""
        for thread in self.threads:
            thread.start()
        time.sleep(1.5)
        until = time.monotonic() + 60
        while not (enough() and self.rounds > 100) and time.monotonic() < until:
            time.sleep(0.1)
        self.stopping.set()
        for thread in self.threads:
            thread.join(timeout=10)
        assert not self.wrong
        assert self.rounds > 100


@pytest.fixture
def staying(ring):
    """The keys of thirty people who stay."""
    names = [("person", id) for id in range(1, 31)]
    for name in names:
        ring.create(*name)
    return {name: ring.key(*name) for name in names}


def test_whoever_stays_can_always_be_read(ring, staying):
    """While others come, go, and push the memory over its edge."""
    crowd, coming = Crowd(), iter(range(1_000, 1_000_000))

    def read():
        name = random.choice(list(staying))
        assert ring.key(*name) == staying[name]
        assert ring.load(list(staying)).keys() == staying.keys()

    def come_and_go():
        id = next(coming)
        ring.create("person", id)
        ring.key("person", id)
        ring.destroy("person", id)

    for _reader in range(6):
        crowd.add(read)
    crowd.add(come_and_go)
    crowd.add(ring.forget)
    crowd.run()


def test_nobody_is_read_after_their_end(ring, staying):
    """Neither in this process nor, from the next look on, in another."""
    elsewhere, crowd = keyrings.open_keyring(), Crowd()
    here, gone = set(), set()

    def come_and_go():
        id = random.randrange(1_000, 10**9)
        ring.create("person", id)
        here.add(id)
        time.sleep(0.001)
        here.discard(id)
        ring.destroy("person", id)
        gone.add(id)

    def read(which):
        for id in list(here):
            try:
                which.key("person", id)
            except KeyMissing:
                continue

    def look_for_the_gone(which):
        for id in list(gone)[-20:]:
            with pytest.raises(KeyMissing):
                which.key("person", id)
        which.key(*next(iter(staying)))

    for which in (ring, elsewhere):
        crowd.add(lambda which=which: read(which))
        crowd.add(lambda which=which: read(which))
        crowd.add(lambda which=which: look_for_the_gone(which))
    crowd.add(come_and_go)
    crowd.run(enough=lambda: len(gone) > 3)
    assert len(gone) > 3


def stop_after(where, name, monkeypatch):
    """`where` does what `name` says and then waits a moment. Returns what to call meanwhile."""
    done, go_on, real = threading.Event(), threading.Event(), getattr(where, name)

    def then_wait(*args):
        found = real(*args)
        done.set()
        go_on.wait(timeout=0.3)
        return found

    monkeypatch.setattr(where, name, then_wait)

    def meanwhile(work):
        done.wait(timeout=5)
        work()
        go_on.set()

    return meanwhile


@pytest.mark.parametrize(("act", "step"), [("key", "get_many"), ("create", "put")])
def test_what_ends_while_it_is_looked_up_or_made_has_ended(ring, monkeypatch, act, step):
    """Another thread has it in its hands already, and would remember it after its end.

    This thread is the one that ended it, so no change on disk will ever tell it to forget.
    """
    if act == "key":
        ring.create(*BEN)
        ring.forget()

    def end():
        ring.load([])  # Has seen all that is on disk by now.
        ring.destroy(*BEN)

    meanwhile = stop_after(ring.store if act == "key" else keyrings, step, monkeypatch)
    other = threading.Thread(target=getattr(ring, act), args=BEN)
    other.start()
    meanwhile(end)
    other.join()
    monkeypatch.undo()
    assert not ring.load([BEN])


def test_of_two_who_make_one_key_at_once_one_is_told_so(ring):
    other, answers, ready = keyrings.open_keyring(), [], threading.Barrier(8)

    def make(which):
        ready.wait()
        try:
            which.create(*BEN)
            answers.append("made")
        except keyrings.VaultError:
            answers.append("refused")

    threads = [threading.Thread(target=make, args=[which]) for which in [ring, other] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["made"] + ["refused"] * 7
    assert ring.key(*BEN) == other.key(*BEN) == keyrings.open_keyring().key(*BEN)
