"""A database that several threads can use at once, as outside the tests."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection


@pytest.fixture
def on_disk(transactional_db, tmp_path):
    """Puts SQLite's test database into a file: in memory it locks whole tables and cannot wait.

    Ask for it before any other fixture that writes, by `usefixtures`.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    file = sqlite3.connect(tmp_path / "alongside.db")
    in_memory.backup(file)
    file.close()
    connection.connection = None
    connection.settings_dict["NAME"] = str(tmp_path / "alongside.db")
    yield
    connection.close()
    connection.settings_dict["NAME"], connection.connection = name, in_memory


def at_once(*works):
    """Run each in a thread of its own, all from the same moment on; returns what they return."""
    ready = Barrier(len(works))

    def run(work):
        try:
            connection.ensure_connection()
            ready.wait(timeout=10)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))
