"""The index in a SQLite file of its own, which may be lost at any time."""

import contextlib
import os
import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path

from alongside.lib.locks import Busy, hold

from .table import TABLES, VERSION, Lost, Table

SETTINGS = (
    "PRAGMA journal_mode=WAL",
    # What is in the index is crossed off the list of what waits, so it must be on the disk.
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
)
CONTAINS = "instr(tokens, %s) > 0"
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
SMALL = 8 * 2**20  # Some twenty-five thousand texts; a file of this size is cleaned at once.


class SqliteIndex:
    """Safe under threads and processes, each thread with a connection of its own."""

    def __init__(self, path):
        self.path = Path(path)
        self._local = threading.local()

    @contextmanager
    def reading(self):
        with self._known_faults():
            yield self._table()

    @contextmanager
    def writing(self):
        """Alone, whichever thread or process it is; all that is done inside, or none of it."""
        with self._known_faults():
            table = self._table()
            table.run("BEGIN IMMEDIATE", [])
            try:
                yield table
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    table.run("ROLLBACK", [])
                raise
            table.run("COMMIT", [])

    @contextmanager
    def alone(self):
        """For whoever rebuilds. Raises Busy while somebody else does."""
        with hold(self.path.with_suffix(".lock"), alone=True):
            yield

    def tidy(self):
        """Leave nothing behind of what was taken out.

        SQLite writes zeros over it, but may have moved it about before, and now and then leaves a
        part where it lay. A small file is written anew at once; in a large one the scope counts
        what was removed, and gets another key when it is next looked after.
        """
        with contextlib.suppress(sqlite3.OperationalError):  # Somebody is at it: the next time.
            connection = self._connection()
            if self.path.stat().st_size <= SMALL:
                connection.execute("VACUUM")
                connection.execute("UPDATE vault_search_scopes SET removed = 0 WHERE removed > 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # -- the file ----------------------------------------------------------------------------------

    def _table(self):
        connection = self._connection()
        return Table(
            lambda sql, values: connection.execute(sql.replace("%s", "?"), values).fetchall(),
            CONTAINS,
        )

    def _connection(self):
        """This thread's, to the file that is there now: somebody may have taken the last away."""
        connection, file = getattr(self._local, "open", (None, None))
        if connection is None or file != self._file():
            if connection is not None:
                connection.close()
            connection = self._open()
            self._local.open = connection, self._file()
        return connection

    def _file(self):
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _open(self):
        with self._one_at_the_file():
            self._make()
            connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
            try:
                version = set_up(connection)
            except BaseException:
                connection.close()
                raise
        if version != VERSION:
            connection.close()
            self._take_away(self._file())
            return self._open()
        return connection

    def _make(self):
        """An empty file that only the program may read, where there is none.

        One that is there is not opened: to close it would let go of the locks that SQLite holds of
        it for this process, and the next command that ends would take away what is written to.
        """
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))

    @contextmanager
    def _one_at_the_file(self):
        """While a file is made or taken away, nobody else does either."""
        while True:
            try:
                lock = hold(self.path.with_suffix(".making"), alone=True)
                break
            except Busy:
                threading.Event().wait(0.01)
        with lock:
            yield

    @contextmanager
    def _known_faults(self):
        """A file that is damaged is taken away; a full disk or a lock is nobody's reason to."""
        before = self._file()
        try:
            yield
        except sqlite3.DatabaseError as problem:
            code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
            if code not in DAMAGE and "no such table" not in str(problem):
                raise
            self._take_away(before)
            raise Lost from None

    def _take_away(self, file):
        with self._one_at_the_file():
            if self._file() == file:
                for path in (f"{self.path}-wal", f"{self.path}-shm", self.path):
                    Path(path).unlink(missing_ok=True)


def set_up(connection):
    """Make the tables where there are none. Returns the version of those that are there."""
    for setting in SETTINGS:
        connection.execute(setting)
    for table in TABLES:
        connection.execute(table.format(kind="", blob="BLOB", clustered="WITHOUT ROWID"))
    fact = "INSERT OR IGNORE INTO vault_search_facts VALUES ('version', ?)"
    connection.execute(fact, [VERSION])
    query = "SELECT value FROM vault_search_facts WHERE name = 'version'"
    return connection.execute(query).fetchone()[0]
