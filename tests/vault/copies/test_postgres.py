"""How PostgreSQL's own programs are called, with made-up ones in their place."""

import os
from types import SimpleNamespace

import pytest

from alongside.vault.copies import Refused, postgres

pytestmark = pytest.mark.pure

PASSWORD = "correct horse battery"


class Cursor:
    """Answers every query with the same row."""

    def __init__(self, row):
        self.row, self.asked = row, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def execute(self, query, values=()):
        self.asked.append(query)

    def fetchone(self):
        return self.row

    def fetchall(self):
        return []


@pytest.fixture
def server(monkeypatch):
    """A server of version 15 that does not exist."""
    settings = {
        "NAME": "it's ours",
        "USER": "alongside",
        "PASSWORD": PASSWORD,
        "HOST": "db.example",
        "PORT": "5433",
    }
    made_up = SimpleNamespace(
        settings_dict=settings,
        pg_version=150018,
        cursor=lambda: made_up.line,
        line=Cursor((False,)),
    )
    monkeypatch.setattr(postgres, "connection", made_up)
    return made_up


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """`programs(pg_dump="…")` puts a shell script of this name where programs are looked for."""

    def put(**scripts):
        for name, script in scripts.items():
            path = tmp_path / name
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(0o755)

    monkeypatch.setenv("PATH", str(tmp_path))
    return put


def test_a_missing_program_is_named_and_how_it_is_installed(server, programs):
    for tool in ("pg_dump", "pg_restore"):
        with pytest.raises(Refused, match=rf"{tool} is missing.*version 15.*postgresql-client"):
            postgres.must_be_new_enough(tool)


def test_a_program_older_than_the_server_is_refused(server, programs):
    programs(pg_dump='echo "pg_dump (PostgreSQL) 14.2 (Debian 14.2-1)"')
    with pytest.raises(Refused, match=r"version 14, the server of 15.*postgresql-client-15"):
        postgres.must_be_new_enough("pg_dump")


@pytest.mark.parametrize("version", ["15.1", "17.0 (Ubuntu 17.0-1)"])
def test_a_program_as_new_as_the_server_or_newer_will_do(server, programs, version):
    programs(pg_dump=f'echo "pg_dump (PostgreSQL) {version}"')
    postgres.must_be_new_enough("pg_dump")


def test_the_password_is_in_no_command_line(server, programs, tmp_path):
    programs(pg_dump=f'echo "$@" > {tmp_path}/words; echo "$PGPASSWORD" > {tmp_path}/password')
    postgres.run("pg_dump", "--format=custom")
    words = (tmp_path / "words").read_text()
    assert "--format=custom" in words and "--no-password" in words
    assert PASSWORD not in words
    assert (tmp_path / "password").read_text().strip() == PASSWORD
    assert "PGPASSWORD" not in os.environ


def test_where_it_fails_its_complaint_is_told_but_no_row(server, programs):
    programs(
        pg_restore='echo "pg_restore: error: could not execute query" >&2\n'
        'echo "CONTEXT:  COPY people_person, line 1: secret" >&2\nexit 1'
    )
    with pytest.raises(Refused, match="could not execute query") as refusal:
        postgres.run("pg_restore")
    assert "secret" not in str(refusal.value)


def test_where_it_is_killed_that_is_told(server, programs):
    programs(pg_dump="kill -9 $$")
    with pytest.raises(Refused, match="cut off"):
        postgres.run("pg_dump")


def test_each_table_moves_the_progress_bar(server, programs):
    programs(pg_dump='for t in 1 2 3; do echo "pg_dump: dumping contents of table t" >&2; done')
    moves = []
    bar = SimpleNamespace(update=lambda: moves.append(1))
    postgres.run("pg_dump", at_each=("dumping contents of table", bar))
    assert len(moves) == 3


def test_a_name_with_a_quote_in_it_stays_one_name(server):
    assert postgres.conninfo() == r"dbname='it\'s ours'"


def test_a_role_that_may_make_no_database_hears_how_it_may(server):
    with (
        pytest.raises(Refused, match="ALTER ROLE alongside CREATEDB"),
        postgres.scratch_database("alongside_drill_0123456789abcdef_", "abc"),
    ):
        raise AssertionError("no database was made, so nothing is tried in it")
    assert not any("CREATE DATABASE" in query for query in server.line.asked)
