"""An empty database gets its tables at once; step by step, from the first version on, it gets the
same ones, whatever order their columns are in."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from alongside.commands import first_tables, ready

# Of Django's own, and never filled: on PostgreSQL its numbers have eight bytes instead of four.
OTHERWISE = {"auth_group_permissions"}
ONE_BY_ONE = re.compile(r"fk_\d+|__unnamed_constraint_\d+__|_\d+$")  # Counted in their order.


def emptied():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
            return
        cursor.execute("PRAGMA foreign_keys=OFF")
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'DROP TABLE "{table}"')
        cursor.execute("PRAGMA foreign_keys=ON")


def tables():
    """{name of a table: its columns and what holds for them}, in no order of their own."""
    with connection.cursor() as cursor:
        return {
            name: [*columns(cursor, name), *conditions(cursor, name)]
            for name in connection.introspection.table_names(cursor)
        }


def columns(cursor, name):
    found = connection.introspection.get_table_description(cursor, name)
    return sorted(
        (one.name, str(one.type_code), one.display_size, one.null_ok, one.default, one.collation)
        for one in found
    )


def conditions(cursor, name):
    found = connection.introspection.get_constraints(cursor, name)
    named = [
        (ONE_BY_ONE.sub("", key), sorted(what.items(), key=str)) for key, what in found.items()
    ]
    return sorted(map(str, [*named, *written(cursor, name)]))


def written(cursor, name):
    """Partial indexes and checks as SQLite has them, which says less of them in other ways."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [name])
        indexes = [sql for (sql,) in cursor.fetchall()]
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass",
            [f'"{name}"'],
        )
        return indexes + [sql for (sql,) in cursor.fetchall()]
    cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s", [name])
    rows = [(kind, sql) for kind, sql in cursor.fetchall() if sql]
    indexes = [sql for kind, sql in rows if kind == "index"]
    return indexes + [part for kind, sql in rows if kind == "table" for part in parts_of(sql)]


def parts_of(sql):
    """What stands between the outer brackets of CREATE TABLE, at each comma that is in no other."""
    depth, parts = 0, [""]
    for sign in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def done():
    return set(MigrationRecorder(connection).applied_migrations())


def differ(one, other):
    assert one.keys() == other.keys()
    return {name: set(one[name]) ^ set(other[name]) for name in one if one[name] != other[name]}


@pytest.mark.django_db(transaction=True)
def test_at_once_and_step_by_step_come_to_the_same():
    emptied()
    assert first_tables.is_empty()
    ready.migrate()
    at_once, noted = tables(), done()
    emptied()
    call_command("migrate", verbosity=0)
    step_by_step = tables()
    assert len(at_once) > 60 and done() == noted
    assert differ(at_once, step_by_step).keys() <= OTHERWISE
    assert not first_tables.is_empty()


@pytest.mark.django_db(transaction=True)
def test_where_it_is_broken_off_nothing_is_there_and_the_next_start_begins_again(monkeypatch):
    emptied()

    def broken_off():
        raise InterruptedError

    with monkeypatch.context() as patch, pytest.raises(InterruptedError):
        patch.setattr(first_tables, "note_every_step", broken_off)
        ready.migrate()
    assert first_tables.is_empty() and not connection.introspection.table_names()
    ready.migrate()
    assert "people_person" in connection.introspection.table_names() and done()
