"""`alongside keys …`, `reseal` and `erase`, as an operator types them."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest

from .running import Browser, Running, at_a_terminal, called

pytestmark = pytest.mark.pure

NOTHING_CHANGED = "Nothing has been changed."


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A demo that was started once and stopped: people, groups, stories, and their keys."""
    with Running("demo", tmp_path_factory.mktemp("house") / "data") as running:
        running.story = read_a_story(running)
    return running


def read_a_story(running):
    cleo = Browser(running.port).be("cleo")
    return "Read the agreement" not in cleo.get("/groups/morning/stories/").text


@pytest.fixture
def data(house, tmp_path):
    return shutil.copytree(house.data, tmp_path / "data")


def kept(data):
    return {
        path.name: path.read_bytes()
        for path in (data / "keyring").iterdir()
        if path.name in ("epoch", "keyring.db", "ledger")
    }


def opens(data):
    """Whether somebody can still read their group."""
    with Running("demo", data) as running:
        page = Browser(running.port).be("cleo").get("/groups/morning/")
        return page.status == 200 and "cannot be opened" not in page.text


def test_keys_are_made_on_the_first_day_and_only_then(tmp_path):
    data = tmp_path / "data"
    assert called(data, "keys", "init").returncode == 1
    data.mkdir(mode=0o700)
    made = called(data, "keys", "init", "--json")
    assert made.returncode == 0
    before = kept(data)
    again = called(data, "keys", "init")
    assert (again.returncode, "stays as it is" in again.stderr) == (1, True)
    assert kept(data) == before
    assert json.loads(made.stdout)["root"] in called(data, "keys", "check").stdout
    with Running("up", data) as running:
        assert "/set-up/" in running.said


def test_check_and_status_say_what_there_is_and_change_nothing(data):
    before = kept(data)
    assert "open all" in called(data, "keys", "check").stdout
    status = json.loads(called(data, "keys", "status", "--json").stdout)
    assert status["keys"]["person"] > 5
    assert status["kit_verified_at"] is None
    assert status["all_copied"] is False
    assert "NOT in a copy" in called(data, "keys", "status").stdout
    assert kept(data) == before


def test_a_kit_that_is_lost_in_part_brings_the_root_back(data):
    sheets = json.loads(called(data, "keys", "kit", "--json").stdout)["sheets"]
    wrong = called(data, "keys", "verify-kit", typed=f"{sheets[0]}\nacademic acid\n")
    assert wrong.returncode == 1
    numbered = " ".join(f"{n} {word}" for n, word in enumerate(sheets[2].split(), 1))
    right = called(data, "keys", "verify-kit", typed=f"{sheets[0].upper()}\n{numbered}\n")
    assert right.returncode == 0, right.stderr
    (data / "keys" / "root").unlink()
    lost = called(data, "keys", "check")
    assert (lost.returncode, "wants the root key" in lost.stderr) == (1, True)
    assert "alongside keys recover" in lost.stderr
    back = called(data, "keys", "recover", typed=f"{sheets[1]}\n{sheets[2]}\n")
    assert back.returncode == 0, back.stderr
    assert opens(data)


def test_what_is_wrong_with_a_sheet_is_said_in_plain_words(data):
    first, second, _third = json.loads(called(data, "keys", "kit", "--json").stdout)["sheets"]
    of_another_kit = json.loads(called(data, "keys", "kit", "--json").stdout)["sheets"][1]
    words = second.split()
    turned = " ".join([*words[:7], words[8], words[7], *words[9:]])
    for sheet, told in {
        first: "This is one sheet, and two different ones are needed",
        of_another_kit: "sheets of different kits",
        " ".join(words[:-1]): "The second sheet has 32 words here, and 33 on paper",
        second.replace(words[4], "teapot", 1): "The second sheet has “teapot” as word 5",
        turned: "The second sheet is not right yet",
    }.items():
        answer = called(data, "keys", "verify-kit", typed=f"{first}\n{sheet}\n")
        assert (answer.returncode, told in answer.stderr) == (1, True), answer.stderr
        assert "mnemonic" not in answer.stderr


def test_a_sheet_can_be_typed_row_by_row_as_it_was_printed(data):
    sheets = json.loads(called(data, "keys", "kit", "--json").stdout)["sheets"][:2]
    rows = []
    for sheet in sheets:
        numbered = [f"{number}. {word}" for number, word in enumerate(sheet.split(), start=1)]
        rows += [" ".join(numbered[at : at + 4]) + "\n" for at in range(0, 33, 4)]
    code, told = at_a_terminal(data, "keys", "verify-kit", answers=rows)
    assert (code, "Both sheets are right" in told) == (0, True), told
    assert "Sheet 2 of 2: " in told and "from word 33: " in told
    short = [" ".join(sheets[0].split()[:-1]) + "\n", "\n", sheets[1] + "\n"]
    code, told = at_a_terminal(data, "keys", "verify-kit", answers=short)
    assert (code, "has 32 words here" in told) == (1, True), told


def test_too_little_typed_is_said_so(data):
    assert "Two sheets" in called(data, "keys", "verify-kit", typed="").stderr


def test_root_epoch_and_keys_are_replaced_and_everybody_is_read(data):
    assert called(data, "keys", "rotate-root").returncode == 0
    assert called(data, "keys", "rotate-epoch").returncode == 0
    resealed = json.loads(called(data, "reseal", "--new-keys", "--json").stdout)
    assert resealed["generation"] == 2
    assert resealed["moved"] > 20
    assert resealed["left"] == 0
    assert json.loads(called(data, "reseal", "--json").stdout)["moved"] == 0
    assert opens(data)


def test_keys_are_replaced_while_the_pages_are_open(data):
    with Running("demo", data) as running:
        cleo = Browser(running.port).be("cleo")
        for words in (["keys", "rotate-root"], ["keys", "rotate-epoch"], ["reseal", "--new-keys"]):
            assert called(data, *words).returncode == 0
            page = cleo.get("/groups/morning/")
            assert page.status == 200
            assert "cannot be opened" not in page.text
        cleo.get("/groups/morning/stories/share/")
        told = cleo.post("/groups/morning/stories/", {"body": "After all that.", "wish": "listen"})
        assert told.status == 302
        assert "After all that." in cleo.get(told.url).text


def test_it_is_said_before_what_goes_and_what_stays(data):
    gone = called(data, "erase", "--person", "cleo").stderr
    kept = called(data, "erase", "--person", "cleo", "--keep-words").stderr
    assert "everything they wrote" in gone and "everything they wrote" not in kept
    assert "takes their name off the rest" in kept
    refused = called(data, "erase", "--group", group_of(data), "--keep-words", "--yes")
    assert (refused.returncode, NOTHING_CHANGED in refused.stderr) == (1, True)


@pytest.mark.parametrize("answer", ["\x03", "\x04", "no\n"])
def test_whoever_thinks_again_erases_nobody(data, answer):
    code, told = at_a_terminal(data, "erase", "--person", "cleo", answers=[answer])
    assert (code, told.endswith(f"alongside: {NOTHING_CHANGED}\n")) == (1, True), told


def test_a_group_is_named_to_whoever_is_asked_and_to_no_script(data):
    code, told = at_a_terminal(data, "erase", "--group", group_of(data), answers=["no\n"])
    assert (code, "The Morning Group" in told, NOTHING_CHANGED in told) == (1, True, True)
    unasked = called(data, "erase", "--group", group_of(data))
    assert (unasked.returncode, "Morning" in unasked.stderr) == (1, False)


def test_somebody_is_erased_while_the_pages_are_open(data):
    with Running("demo", data) as running:
        cleo, ada = (Browser(running.port).be(name) for name in ("cleo", "ada"))
        assert cleo.get("/groups/morning/").status == 200
        unasked = called(data, "erase", "--person", "cleo")
        assert (unasked.returncode, NOTHING_CHANGED in unasked.stderr) == (1, True)
        assert called(data, "erase", "--person", "nobody", "--yes").returncode == 1
        assert cleo.get("/groups/morning/").status == 200
        erased = called(data, "erase", "--person", "cleo", "--yes")
        assert erased.returncode == 0, erased.stderr
        assert cleo.get("/groups/morning/").status == 302
        page = ada.get("/groups/morning/people/")
        assert page.status == 200
        assert "Cleo" not in page.text
    assert "cannot be opened" not in page.text


def test_nothing_is_erased_where_the_key_could_not_be(data):
    (data / "keys" / "root").rename(data / "elsewhere")
    for words in (["--person", "cleo"], ["--group", group_of(data)]):
        said = called(data, "erase", *words, "--yes")
        assert (said.returncode, "The root key is not at" in said.stderr) == (1, True)
    (data / "elsewhere").rename(data / "keys" / "root")
    assert opens(data)


def group_of(data):
    with closing(sqlite3.connect(data / "alongside.db")) as line:
        [pk] = line.execute("SELECT id FROM groups_group WHERE slug = 'morning'").fetchone()
    return str(pk)


def test_nothing_is_erased_or_resealed_where_there_is_nothing(tmp_path):
    for words in (["erase", "--person", "cleo", "--yes"], ["reseal"], ["doctor"]):
        answer = called(tmp_path / "nowhere", *words)
        assert (answer.returncode, "There is no" in answer.stderr) == (1, True)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "alongside up" in called(empty, "erase", "--group", "5", "--yes").stderr
