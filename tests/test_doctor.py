"""`alongside doctor`: what can be wrong with an installation is told, with what mends it."""

import json
import os
import shutil
import sqlite3

import pytest

from alongside.commands.doctor import in_words, whose_files

from .running import Browser, Running, called

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A demo in which nothing is wrong: its kit was read back, and there are copies."""
    place = tmp_path_factory.mktemp("house")
    with Running("demo", place / "data") as running:
        Browser(running.port).be("cleo")
    sheets = json.loads(called(running.data, "keys", "kit", "--json").stdout)["sheets"]
    called(running.data, "keys", "verify-kit", typed="\n".join(sheets[:2]))
    back_up(running.data)
    return running


def back_up(data):
    place = data.parent
    done = called(data, "backup", "--data", place / "one", "--keyring", place / "two")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def data(house, tmp_path):
    return shutil.copytree(house.data, tmp_path / "data")


def examined(data, *words, **settings):
    """(exit code, what is wrong, what is only noted)"""
    answer = called(data, "doctor", "--json", *words, **settings)
    findings = json.loads(answer.stdout)["findings"]
    told = {level: [] for level in ("fine", "note", "wrong")}
    for one in findings:
        told[one["level"]].append(f"{one['says']} -> {one['mend']}")
    return answer.returncode, "\n".join(told["wrong"]), "\n".join(told["note"])


def test_where_nothing_is_wrong_all_is_well(data):
    code, wrong, _noted = examined(data, "--deep")
    assert (code, wrong) == (0, "")
    assert "All is well." in called(data, "doctor").stdout


def test_it_changes_nothing(data):
    before = {path: path.read_bytes() for path in data.rglob("*.db")}
    assert len(before) == 3
    examined(data, "--deep")
    for path, content in before.items():
        if path.name == "alongside.db":
            assert path.read_bytes() == content


def put(data, statement, *values, store="alongside.db"):
    line = sqlite3.connect(data / store)
    with line:
        line.execute(statement, values)
    line.close()


def flip(data):
    """One bit of somebody's story is another."""
    line = sqlite3.connect(data / "alongside.db")
    pk, body = line.execute("SELECT id, body FROM conversations_story LIMIT 1").fetchone()
    line.close()
    broken = body[:-1] + bytes([body[-1] ^ 1])
    put(data, "UPDATE conversations_story SET body = ? WHERE id = ?", broken, pk)


def lose_somebodys_key(data):
    put(data, "DELETE FROM keys WHERE kind = 'person'", store="keyring/keyring.db")


def damage_a_key(data):
    put(
        data,
        "UPDATE keys SET blob = zeroblob(60) WHERE kind = 'group'",
        store="keyring/keyring.db",
    )


def forge_a_log(data):
    put(
        data,
        "INSERT INTO vault_accessline (number, at, what, about, seal)"
        " SELECT coalesce(max(number), 0) + 1, '2026-01-01 00:00:00', 'restored', '{}', 'ab'"
        " FROM vault_accessline",
    )


def forget_an_ending(data):
    line = {"id": "7", "what": "signed_out", "about": {"sign_in": "x"}, "at": "2026-01-01T00:00"}
    ledger = data / "keyring" / "ledger"
    before = ledger.read_text() if ledger.exists() else ""
    ledger.write_text(f"{before}{json.dumps(line)}\n")


FAULTS = {
    "a directory is open to others": (lambda data: data.chmod(0o755), "chmod go="),
    "the root is open to others": (
        lambda data: (data / "keys" / "root").chmod(0o444),
        "Others can read",
    ),
    "the root is lost": (lambda data: (data / "keys" / "root").unlink(), "wants the root key"),
    "the epoch is lost": (lambda data: (data / "keyring" / "epoch").unlink(), "epoch secret"),
    "a story is damaged": (flip, "conversations.Story do not open"),
    "keys are lost": (lose_somebodys_key, "have no key (person)"),
    "a key is damaged": (damage_a_key, "keys in the keyring are damaged"),
    "the log was tampered with": (forge_a_log, "access log"),
    "the ledger knows more": (forget_an_ending, "known to the ledger alone"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_told(data, fault):
    break_it, told = FAULTS[fault]
    break_it(data)
    code, wrong, _noted = examined(data, "--deep")
    assert code == 1
    assert told in wrong


def test_a_lost_index_is_noted_and_made_again_by_the_next_start(data):
    for path in data.glob("index.db*"):
        path.unlink()
    code, _wrong, noted = examined(data)
    assert (code, "being rebuilt" in noted) == (0, True)
    with Running("demo", data) as running:
        Browser(running.port).be("cleo").get("/")
    assert "being rebuilt" not in examined(data)[2]


def test_a_damaged_index_is_noted_and_nothing_to_mend(data):
    for path in data.glob("index.db-*"):
        path.unlink()
    (data / "index.db").write_bytes(b"no database at all" * 500)
    code, wrong, noted = examined(data)
    assert (code, wrong) == (0, "")
    assert "The search index was damaged" in noted


def test_what_a_restore_has_put_aside_is_noted_until_it_is_gone(data):
    aside = data / "replaced-20261124T032000Z"
    aside.mkdir()
    assert f"rm -r {aside}" in examined(data)[2]
    aside.rmdir()
    assert "before a restore" not in examined(data)[2]


def test_an_address_without_https_is_wrong_where_people_are_real(tmp_path):
    with Running("up", tmp_path / "data"):
        pass
    _code, wrong, _noted = examined(tmp_path / "data", address="http://alongside.example.org")
    assert "has no HTTPS" in wrong
    assert "There is no backup yet" in wrong
    _code, wrong, _noted = examined(tmp_path / "data", address="https://alongside.example.org")
    assert "has no HTTPS" not in wrong


def test_a_key_that_is_in_no_copy_is_wrong(data):
    with Running("demo", data) as running:
        leo = Browser(running.port)
        leo.get("/sign-up/")
        assert (
            leo.post("/sign-up/", {"username": "Leo", "password1": "four quiet words"}).status
            == 302
        )
    assert "There are new keys since the last backup" in examined(data)[1]
    back_up(data)
    assert examined(data)[1] == ""


def test_what_another_account_has_left_is_wrong(tmp_path, settings, monkeypatch):
    (tmp_path / "alongside.db").touch()
    settings.DATA_DIR = tmp_path
    settings.VAULT = {**settings.VAULT, "KEYRING_DIR": tmp_path / "keyring"}
    assert list(whose_files()) == []
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    [found] = whose_files()
    assert found.level == "wrong"
    assert found.mend == f"as root: chown 12345 {tmp_path / 'alongside.db'}"


@pytest.mark.parametrize(
    ("free", "said"), [(700 * 2**20, "700 MB"), (2**30, "1 GB"), (50 * 2**30, "50 GB")]
)
def test_free_room_is_said_in_what_it_comes_to(free, said):
    assert in_words(free) == said
