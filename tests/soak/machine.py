"""A machine with an Alongside on it, and with processes that all end with it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.running import PROGRAM, environment

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # Seconds after which nothing is waited for any more.


class Machine:
    """What is on it lies in one directory."""

    def __init__(self, home):
        self.home, self.data = home, home / "data"
        self.environment = environment(self.data, 0)
        self.processes = []
        self.data.mkdir(mode=0o700, parents=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.processes:
            kill(process)

    def start(self, *words, **more):
        """A process in a group of its own, so that nothing else is killed with it."""
        with (self.home / "complaints").open("a") as complaints:
            process = subprocess.Popen(
                list(map(str, words)),
                cwd=ROOT,
                env=self.environment,
                stderr=complaints,
                text=True,
                start_new_session=True,
                **{"stdout": subprocess.PIPE, **more},
            )
        self.processes.append(process)
        return process

    def module(self, name, *words, **more):
        return self.start(sys.executable, "-m", f"tests.{name}", *words, **more)

    def answer(self, process):
        """What a process says, which must end well."""
        said = process.communicate(timeout=PATIENCE)[0]
        assert process.returncode == 0, f"{process.args} {said}\n{self.complaints}"
        return said

    def told(self, module, *words):
        return json.loads(self.answer(self.module(module, *words)))

    def program(self, *words):
        return self.answer(self.start(PROGRAM, *words))

    @property
    def complaints(self):
        return (self.home / "complaints").read_text()

    def read(self, logs, ended, *, as_it_is=False):
        """What the process in reading.py found: nothing wrong, and who is gone."""
        question = {"logs": str(logs), "ended": ended, "as_it_is": as_it_is}
        found = self.told("soak.reading", json.dumps(question))
        assert not found["problems"], "\n".join(found["problems"])
        return found

    def files_are_sound(self):
        for path in (*self.data.glob("*.db"), self.data / "keyring" / "keyring.db"):
            with closing(sqlite3.connect(path, timeout=30)) as line:
                assert line.execute("PRAGMA integrity_check").fetchall() == [("ok",)], path


def kill(process):
    """As a power cut would; it, and whatever it has started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()
