"""Every setting is described where operators look, with what holds without it, and no other is."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "self-hosting.md"
NAME = re.compile(r"ALONGSIDE_[A-Z][A-Z_]*[A-Z]")
ROW = re.compile(r"^\| `(ALONGSIDE_\w+)` \|(.*?)\|(.*)\|$", re.M)
READERS = ("env", "env_flag", "env_number")


def python_files():
    return sorted((ROOT / "alongside").rglob("*.py"))


def scripts():
    return [path for path in sorted((ROOT / "bin").iterdir()) if path.is_file()]


def calls(source):
    """Every call of env(), env_flag() or env_number() in a Python source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in READERS:
            yield node


def read_by(source):
    """{variable: default} for each that a Python source reads through env(), or names in full."""
    written = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    texts = [text for text in written if isinstance(text, str)]
    found = dict.fromkeys(name for text in texts for name in NAME.findall(text))
    for call in calls(source):
        if isinstance(call.args[0], ast.Constant):
            found[f"ALONGSIDE_{call.args[0].value}"] = default_of(call)
    return found


def default_of(call):
    """What env() gives where nothing is set, if it is written down; else None."""
    if len(call.args) > 1:
        return call.args[1].value if isinstance(call.args[1], ast.Constant) else None
    return "no" if call.func.id == "env_flag" else ""


def read_anywhere():
    found = {}
    for path in python_files():
        for name, default in read_by(path.read_text()).items():
            found[name] = default if default is not None else found.get(name)
    for path in scripts():
        found |= {name: None for name in NAME.findall(path.read_text()) if name not in found}
    return found


def described():
    """{variable: (what holds without it, what it is)} from the table of the page."""
    rows = ROW.findall(PAGE.read_text())
    return {name: (default.strip(), words) for name, default, words in rows}


def test_every_setting_is_described():
    assert sorted(set(read_anywhere()) - set(described())) == []


def test_every_setting_that_the_page_speaks_of_exists():
    assert sorted(set(NAME.findall(PAGE.read_text())) - set(read_anywhere())) == []


def test_what_holds_without_a_setting_is_said_as_it_is():
    said = {name: default for name, (default, _words) in described().items()}
    for name, default in read_anywhere().items():
        if default:
            assert said[name] == f"`{default}`", name
        elif default == "":
            assert said[name] == "", name


def test_every_description_says_something_and_none_stands_twice():
    rows = ROW.findall(PAGE.read_text())
    assert [name for name, _default, words in rows if len(words.split()) < 4] == []
    assert [name for name, _default, _words in rows] == sorted(described())


def test_no_setting_is_computed_so_that_it_could_be_overlooked():
    """env() is called with a name that is written down; only its two siblings hand theirs on."""
    hidden = {
        path.name
        for path in python_files()
        for call in calls(path.read_text())
        if not isinstance(call.args[0], ast.Constant)
    }
    assert hidden == {"from_environment.py"}


@pytest.mark.parametrize(
    ("source", "name", "default"),
    [
        ('env("MOON", "full")', "ALONGSIDE_MOON", "full"),
        ('env("MOON")', "ALONGSIDE_MOON", ""),
        ('env_flag("MOON")', "ALONGSIDE_MOON", "no"),
        ('env_number("MOON", "4", least=1)', "ALONGSIDE_MOON", "4"),
        ('int(env("MOON", str(4)))', "ALONGSIDE_MOON", None),
        ('os.environ["ALONGSIDE_MOON"]', "ALONGSIDE_MOON", None),
        ('os.environ.get("ALONGSIDE_MOON", "")', "ALONGSIDE_MOON", None),
        ('os.getenv("ALONGSIDE_MOON_PHASE")', "ALONGSIDE_MOON_PHASE", None),
        ('f"ALONGSIDE_MOON={1}"', "ALONGSIDE_MOON", None),
    ],
)
def test_a_setting_is_found_however_it_is_read(source, name, default):
    """The control: each of these would be missed on the page."""
    assert read_by(source) == {name: default}


def test_the_port_is_described_too():
    reads_port = any('"PORT"' in path.read_text() for path in python_files())
    assert reads_port and "`PORT`" in PAGE.read_text()
