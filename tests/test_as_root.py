"""Whoever types a command as root, over data of somebody else, leaves nothing they cannot read.

The process that serves it would go on without its keys, or not start again.
"""

import os
import pwd
import sys

import pytest

from alongside.__main__ import main

from .browser.served import free_port

pytestmark = pytest.mark.pure

COMMANDS = (
    f"up --port {free_port()}",
    "worker",
    "doctor",
    "backup",
    "restore --data copy",
    "keys rotate-epoch",
    "keys rotate-root",
    "reseal --new-keys",
    "erase --person cleo --yes",
)


@pytest.fixture
def somebodys(tmp_path, monkeypatch):
    """A data directory that is not root's, and we are root."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(data, pwd.getpwnam("nobody").pw_uid, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("ALONGSIDE_DATA_DIR", str(data))
    monkeypatch.delenv("ALONGSIDE_DEMO", raising=False)
    return data


def call(words, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["/opt/alongside/.venv/bin/alongside", *words.split()])
    code = main(sys.argv[1:])
    return code, capsys.readouterr().err


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words.split(" -")[0])
def test_root_is_told_how_to_do_it_as_the_owner(somebodys, monkeypatch, capsys, words):
    code, said = call(words, monkeypatch, capsys)
    owner = pwd.getpwuid(somebodys.stat().st_uid).pw_name
    assert code == 1
    assert f"runuser -u {owner} -- /opt/alongside/.venv/bin/alongside {words}" in said
    assert list(somebodys.iterdir()) == []


def test_an_owner_without_a_name_is_no_error(somebodys, monkeypatch, capsys):
    def nobody_has_it(number):
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", nobody_has_it)
    code, said = call("keys rotate-epoch", monkeypatch, capsys)
    assert code == 1
    assert f"chown -R root {somebodys}" in said
