"""Copying and putting back a SQLite database while others write to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

from . import Refused, files

PAGES = 500  # Copied at a time: 2 MB, after which a progress bar can move.
LOGS = ("-wal", "-shm", "-journal")


def live():
    return Path(connection.settings_dict["NAME"])


def take(target):
    """One moment of the database as one file. Returns what is in it."""
    if not live().exists():
        raise Refused(f"There is no database at {live()}, so there is nothing to copy.")
    with (
        closing(sqlite3.connect(live(), timeout=30, isolation_level=None)) as source,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
        files.bar("Copying the database", live().stat().st_size) as progress,
    ):
        # What is read first decides on the moment: whoever writes from now on neither gets into
        # the copy nor makes it begin anew.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        size = source.execute("PRAGMA page_size").fetchone()[0]
        copy.execute("PRAGMA synchronous=OFF")  # The whole of it is brought to the disk at the end.

        def advance(_status, remaining, total):
            progress.total = total * size
            progress.update((total - remaining) * size - progress.n)

        source.backup(copy, pages=PAGES, progress=advance)
        source.execute("ROLLBACK")
        # A file by itself, without a log beside it that could be forgotten.
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Refused(f"{live()} is damaged. Nothing has been copied. Run: alongside doctor")
        return contents(copy)


def contents(copy):
    tables = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    if "django_migrations" not in tables:
        raise Refused(f"{live()} holds no Alongside, so there is nothing to copy.")
    return {
        "rows": {
            name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in sorted(tables)
            if not name.startswith("sqlite_")
        },
        "migrations": sorted(
            f"{app}.{name}" for app, name in copy.execute("SELECT app, name FROM django_migrations")
        ),
    }


def must_be_able():
    """Whatever puts it back is at hand."""


def what_is_there():
    """A few words for the database that is there already, or None."""
    return None if is_empty() else f"the database {live()}"


def is_empty():
    """Whether it is not there, or as a start leaves it that was refused: without a single table."""
    if not live().exists():
        return True
    if any(log.exists() and log.stat().st_size for log in logs() if not log.name.endswith("-shm")):
        return False  # What is only in there may be all there is.
    try:
        # Looked at as it lies there: nothing is made beside it, and nothing moved into it.
        address = f"{live().absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as file:
            return file.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    except sqlite3.DatabaseError:
        return False  # Damaged: somebody may want it yet.


def set_aside(directory):
    connection.close()
    if is_empty():
        live().unlink(missing_ok=True)  # It was moved already, and something has looked for it.
    for path in (live(), *logs()):
        files.move(path, directory)


def put_back(copy):
    """In the place of whatever a restore that was cut off has left."""
    connection.close()
    for path in (live(), *logs()):
        path.unlink(missing_ok=True)
    files.copy(copy, live())


def logs():
    return [live().with_name(live().name + log) for log in LOGS]
