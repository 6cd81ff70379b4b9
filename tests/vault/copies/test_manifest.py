"""What a copy says of itself, and how it is told that it is not what it says."""

import json

import pytest

from alongside.vault.copies import Refused, manifest

pytestmark = pytest.mark.pure


@pytest.fixture
def copy(tmp_path):
    """A copy of a keyring, made of made-up files."""
    directory = tmp_path / "alongside-keyring-20261124T190000Z"
    directory.mkdir()
    for name in ("keyring.db", "epoch", "ledger"):
        (directory / name).write_bytes(name.encode() * 1000)
    facts = {"at": "2026-11-24T19:00:00+00:00", "house": "0123456789abcdef"}
    manifest.write(directory, "keyring", "sqlite", **facts)
    return directory


def checked(copy):
    manifest.verify(copy, manifest.read(copy, "keyring"))


def test_a_copy_that_is_as_it_was_taken_is_taken(copy):
    checked(copy)


def cut_short(copy):
    content = (copy / "keyring.db").read_bytes()
    (copy / "keyring.db").write_bytes(content[:-1])


def change_a_byte(copy):
    content = bytearray((copy / "epoch").read_bytes())
    content[1000] ^= 1
    (copy / "epoch").write_bytes(content)


def lose_a_file(copy):
    (copy / "ledger").unlink()


def lose_the_manifest(copy):
    (copy / "manifest.json").unlink()


def cut_the_manifest(copy):
    text = (copy / "manifest.json").read_text()
    (copy / "manifest.json").write_text(text[:100])


def change(**words):
    def rewrite(copy):
        said = json.loads((copy / "manifest.json").read_text())
        (copy / "manifest.json").write_text(json.dumps(said | words))

    rewrite.__name__ = "_".join(words)
    return rewrite


HARMS = {
    cut_short: "has 9,999 bytes, but 10,000 were copied",
    change_a_byte: "was changed",
    lose_a_file: "Cannot read .*ledger",
    lose_the_manifest: "is not a copy",
    cut_the_manifest: "damaged",
    change(what="data"): "swapped",
    change(house="../../etc"): "another version",
    change(format=99): "another version",
    change(at="yesterday"): "damaged",
    change(files={}): "another version",
    change(files={"../../etc/passwd": {"bytes": 0, "sha256": ""}}): "another version",
}


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_a_copy_that_is_not_whole_is_refused_in_a_sentence(copy, harm):
    harm(copy)
    with pytest.raises(Refused, match=HARMS[harm]):
        checked(copy)


def test_the_wrong_kind_of_copy_is_refused_and_no_copy_too(copy, tmp_path):
    with pytest.raises(Refused, match="is a copy of the keyring, not of the data"):
        manifest.read(copy, "data")
    with pytest.raises(Refused, match="There is no copy at"):
        manifest.read(tmp_path / "nowhere", "data")
    with pytest.raises(Refused, match="is not a copy"):
        manifest.read(tmp_path, "data")
