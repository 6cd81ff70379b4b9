"""Backing up, drilling and restoring an Alongside that people use, through the program itself."""

import fcntl
import json
import re
import shutil
import subprocess

import pytest

from .running import PROGRAM, Browser, Running, environment, refused
from .test_program import SET_UP, kept, settle

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Olive's Alongside, backed up while it was served, and what was said meanwhile."""
    home = tmp_path_factory.mktemp("served")
    with Running("up", home / "data") as running:
        link = re.search(r"/set-up/\w+/", running.said)[0]
        olive = Browser(running.port)
        olive.get(link)
        assert olive.post(link, SET_UP).status == 302
        running.home = home
        running.backup = ask(running, "backup")
        running.drill = ask(running, "drill")
        running.copies = [running.backup[1][kind] for kind in ("data", "keyring")]
        words = ["restore", "--data", running.copies[0], "--keyring", running.copies[1]]
        running.restore = ask(running, *words, "--replace")
        running.today = olive.get("/").status
    for database in (running.data / "alongside.db", running.data / "keyring" / "keyring.db"):
        settle(database)
    return running


def ask(house, *words, data=None):
    """How `alongside WORDS --json` ends, what it says as JSON, and what besides."""
    places = {"backup_data": house.home / "one", "backup_keyring": house.home / "two"}
    done = subprocess.run(
        [PROGRAM, *words, "--json"],
        env=environment(data or house.data, 0, **places),
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, json.loads(done.stdout), done.stderr


@pytest.fixture
def half_restored(served, tmp_path):
    """A data directory in which a restore was cut off, and the command that it names."""
    data = shutil.copytree(served.data, tmp_path / "data")
    mark = {"data": served.copies[0], "keyring": served.copies[1], "ledgers": []}
    (data / "restoring").write_text(json.dumps(mark | {"aside": "replaced-x", "is_aside": True}))
    return data


def test_a_backup_and_a_drill_are_done_while_it_is_served(served):
    for code, said, _besides in (served.backup, served.drill):
        assert code == 0 and said["ok"]
    opened = {t["table"] for t in served.drill[1]["tables"] if t["result"] == "opened"}
    assert {"people.Person", "home.Host"} <= opened


def test_nothing_is_restored_under_a_running_server(served):
    code, said, besides = served.restore
    assert code == 1 and not said["ok"]
    assert "in use" in said["why"] and said["why"] in besides
    assert served.today in (200, 302)


def test_what_was_restored_is_served_and_olive_signs_in_again(served, tmp_path):
    data = tmp_path / "data"
    (data / "keys").mkdir(parents=True)
    shutil.copy2(served.data / "keys" / "root", data / "keys" / "root")
    words = ["restore", "--data", served.copies[0], "--keyring", served.copies[1]]
    assert ask(served, *words, data=data)[0] == 0
    with Running("up", data) as running:
        assert "/set-up/" not in running.said
        browser = Browser(running.port)
        assert "Two volunteers" in browser.get("/").text
        browser.get("/sign-in/")
        words = {"login": "olive", "password": SET_UP["password1"]}
        assert browser.post("/sign-in/", words).status == 302


def test_a_database_that_was_lost_is_put_back_after_a_start_was_refused(served, tmp_path):
    """That start has left a file without a table in it: nothing that anybody could lose."""
    data = shutil.copytree(served.data, tmp_path / "data")
    for file in data.glob("alongside.db*"):
        file.unlink()
    assert "Put the database back" in refused("up", data)[1]
    code, said, _besides = ask(served, "restore", "--data", served.copies[0], data=data)
    assert (code, said["ok"]) == (0, True), said
    assert said["replaced"] == []


@pytest.mark.parametrize("command", ["up", "demo"])
def test_a_half_finished_restore_is_not_served(half_restored, command):
    before = kept(half_restored)
    code, said = refused(command, half_restored)
    assert code == 1
    assert "A restore was begun here and not finished" in said
    assert "alongside restore --data" in said
    assert kept(half_restored) == before


def test_the_command_that_it_names_finishes_it(served, half_restored):
    said = refused("backup", half_restored, backup_data="/tmp/a", backup_keyring="/tmp/b")[1]
    words = said[said.index("alongside restore") :].split()[1:]
    assert ask(served, *words, data=half_restored)[0] == 0
    assert not (half_restored / "restoring").exists()
    (half_restored / "restoring.part").mkdir()  # As one leaves it that is killed before its mark.
    with Running("up", half_restored) as running:
        assert not (half_restored / "restoring.part").exists()
        assert "Two volunteers" in Browser(running.port).get("/").text


def test_nothing_is_served_while_it_is_restored(served, tmp_path):
    data = shutil.copytree(served.data, tmp_path / "data")
    before = kept(data)
    with open(data / "alongside.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, said = refused("up", data)
        assert code == 1
        assert "being restored just now" in said
    assert kept(data) == before
