"""Putting copies back: all of it is there, what ended stays ended, what was there is not lost."""

import fcntl
import json
import shutil

import pytest

ALL = {
    "Ada": "A kettle within reach.",
    "Ben": "The stairs again.",
    "Cleo": "Chalk dust and a good chair.",
}


def test_on_another_machine_everything_is_back(house):
    data, keyring = house.back_up()
    before = house.read()
    with house.elsewhere() as other:
        done = other.told("restore", "--data", data, "--keyring", keyring)
        assert other.read() == before
        assert before["stories"] == ALL and before["signed_in"]
        assert done["replaced"] == [] and done["endings"] == 0
        assert not (other.data / "restoring").exists()
        other.told("keys", "check")


# -- what is there already ------------------------------------------------------------------------


def test_nothing_is_overwritten_without_being_told_to(house):
    data, keyring = house.back_up()
    before, files = house.play(["say", "eve", "The dim theme."], ["read"]), house.files()
    for words in (["--data", data], ["--keyring", keyring], ["--data", data, "--keyring", keyring]):
        said = house.refused("restore", *words)
        assert "already" in said and "Nothing has been changed" in said and "--replace" in said
        assert ("keyring" in said.split("already")[0]) is ("--keyring" in words)
    assert house.files() == files
    assert house.read() == before


def test_what_was_there_is_moved_aside_whole_and_one_is_told_until_when(house):
    data, keyring = house.back_up()
    house.scene("say", "eve", "The dim theme.")
    old = house.files()
    done = house.program("restore", "--data", data, "--keyring", keyring, "--replace")
    [aside] = house.data.glob("replaced-*")
    assert str(aside) in done.stdout and "delete it" in done.stdout and "still holds" in done.stdout
    assert house.read()["stories"] == ALL
    assert (aside / "epoch").read_bytes() == old["keyring/epoch"]
    assert (aside / "keyring.db").stat().st_mode & 0o077 == 0
    assert aside.stat().st_mode & 0o077 == 0
    there = "alongside.dump" if house.database else "alongside.db"
    assert (aside / there).stat().st_size > 1000
    if there in old:
        assert (aside / there).read_bytes() == old[there]


def test_the_index_of_what_was_there_does_not_stay(house):
    data, _keyring = house.back_up()
    house.scene("make_index")
    house.told("restore", "--data", data, "--replace")
    assert not house.scene("has_index")


def test_with_the_keyring_alone_a_lost_one_is_put_back_under_the_data_that_is_there(house):
    _data, keyring = house.back_up()
    shutil.rmtree(house.data / "keyring")
    done = house.program("restore", "--keyring", keyring, "--json")
    assert json.loads(done.stdout)["replaced"] == []
    assert "came after" in done.stderr
    assert house.read()["stories"] == ALL


@pytest.mark.parametrize("which", ["alone", "with newer data"])
def test_whoever_came_after_an_older_keyring_can_go_on_writing(house, which):
    _data, keyring = house.back_up()
    house.scene("arrive", "femi", "My foot.")
    words = [] if which == "alone" else ["--data", house.back_up()[0]]
    shutil.rmtree(house.data / "keyring")
    done = house.program("restore", *words, "--keyring", keyring, "--replace", "--json")
    assert json.loads(done.stdout)["keys_made"] == 1
    assert "cannot be opened" in done.stderr and "New keys were made for 1" in done.stderr
    told = house.play(["say", "femi", "My foot, once more."], ["told"])
    assert set(told[:3]) == set(ALL.values())
    assert told[3:] == [None, "My foot, once more."]


def test_a_key_that_is_in_no_copy_is_made_anew_and_no_other_is_lost(house):
    """As `doctor` says it: with a copy that was made just now."""
    house.play(["lose_the_key_of", "ben"], ["arrive", "femi", "My foot."])
    _data, keyring = house.back_up()
    assert house.told("restore", "--keyring", keyring, "--replace")["keys_made"] == 1
    told = house.play(["say", "ben", "The stairs, once more."], ["told"])
    assert told.count(None) == 1
    assert {"My foot.", "The stairs, once more.", ALL["Ada"], ALL["Cleo"]} <= set(told)


def test_nor_does_the_keyring_that_is_kept_leave_anybody_without_a_key(house):
    """It may be of an earlier night than the data that is put under it."""
    house.scene("arrive", "femi", "My foot.")
    data, _keyring = house.back_up()
    house.scene("lose_the_key_of", "femi")
    done = house.program("restore", "--data", data, "--replace")
    assert "New keys were made for 1" in done.stderr
    assert house.play(["say", "femi", "My foot, once more."], ["told"])[-1] == "My foot, once more."


def test_a_keyring_of_somebody_else_is_not_put_under_the_data(house):
    with house.elsewhere(with_root=True) as other:
        other.scene("begin")
        _data, anothers = other.back_up()
    before = house.files()
    said = house.refused("restore", "--keyring", anothers, "--replace")
    assert "Nobody in the database here has a key" in said
    assert house.files() == before


# -- from before and after all keys were replaced -------------------------------------------------


@pytest.fixture
def replaced(house):
    """A house where everybody got new keys after its copies were made."""
    house.copies = house.back_up()
    assert "alongside backup" in house.program("reseal", "--new-keys").stdout
    return house


def test_a_keyring_from_before_all_keys_were_replaced_opens_none_of_it_and_is_refused(replaced):
    data, keyring = replaced.copies
    shutil.rmtree(replaced.data / "keyring")
    before = replaced.files()
    said = replaced.refused("restore", "--keyring", keyring)
    assert "sealed with newer keys" in said and "Add --data" in said
    assert replaced.files() == before
    replaced.told("restore", "--data", data, "--keyring", keyring, "--replace")
    assert replaced.read()["stories"] == ALL


def test_nor_is_newer_data_put_over_it(replaced):
    data, _keyring = replaced.back_up()
    before = replaced.files()
    words = ["restore", "--data", data, "--keyring", replaced.copies[1], "--replace"]
    assert "of generation 2" in replaced.refused(*words)
    assert replaced.files() == before


def test_data_whose_keys_have_ended_since_is_not_put_under_todays(replaced):
    data, keyring = replaced.copies
    replaced.scene("end_older_keys")
    before = replaced.files()
    said = replaced.refused("restore", "--data", data, "--replace")
    assert "of generation 1" in said and "add --keyring" in said
    assert replaced.files() == before
    replaced.told("restore", "--data", data, "--keyring", keyring, "--replace")
    assert replaced.read()["stories"] == ALL


def test_what_of_it_was_sealed_anew_already_is_told_in_numbers(house):
    _data, keyring = house.back_up()
    house.play(["replace_keys"], ["say", "eve", "The dim theme."])
    shutil.rmtree(house.data / "keyring")
    done = house.program("restore", "--keyring", keyring)
    assert done.returncode == 0
    assert "values here are sealed with newer keys than this keyring has" in done.stderr
    assert {name: house.read()["stories"][name] for name in ALL} == ALL


def test_with_the_data_alone_the_keyring_of_today_is_kept(house):
    data, _keyring = house.back_up()
    ring = (house.data / "keyring" / "epoch").read_bytes()
    house.scene("lose_the_data")
    assert house.told("restore", "--data", data)["replaced"] == []
    assert house.read()["stories"] == ALL
    assert (house.data / "keyring" / "epoch").read_bytes() == ring


def test_a_demo_stays_a_demo(house):
    (house.data / "this-is-a-demo").touch()
    data, keyring = house.back_up()
    with house.elsewhere() as other:
        other.told("restore", "--data", data, "--keyring", keyring)
        assert (other.data / "this-is-a-demo").exists()
    (house.data / "this-is-a-demo").unlink()
    data, keyring = house.back_up()
    (house.data / "this-is-a-demo").touch()
    house.told("restore", "--data", data, "--keyring", keyring, "--replace")
    assert not (house.data / "this-is-a-demo").exists()


def test_a_real_house_is_no_demo_where_one_was_taken_away_by_hand(house):
    copies = house.back_up()
    with house.elsewhere() as other:
        (other.data / "this-is-a-demo").touch()
        other.told("restore", "--data", copies[0], "--keyring", copies[1])
        assert not (other.data / "this-is-a-demo").exists()


# -- refusals, before anything is touched ---------------------------------------------------------


def truncate(copy):
    name = next(path for path in copy.iterdir() if path.name in ("alongside.db", "alongside.dump"))
    name.write_bytes(name.read_bytes()[:-100])
    return "were copied"


def from_tomorrow(copy):
    rewrite(copy, migrations=["groups.9999_of_tomorrow"])
    return "newer than this one"


def from_the_other_database(copy):
    said = json.loads((copy / "manifest.json").read_text())
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[said["engine"]]
    name = {"sqlite": "alongside.db", "postgresql": "alongside.dump"}
    files = {name[other]: said["files"][name[said["engine"]]], "ledger": said["files"]["ledger"]}
    (copy / name[said["engine"]]).rename(copy / name[other])
    rewrite(copy, engine=other, files=files)
    return "into its own kind only"


def of_somebody_else(copy):
    rewrite(copy, house="0" * 16)
    return "two different Alongsides"


def rewrite(copy, **words):
    said = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(said | words))


def test_a_copy_that_is_not_right_is_refused_and_nothing_is_touched(house):
    data, keyring = house.back_up()
    before = house.files()
    for harm in (truncate, from_tomorrow, from_the_other_database, of_somebody_else):
        bad = house.home / harm.__name__
        shutil.copytree(data, bad)
        why = harm(bad)
        said = house.refused("restore", "--data", bad, "--keyring", keyring, "--replace")
        assert why in said, harm.__name__
    said = house.refused("restore", "--data", keyring, "--keyring", data, "--replace")
    assert "swapped" in said
    assert house.files() == before
    assert house.read()["stories"] == ALL


@pytest.mark.parametrize("left_out", ["the keyring", "nothing"])
def test_a_keyring_that_was_made_on_a_new_machine_is_not_taken_for_that_of_the_copy(
    house, left_out
):
    """As after a first start there: it opens with the root key there, and none of what came."""
    data, keyring = house.back_up()
    with house.elsewhere(with_root=False) as other:
        other.data.mkdir(parents=True)
        other.scene("begin")
        before = other.files()
        words = [] if left_out == "the keyring" else ["--keyring", keyring]
        said = other.refused("restore", "--data", data, *words, "--replace")
        assert ("Add --keyring" if left_out == "the keyring" else "wants the root key") in said
        assert other.files() == before
        assert other.read()["stories"] == ALL


@pytest.mark.parametrize("root", ["none", "another"])
def test_with_the_wrong_root_nothing_is_put_back_and_the_right_one_is_named(house, root):
    data, keyring = house.back_up()
    wanted = json.loads((keyring / "manifest.json").read_text())["root"]
    with house.elsewhere(with_root=False) as other:
        if root == "another":
            (other.data / "keys").mkdir(parents=True)
            (other.data / "keys" / "root").write_text("ab" * 32)
            (other.data / "keys" / "root").chmod(0o400)
        said = other.refused("restore", "--data", data, "--keyring", keyring)
        assert wanted in said
        assert set(other.files()) <= {"keys/root"}


def test_while_it_is_in_use_nothing_is_put_back(house):
    data, keyring = house.back_up()
    before = house.files()
    words = ["restore", "--data", data, "--keyring", keyring, "--replace"]
    with open(house.data / "alongside.lock") as served:
        fcntl.flock(served, fcntl.LOCK_SH)
        said = house.refused(*words)
        assert "in use" in said and "systemctl stop" in said
        assert house.files() == before
        house.back_up()
    house.told(*words)


def test_a_ledger_that_is_none_is_refused(house):
    data, keyring = house.back_up()
    (house.home / "shopping").write_text("oats, tea\n")
    words = ["restore", "--data", data, "--keyring", keyring, "--replace", "--ledger"]
    assert "not a ledger" in house.refused(*words, house.home / "shopping")
    assert "no ledger" in house.refused(*words, house.home / "nowhere")
    assert not (house.data / "restoring").exists()


# -- what ended stays ended -----------------------------------------------------------------------


@pytest.fixture
def after(house):
    """The copies of a day on which, later, much came to an end; and what must be true for ever."""
    house.copies = house.back_up()
    ends = ["take_back", "cleo"], ["leave", "cleo"], ["block", "ben", "eve"], ["sign_out"]
    house.today = house.play(*ends, ["read"])
    assert house.today["stories"] == {name: ALL[name] for name in ("Ada", "Ben")}
    assert house.today["members"] == ["Ada", "Ben", "Eve"]
    assert (house.today["blocks"], house.today["signed_in"]) == (1, False)
    return house


def same(one, other):
    """But for how often an ending was written down: carrying it out again may do so again."""
    assert {**one, "endings": 0} == {**other, "endings": 0}
    assert other["endings"] >= one["endings"]


@pytest.mark.parametrize("keyring", ["of today", "of the copy"])
def test_yesterdays_data_brings_nothing_back_that_has_ended(after, keyring):
    words = ["--keyring", after.copies[1]] if keyring == "of the copy" else []
    done = after.told("restore", "--data", after.copies[0], *words, "--replace")
    assert done["endings"] == 4
    same(after.today, after.read())


def test_an_older_keyring_brings_no_key_back_of_what_was_erased(house):
    before = house.scene("keys")
    old = house.back_up()[1]
    house.scene("erase", "ben")
    words = ["restore", "--keyring", old, "--replace"]
    said = house.program(*words).stdout
    assert "still had 1 key of what was erased since: it was destroyed again" in said
    assert house.scene("keys") == {**before, "person": before["person"] - 1}
    stories = house.read()["stories"]
    assert {name: stories[name] for name in ("Ada", "Cleo")} == {
        name: ALL[name] for name in ("Ada", "Cleo")
    }
    # Nor does it open with what lies here now.
    assert (house.data / "keyring" / "epoch").read_bytes() != (old / "epoch").read_bytes()
    house.scene("erase_the_group")
    assert house.told(*words)["keys_ended"] == 2
    assert house.scene("keys") == {"person": before["person"] - 1, "group": before["group"] - 1}
    assert house.told("restore", "--keyring", house.back_up()[1], "--replace")["keys_ended"] == 0


def test_elsewhere_the_newer_ledger_tells_what_has_ended(after):
    data, keyring = after.copies
    with after.elsewhere() as other:
        other.told("restore", "--data", data, "--keyring", keyring)
        assert other.read()["stories"] == ALL, "the copy cannot know what came later"
    ledger = after.data / "keyring" / "ledger"
    with after.elsewhere() as other:
        done = other.told("restore", "--data", data, "--keyring", keyring, "--ledger", ledger)
        assert done["endings"] == 4
        same(after.today, other.read())


def test_a_newer_copy_of_the_keyring_brings_its_ledger(after):
    newer = after.back_up()[1]
    with after.elsewhere() as other:
        other.told("restore", "--data", after.copies[0], "--keyring", newer)
        same(after.today, other.read())


@pytest.mark.parametrize("then", ["started again", "older data at once"])
def test_a_ledger_that_was_lost_with_its_keyring_learns_from_the_data(after, then):
    """Only the database knew what had ended since the copy."""
    data, keyring = after.copies
    shutil.rmtree(after.data / "keyring")
    if then == "started again":
        after.told("restore", "--keyring", keyring)
        same(after.today, after.read())
    done = after.told("restore", "--data", data, "--keyring", keyring, "--replace")
    assert done["endings"] == 4
    same(after.today, after.read())


def test_a_damaged_database_that_knows_of_no_ending_is_in_nobodys_way(house):
    if house.database:
        pytest.skip("The database is a file of its own only with SQLite.")
    data, keyring = house.back_up()
    (house.data / "alongside.db").write_bytes(b"SQLite format 3" * 1000)
    house.told("restore", "--data", data, "--keyring", keyring, "--replace")
    assert house.read()["stories"] == ALL
