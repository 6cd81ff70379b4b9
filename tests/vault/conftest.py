"""A vault of a test's own, on a disk of its own, that it may break."""

import sqlite3

import pytest

from alongside.vault import first_day, root
from alongside.vault import keyring as keyrings

from .logged import five, log_key  # noqa: F401  Fixtures.


@pytest.fixture
def shelf(tmp_path, settings):
    """Where a vault would be kept, with nothing there yet. `keyrings.keyring()` is not touched."""
    settings.VAULT = {
        "ROOT_KEY": "",
        "ROOT_FILE": tmp_path / "keys" / "root",
        "KEYRING_DIR": tmp_path / "keyring",
    }
    return tmp_path


@pytest.fixture
def ring(shelf):
    """A keyring that was made on its first day. `keyrings.open_keyring()` opens it once more."""
    root.create_root_file(shelf / "keys" / "root")
    first_day.initialise(sealed_rows_exist=False)
    return keyrings.open_keyring()


def on_disk(shelf):
    """{path: bytes} of all that a thief finds, but for the index of SQLite's log."""
    found = (path for path in shelf.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found if not path.name.endswith("-shm")}


def kept(shelf):
    """The same once SQLite has put its log away, to show that a refusal changed nothing."""
    for store in shelf.rglob("keyring.db"):
        line = sqlite3.connect(store)
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        line.close()
    return {path: content for path, content in on_disk(shelf).items() if content}
