"""The index in unlogged tables of the database: in no log and no copy, and empty after a crash."""

from contextlib import contextmanager

from django.db import connection, transaction

from alongside.lib.locks import Busy

from .table import NAMES, TABLES, VERSION, Table

CONTAINS = "position(%s in tokens) > 0"
ALONE = "pg_advisory_xact_lock(%s)"  # Till the end of the transaction.
# Two numbers that no other lock of this database has.
WRITING, REBUILDING = 0x616C6F6E67736964, 0x616C6F6E67736965


class PostgresIndex:
    """Inside of Django's own connection, so that a thread or a test has no second one."""

    @contextmanager
    def reading(self):
        if not self._is_there(run("SELECT to_regclass(%s)", [NAMES[0]])):
            with self.writing():
                pass
        yield Table(run, CONTAINS)

    @contextmanager
    def writing(self):
        """Alone, whichever thread or process it is; all that is done inside, or none of it."""
        with transaction.atomic():
            if not self._is_there(run(f"SELECT to_regclass(%s), {ALONE}", [NAMES[0], WRITING])):
                self._make()
            yield Table(run, CONTAINS)

    @contextmanager
    def alone(self):
        """For whoever rebuilds. Raises Busy while somebody else does."""
        if not run("SELECT pg_try_advisory_lock(%s)", [REBUILDING])[0][0]:
            raise Busy("index")
        try:
            yield
        finally:
            run("SELECT pg_advisory_unlock(%s)", [REBUILDING])

    def tidy(self):
        """Nothing can be done at once: what was taken out lies there until it is written over.

        The scope counts it, and gets another key when it is next looked after.
        """

    def _is_there(self, found):
        """Whether tables were found, and are of this version."""
        return bool(found[0][0]) and Table(run, CONTAINS).fact("version") == VERSION

    def _make(self):
        """Make the tables where they are missing, or those of another version. Alone by now."""
        # To make it tells for certain: of what somebody else made, for whom this waited, the server
        # may still remember that it is not there.
        self._make_one(TABLES[0])
        if Table(run, CONTAINS).fact("version") == VERSION:
            return
        run(f"DROP TABLE IF EXISTS {', '.join(NAMES)}", [])
        for table in TABLES:
            self._make_one(table)
        run("ALTER TABLE vault_search_docs ALTER tokens SET STORAGE EXTERNAL", [])
        # The server keeps its statistics, with samples in them, in a table that is logged.
        run("ALTER TABLE vault_search_docs ALTER tokens SET STATISTICS 0", [])
        Table(run, CONTAINS).set_fact("version", VERSION)

    def _make_one(self, table):
        run(table.format(kind="UNLOGGED", blob="BYTEA", clustered=""), [])


def run(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []
