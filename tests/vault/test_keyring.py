"""Keys are made once, on disk before they are used, and gone when they are gone."""

import threading

import pytest

from alongside.vault import first_day, root, wrapping
from alongside.vault import keyring as keyrings
from alongside.vault.errors import KeyMissing, KeyringUnverified, RootWrong, VaultError
from alongside.vault.keyring import HOUSE

from .conftest import kept, on_disk

pytestmark = pytest.mark.pure

BEN = ("person", 5)


def wrapped(ring, name):
    """A key as it lies in the store."""
    _generation, [(*_of, blob)] = ring.store.get_many([name])
    return blob


def in_a_new_thread(work):
    """What `work` returns, or raises, in a thread that has never seen the keyring."""
    answer = []

    def run():
        try:
            answer.append((work(), None))
        except VaultError as error:
            answer.append((None, error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    value, error = answer[0]
    if error:
        raise error
    return value


def test_a_key_is_random_and_there_for_good(ring):
    ring.create(*BEN)
    ring.create("person", 6)
    assert len(ring.key(*BEN)) == 32
    assert ring.key(*BEN) != ring.key("person", 6)
    assert keyrings.open_keyring().key(*BEN) == ring.key(*BEN)


def test_a_person_and_a_group_of_one_number_have_keys_of_their_own(ring):
    ring.create("person", 7)
    ring.create("group", 7)
    assert ring.key("person", 7) != ring.key("group", 7)


def test_a_key_of_the_search_need_not_be_in_a_copy(ring):
    """What it hides is made anew where it is lost, so nobody is told to make a copy for it."""
    before = ring.store.fact("newest_key_at")
    ring.create("scope", 7)
    assert ring.store.fact("newest_key_at") == before
    ring.create(*BEN)
    assert ring.store.fact("newest_key_at") != before


def test_a_key_is_made_once(ring):
    ring.create(*BEN)
    first = ring.key(*BEN)
    with pytest.raises(VaultError, match="already"):
        ring.create(*BEN)
    with pytest.raises(VaultError, match="already"):
        keyrings.open_keyring().create(*BEN)
    assert ring.key(*BEN) == keyrings.open_keyring().key(*BEN) == first


def test_a_key_that_was_never_made_is_missing(ring):
    with pytest.raises(KeyMissing) as missing:
        ring.key("person", 404)
    assert (missing.value.kind, missing.value.id) == ("person", 404)
    assert ring.load([("person", 404), HOUSE]) == {HOUSE: {1: ring.key(*HOUSE)}}


def test_there_are_only_the_kinds_of_keys_we_know(ring):
    with pytest.raises(VaultError, match="no kind"):
        ring.create("pet", 1)
    with pytest.raises(KeyMissing):
        ring.key("pet", 1)


def test_a_destroyed_key_is_gone_here(ring):
    ring.create(*BEN)
    ring.key(*BEN)
    ring.destroy(*BEN)
    with pytest.raises(KeyMissing):
        ring.key(*BEN)
    with pytest.raises(KeyMissing):
        keyrings.open_keyring().key(*BEN)


def test_a_destroyed_key_is_gone_in_every_other_process(ring):
    ring.create(*BEN)
    elsewhere = keyrings.open_keyring()
    elsewhere.key(*BEN)
    ring.destroy(*BEN)
    with pytest.raises(KeyMissing):
        elsewhere.key(*BEN)


def test_a_thread_that_has_only_just_begun_knows_of_it_too(ring):
    ring.create(*BEN)
    elsewhere = keyrings.open_keyring()
    elsewhere.key(*BEN)
    ring.destroy(*BEN)
    with pytest.raises(KeyMissing):
        in_a_new_thread(lambda: elsewhere.key(*BEN))


def test_a_key_that_another_process_made_is_found(ring):
    elsewhere = keyrings.open_keyring()
    with pytest.raises(KeyMissing):
        elsewhere.key(*BEN)
    ring.create(*BEN)
    assert elsewhere.key(*BEN) == ring.key(*BEN)


def test_destroying_what_is_not_there_changes_nothing(ring):
    ring.destroy("person", 404)
    ring.check()


def test_no_trace_of_a_destroyed_key_stays_on_disk(ring, shelf):
    ring.create(*BEN)
    blob = wrapped(ring, BEN)
    assert any(blob in file for file in on_disk(shelf).values())
    ring.destroy(*BEN)
    assert not any(blob in file for file in on_disk(shelf).values())


def test_no_key_lies_open_on_disk(ring, shelf):
    ring.create(*BEN)
    for secret in (ring.key(*BEN), ring.key(*HOUSE)):
        assert not any(secret in file for file in on_disk(shelf).values())


def test_a_wrapped_key_put_under_another_name_does_not_open(ring):
    ring.create(*BEN)
    blob = wrapped(ring, BEN)
    with ring.store.writing() as connection:
        keyrings.put(connection, "person", 6, 1, blob)
    with pytest.raises(VaultError):
        ring.key("person", 6)


def test_the_memory_is_bounded(ring, monkeypatch):
    monkeypatch.setattr(keyrings, "MOST_IN_MEMORY", 10)
    for id in range(1, 31):
        ring.create("person", id)
    assert [len(ring.key("person", id)) for id in range(1, 31)] == [32] * 30
    assert len(ring._keys) <= 10


def test_many_keys_come_in_one_look_up(ring):
    names = [("person", id) for id in range(1, 200)]
    for name in names:
        ring.create(*name)
    ring.forget()
    before = ring.looked_up
    assert set(ring.load(names)) == set(names)
    assert set(ring.load(names)) == set(names)
    assert ring.looked_up == before + 1


def test_a_wrong_root_is_named_and_changes_nothing(ring, shelf):
    ring.create(*BEN)
    wanted = ring.root_id
    file = shelf / "keys" / "root"
    file.unlink()
    root.create_root_file(file)
    before = kept(shelf)
    with pytest.raises(RootWrong) as wrong:
        keyrings.open_keyring().check()
    assert wrong.value.wanted == wanted
    assert wanted in str(wrong.value)
    assert file.read_text() not in str(wrong.value)
    assert kept(shelf) == before


def test_a_wrong_root_in_the_variable_is_mended_there_and_not_in_a_file(ring, settings):
    settings.VAULT = {**settings.VAULT, "ROOT_KEY": "ab" * 32}
    with pytest.raises(RootWrong) as wrong:
        keyrings.open_keyring()
    assert "into ALONGSIDE_ROOT_KEY" in str(wrong.value)
    assert "ALONGSIDE_ROOT_FILE" not in str(wrong.value)


def test_a_right_root_that_cannot_be_used_is_named_beside_one_that_is_wrong(ring, shelf):
    wrapping.rotate_root(ring)
    newer = shelf / "keys" / "root.2"
    newer.chmod(0o444)
    with pytest.raises(RootWrong, match=f"chmod 0400 {newer}"):
        keyrings.open_keyring()


def test_a_root_that_nobody_here_may_read_is_said_in_words(ring, shelf, monkeypatch):
    def nobody(*_args, **_more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", nobody)
    with pytest.raises(VaultError, match=r"Cannot read .*root \(Permission denied\)"):
        keyrings.open_keyring()


@pytest.mark.parametrize("damage", ["UPDATE keys SET blob = zeroblob(60)", "DELETE FROM keys"])
def test_a_damaged_key_of_the_house_is_not_taken_for_a_wrong_epoch(ring, damage):
    ring.store._connection().execute(f"{damage} WHERE kind = 'house'")
    with pytest.raises(VaultError) as wrong:
        keyrings.open_keyring().check()
    assert "key of the house is damaged" in str(wrong.value)
    assert "alongside restore --keyring COPY --replace" in str(wrong.value)
    assert "epoch secret" not in str(wrong.value)


def test_a_wrong_root_opens_no_key(ring, shelf):
    file = shelf / "keys" / "root"
    file.unlink()
    root.create_root_file(file)
    with pytest.raises(VaultError):
        keyrings.open_keyring().key(*HOUSE)


@pytest.mark.parametrize("epoch", [b"", b"\x00" * 32, b"too short"])
def test_a_wrong_epoch_is_refused(ring, shelf, epoch):
    (shelf / "keyring" / "epoch").write_bytes(epoch)
    before = kept(shelf)
    with pytest.raises(VaultError, match="epoch"):
        keyrings.open_keyring().check()
    assert kept(shelf) == before


def test_a_missing_epoch_is_refused(ring, shelf):
    (shelf / "keyring" / "epoch").unlink()
    with pytest.raises(VaultError, match="epoch"):
        keyrings.open_keyring()
    assert not (shelf / "keyring" / "epoch").exists()


def test_no_keyring_is_no_reason_to_make_one(shelf):
    root.create_root_file(shelf / "keys" / "root")
    before = kept(shelf)
    with pytest.raises(KeyringUnverified):
        keyrings.open_keyring()
    with pytest.raises(KeyringUnverified, match="Put the keyring back"):
        first_day.initialise(sealed_rows_exist=True)
    assert kept(shelf) == before
    assert not first_day.is_initialised()
