"""A connection that the database has closed is not used again, and a live one is not asked."""

import os

import psycopg
import pytest
from django.db import connection, transaction
from django.db.backends.postgresql import base
from django.db.utils import DatabaseError

DATABASE = os.environ.get("ALONGSIDE_DATABASE_URL", "")

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not DATABASE, reason="It is of the run on PostgreSQL."),
]


def end_from_elsewhere():
    """What a restart of the database does to a connection, or somebody who tidies up there."""
    mine = connection.connection.info.backend_pid
    with psycopg.connect(DATABASE) as line:
        ended = line.execute("SELECT pg_terminate_backend(%s, 5000)", [mine])
        assert ended.fetchone() == (True,)


@pytest.fixture(autouse=True)
def connected():
    connection.ensure_connection()
    yield
    connection.close()


def test_a_live_connection_is_not_asked(monkeypatch):
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", lambda self: pytest.fail("it was asked"))
    assert connection.is_usable()


def test_one_that_was_closed_is_made_anew_before_the_next_page(client):
    end_from_elsewhere()
    assert not connection.is_usable()
    connection.close_if_unusable_or_obsolete()  # As it is done between two pages.
    assert client.get("/readyz").status_code == 200
    assert connection.is_usable()


def test_one_on_which_something_was_left_open_is_asked():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(DatabaseError):
            cursor.execute("SELECT nothing")
        assert not connection.is_usable()
        cursor.execute("SELECT 1")  # Refused, and so the transaction is rolled back.
    assert connection.is_usable()
