"""The recovery kit: any two of three sheets give the root key, and it is asked back."""

import itertools

import pytest

from alongside.vault import keyring as keyrings
from alongside.vault import kit, wrapping
from alongside.vault.errors import VaultError

pytestmark = pytest.mark.pure


@pytest.fixture(autouse=True)
def this_ring(ring, monkeypatch):
    monkeypatch.setattr(kit, "keyring", lambda: ring)
    return ring


def test_any_two_sheets_give_the_root_key(this_ring):
    sheets = kit.sheets()
    assert [len(sheet.split()) for sheet in sheets] == [33, 33, 33]
    for two in itertools.permutations(sheets, 2):
        assert kit.read(two) == this_ring.wrapping().root_key


@pytest.mark.parametrize("how", [str.upper, lambda words: "  " + words.replace(" ", "\n  ")])
def test_it_does_not_matter_how_they_are_typed(this_ring, how):
    assert kit.read([how(sheet) for sheet in kit.sheets()[:2]]) == this_ring.wrapping().root_key


def test_one_sheet_twice_wrong_words_or_sheets_of_two_kits_are_refused():
    first, second, _third = kit.sheets()
    other = kit.sheets()[1]
    changed = " ".join(["academic", *second.split()[1:]])
    for wrong in ([first], [first, first], [first, other], [first, changed], [first, "tea"], []):
        with pytest.raises(VaultError):
            kit.read(wrong)


def test_it_counts_as_verified_once_it_was_read_back(this_ring):
    assert not kit.is_verified()
    sheets = kit.sheets()
    with pytest.raises(VaultError):
        kit.verify([sheets[0], sheets[0]])
    assert not kit.is_verified()
    kit.verify(sheets[1:])
    assert kit.is_verified()


def test_a_new_root_needs_a_new_kit(this_ring):
    old = kit.sheets()[:2]
    kit.verify(old)
    wrapping.rotate_root(this_ring)
    assert not kit.is_verified()
    with pytest.raises(VaultError, match="alongside keys kit"):
        kit.verify(old)
    kit.verify(kit.sheets()[:2])
    assert kit.is_verified()


def test_a_lost_root_comes_back_from_two_sheets(this_ring, shelf):
    sheets, file = kit.sheets(), shelf / "keys" / "root"
    before = file.read_text()
    with pytest.raises(VaultError, match="exists already"):
        kit.recover(sheets[:2])
    file.unlink()
    kit.recover(sheets[:2])
    assert file.read_text() == before
    assert file.stat().st_mode & 0o777 == 0o400
    keyrings.open_keyring().check()


@pytest.mark.parametrize("older", ["kept", "damaged", "gone"])
def test_a_lost_newer_root_comes_back_beside_the_older_one(this_ring, shelf, older):
    first, second = shelf / "keys" / "root", shelf / "keys" / "root.2"
    wrapping.rotate_root(this_ring)
    sheets = kit.sheets()[:2]
    second.unlink()
    if older == "damaged":
        first.chmod(0o600)
        first.write_text("no key at all")
        first.chmod(0o400)
    elif older == "gone":
        first.unlink()
    before = first.read_text() if first.exists() else None
    file = kit.recover(sheets)
    assert file == (first if older == "gone" else second)
    assert before is None or first.read_text() == before
    keyrings.open_keyring().check()
    with pytest.raises(VaultError, match=f"{file} exists already"):
        kit.recover(sheets)


def test_the_root_of_another_keyring_is_not_put_back(this_ring, shelf):
    from shamir_mnemonic import generate_mnemonics

    foreign = generate_mnemonics(1, [(2, 3)], bytes(range(32)))[0]
    (shelf / "keys" / "root").unlink()
    with pytest.raises(VaultError, match="wants the root key"):
        kit.recover(foreign[:2])
    assert not (shelf / "keys" / "root").exists()


def test_where_no_keyring_is_yet_none_is_begun_by_putting_the_root_back(this_ring, shelf, settings):
    """As on a new machine: the restore that follows would take it for one that was in use."""
    sheets = kit.sheets()[:2]
    (shelf / "keys" / "root").unlink()
    (shelf / "empty").mkdir()
    settings.VAULT = {**settings.VAULT, "KEYRING_DIR": shelf / "empty"}
    kit.recover(sheets)
    assert list((shelf / "empty").iterdir()) == []
