"""Where the root key comes from: the one secret that is never in the database or its backup."""

import os
import secrets
import stat
from pathlib import Path
from typing import Protocol

from django.conf import settings

from .errors import VaultError

LENGTH = 32


class RootSource(Protocol):
    """Two methods, so that a key service can stand in for a file."""

    def get(self, generation: int) -> bytes:
        """The 32 bytes of this generation of the root key. Raises VaultError if not to be had."""

    def generations(self) -> list[int]:
        """The generations that can be had, oldest first."""


class FileRoot:
    """The root key in a file that only its owner can read, in hexadecimal."""

    def __init__(self, path):
        self.path = Path(path)

    def get(self, generation):
        try:
            mode = stat.S_IMODE(self.path.stat().st_mode)
            text = self.path.read_text(errors="replace")
        except FileNotFoundError:
            raise VaultError(f"The root key is not at {self.path}.") from None
        if mode & 0o077:
            raise VaultError(f"Others can read {self.path}. Run: chmod 0400 {self.path}")
        return from_hex(text)

    def generations(self):
        return [1]


class EnvRoot:
    """The root key in a variable of the environment, in hexadecimal."""

    def __init__(self, text):
        self.text = text

    def get(self, generation):
        return from_hex(self.text)

    def generations(self):
        return [1]


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
    return EnvRoot(vault["ROOT_KEY"]) if vault["ROOT_KEY"] else FileRoot(vault["ROOT_FILE"])


def create_root_file(path):
    """Make a new root key in a file that must not exist yet, on disk before this returns."""
    path = Path(path)
    if path.exists():
        raise VaultError(f"{path} exists already and stays as it is.")
    write_secret(path, secrets.token_hex(LENGTH).encode(), mode=0o400)


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
    os.replace(begun, path)
