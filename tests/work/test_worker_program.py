"""`alongside worker`, and the worker in `alongside up`: which of them works, and how it stops."""

import signal
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest

from tests.running import PROGRAM, Running, called, environment

pytestmark = pytest.mark.pure

DONE = "SELECT finished_at FROM django_tasks_database_dbtaskresult WHERE task_path = ?"
PATIENCE = 60


def was_done(data, name="work.forget_old"):
    """When a periodic job was done last, or None."""
    with closing(sqlite3.connect(data / "alongside.db", timeout=30)) as line:
        found = line.execute(DONE, [name]).fetchone()
    return found[0] if found else None


def comes_about(true):
    end = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < end:
        time.sleep(0.1)
    return true()


def test_the_server_does_the_work_unless_a_worker_of_its_own_does(tmp_path):
    data = tmp_path / "data"
    with Running("up", data, worker="separate"):
        time.sleep(2)
        assert was_done(data) is None
        worker = subprocess.Popen(
            [PROGRAM, "worker"], env=environment(data, 0), stdout=subprocess.PIPE, text=True
        )
        try:
            assert worker.stdout.readline() == "Working. Stop with Ctrl-C.\n"
            assert comes_about(lambda: was_done(data))
        finally:
            worker.send_signal(signal.SIGTERM)
            said, _ = worker.communicate(timeout=30)
    assert (worker.returncode, said) == (0, "")
    before = make_it_due(data)
    with Running("up", data):
        assert comes_about(lambda: was_done(data) > before)
    before = make_it_due(data)
    once = called(data, "worker", "--once")
    assert (once.returncode, once.stdout) == (0, "Done: 0.\n")
    assert was_done(data) > before


def make_it_due(data):
    """Returns when it was done before."""
    with closing(sqlite3.connect(data / "alongside.db", timeout=30)) as line, line:
        line.execute("UPDATE django_tasks_database_dbtaskresult SET run_after = '2026-01-01'")
    return was_done(data)


def test_without_anything_to_work_with_it_says_so(tmp_path):
    refused = called(tmp_path / "nothing", "worker")
    assert refused.returncode == 1
    assert "ALONGSIDE_DATA_DIR" in refused.stderr


def test_without_the_right_root_key_it_takes_no_work_on(tmp_path):
    """It would fail at all that opens or seals anything, until that was given up."""
    data = tmp_path / "data"
    with Running("up", data, worker="separate"):
        pass
    before = make_it_due(data)
    refused = called(data, "worker", "--once", root_key="ab" * 32)
    assert refused.returncode == 1
    assert "wants the root key" in refused.stderr
    assert was_done(data) == before


def test_who_does_the_work_is_one_of_two(tmp_path):
    refused = called(tmp_path, "worker", worker="nobody")
    assert refused.returncode != 0
    assert "ALONGSIDE_WORKER is here or separate, not 'nobody'." in refused.stderr
