"""What can go wrong around any command is told in a sentence, with what mends it."""

import os
import sqlite3
import subprocess
from contextlib import closing

import pytest

from alongside import __version__

from .browser.served import free_port
from .notices.post_office import Desk, PostOffice
from .running import PROGRAM, Browser, Running, at_a_terminal, called, environment

pytestmark = pytest.mark.pure

NOWHERE = "postgres://ada:secret@127.0.0.1:1/alongside"
SETTINGS = {
    ("behind_proxy", "true"): "ALONGSIDE_BEHIND_PROXY is yes or no",
    ("time_zone", "Europe/Londn"): "ALONGSIDE_TIME_ZONE is a time zone such as Europe/London",
    ("address", "alongside.example.org"): "ALONGSIDE_ADDRESS is an address such as https://",
    ("language", "xx"): "ALONGSIDE_LANGUAGE is en-gb",
    ("database_url", NOWHERE): "Start PostgreSQL",
}


@pytest.fixture
def data(tmp_path):
    """Where somebody has made the keys and nothing else."""
    (tmp_path / "data").mkdir(mode=0o700)
    assert called(tmp_path / "data", "keys", "init").returncode == 0
    return tmp_path / "data"


def sentence(answer):
    assert answer.returncode == 1
    assert answer.stderr.startswith("alongside: ") and answer.stderr.count("\n") == 1
    return answer.stderr


@pytest.mark.parametrize(("name", "value"), SETTINGS, ids=lambda word: word.split(":")[0])
def test_a_setting_that_is_not_understood_is_named(data, name, value):
    told = sentence(called(data, "up", **{name: value}))
    assert SETTINGS[name, value] in told
    assert "secret" not in told


def test_doctor_says_once_that_the_database_does_not_answer(data):
    answer = called(data, "doctor", database_url=NOWHERE)
    assert answer.returncode == 1
    assert answer.stdout.count("Start PostgreSQL") == 1
    assert "OperationalError" not in answer.stdout
    assert "open the keyring" in answer.stdout


def test_doctor_says_whether_the_mail_server_lets_us_in(data):
    desk = Desk(PostOffice(), hostname="127.0.0.1", port=free_port())
    desk.start()
    try:
        address = f"smtp://127.0.0.1:{desk.port}?tls="
        welcome = called(data, "doctor", mail_url=f"{address}no").stdout
        refused = called(data, "doctor", mail_url=f"{address}start").stdout
    finally:
        desk.stop()
    assert "The mail server lets us in." in welcome
    assert "does not let us in (SMTPNotSupportedError)" in refused
    nobody = called(data, "doctor", mail_url="smtp://ada:secret@127.0.0.1:1?tls=no").stdout
    assert "does not let us in (ConnectionRefusedError)" in nobody and "secret" not in nobody


def test_scripts_are_told_as_well(data, tmp_path):
    (tmp_path / "file").touch()
    answer = called(data, "drill", "--json", backup_data=tmp_path / "file")
    assert "Not a directory" in sentence(answer)
    assert '"ok": false' in answer.stdout


def test_a_database_that_another_program_holds_is_waited_for_and_then_told(data):
    with closing(sqlite3.connect(data / "keyring" / "keyring.db")) as line:
        line.execute("BEGIN IMMEDIATE")
        told = sentence(called(data, "keys", "rotate-epoch"))
    assert "The keyring or the index cannot be used" in told and "Another program holds it" in told


def test_a_damaged_database_is_told_with_what_brings_it_back(data):
    for left in data.glob("alongside.db*"):
        left.unlink()
    (data / "alongside.db").write_bytes(b"no database at all" * 500)
    told = sentence(called(data, "up"))
    assert "alongside restore --data COPY --replace" in told


def test_whoever_stops_it_at_a_question_is_not_shown_where_it_was(data):
    code, told = at_a_terminal(data, "keys", "verify-kit", answers=["\x03"])
    assert code == 1
    assert told.endswith("alongside: Stopped before it was finished.\n")
    assert "Traceback" not in told


def test_whoever_reads_the_beginning_alone_is_shown_no_more(data):
    read, written = os.pipe()
    os.close(read)
    answer = subprocess.run(
        [PROGRAM, "keys", "kit"],
        env=environment(data, 0),
        stdout=written,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    os.close(written)
    assert (answer.returncode, answer.stderr) == (1, "")


def test_data_that_a_newer_version_has_used_are_left_alone(data):
    with Running("up", data):
        pass
    with closing(sqlite3.connect(data / "alongside.db")) as line, line:
        step = "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999', '')"
        line.execute(step)
    for words in (["up"], ["worker", "--once"], ["reseal"], ["erase", "--person", "ada", "--yes"]):
        told = sentence(called(data, *words))
        assert "newer version" in told and "alongside restore --data COPY --replace" in told
    assert "newer version" in called(data, "doctor").stdout


def test_data_have_one_server_alone(data):
    with Running("up", data):
        assert "is being served already" in sentence(called(data, "up"))
        assert called(data, "worker", "--once").returncode == 0


def test_the_key_for_signing_is_made_where_the_settings_look_for_it(tmp_path):
    elsewhere = tmp_path / "elsewhere" / "secret"
    with Running("up", tmp_path / "data", secret_key_file=elsewhere) as running:
        assert Browser(running.port).get("/sign-in/").status == 200
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "data" / "keys" / "secret").exists()


def test_without_an_address_links_lead_to_the_port_that_is_served(tmp_path):
    with Running("up", tmp_path / "data") as running:
        assert f"http://localhost:{running.port}/set-up/" in running.said


def test_it_says_which_version_it_is(tmp_path):
    assert called(tmp_path, "--version").stdout == f"alongside {__version__}\n"
