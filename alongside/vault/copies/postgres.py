"""Copying and putting back a PostgreSQL database, with PostgreSQL's own programs."""

import os
import shutil
import subprocess
from collections import deque
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

from django.db import connection, transaction

from . import Refused, files

RESTORING = "alongside restore"
TABLES = """
    SELECT relname, relpersistence FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY relname
"""


def take(target):
    """One moment of the database as a file of pg_dump's. Returns what is in it."""
    must_be_new_enough("pg_dump")
    with one_moment() as cursor:
        cursor.execute(TABLES)
        tables = cursor.fetchall()
        kept = [name for name, persistence in tables if persistence != "u"]
        if "django_migrations" not in kept:
            raise Refused("The database holds no Alongside, so there is nothing to copy.")
        found = contents(cursor, kept)
        cursor.execute("SELECT pg_export_snapshot()")
        [snapshot] = cursor.fetchone()
        # Unlogged is what can be made anew: the index of the search. It does not belong in a copy.
        left_out = [f'--exclude-table="{name}"' for name, how in tables if how == "u"]
        with files.bar("Copying the database", len(kept), unit=" tables") as progress:
            run(
                "pg_dump",
                "--format=custom",
                "--no-unlogged-table-data",
                *left_out,
                f"--snapshot={snapshot}",
                f"--file={target}",
                at_each=("dumping contents of table", progress),
            )
    return found


@contextmanager
def one_moment():
    """A cursor of a connection that sees the database as it is now, whoever writes."""
    with closing(connection.copy("copy")) as other, other.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield cursor


def contents(cursor, tables):
    rows = {}
    for name in tables:
        cursor.execute(f'SELECT count(*) FROM "{name}"')
        [rows[name]] = cursor.fetchone()
    cursor.execute("SELECT app, name FROM django_migrations")
    return {"rows": rows, "migrations": sorted(f"{app}.{name}" for app, name in cursor.fetchall())}


def must_be_able():
    """Raises Refused unless the programs that put it back are at hand."""
    must_be_new_enough("pg_dump")
    must_be_new_enough("pg_restore")


def what_is_there():
    """A few words for the tables that are there already, or None."""
    if tables := connection.introspection.table_names():
        return f"{len(tables)} tables in the database {connection.settings_dict['NAME']}"
    return None


def set_aside(directory):
    if what_is_there():
        begun = directory / "alongside.dump.part"
        run("pg_dump", "--format=custom", f"--file={begun}")
        files.fsync(begun)
        files.name(begun, directory / "alongside.dump")


def put_back(copy):
    """In the place of whatever a restore that was cut off has left; wholly or not at all."""
    with transaction.atomic(), connection.cursor() as cursor:
        # One that was cut off may still have its half at work, with locks on what it made.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s "
            "AND datname = current_database()",
            [RESTORING],
        )
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'DROP TABLE IF EXISTS "{name}" CASCADE')
    with files.bar("Putting the database back", None, unit=" tables") as progress:
        run(
            "pg_restore",
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            f"--dbname={conninfo()}",
            str(copy),
            at_each=("processing data for table", progress),
        )


# -- a database to try a copy in ------------------------------------------------------------------


@contextmanager
def scratch_database(prefix, name):
    """The address of an empty database, gone afterwards, as is what an earlier trial left."""
    role, name = connection.settings_dict["USER"], prefix + name
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for [left] in cursor.fetchall():
            cursor.execute(f'DROP DATABASE IF EXISTS "{left}" WITH (FORCE)')
        cursor.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            raise Refused(
                "To try a copy, a database has to be made for it, and the role "
                f"{role} may not. As a superuser of PostgreSQL run: ALTER ROLE {role} CREATEDB"
            )
        cursor.execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
    try:
        address = urlsplit(os.environ["ALONGSIDE_DATABASE_URL"])
        yield address._replace(path=f"/{name}").geturl()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


# -- PostgreSQL's programs ------------------------------------------------------------------------


def run(tool, *arguments, at_each=None):
    """Run one of PostgreSQL's programs. The password is in its environment, where nobody sees."""
    last = deque(maxlen=200)
    with subprocess.Popen(
        [found(tool), "--no-password", "--verbose", *arguments],
        env=os.environ | surroundings(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as child:
        try:
            for line in child.stderr:
                last.append(line)
                if at_each and at_each[0] in line:
                    at_each[1].update()
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise Refused(f"{tool} did not succeed: {complaint(last)}")


def complaint(lines):
    """What it says went wrong; never the lines after it, which may quote a row."""
    said = [line.strip() for line in lines if "error:" in line]
    return said[0] if said else "it was cut off."


def surroundings():
    settings = connection.settings_dict
    named = {
        "PGDATABASE": settings["NAME"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
    }
    named = {name: str(value) for name, value in named.items() if value}
    return named | {"PGAPPNAME": RESTORING, "LC_ALL": "C"}


def conninfo():
    name = str(connection.settings_dict["NAME"]).replace("\\", r"\\").replace("'", r"\'")
    return f"dbname='{name}'"


def found(tool):
    if path := shutil.which(tool):
        return path
    raise Refused(
        f"{tool} is missing. Install PostgreSQL's own programs, at least of version {server()}: "
        "apt-get install postgresql-client"
    )


def must_be_new_enough(tool):
    """An older pg_dump refuses a newer server, and would say so less kindly."""
    said = subprocess.run([found(tool), "--version"], capture_output=True, text=True, check=False)
    words = [word.split(".")[0] for word in said.stdout.split()]
    version = next((int(word) for word in words if word.isdecimal()), 0)
    if version < server():
        raise Refused(
            f"{tool} is of version {version}, the server of {server()}. Install the programs of "
            f"the server's version: apt-get install postgresql-client-{server()}"
        )


def server():
    with connection.cursor():
        return connection.pg_version // 10000
