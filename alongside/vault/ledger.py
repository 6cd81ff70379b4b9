"""The ledger: one line for each ending, in a file apart from the data and from the keys.

Data that is put back from a copy forgets what ended since. The ledger does not, and says it again.
A line is JSON, `{"id", "what", "about", "at"}`, and holds ids, never a word or a name.
"""

import fcntl
import json
import os
from pathlib import Path

from django.conf import settings


class Ledger:
    """A file to which lines are only ever added, by any number of processes at once."""

    def __init__(self, path):
        self.path = Path(path)

    def lines(self):
        """Every line, oldest first, each id once. A last line that was cut off counts as none."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        found = {}
        for raw in content.split(b"\n"):
            try:
                line = json.loads(raw)
                found.setdefault(line["id"], line)
            except (ValueError, TypeError, KeyError):
                continue  # Empty, or cut off by a power cut; what it was is still in the database.
        return list(found.values())

    def write(self, lines):
        """Add these lines, on disk when this returns. Those that are there already stay as one."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            text = "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines)
            # Behind a line that was cut off, a new one begins on a line of its own.
            file.write((b"" if whole(file) else b"\n") + text.encode())
            file.flush()
            os.fsync(file.fileno())

    def take_over(self, other):
        """Learn the lines of another ledger, such as one from a backup."""
        known = {line["id"] for line in self.lines()}
        if news := [line for line in other.lines() if line["id"] not in known]:
            self.write(news)


def whole(file):
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def ledger():
    """This Alongside's ledger, beside its keyring."""
    return Ledger(Path(settings.VAULT["KEYRING_DIR"]) / "ledger")
