"""Killed at any instant: no copy that was there is harmed, and running it again goes on."""

import shlex
import shutil
import signal
import subprocess
import sys

import pytest

from alongside.vault.copies import files, manifest

from .houses import ROOT, copies_in

# When a backup is killed: as soon as this is done.
BACKING_UP = [
    "places:begin",
    "taking:take_data",
    "keyring:copy_keyring",
    "taking:take_keyring",
    "places:finish",
    "taking:remember",
]
# And a restore: before the first of what it leaves a mark for, or after.
BEFORE = ["restoring:must_open"]
RESTORING = [
    "restoring:begin",
    "files:move",
    "aside:set_aside",
    ":put_back",
    "restoring:put_back",
    "endings:catch_up",
]


def cut_off(house, at, *words):
    """`alongside WORDS`, killed at this instant."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.vault.copies.cutting", at, *map(str, words)],
        cwd=ROOT,
        env=house.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def test_a_backup_that_is_killed_leaves_the_earlier_copies_and_its_rubbish_goes(house):
    data, keyring = house.back_up()
    before = [(path, path.read_bytes()) for copy in (data, keyring) for path in copy.iterdir()]
    for at in BACKING_UP:
        cut_off(house, at, "backup")
        assert [(path, path.read_bytes()) for path, _content in before] == before
        for kind, place in zip(("data", "keyring"), house.places, strict=True):
            for copy in place.glob("alongside-*Z"):
                manifest.verify(copy, manifest.read(copy, kind))
    newest = house.back_up()
    assert [list(place.glob("*.part")) for place in house.places] == [[], []]
    assert len(copies_in(house.places[0])) == 4, "first, last, and the two that were whole by then"
    with house.elsewhere() as other:
        other.told("restore", "--data", newest[0], "--keyring", newest[1])
        assert other.read()["stories"] == house.read()["stories"]


@pytest.fixture
def changed(house):
    """A house with words from after its copies, and one story that was taken back since."""
    house.copies = house.back_up()
    later = ["say", "eve", "Words from after the copy."]
    house.now = house.play(["take_back", "cleo"], later, ["read"])
    return house


def command(house):
    data, keyring = house.copies
    return ["restore", "--data", data, "--keyring", keyring, "--replace"]


def test_a_restore_that_is_killed_before_it_has_a_mark_has_changed_nothing(changed):
    before = changed.files()
    for at in BEFORE:
        cut_off(changed, at, *command(changed))
        assert changed.files() == before
    assert changed.read() == changed.now


@pytest.mark.parametrize("at", RESTORING)
def test_a_restore_that_is_killed_is_finished_by_the_command_that_the_refusal_names(changed, at):
    cut_off(changed, at, *command(changed))
    said = changed.refused("backup")
    assert "A restore was begun here and not finished" in said
    words = shlex.split(said[said.index("alongside restore") :])
    assert changed.program(*words[1:]).returncode == 0
    restored = changed.read()
    assert restored["stories"] == {"Ada": "A kettle within reach.", "Ben": "The stairs again."}
    assert restored["unfinished"] == 0
    assert not (changed.data / "restoring").exists()
    [aside] = changed.data.glob("replaced-*")
    there = "alongside.dump" if changed.database else "alongside.db"
    assert {"epoch", "keyring.db", there} <= {path.name for path in aside.iterdir()}


def test_nothing_that_looks_for_the_database_meanwhile_puts_another_in_its_place(changed):
    cut_off(changed, "files:move", *command(changed))
    before = changed.files()
    for words in (["worker"], ["doctor"], ["erase", "--person", "ben", "--yes"], ["reseal"]):
        assert "A restore was begun here and not finished" in changed.refused(*words)
    assert changed.files() == before


def test_one_that_was_made_all_the_same_is_not_put_over_the_one_moved_aside(changed):
    if changed.database:
        pytest.skip("With PostgreSQL it is not moved.")
    there = changed.files()["alongside.db"]
    cut_off(changed, "files:move", *command(changed))
    (changed.data / "alongside.db").touch()
    changed.told(*command(changed))
    [aside] = changed.data.glob("replaced-*")
    assert (aside / "alongside.db").read_bytes() == there


def test_a_file_with_words_in_it_is_put_over_none(tmp_path):
    aside = tmp_path / "replaced"
    aside.mkdir()
    for words in ("first", "second", "third"):
        (tmp_path / "epoch").write_text(words)
        files.move(tmp_path / "epoch", aside)
    names = ("epoch", "epoch.2", "epoch.3")
    assert [(aside / name).read_text() for name in names] == ["first", "second", "third"]
    assert not (tmp_path / "epoch").exists()


@pytest.mark.pure
@pytest.mark.parametrize("left", ["half a mark", "a keyring that was tried"])
def test_what_was_begun_before_the_mark_is_in_nobodys_way(changed, left):
    if left == "half a mark":
        (changed.data / "restoring.part").write_text('{"data": ')
    else:
        (changed.data / "restoring.part").mkdir()
    changed.told(*command(changed))
    assert not (changed.data / "restoring.part").exists()


@pytest.mark.pure
def test_the_log_says_that_it_was_put_back_before_anything_is_carried_out(changed):
    """A line written meanwhile would stand where the newest was, and nothing would explain it."""
    cut_off(changed, "endings:has_way", *command(changed))
    assert changed.scene("log") == ["restored"]


def test_a_restore_that_cannot_be_finished_gives_way_to_another(changed):
    data, keyring = changed.copies
    cut_off(changed, "restoring:put_back", "restore", "--data", data, "--replace")
    both = ["restore", "--data", data, "--keyring", keyring]
    said = changed.refused(*both)
    assert "not finished" in said and "--replace" in said
    changed.told(*both, "--replace")
    assert set(changed.read()["stories"]) == {"Ada", "Ben"}
    assert not (changed.data / "restoring").exists()


def test_what_was_moved_aside_by_a_restore_that_was_given_up_is_named_as_well(changed):
    """Two things lie aside then: what was there, and what the first restore had put there."""
    data, keyring = changed.copies
    first = changed.files()["keyring/epoch"]
    cut_off(changed, "restoring:put_back", *command(changed))
    later = ["restore", "--data", data, "--keyring", shutil.copytree(keyring, changed.home / "k")]
    done = changed.program(*later, "--replace")
    asides = sorted(changed.data.glob("replaced-*"))
    assert len(asides) == 2
    assert (asides[0] / "epoch").read_bytes() == first
    assert all(str(path) in done.stdout for path in asides)
