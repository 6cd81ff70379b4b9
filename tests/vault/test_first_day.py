"""The first day of a vault: what it makes, who may read it, and a power cut in the middle."""

import os
import secrets
import stat

import pytest

from alongside.vault import first_day, root
from alongside.vault import keyring as keyrings
from alongside.vault.errors import VaultError
from alongside.vault.keyring import HOUSE
from alongside.vault.root import EnvRoot, FileRoot
from alongside.vault.store import Store

from .conftest import kept

pytestmark = pytest.mark.pure


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_what_is_made(ring, shelf):
    assert mode(shelf / "keys" / "root") == 0o400
    assert mode(shelf / "keyring") == 0o700
    assert mode(shelf / "keyring" / "keyring.db") == 0o600
    assert mode(shelf / "keyring" / "epoch") == 0o600


@pytest.mark.parametrize("open_to", [0o404, 0o440, 0o444, 0o640, 0o401])
def test_a_root_key_that_others_can_read_is_refused(ring, shelf, open_to):
    file = shelf / "keys" / "root"
    file.chmod(open_to)
    with pytest.raises(VaultError, match="chmod 0400"):
        keyrings.open_keyring()
    file.chmod(0o600)
    keyrings.open_keyring().check()


def test_a_root_key_is_never_written_over(ring, shelf):
    before = kept(shelf)
    with pytest.raises(VaultError, match="stays as it is"):
        root.create_root_file(shelf / "keys" / "root")
    assert kept(shelf) == before


def test_every_new_root_is_another_one(shelf):
    roots = set()
    for name in ("one", "two", "three"):
        root.create_root_file(shelf / name)
        roots.add(FileRoot(shelf / name).get(1))
    assert len(roots) == 3
    assert {len(key) for key in roots} == {32}


@pytest.mark.parametrize("text", ["", "abc", "ff" * 31, "ff" * 33, "zz" * 32, "ff " * 31 + "f"])
def test_a_root_key_that_is_none_is_refused_without_being_quoted(shelf, text):
    file = shelf / "root"
    file.write_text(text)
    file.chmod(0o400)
    for source in (FileRoot(file), EnvRoot(text)):
        with pytest.raises(VaultError, match="64 hexadecimal digits") as refused:
            source.get(1)
        assert not text or text not in str(refused.value)


def test_spaces_round_a_root_key_do_no_harm():
    assert EnvRoot(" " + "ab" * 32 + "\n").get(1) == bytes.fromhex("ab" * 32)


def test_a_missing_root_is_said_with_its_place(shelf):
    with pytest.raises(VaultError, match=str(shelf / "keys" / "root")):
        FileRoot(shelf / "keys" / "root").get(1)


def test_a_variable_comes_before_the_file(ring, settings):
    settings.VAULT = {**settings.VAULT, "ROOT_KEY": "ab" * 32}
    assert root.source().get(1) == bytes.fromhex("ab" * 32)
    with pytest.raises(VaultError):
        keyrings.open_keyring().check()


def test_a_second_first_day_changes_nothing(ring, shelf):
    before = kept(shelf)
    with pytest.raises((VaultError, FileExistsError)):
        first_day.initialise(sealed_rows_exist=False)
    assert kept(shelf) == before
    keyrings.open_keyring().check()


class PowerCut(BaseException):
    """Ends the program at once, as nothing that the program does can."""


STEPS = {
    "before the keyring": (Store, "create"),
    "before the epoch": (secrets, "token_bytes"),
    "before the epoch is on disk": (os, "fsync"),
    "before the house has its key": (first_day.AESGCM, "generate_key"),
    "before the house's key is kept": (first_day, "put"),
    "before the root is noted": (first_day, "set_fact"),
}


def cut_at(monkeypatch, place, name):
    def nothing_any_more(*args, **kwargs):
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(place, name, nothing_any_more)
        with pytest.raises(PowerCut):
            first_day.initialise(sealed_rows_exist=False)


@pytest.mark.parametrize("step", STEPS)
def test_a_first_day_that_was_cut_short_begins_again(shelf, monkeypatch, step):
    """As `alongside up` does it: no rows yet, so there is nothing that a keyring could lose."""
    root.create_root_file(shelf / "keys" / "root")
    cut_at(monkeypatch, *STEPS[step])
    if not first_day.is_initialised():
        first_day.initialise(sealed_rows_exist=False)
    keyrings.open_keyring().check()
    assert len(keyrings.open_keyring().key(*HOUSE)) == 32
