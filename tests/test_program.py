"""`alongside up`: what it makes on the first day, what it keeps, and when it refuses."""

import re
import shutil
import socket
import sqlite3
import stat

import pytest

from .running import Browser, Running, refused

pytestmark = pytest.mark.pure

SET_UP = {
    "host": "Two volunteers",
    "contact": "Come to the hall.",
    "username": "Olive",
    "password1": "correct horse battery",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A real Alongside that was set up and stopped; for copies, which tests may break."""
    with Running("up", tmp_path_factory.mktemp("house") / "data") as running:
        running.link = re.search(r"/set-up/\w+/", running.said)[0]
        organiser = Browser(running.port)
        running.first_visit = organiser.get(running.link)
        running.first_answer = organiser.post(running.link, SET_UP)
        running.afterwards = [Browser(running.port).get(running.link), organiser.get(running.link)]
        running.again = organiser.post(running.link, SET_UP | {"username": "Mallory"})
        running.today = organiser.get("/")
    for database in (running.data / "alongside.db", running.data / "keyring" / "keyring.db"):
        settle(database)
    return running


def settle(database):
    """Move what is in SQLite's log into its file, as the next opening would."""
    line = sqlite3.connect(database)
    line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    line.close()


@pytest.fixture
def copy(house, tmp_path):
    return shutil.copytree(house.data, tmp_path / "data")


def kept(data):
    """{path: bytes} of all that must not change; an empty log of SQLite's is none."""
    files = (path for path in data.rglob("*") if path.is_file() and "static" not in path.parts)
    return {
        str(path.relative_to(data)): path.read_bytes()
        for path in files
        if path.suffix != ".db-shm" and (path.suffix != ".db-wal" or path.stat().st_size)
    }


def test_the_set_up_link_works_once(house):
    assert house.first_visit.status == 200
    assert house.first_answer.status == 302
    assert "Good to see you, Olive" in house.today.text or house.today.url.startswith("/limits/")
    assert [answer.status for answer in house.afterwards] == [404, 404]
    assert house.again.status in (403, 404)


def test_the_link_is_whole_where_the_address_ends_with_a_slash(tmp_path):
    with Running("up", tmp_path / "data", address="http://localhost/") as running:
        assert re.search(r"http://localhost/set-up/\w+/\n", running.said)


def test_only_the_owner_can_read_the_data(house):
    for path, mode in {"": 0o700, "keys": 0o700, "keys/root": 0o400, "keyring": 0o700}.items():
        assert stat.S_IMODE((house.data / path).stat().st_mode) == mode, path


def test_nothing_readable_is_in_the_data(house):
    for path, words in kept(house.data).items():
        for private in (b"Two volunteers", b"Come to the hall", b"Olive", b"correct horse"):
            assert private not in words, path


def test_what_was_set_up_is_there_after_a_restart(house, copy):
    before = kept(copy)
    with Running("up", copy) as running:
        assert "/set-up/" not in running.said
        browser = Browser(running.port)
        assert browser.get(house.link).status == 404
        assert "Two volunteers" in browser.get("/").text
        browser.get("/sign-in/")
        words = {"login": "olive", "password": SET_UP["password1"]}
        assert browser.post("/sign-in/", words).status == 302
    for path in ("keys/root", "keys/secret", "keyring/epoch"):
        assert kept(copy)[path] == before[path]
    assert keys_in(copy) == keys_in(house.data)


def keys_in(data):
    store = sqlite3.connect(data / "keyring" / "keyring.db")
    found = store.execute("SELECT kind, id, blob FROM keys ORDER BY kind, id").fetchall()
    store.close()
    return found


@pytest.mark.parametrize("made", [["keys/secret"], ["keys"], ["keys", "keyring"]])
def test_a_first_start_that_was_cut_short_begins_again(house, tmp_path, made):
    data = tmp_path / "data"
    for path in made:
        (data / path).parent.mkdir(parents=True, exist_ok=True)
        one = house.data / path
        (shutil.copytree if one.is_dir() else shutil.copy2)(one, data / path)
    if "keyring" in made:
        forget_the_people(data)
    with Running("up", data) as running:
        link = re.search(r"/set-up/\w+/", running.said)[0]
        assert Browser(running.port).get(link).status == 200


def forget_the_people(data):
    """Their keys come after the database; until then the keyring has the house's alone."""
    store = sqlite3.connect(data / "keyring" / "keyring.db")
    store.execute("DELETE FROM keys WHERE kind != 'house'")
    store.commit()
    store.close()


@pytest.mark.parametrize("command", ["up", "demo"])
def test_a_keyring_with_peoples_keys_is_not_used_for_a_new_beginning(copy, command):
    for file in copy.glob("alongside.db*"):
        file.unlink()
    before = kept(copy / "keyring") | kept(copy / "keys")
    code, said = refused(command, copy)
    assert code == 1
    assert "Put the database back" in said
    assert kept(copy / "keyring") | kept(copy / "keys") == before
    assert not (copy / "this-is-a-demo").exists(), "or `up` would refuse from now on"


def fingerprint(house):
    store = sqlite3.connect(house.data / "keyring" / "keyring.db")
    [(wanted,)] = store.execute("SELECT value FROM facts WHERE name = 'root'")
    store.close()
    return wanted.decode()


def lose_the_root(data):
    (data / "keys" / "root").unlink()


def take_another_root(data):
    lose_the_root(data)
    (data / "keys" / "root").write_text("ab" * 32)
    (data / "keys" / "root").chmod(0o400)


def show_the_root(data):
    (data / "keys" / "root").chmod(0o444)


def lose_the_keyring(data):
    shutil.rmtree(data / "keyring")


def lose_the_epoch(data):
    (data / "keyring" / "epoch").unlink()


def take_another_epoch(data):
    (data / "keyring" / "epoch").write_bytes(bytes(32))


def empty_the_keyring(data):
    for file in (data / "keyring").glob("keyring.db-*"):
        file.unlink()
    (data / "keyring" / "keyring.db").write_bytes(b"")


def spoil_the_keyring(data):
    empty_the_keyring(data)
    (data / "keyring" / "keyring.db").write_bytes(b"no database at all" * 500)


BROKEN = {
    lose_the_root: "alongside keys recover",
    take_another_root: "wants the root key",
    show_the_root: "chmod 0400",
    lose_the_keyring: "Put the keyring back",
    lose_the_epoch: "alongside restore --keyring COPY --replace",
    take_another_epoch: "alongside restore --keyring COPY --replace",
    empty_the_keyring: "alongside restore --keyring",
    spoil_the_keyring: "alongside restore --keyring COPY --replace",
}


@pytest.mark.parametrize("harm", BROKEN, ids=lambda harm: harm.__name__)
def test_it_refuses_to_go_on_without_its_keys_and_changes_nothing(copy, harm):
    harm(copy)
    before = kept(copy)
    code, said = refused("up", copy)
    assert code == 1
    assert said.startswith("alongside: ")
    assert BROKEN[harm] in said
    assert "Traceback" not in said
    assert kept(copy) == before


@pytest.mark.parametrize("harm", [lose_the_root, take_another_root], ids=lambda h: h.__name__)
def test_it_names_the_root_key_that_it_wants(house, copy, harm):
    harm(copy)
    assert fingerprint(house) in refused("up", copy)[1]


def test_a_demo_does_not_touch_a_real_alongside(copy):
    before = kept(copy)
    code, said = refused("demo", copy)
    assert code == 1
    assert "holds a real Alongside" in said
    assert kept(copy) == before
    assert not (copy / "this-is-a-demo").exists(), "or `up` would refuse from now on"


def test_outside_a_demo_nobody_can_be_anybody(copy):
    with Running("up", copy) as running:
        browser = Browser(running.port)
        assert browser.get("/demo/").status == 404
        assert browser.get("/sign-in/").status == 200
        assert browser.post("/demo/sign-in/", {"person": "olive"}).status == 404
        assert Browser(running.port).get("/", **{"X-Forwarded-For": "192.0.2.1"}).status == 200
        assert Browser(running.port).get("/", Host="elsewhere.example").status == 400


@pytest.mark.parametrize("command", ["up", "demo"])
def test_a_port_that_is_taken_is_said_kindly(tmp_path, command):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = refused(command, tmp_path / "data", port)
    assert code == 1
    assert str(port) in said
    assert "Another program may be there" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["abc", "99999", "-1"])
def test_a_port_that_is_none_is_said_kindly(tmp_path, port):
    code, said = refused("up", tmp_path / "data", port)
    assert code in (1, 2)
    assert port in said
    assert "Traceback" not in said
