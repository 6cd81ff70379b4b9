"""A drill: whether the copies would open, told without touching anything that is in use."""

import json

import pytest

from .houses import contents, drilled, small_disk


@pytest.fixture
def tried(house):
    """A house that has been backed up, with a place of its own for what a drill makes."""
    return backed_up(house)


@pytest.fixture(scope="module")
def untouched(model_house, tmp_path_factory):
    """The same for all tests of this file that leave it as it is, as a drill must."""
    home = tmp_path_factory.mktemp("untouched")
    with model_house.twin(home) as house:
        yield backed_up(house)


def backed_up(house):
    house.copies = house.back_up()
    house.temporary = house.home / "tmp"
    house.temporary.mkdir()
    return house


def drill(house, *words, code=0, **more):
    surroundings = house.environment() | {"TMPDIR": str(house.temporary)}
    done = house.program("drill", *words, "--json", environment=surroundings, **more)
    assert done.returncode == code, done.stderr + done.stdout
    return json.loads(done.stdout)


def results(said):
    return {table["table"]: table["result"] for table in said["tables"]}


def test_a_drill_opens_a_row_of_each_table_and_leaves_nothing_behind(untouched):
    before = untouched.files()
    copies = contents(*untouched.copies)
    said = drill(untouched)
    assert said["ok"]
    assert [said["data"], said["keyring"]] == [str(path) for path in untouched.copies]
    assert results(said)["conversations.Story"] == results(said)["people.Person"] == "opened"
    assert results(said)["conversations.Reply"] == "empty"
    assert untouched.files() == before
    assert contents(*untouched.copies) == copies
    assert list(untouched.temporary.iterdir()) == []
    assert drilled(untouched) == []
    assert not (untouched.data / "restoring").exists()


def test_a_drill_says_in_words_what_it_found(untouched):
    said = untouched.program("drill").stdout
    assert "opened    conversations.Story" in said
    assert "would bring everything back" in said


def test_the_newest_copies_are_tried_unless_told_otherwise(tried):
    older, newer = tried.copies, tried.back_up()
    assert drill(tried)["data"] == str(newer[0])
    assert drill(tried, "--data", older[0], "--keyring", older[1])["data"] == str(older[0])


def test_data_whose_keys_are_not_in_the_copy_of_the_keyring_are_found_out(tried):
    taken_back = [["take_back", name] for name in ("ada", "ben", "cleo")]
    tried.play(*taken_back, ["arrive", "femi", "My foot."])
    data, _keyring = tried.back_up()
    said = drill(tried, "--data", data, "--keyring", tried.copies[1], code=1)
    assert not said["ok"]
    assert said["keys_missing"] == 1
    assert results(said)["conversations.Story"] == "failed"
    assert results(said)["groups.Group"] == "opened"


def test_nor_are_they_overlooked_beside_words_that_open(tried):
    """As where the keyring's copies have come to a stop, and those of the data go on."""
    tried.scene("arrive", "femi", "My foot.")
    data, _keyring = tried.back_up()
    words = ["--data", data, "--keyring", tried.copies[1]]
    said = drill(tried, *words, code=1)
    assert (said["ok"], said["keys_missing"]) == (False, 1)
    assert results(said)["conversations.Story"] == "opened"
    told = tried.program("drill", *words).stdout
    assert "lacks the keys of 1 of the people" in told and "NO GOOD" in told


def test_broken_seals_are_found_out_and_no_word_is_told(tried):
    tried.scene("spoil", "conversations_story", "body")
    tried.back_up()
    said = drill(tried, code=1)
    assert results(said)["conversations.Story"] == "failed"
    assert results(said)["people.Person"] == "opened"
    assert list(tried.temporary.iterdir()) == []
    assert drilled(tried) == []


def test_copies_that_cannot_be_put_back_are_found_out_and_nothing_stays(tried):
    [file] = [path for path in tried.copies[0].iterdir() if path.name.startswith("alongside.d")]
    file.write_bytes(file.read_bytes()[:-1])
    said = drill(tried, code=1)
    assert not said["ok"] and "were copied" in said["why"]
    assert list(tried.temporary.iterdir()) == []
    assert drilled(tried) == []


def test_for_want_of_room_good_copies_are_not_called_bad(tried):
    manifest = tried.copies[1] / "manifest.json"
    said = json.loads(manifest.read_text())
    said["files"]["keyring.db"]["bytes"] = 10**15
    manifest.write_text(json.dumps(said))
    told = tried.refused("drill")
    assert "TMPDIR" in told and "NO GOOD" not in told


def test_whoever_names_the_place_of_the_copies_is_told_which_there_are(untouched):
    data, keyring = untouched.copies
    told = untouched.refused("drill", "--data", data.parent, "--keyring", keyring)
    assert f"the newest is {data}" in told


def test_swapped_copies_are_refused(untouched):
    data, keyring = untouched.copies
    assert "swapped" in untouched.refused("drill", "--data", keyring, "--keyring", data)


def test_without_the_root_in_use_it_says_which_is_wanted(tried):
    root = tried.data / "keys" / "root"
    wanted = json.loads((tried.copies[1] / "manifest.json").read_text())["root"]
    root.rename(root.with_name("elsewhere"))
    said = drill(tried, code=1)
    assert wanted in said["why"]


def test_what_a_killed_drill_has_left_goes_with_the_next(untouched):
    house = json.loads((untouched.copies[0] / "manifest.json").read_text())["house"]
    left = untouched.temporary / f"alongside-drill-{house}-abc"
    left.mkdir()
    (left / "epoch").write_bytes(b"x")
    others = untouched.temporary / "alongside-drill-0000000000000000-abc"
    others.mkdir()
    drill(untouched)
    assert list(untouched.temporary.iterdir()) == [others]
    others.rmdir()


def test_without_copies_it_says_so(house):
    assert "There is no copy of the data" in house.refused("drill")
    bare = house.environment(backup_data="")
    assert "ALONGSIDE_BACKUP_DATA" in house.refused("drill", environment=bare)


def test_a_full_disk_is_told_and_nothing_stays(untouched):
    said = drill(untouched, code=1, preexec_fn=small_disk)
    assert "why" in said
    assert list(untouched.temporary.iterdir()) == []
