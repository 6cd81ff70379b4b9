"""Files and directories for their owner alone, on disk before they get their names."""

import hashlib
import os
import shutil
from itertools import chain, count

from tqdm import tqdm

CHUNK = 1 << 20


def bar(what, total, unit="B"):
    """A progress bar, if somebody is watching."""
    return tqdm(
        desc=what, total=total, unit=unit, unit_scale=True, leave=False, delay=0.5, disable=None
    )


def fsync(path):
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def digest(path, progress):
    """The SHA-256 of a file, in hexadecimal."""
    counted = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            counted.update(chunk)
            progress.update(len(chunk))
    return counted.hexdigest()


def copy(source, target):
    """`source` under the name `target`: whole, on disk and for its owner alone, or not at all."""
    begun = target.with_name(target.name + ".part")
    begun.unlink(missing_ok=True)
    with (
        source.open("rb") as old,
        open(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new,
        bar(f"Copying {source.name}", source.stat().st_size) as progress,
    ):
        while chunk := old.read(CHUNK):
            new.write(chunk)
            progress.update(len(chunk))
        new.flush()
        os.fsync(new.fileno())
    name(begun, target)


def name(begun, target):
    """Give what was begun its name, in the place of a file that had it; after a power cut too."""
    os.replace(begun, target)
    fsync(target.parent)


def move(path, directory):
    """Move a file into a directory, onto another disk if need be. Done already, it is done.

    One that lies there under its name stays; this one then has a number behind it.
    """
    if not path.exists():
        return
    target = free_name(directory / path.name)
    try:
        name(path, target)
    except OSError:
        copy(path, target)
        path.unlink()
    fsync(path.parent)


def free_name(path):
    names = chain([path], (path.with_name(f"{path.name}.{number}") for number in count(2)))
    return next(one for one in names if not one.exists())


def remove(directory):
    """Take a directory away; a half of it is never left under its name."""
    going = directory
    if directory.suffix != ".part":
        going = directory.with_name(directory.name + ".part")
        os.replace(directory, going)
    shutil.rmtree(going)
