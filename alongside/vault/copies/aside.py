"""What was there before a restore goes aside, and stays whole."""

import time
from datetime import UTC, datetime

from django.conf import settings

from alongside.vault import keyring as keyrings

from . import files, mark
from .engines import engine
from .places import STAMP

KEYRING_FILES = ("keyring.db", "keyring.db-wal", "keyring.db-shm", "epoch", "epoch.next")


def what_is_there(data, keyring):
    there = [engine().what_is_there()] if data else []
    if keyring and any((keyrings.directory() / name).exists() for name in KEYRING_FILES):
        there.append(f"the keyring in {keyrings.directory()}")
    return [words for words in there if words]


def free_aside():
    """A name that no earlier restore has used, or what that moved aside would be written over."""
    while True:
        name = f"replaced-{datetime.now(UTC):{STAMP}}"
        if not any(path.exists() for path in asides(name)):
            return name
        time.sleep(0.1)


def asides(name):
    """Where what was there goes, data and keyring: a keyring on a disk of its own stays on it."""
    data, keyring = settings.DATA_DIR, keyrings.directory()
    if keyring.resolve().is_relative_to(data):
        keyring = data
    return data / name, keyring / name


def all_asides(begun):
    return [path for name in filter(None, (*begun.earlier, begun.aside)) for path in asides(name)]


def all_left():
    """What earlier restores have put aside, and nobody has taken away yet."""
    places = {settings.DATA_DIR, keyrings.directory()}
    return sorted(path for place in places for path in place.glob("replaced-*Z") if path.is_dir())


def set_aside(begun):
    if begun.aside:
        for_data, for_keyring = asides(begun.aside)
        if begun.data:
            for_data.mkdir(mode=0o700, exist_ok=True)
            engine().set_aside(for_data)
            files.move(settings.DATA_DIR / mark.DEMO, for_data)
        if begun.keyring:
            for_keyring.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in KEYRING_FILES:
                files.move(keyrings.directory() / name, for_keyring)
    begun.is_aside = True
    begun.write(settings.DATA_DIR)
