"""A setting that is not understood is refused by its name, before anything starts."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from alongside.lib.from_environment import database, env_flag, env_number, letters

pytestmark = pytest.mark.pure

NUMBERS = (
    "AWAY_AFTER",
    "BACKUP_DATA_DAYS",
    "BACKUP_KEYRING_DAYS",
    "PAGE_THREADS",
    "RECOVERY_HOURS",
    "WORKER_LEASE",
)
NOT_UNDERSTOOD = [(name, value) for name in NUMBERS for value in ("many", "-1")]
NOT_UNDERSTOOD += [(f"BACKUP_{kind}_DAYS", "1") for kind in ("DATA", "KEYRING")]
NOT_UNDERSTOOD += [("ADDRESS", value) for value in ("", "a.example", "https://a.example/b")]
NOT_UNDERSTOOD += [("TIME_ZONE", value) for value in ("", "Europe", "Europe/Londn", "../zone")]
NOT_UNDERSTOOD += [("LANGUAGE", "de"), ("MAIL_URL", "http://a.example")]
NOT_UNDERSTOOD += [("LINK_CHECKS", value) for value in ("off", "false", "0", "")]


@pytest.mark.parametrize("value", ["", " ", "many", "-1", "1.5", "nan", "٣", "0"])
def test_a_number_that_is_none_is_refused_by_its_name(monkeypatch, value):
    monkeypatch.setenv("ALONGSIDE_MOON", value)
    with pytest.raises(ImproperlyConfigured, match="ALONGSIDE_MOON is a whole number, 1 or more"):
        env_number("MOON", "4", least=1)


def test_a_number_is_read(monkeypatch):
    monkeypatch.delenv("ALONGSIDE_MOON", raising=False)
    assert env_number("MOON", "4") == 4
    monkeypatch.setenv("ALONGSIDE_MOON", " 12 ")
    assert env_number("MOON", "4") == 12


def test_yes_and_no_are_heard_however_they_are_written(monkeypatch):
    monkeypatch.setenv("ALONGSIDE_MOON", "No")
    assert env_flag("MOON", "yes") is False


def test_a_port_that_is_none_is_named_without_the_address(tmp_path):
    for read, name in (
        (lambda address: database(f"postgres://{address}", tmp_path), "DATABASE_URL"),
        (lambda address: letters(f"smtp://{address}"), "MAIL_URL"),
    ):
        with pytest.raises(ImproperlyConfigured, match=name) as refused:
            read("ada:secret@localhost:many/one")
        assert "secret" not in str(refused.value)


def test_the_settings_refuse_each_that_is_not_understood():
    """All in one process: each is looked at as a start would."""
    source = (
        "import importlib, os, sys\n"
        "from django.core.exceptions import ImproperlyConfigured\n"
        f"for name, value in {NOT_UNDERSTOOD!r}:\n"
        "    os.environ['ALONGSIDE_' + name] = value\n"
        "    sys.modules.pop('alongside.settings', None)\n"
        "    try:\n"
        "        importlib.import_module('alongside.settings')\n"
        "    except ImproperlyConfigured as problem:\n"
        "        assert 'ALONGSIDE_' + name in str(problem), problem\n"
        "    else:\n"
        "        print(name, value)\n"
        "    del os.environ['ALONGSIDE_' + name]\n"
    )
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ALONGSIDE_")}
    done = subprocess.run(
        [sys.executable, "-c", source], env=clean, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
