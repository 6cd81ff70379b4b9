"""An Alongside in which people write while commands are killed, and what has to hold then."""

import json
import secrets
import shutil
import signal
import subprocess
from contextlib import suppress

from alongside.vault.copies import manifest

from .machine import PATIENCE, Machine, kill

WRITERS = ("ben", "cleo")
# All that may be said on the way: a place for copies of a test's own, and a wait that was too long.
SAID = ("Both places are on one disk.", "the search index is behind: OperationalError")


class Soaked(Machine):
    """`logs` holds what was acknowledged; `ended` is {id: whether their words stay} of guests."""

    def __init__(self, home, guests):
        super().__init__(home)
        (self.data / "keys").mkdir(mode=0o700)
        self.logs = home / "logs"
        self.logs.mkdir()
        self.places = {"data": home / "data-copies", "keyring": home / "keyring-copies"}
        self.ended, self.writers, self.verified = {}, {}, set()
        log = self.logs / "guests.log"
        self.guests = self.told("soak.beginning", str(guests), log)

    # -- who writes -------------------------------------------------------------------------------

    def let_write(self, name):
        log = self.logs / f"{name}-{secrets.token_hex(4)}.log"
        self.writers[name] = self.module("soak.writers", name, log, stdout=subprocess.DEVNULL)

    def must_be_writing(self):
        for name, process in self.writers.items():
            assert process.poll() is None, f"{name} could not write on:\n{self.complaints}"
        for line in self.complaints.splitlines():
            assert any(known in line for known in SAID), self.complaints

    def stop_writing(self):
        self.must_be_writing()
        for process in self.writers.values():
            kill(process)
        self.writers = {}

    # -- what is killed ---------------------------------------------------------------------------

    def begin(self, words, *, places="", at=""):
        """`alongside WORDS`, at the moment at which its work begins. See victim.py."""
        process = self.module("soak.victim", places, at, *words)
        assert process.stdout.readline() == "begun\n", self.complaints
        return process

    def left_alone(self, words):
        """The seconds that this command works, and the places that it comes by."""
        places = self.home / "places"
        self.answer(self.begin(words, places=places))
        return json.loads(places.read_text())

    def kill(self, words, *, after=None, at="", writer=None):
        """Kill the command `after` so many seconds or `at` a place, and perhaps a writer with it.

        Returns whether it was still there to be killed.
        """
        process = self.begin(words, at=at)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE if after is None else after)
        kill(process)
        if writer:
            self.must_be_writing()
            kill(self.writers[writer])
            self.let_write(writer)
        assert process.returncode in (0, -signal.SIGKILL), self.complaints
        return process.returncode != 0

    # -- what must hold ---------------------------------------------------------------------------

    def look(self):
        """All that holds after each kill. Returns what was read, and what was left half done."""
        self.copies_are_whole()
        left = [path.name for path in self.half_done()]
        found = self.read(self.logs, self.ended)
        self.files_are_sound()
        self.must_be_writing()
        return found | {"left": [*left, *found["left"]]}

    def half_done(self):
        yield from self.data.glob("keyring/epoch.*")
        for place in self.places.values():
            yield from place.glob("*.part")

    def copies_are_whole(self):
        """Each that has the name of one."""
        for kind, place in self.places.items():
            for copy in set(place.glob("alongside-*Z")) - self.verified:
                manifest.verify(copy, manifest.read(copy, kind))
                self.verified.add(copy)

    @property
    def backup(self):
        return ["backup", *(f"--{kind}={place}" for kind, place in self.places.items())]

    def back_up(self):
        """A copy, and what was acknowledged before it was begun."""
        told = shutil.copytree(self.logs, self.home / "told-before")
        return json.loads(self.program(*self.backup, "--json")), told

    def elsewhere(self, copies):
        """Another machine, with these copies and nothing from here but the root keys."""
        there = Machine(self.home / "elsewhere")
        shutil.copytree(self.data / "keys", there.data / "keys")
        with there:
            there.program("restore", "--data", copies["data"], "--keyring", copies["keyring"])
        return there
