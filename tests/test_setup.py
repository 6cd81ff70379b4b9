"""`bin/setup`: does nothing where nothing has changed, and begins anew under another Python."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[1]

# Stands in for the system's Python: what an environment has was installed under one version of it.
PYTHON = """#!/bin/sh
echo "$(cat {version}) $*" >> {log}
here=$(dirname "$0")/..
case "$*" in
  *"-m venv"*) rm -rf .venv; mkdir -p .venv/bin; ln -s {python} .venv/bin/python ;;
  *"-m pip"*) touch "$here/has-$(cat {version})" ;;
  *"import pip"*) [ -e "$here/has-$(cat {version})" ] ;;
  *print*) cat {version} ;;
esac
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A source to set up, with a Python that can become another."""
    source, system = tmp_path / "source", tmp_path / "system"
    for name in ("bin", "requirements"):
        shutil.copytree(ROOT / name, source / name)
    shutil.copy2(ROOT / "pyproject.toml", source)
    system.mkdir()
    files = {name: system / name for name in ("version", "log", "python")}
    files["python"].write_text(PYTHON.format(**files))
    files["python"].chmod(0o755)
    (system / "python3").symlink_to(files["python"])
    monkeypatch.setenv("PATH", f"{system}:{os.environ['PATH']}")
    become(tmp_path, "3.11")
    return tmp_path


def become(place, version):
    (place / "system" / "version").write_text(version)


def set_up(place):
    """What `bin/setup run` says, and what it had that Python do."""
    log = place / "system" / "log"
    log.write_text("")
    command = [place / "source" / "bin" / "setup", "run"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    return done.stdout, log.read_text()


def test_where_nothing_has_changed_nothing_is_done(place):
    said, done = set_up(place)
    assert "Setting up" in said
    assert "-m venv" in done and "-m pip" in done
    said, done = set_up(place)
    assert said == ""
    assert "-m venv" not in done and "-m pip" not in done


def test_under_another_python_all_is_made_anew(place):
    set_up(place)
    become(place, "3.12")
    assert "3.12 -m venv --clear .venv" in set_up(place)[1]
    assert set_up(place)[0] == ""


def test_what_cannot_be_imported_any_more_is_made_anew(place):
    set_up(place)
    (place / "source" / ".venv" / "has-3.11").unlink()
    assert "-m venv --clear .venv" in set_up(place)[1]
    assert set_up(place)[0] == ""


def test_what_is_wanted_newly_is_added_to_what_is_there(place):
    set_up(place)
    with (place / "source" / "requirements" / "runtime.txt").open("a") as file:
        file.write("# one more\n")
    done = set_up(place)[1]
    assert "-m pip" in done and "-m venv" not in done
