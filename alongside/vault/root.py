"""Where the root key comes from: the one secret that is never in the database or its backup."""

import os
import re
import secrets
import stat
from pathlib import Path
from typing import Protocol

from django.conf import settings

from .errors import VaultError

LENGTH = 32


class RootSource(Protocol):
    """Little enough that a key service can stand in for a file."""

    where: str  # What a key has to be put into, or where, in the words of the settings.

    def get(self, generation: int) -> bytes:
        """The 32 bytes of this generation of the root key. Raises VaultError if not to be had."""

    def generations(self) -> list[int]:
        """The generations that can be had, oldest first."""


class FileRoot:
    """The root key in a file that only its owner can read, in hexadecimal.

    The second generation lies beside the first as `root.2`, and so on. Which of them a keyring was
    wrapped with, the keyring knows itself, by the fingerprint.
    """

    where = "where ALONGSIDE_ROOT_FILE points"

    def __init__(self, path):
        self.path = Path(path)

    def file(self, generation):
        return (
            self.path if generation == 1 else self.path.with_name(f"{self.path.name}.{generation}")
        )

    def get(self, generation):
        file = self.file(generation)
        try:
            mode = stat.S_IMODE(file.stat().st_mode)
            text = file.read_text(errors="replace")
        except FileNotFoundError:
            raise VaultError(
                f"The root key is not at {file}. Put it back there, or type two sheets of the "
                "recovery kit: alongside keys recover."
            ) from None
        except OSError as problem:
            raise VaultError(f"Cannot read {file} ({problem.strerror}).") from None
        if mode & 0o077:
            raise VaultError(f"Others can read {file}. Run: chmod 0400 {file}")
        return from_hex(text)

    def generations(self):
        later = re.compile(re.escape(self.path.name) + r"\.([2-9]|[1-9][0-9]+)")
        try:
            names = [path.name for path in self.path.parent.iterdir()]
        except OSError:
            names = []
        found = [int(match[1]) for name in names if (match := later.fullmatch(name))]
        # The first is always named, so that its absence is told in words.
        is_there = os.path.exists(self.path)
        return [1, *sorted(found)] if is_there or not found else sorted(found)

    def put_back(self, key):
        """Keep a key that was lost, beside any other that is there; returns its file."""
        there = [generation for generation in self.generations() if self.file(generation).exists()]
        for generation in there:
            if self.holds(generation, key):
                must_not_exist(self.file(generation))
        file = self.file(there[-1] + 1 if there else 1)
        write_root_file(file, key)
        return file

    def holds(self, generation, key):
        try:
            return self.get(generation) == key
        except VaultError:
            return False  # What cannot be read is no reason to leave the key lost.

    def create_next(self):
        """A new root key beside those there are; returns its generation."""
        generation = self.generations()[-1] + 1
        create_root_file(self.file(generation))
        return generation


class EnvRoot:
    """The root key in a variable of the environment, in hexadecimal; beside it perhaps the next."""

    where = "into ALONGSIDE_ROOT_KEY, which comes before any file"

    def __init__(self, text, next_text=""):
        self.texts = [text, next_text] if next_text else [text]

    def get(self, generation):
        return from_hex(self.texts[generation - 1])

    def generations(self):
        return list(range(1, len(self.texts) + 1))


def from_hex(text):
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != LENGTH:
        raise VaultError("The root key is 64 hexadecimal digits; this one is not.")
    return key


def source():
    """The root that the settings name: a variable if it is set, else the file."""
    vault = settings.VAULT
    if vault["ROOT_KEY"]:
        return EnvRoot(vault["ROOT_KEY"], vault.get("ROOT_KEY_NEXT", ""))
    return FileRoot(vault["ROOT_FILE"])


def create_root_file(path):
    """Make a new root key in a file that must not exist yet, on disk before this returns."""
    write_root_file(path, secrets.token_bytes(LENGTH))


def write_root_file(path, key):
    path = Path(path)
    must_not_exist(path)
    write_secret(path, key.hex().encode(), mode=0o400)


def must_not_exist(path):
    if path.exists():
        raise VaultError(f"{path} exists already and stays as it is.")


def write_secret(path, secret, *, mode):
    """A secret in a file of its own: whole and on disk, or not there at all."""
    path = Path(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    begun = path.with_name(path.name + ".new")
    begun.unlink(missing_ok=True)
    with open(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    replace(begun, path)


def replace(begun, path):
    """Give a file its name, in the place of another; after a power cut too."""
    os.replace(begun, path)
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
