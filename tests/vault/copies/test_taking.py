"""Copies of data and keyring: what is in them, where they may lie, and what bad days leave."""

import fcntl
import json
import stat
import time
from datetime import datetime, timedelta

from .houses import contents, copies_in, small_disk

PRIVATE = (b"stairs", b"Chalk", b"kettle", b"Ben", b"Cleo", b"What is said here")


def test_a_backup_is_two_copies_that_say_what_they_are(house):
    data, keyring = house.back_up()
    assert [place.name for place in (data.parent, keyring.parent)] == [
        "data-copies",
        "keyring-copies",
    ]
    said = json.loads((data / "manifest.json").read_text())
    assert (said["what"], said["rows"]["conversations_story"]) == ("data", 3)
    assert "groups.0001_initial" in said["migrations"]
    assert datetime.fromisoformat(said["at"]).utcoffset() == timedelta(0)
    ring = json.loads((keyring / "manifest.json").read_text())
    assert ring["what"] == "keyring"
    assert [ring[name] for name in ("root", "epoch", "house")] == [
        said[name] for name in ("root", "epoch", "house")
    ]
    assert set(ring["files"]) == {"keyring.db", "epoch", "ledger"}


def test_only_the_owner_can_read_a_copy_and_nothing_else_lies_beside_it(house):
    data, keyring = house.back_up()
    for copy in (data, keyring):
        assert stat.S_IMODE(copy.stat().st_mode) == 0o700
        files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in copy.iterdir()}
        assert set(files.values()) == {0o600}
        said = json.loads((copy / "manifest.json").read_text())
        assert set(files) == {"manifest.json", *said["files"]}
        assert not list(copy.parent.glob("*.part"))


def test_nothing_readable_and_no_index_is_in_a_copy(house):
    assert house.read()["stories"]["Ben"] == "The stairs again."
    assert house.play(["make_index"], ["has_index"])
    house.back_up()
    found = contents(*house.places)
    assert len(found) > 6
    for path, content in found.items():
        for private in (*PRIVATE, b"a0b1c2d3e4", b"blind_words"):
            assert private not in content, path


def test_the_keys_status_knows_what_is_not_in_a_copy_yet(house):
    assert house.told("keys", "status")["all_copied"] is False
    house.back_up()
    assert house.told("keys", "status")["all_copied"] is True
    house.scene("arrive", "femi", "My foot.")
    assert house.told("keys", "status")["all_copied"] is False


def test_people_go_on_arriving_and_everything_in_the_copy_opens(house, tmp_path):
    """Somebody's key is made before their story: so the data is copied before the keyring."""
    counted = tmp_path / "counted"
    counted.touch()
    with house.begin(["keep_arriving", str(counted)]) as guests:
        try:
            wait_for(lambda: guests.poll() is not None or lines_in(counted) > 3)
            before = lines_in(counted)
            data, keyring = house.back_up()
            after = lines_in(counted)
        finally:
            counted.unlink()
        guests.communicate(timeout=60)
    assert after > before > 3, "nobody could write meanwhile"
    with house.elsewhere() as other:
        other.told("restore", "--data", data, "--keyring", keyring)
        stories = other.read()["stories"]
    words = [words for name, words in stories.items() if name.startswith("Guest")]
    assert len(words) >= before
    assert sorted(words) == sorted(f"Story number {n}." for n in range(1, len(words) + 1))


def lines_in(path):
    return len(path.read_text().splitlines())


def wait_for(what):
    until = time.monotonic() + 30
    while not what():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_two_places_on_one_disk_are_a_warning_and_two_that_lie_together_a_refusal(house):
    done = house.program("backup")
    assert done.returncode == 0
    assert "on one disk" in done.stderr and "on one disk" not in done.stdout
    before = house.files()
    said = house.refused("backup", "--keyring", house.places[0] / "keyring")
    assert "Choose two places" in said
    assert house.files() == before


def test_older_copies_go_when_a_new_one_is_there(house):
    keyring = house.back_up()[1]
    older = keyring.rename(keyring.with_name("alongside-keyring-20260101T000000Z"))
    assert house.told("backup")["expired"] == []  # So long without a copy: the clock, perhaps.
    assert house.told("backup")["expired"] == [str(older)]
    assert not older.exists()


def test_a_copy_whose_time_has_not_come_is_a_warning(house):
    keyring = house.back_up()[1]
    ahead = keyring.rename(keyring.with_name("alongside-keyring-20991231T000000Z"))
    said = house.program("backup").stderr
    assert f"{ahead} was taken at a moment that has not come yet" in said
    assert ahead.exists()


def test_a_copy_that_does_not_say_what_it_is_of_is_a_warning(house):
    """It never goes by itself, and neither do the keys in it of what was erased since."""
    keyring = house.back_up()[1]
    (keyring / "manifest.json").write_text("{")
    said = house.program("backup").stderr
    assert f"{keyring} is called a copy" in said and "remove it by hand" in said


# -- bad days -------------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_earlier_copies_and_nothing_half_done(house):
    house.back_up()
    before, files = contents(*house.places), house.files()
    said = house.refused("backup", preexec_fn=small_disk)
    assert "The earlier copies are as they were" in said
    assert contents(*house.places) == before
    assert house.files() == files


def test_a_place_where_nothing_can_be_kept_is_named(house):
    file = house.home / "a-file"
    file.write_text("no directory")
    said = house.refused("backup", "--data", file)
    assert str(file) in said
    assert not list(house.places[1].glob("alongside-*"))


def test_two_backups_at_once_do_not_disturb_each_other(house):
    _data, keyring = house.back_up()
    before = contents(*house.places)
    half = house.places[1] / "alongside-keyring-20261124T000000Z.part"
    half.mkdir()
    with open(keyring.parent / ".alongside-backup.lock") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        assert "Another backup" in house.refused("backup")
    assert half.exists(), "it is the other one's"
    assert contents(*house.places) == before
    house.back_up()
    assert not half.exists()


def test_without_data_there_is_nothing_to_copy(house):
    house.scene("lose_the_data")
    said = house.refused("backup")
    assert "nothing to copy" in said
    assert [copies_in(place) for place in house.places] == [[], []]
    assert not (house.data / "alongside.db").exists(), "nor is an empty one made"


def test_without_a_keyring_there_is_nothing_to_copy(house):
    for path in (house.data / "keyring").iterdir():
        path.unlink()
    assert "There is no keyring" in house.refused("backup")
    assert [copies_in(place) for place in house.places] == [[], []]
