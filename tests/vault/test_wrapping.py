"""Root and epoch are replaced while people write, and whatever instant the power fails at."""

import multiprocessing
import os
import shutil
import threading

import pytest

from alongside.vault import checkup, first_day, root, wrapping
from alongside.vault import keyring as keyrings
from alongside.vault.errors import KeyMissing, RootWrong, VaultError
from alongside.vault.keyring import HOUSE
from alongside.vault.store import Store

from .conftest import on_disk

pytestmark = pytest.mark.pure

BEN, CLEO = ("person", 5), ("person", 6)


@pytest.fixture
def three(ring):
    """Ben's, Cleo's and the house's key, as they are."""
    ring.create(*BEN)
    ring.create(*CLEO)
    return {name: ring.key(*name) for name in (BEN, CLEO, HOUSE)}


def all_open(three):
    fresh = keyrings.open_keyring()
    fresh.check()
    return {name: fresh.key(*name) for name in three} == three


def test_a_new_epoch_opens_the_same_keys(ring, three, shelf):
    before = (shelf / "keyring" / "epoch").read_bytes()
    wrapping.rotate_epoch(ring)
    assert (shelf / "keyring" / "epoch").read_bytes() != before
    assert not (shelf / "keyring" / "epoch.next").exists()
    assert all_open(three)
    assert {name: ring.key(*name) for name in three} == three


def test_no_older_copy_of_a_key_opens_with_the_new_epoch(ring, three, shelf):
    store = shelf / "keyring" / "keyring.db"
    ring.store.tidy()
    shutil.copy(store, shelf / "yesterday.db")
    wrapping.rotate_epoch(ring)
    ring.store.close()
    for path in shelf.glob("keyring/keyring.db*"):
        path.unlink()
    shutil.copy(shelf / "yesterday.db", store)
    with pytest.raises(VaultError, match="epoch"):
        keyrings.open_keyring()


def test_no_trace_of_the_old_epoch_or_the_old_wrapping_stays(ring, three, shelf):
    _generation, [(*_of, blob)] = ring.store.get_many([BEN])
    old = [(shelf / "keyring" / "epoch").read_bytes(), blob]
    assert all(any(secret in file for file in on_disk(shelf).values()) for secret in old)
    wrapping.rotate_epoch(ring)
    assert not any(secret in file for file in on_disk(shelf).values() for secret in old)


def test_a_new_root_is_made_beside_the_old_one(ring, three, shelf):
    before = ring.root_id
    now = wrapping.rotate_root(ring)
    assert now == ring.root_id != before
    assert all_open(three)
    assert {path.name for path in (shelf / "keys").iterdir()} == {"root", "root.2"}
    assert (shelf / "keys" / "root.2").stat().st_mode & 0o777 == 0o400
    wrapping.rotate_root(ring)
    assert (shelf / "keys" / "root.3").exists()
    assert all_open(three)


def test_the_old_root_can_go_once_it_is_not_needed(ring, three, shelf):
    wrapping.rotate_root(ring)
    (shelf / "keys" / "root").unlink()
    assert all_open(three)


def beside(ring):
    return [(one.says, one.mend) for one in checkup.other_roots(root.source(), ring.root_id)]


def test_of_the_roots_that_lie_there_only_older_ones_are_said_to_be_able_to_go(ring, shelf):
    assert beside(ring) == []
    wrapping.rotate_root(ring)
    wrapping.rotate_root(ring)
    [(says, mend)] = beside(ring)
    keys = shelf / "keys"
    assert f"in use is {keys / 'root.3'}." in says
    assert says.endswith("those can go.") and f"{keys / 'root'}, {keys / 'root.2'}. " in says
    assert not mend


def test_a_root_that_a_rotation_never_came_to_use_lets_none_go(ring, shelf):
    root.source().create_next()
    [(says, mend)] = beside(ring)
    assert f"in use is still {shelf / 'keys' / 'root'}, although" in says
    assert "can go" not in says and "Keep both" in says
    assert mend.startswith("alongside keys rotate-root")
    wrapping.rotate_root(ring)
    assert not (shelf / "keys" / "root.3").exists()
    assert "those can go" in beside(ring)[0][0]


def test_without_the_new_root_the_old_one_is_not_enough(ring, three, shelf):
    now = wrapping.rotate_root(ring)
    (shelf / "keys" / "root.2").unlink()
    with pytest.raises(RootWrong, match=now):
        keyrings.open_keyring()


def test_a_root_from_the_environment_is_replaced_by_the_next_one(shelf, settings):
    first, second = "1a" * 32, "2b" * 32
    settings.VAULT |= {"ROOT_KEY": first}
    first_day.initialise(sealed_rows_exist=False)
    ring = keyrings.open_keyring()
    ring.create(*BEN)
    key = ring.key(*BEN)
    with pytest.raises(VaultError, match="ALONGSIDE_ROOT_KEY_NEXT"):
        wrapping.rotate_root(ring)
    settings.VAULT |= {"ROOT_KEY_NEXT": second}
    wrapping.rotate_root(ring)
    settings.VAULT |= {"ROOT_KEY": second, "ROOT_KEY_NEXT": ""}
    assert all_open({BEN: key})


def test_another_process_goes_on_with_the_new_root_and_epoch(ring, three):
    elsewhere = keyrings.open_keyring()
    assert elsewhere.key(*BEN) == three[BEN]
    wrapping.rotate_epoch(ring)
    wrapping.rotate_root(ring)
    assert elsewhere.key(*CLEO) == three[CLEO]
    elsewhere.create("person", 7)
    assert ring.key("person", 7) == elsewhere.key("person", 7)
    assert all_open({**three, ("person", 7): ring.key("person", 7)})


def test_two_who_rotate_at_once_leave_a_keyring_that_opens(ring, three):
    elsewhere, wrong = keyrings.open_keyring(), []

    def rotate(which, how):
        try:
            for _again in range(4):
                how(which)
        except Exception as error:
            wrong.append(error)

    works = [(ring, wrapping.rotate_epoch), (elsewhere, wrapping.rotate_epoch)]
    works += [(ring, wrapping.rotate_root), (elsewhere, wrapping.rotate_root)]
    threads = [threading.Thread(target=rotate, args=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert all_open(three)


class PowerCut(BaseException):
    """Ends the program at once, as nothing that the program does can."""


STEPS = {
    "before the new secret is on disk": (os, "fsync"),
    "before it has its name": (root, "replace"),
    "before all keys are wrapped": (keyrings, "put"),
    "before the keyring says so": (keyrings, "next_generation"),
    "before the log is put away": (Store, "tidy"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("rotate", [wrapping.rotate_epoch, wrapping.rotate_root])
def test_a_rotation_that_was_cut_short_loses_nothing(ring, three, monkeypatch, step, rotate):
    def nothing_any_more(*args, **kwargs):
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(*STEPS[step], nothing_any_more)
        with pytest.raises(PowerCut):
            rotate(ring)
    assert all_open(three)
    keyrings.open_keyring().create("person", 7)
    rotate(keyrings.open_keyring())
    assert all_open(three)
    rotate(ring)
    assert all_open(three)


def test_the_epoch_that_waits_is_used_if_the_keyring_says_so(ring, three, monkeypatch, shelf):
    """Between the commit and the renaming the one that opens is called `epoch.next`."""
    with monkeypatch.context() as patch:
        patch.setattr(wrapping, "settle", lambda ring: None)
        wrapping.rotate_epoch(ring)
    assert (shelf / "keyring" / "epoch.next").exists()
    assert all_open(three)
    wrapping.rotate_epoch(keyrings.open_keyring())
    assert not (shelf / "keyring" / "epoch.next").exists()
    assert all_open(three)


def test_a_copy_of_the_keyring_belongs_together_while_all_is_rotated(ring, three, shelf, settings):
    stopping, wrong = threading.Event(), []

    def go_on():
        other, id = keyrings.open_keyring(), 100
        while not stopping.is_set():
            try:
                wrapping.rotate_epoch(other)
                other.create("person", id)
            except Exception as error:
                wrong.append(error)
                return
            id += 1

    thread = threading.Thread(target=go_on)
    thread.start()
    live = settings.VAULT
    try:
        for number in range(10):
            copy = shelf / f"copy-{number}"
            copy.mkdir()
            keyrings.copy_keyring(copy, ring)
            settings.VAULT = live | {"KEYRING_DIR": copy}
            assert all_open(three), number
            settings.VAULT = live
    finally:
        stopping.set()
        thread.join()
    assert not wrong


def rotate_in_a_process_of_its_own():
    for _again in range(50):
        wrapping.rotate_epoch(keyrings.open_keyring())


@pytest.mark.parametrize("after", [0.02, 0.05, 0.11])
def test_a_process_killed_in_a_rotation_loses_nothing(ring, three, after):
    ring.store.close()
    child = multiprocessing.get_context("fork").Process(target=rotate_in_a_process_of_its_own)
    child.start()
    child.join(timeout=after)
    child.kill()
    child.join()
    assert all_open(three)


def test_new_keys_for_everybody_seal_from_now_on_and_the_old_ones_open_still(ring, three):
    ring.begin_data_generation()
    assert ring.data_generation() == 2
    assert {name: ring.key(*name, 1) for name in three} == three
    assert not {ring.key(*name) for name in three} & set(three.values())
    ring.create("person", 7)
    assert len(ring.key("person", 7)) == 32
    with pytest.raises(KeyMissing):
        ring.key("person", 7, 1)


def test_older_keys_end_but_for_the_house_whose_hashes_are_found_by_it(ring, three):
    ring.begin_data_generation()
    assert ring.has_older_keys()
    ring.end_older_data_generations()
    assert not ring.has_older_keys()
    with pytest.raises(KeyMissing):
        ring.key(*BEN, 1)
    assert len(ring.key(*BEN)) == 32
    assert ring.key(*HOUSE, 1) == three[HOUSE]


def test_what_was_used_last_stays_longest_in_memory(ring, three, monkeypatch):
    monkeypatch.setattr(keyrings, "MOST_IN_MEMORY", 3)
    ring.forget()
    for name in (BEN, CLEO, HOUSE, BEN):
        ring.key(*name)
    ring.create("person", 7)
    ring.key("person", 7)
    looked_up = ring.looked_up
    ring.key(*BEN)
    assert ring.looked_up == looked_up
    ring.key(*CLEO)
    assert ring.looked_up == looked_up + 1


def test_a_key_that_somebody_made_empties_nobodys_memory(ring, three):
    elsewhere = keyrings.open_keyring()
    elsewhere.load(three)
    ring.create("person", 7)
    looked_up = elsewhere.looked_up
    elsewhere.load(three)
    assert elsewhere.looked_up == looked_up


def test_a_keyring_of_the_first_version_is_brought_up_to_date(ring, three, shelf):
    with ring.store.writing() as connection:
        for step in (
            "ALTER TABLE keys RENAME TO newer",
            "CREATE TABLE keys (kind TEXT NOT NULL, id INTEGER NOT NULL, blob BLOB NOT NULL,"
            " PRIMARY KEY (kind, id)) WITHOUT ROWID",
            "INSERT INTO keys SELECT kind, id, blob FROM newer",
            "DROP TABLE newer",
            "DELETE FROM facts WHERE name != 'root'",
        ):
            connection.execute(step)
    assert all_open(three)
    wrapping.rotate_epoch(keyrings.open_keyring())
    assert all_open(three)
