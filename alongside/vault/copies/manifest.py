"""What a copy says of itself: what it is, when it was taken, and which files make it whole."""

import json
import os
import re
from datetime import UTC, datetime

from alongside import __version__

from . import Refused
from .files import bar, digest, fsync

FORMAT = 1
HOUSE = re.compile("[0-9a-f]{16}")  # A name that goes into names of files and databases.
FILE = "manifest.json"
# What a copy of each kind is made of; the first of them is what it is about.
FILES = {
    "data": {"sqlite": ("alongside.db", "ledger"), "postgresql": ("alongside.dump", "ledger")},
    "keyring": {"sqlite": ("keyring.db", "epoch", "ledger")},
}


def write(directory, kind, engine, **facts):
    """Write down what is in this directory, and bring all of it to the disk."""
    files = {}
    for name in FILES[kind][engine]:
        path = directory / name
        path.chmod(0o600)
        fsync(path)
        with bar(f"Reading {name} once more", path.stat().st_size) as progress:
            files[name] = {"bytes": path.stat().st_size, "sha256": digest(path, progress)}
    said = {"format": FORMAT, "what": kind, "engine": engine, "program": __version__}
    said |= facts | {"files": files}
    with open(os.open(directory / FILE, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        json.dump(said, file, indent=2, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    fsync(directory)
    return said


def read(directory, kind):
    """What the copy in this directory says of itself. Raises Refused unless it is of this kind."""
    if not directory.is_dir():
        raise Refused(f"There is no copy at {directory}.")
    try:
        said = json.loads((directory / FILE).read_text())
        found, readable = said["what"], said["format"] == FORMAT
        said["when"] = datetime.fromisoformat(said["at"]).astimezone(UTC)
        whole = set(said["files"]) == set(FILES[found][said["engine"]])
        house = HOUSE.fullmatch(said["house"])
    except FileNotFoundError:
        if copies := sorted(path.parent for path in directory.glob(f"alongside-{kind}-*Z/{FILE}")):
            raise Refused(
                f"{directory} is not a copy, but where copies lie. Say which; the newest is "
                f"{copies[-1]}"
            ) from None
        raise Refused(f"{directory} is not a copy: it has no {FILE}.") from None
    except OSError as problem:
        raise Refused(f"Cannot read the copy in {directory} ({problem.strerror}).") from None
    except (ValueError, KeyError, TypeError):
        raise Refused(f"The {FILE} of {directory} is damaged. Take another copy.") from None
    if found != kind:
        raise Refused(
            f"{directory} is a copy of the {found}, not of the {kind}. Were the two swapped?"
        )
    if not (readable and whole and house):
        raise Refused(f"{directory} was made by another version, {said.get('program')}. Use that.")
    return said


def verify(directory, said):
    """Read every file of a copy. Raises Refused if one is missing, cut short or changed."""
    for name, known in said["files"].items():
        path = directory / name
        try:
            size = path.stat().st_size
            if size == known["bytes"]:
                with bar(f"Checking {name}", size) as progress:
                    same = digest(path, progress) == known["sha256"]
        except OSError as problem:
            raise Refused(f"Cannot read {path} ({problem.strerror}). Take another copy.") from None
        if size != known["bytes"]:
            raise Refused(
                f"{path} has {size:,} bytes, but {known['bytes']:,} were copied. Take another copy."
            )
        if not same:
            raise Refused(f"{path} is not what was copied: it was changed. Take another copy.")
