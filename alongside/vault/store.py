"""The keyring's own store: wrapped keys in a SQLite file apart from the data and its backup.

It shares no transaction with the database on purpose: a key is on disk before the row it seals.
"""

import sqlite3
import threading
from pathlib import Path

from .errors import VaultError

SCHEMA = """
CREATE TABLE IF NOT EXISTS keys (
    kind TEXT NOT NULL, id INTEGER NOT NULL, blob BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


class Store:
    """Wrapped keys by (kind, id), and a few facts about the keyring itself. Safe under threads."""

    def __init__(self, directory):
        self.path = Path(directory) / "keyring.db"
        self._local = threading.local()
        self._watch = None

    def exists(self):
        return self.path.exists() and self.path.stat().st_size > 0

    def remove(self):
        """Take away what was begun and never finished."""
        if connection := getattr(self._local, "connection", None):
            connection.close()
            self._local.connection = None
        for path in self.path.parent.glob("keyring.db*"):
            path.unlink()

    def create(self):
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.parent.chmod(0o700)
        self._connection().executescript(SCHEMA)
        self.path.chmod(0o600)

    def _connection(self):
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA secure_delete=ON")
            self._local.connection = connection
        return connection

    def version(self):
        """A number that changes whenever anybody wrote here, in whatever thread or process.

        It is a connection's own, so one connection is kept for asking. Not safe under threads.
        """
        if self._watch is None:
            self._watch = sqlite3.connect(self.path, timeout=10, check_same_thread=False)
        return self._watch.execute("PRAGMA data_version").fetchone()[0]

    def get_many(self, names):
        """{(kind, id): blob} for those of `names` that exist, in one query a kind."""
        found = {}
        for kind in {kind for kind, _id in names}:
            ids = [id for one, id in names if one == kind]
            marks = ",".join("?" * len(ids))
            query = f"SELECT id, blob FROM keys WHERE kind = ? AND id IN ({marks})"
            for id, blob in self._connection().execute(query, [kind, *ids]):
                found[kind, id] = blob
        return found

    def put(self, kind, id, blob):
        """Whether the key was kept; False if there was one of that name, which stays."""
        cursor = self._connection().execute(
            "INSERT OR IGNORE INTO keys (kind, id, blob) VALUES (?, ?, ?)", [kind, id, blob]
        )
        return cursor.rowcount == 1

    def count(self, kind):
        """How many keys of this kind there are."""
        query = "SELECT count(*) FROM keys WHERE kind = ?"
        try:
            return self._connection().execute(query, [kind]).fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # Begun and not finished; see `fact`.

    def delete(self, kind, id):
        connection = self._connection()
        connection.execute("DELETE FROM keys WHERE kind = ? AND id = ?", [kind, id])
        # What was deleted must not live on in the write-ahead log.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def tidy(self):
        """Bring everything into the one file, so that a copy of it alone is whole."""
        self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def fact(self, name):
        """A fact about the keyring, or None. Raises VaultError if the file is no keyring."""
        try:
            row = self._connection().execute("SELECT value FROM facts WHERE name = ?", [name])
            found = row.fetchone()
        except sqlite3.OperationalError:
            return None  # Begun and not finished: the table is not there yet.
        except sqlite3.DatabaseError:
            raise VaultError(f"{self.path} is not a keyring, or is damaged.") from None
        return found[0] if found else None

    def set_fact(self, name, value):
        self._connection().execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])
