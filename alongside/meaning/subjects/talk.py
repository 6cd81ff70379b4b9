"""The subjects in groups.txt and coping.txt: a line that says what each is, then people's words."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

FILES = [Path(__file__).with_name(name) for name in ("groups.txt", "coping.txt")]
BEGINS = "> "


@dataclass(frozen=True)
class Subject:
    """Something people speak of: what it `is_about`, and the `words` somebody might have for it."""

    is_about: str
    words: list[str]


def subjects():
    """All of them, in the order of the files."""
    found = []
    for file in FILES:
        for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
            if line.startswith(BEGINS):
                found.append(Subject(line.removeprefix(BEGINS), []))
            elif not line.startswith("#"):
                found[-1].words.append(line)
    return found


def hashes():
    """{name of a file: its SHA-256}"""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FILES}
