"""The mark that a restore leaves in the data directory until it is finished.

While it is there nothing is served: what lies there is neither the old nor the restored. It knows
how far the restore was, and the command that finishes it.
"""

import json
import os
import shlex
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from . import files

FILE = "restoring"
TRYING = "restoring.part"  # A keyring that is tried before anything is touched.
DEMO = "this-is-a-demo"


@dataclass
class Mark:
    """A restore that was begun: of which copies, how far, and where it put what was there."""

    data: str | None
    keyring: str | None
    ledgers: list[str]
    aside: str | None
    is_aside: bool = False
    # Where restores that were given up for this one put what was there before them.
    earlier: list[str] = field(default_factory=list)

    def same(self, data, keyring):
        return (self.data, self.keyring) == (data, keyring)

    def command(self):
        words = ["alongside", "restore"]
        for name in ("data", "keyring"):
            if path := getattr(self, name):
                words += [f"--{name}", path]
        for path in self.ledgers:
            words += ["--ledger", path]
        return shlex.join([*words, "--replace"] if self.aside else words)

    def sentence(self):
        return f"A restore was begun here and not finished. Finish it with: {self.command()}"

    def write(self, directory):
        begun = directory / f"{FILE}.part"
        with open(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(self), file)
            file.flush()
            os.fsync(file.fileno())
        files.name(begun, directory / FILE)


def read(directory):
    """The mark in this data directory, or None."""
    try:
        return Mark(**json.loads((Path(directory) / FILE).read_text()))
    except FileNotFoundError:
        return None


def clear(directory):
    """Take away what a restore that was cut off before its mark has left, tried or half written."""
    left = directory / TRYING
    if left.is_file():
        left.unlink()
    shutil.rmtree(left, ignore_errors=True)


def remove(directory):
    (directory / FILE).unlink()
    files.fsync(directory)
