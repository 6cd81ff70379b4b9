"""The keyring's own store: wrapped keys in a SQLite file apart from the data and its backup.

It shares no transaction with the database on purpose: a key is on disk before the row it seals.
"""

import sqlite3
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from .errors import VaultError

SCHEMA = """
CREATE TABLE IF NOT EXISTS keys (
    kind TEXT NOT NULL, id INTEGER NOT NULL, generation INTEGER NOT NULL, blob BLOB NOT NULL,
    PRIMARY KEY (kind, id, generation)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""
# Keyrings of version 0.1 knew one generation of keys.
UPGRADE = (
    "ALTER TABLE keys RENAME TO keys_before",
    "CREATE TABLE keys (kind TEXT NOT NULL, id INTEGER NOT NULL, generation INTEGER NOT NULL,"
    " blob BLOB NOT NULL, PRIMARY KEY (kind, id, generation)) WITHOUT ROWID",
    "INSERT INTO keys SELECT kind, id, 1, blob FROM keys_before",
    "DROP TABLE keys_before",
)
GET_MANY = """
WITH names(kind, id) AS (VALUES {})
SELECT kind, id, generation, blob, (SELECT value FROM facts WHERE name = 'generation')
FROM names LEFT JOIN keys USING (kind, id)
"""
AT_ONCE = 400  # SQLite takes only so many values in one query.


@cache
def asked_for(number):
    """The query for so many names."""
    return GET_MANY.format(", ".join(["(?, ?)"] * number))


class Store:
    """Wrapped keys by (kind, id, generation), and a few facts about the keyring. Thread-safe."""

    def __init__(self, directory):
        self.path = Path(directory) / "keyring.db"
        self._local = threading.local()
        self._watch = None

    def exists(self):
        return self.path.exists() and self.path.stat().st_size > 0

    def remove(self):
        """Take away what was begun and never finished."""
        self.close()
        for path in self.path.parent.glob("keyring.db*"):
            path.unlink()

    def close(self):
        """Let go of this thread's connection."""
        if connection := getattr(self._local, "connection", None):
            connection.close()
            self._local.connection = None

    def create(self):
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.parent.chmod(0o700)
        self._connection().executescript(SCHEMA)
        self.path.chmod(0o600)

    def upgrade(self):
        """Bring the tables of an older version up to date, wholly or not at all."""
        with self.writing() as connection:
            columns = {row[1] for row in connection.execute("PRAGMA table_info(keys)")}
            if columns and "generation" not in columns:
                for step in UPGRADE:
                    connection.execute(step)

    def _connection(self):
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA secure_delete=ON")
            self._local.connection = connection
        return connection

    @contextmanager
    def reading(self):
        """A connection on which everything read belongs to one moment."""
        yield from self._transaction("BEGIN")

    @contextmanager
    def writing(self):
        """A connection that nobody else writes beside; all that is done on it, or none."""
        yield from self._transaction("BEGIN IMMEDIATE")

    def _transaction(self, begin):
        with self.known_faults():
            connection = self._connection()
            connection.execute(begin)
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def known_faults(self):
        """A file that is no keyring, or is damaged, is named; a full disk or a lock stays one."""
        try:
            yield
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            raise VaultError(
                f"{self.path} is not a keyring, or is damaged. Nothing has been changed. "
                "Put it back from its newest copy: alongside restore --keyring COPY --replace"
            ) from None

    def version(self):
        """A number that changes whenever anybody wrote here, in whatever thread or process.

        It is a connection's own, so one connection is kept for asking. Not safe under threads.
        """
        if self._watch is None:
            self._watch = sqlite3.connect(self.path, timeout=10, check_same_thread=False)
        try:  # Asked for with every page, and so without what makes a context.
            return self._watch.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.DatabaseError:
            with self.known_faults():
                raise

    def get_many(self, names):
        """The keyring's generation, and [(kind, id, data generation, blob)] of what exists.

        All of one moment: a single statement, or a transaction around several.
        """
        names, rows = list(names), []
        together = self.reading() if len(names) > AT_ONCE else self.known_faults()
        with together:
            for start in range(0, len(names), AT_ONCE):
                some = names[start : start + AT_ONCE]
                values = [part for name in some for part in name]
                rows += self._connection().execute(asked_for(len(some)), values)
        generation = rows[-1][-1] if rows else None
        return int(generation or 1), [row[:4] for row in rows if row[3] is not None]

    def count(self, kind):
        """How many owners of this kind have a key."""
        query = "SELECT count(DISTINCT id) FROM keys WHERE kind = ?"
        try:
            return self._connection().execute(query, [kind]).fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # Begun and not finished; see `fact`.

    def ids(self, kind):
        """The ids of all owners of this kind that have a key."""
        query = "SELECT DISTINCT id FROM keys WHERE kind = ?"
        return [row[0] for row in self._connection().execute(query, [kind])]

    def tidy(self):
        """Bring everything into the one file, so that a copy of it alone is whole.

        What was deleted or written over does not live on in the write-ahead log either.
        """
        self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def fact(self, name):
        """A fact about the keyring, or None. Raises VaultError if the file is no keyring."""
        with self.known_faults():
            try:
                return fact(self._connection(), name)
            except sqlite3.OperationalError:
                return None  # Begun and not finished: the table is not there yet.

    def set_fact(self, name, value):
        """Keep a fact: text, bytes or a number."""
        set_fact(self._connection(), name, value)


def fact(connection, name):
    row = connection.execute("SELECT value FROM facts WHERE name = ?", [name]).fetchone()
    return row[0] if row else None


def number(connection, name, otherwise=1):
    found = fact(connection, name)
    return int(found) if found is not None else otherwise


def set_fact(connection, name, value):
    value = value if isinstance(value, bytes) else str(value).encode()
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])
