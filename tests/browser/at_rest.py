"""What lies on a disk beside the pages: copies, the tokens of the index, what was planted."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

from tests.running import call, environment

from .disguises import files


def plant(file, word):
    """As a program of ours might: in a row where there are rows, or else in a line."""
    if file.suffix == ".db":
        with closing(sqlite3.connect(file)) as line:
            line.execute("CREATE TABLE planted (word TEXT)")
            line.execute("INSERT INTO planted VALUES (?)", [f"my {word} again"])
            line.commit()
    else:
        file.chmod(0o600)
        with file.open("ab") as end:
            end.write(f"my {word} again".encode())


@contextmanager
def without_table(served, name):
    """The database as it is after somebody's mistake, and mended again."""
    with closing(sqlite3.connect(served.data / "alongside.db", timeout=10)) as line:
        line.execute(f"ALTER TABLE {name} RENAME TO {name}_away")
        try:
            yield
        finally:
            line.execute(f"ALTER TABLE {name}_away RENAME TO {name}")


def of_its_own(served, **settings):
    """The surroundings of another `alongside` of this data, with the same home."""
    home = {"HOME": str(served.home), "TMPDIR": str(served.home)}
    return environment(served.data, 0, demo="yes", **settings) | home


def backed_up(served):
    """The two places of a copy that was taken while people were there."""
    places = [served.data.with_name(name) for name in ("data-copies", "keyring-copies")]
    settings = of_its_own(served, backup_data=places[0], backup_keyring=places[1])
    done = call(settings, "backup", typed="")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in files(places)}
    assert {"alongside.db", "keyring.db", "epoch", "ledger", "manifest.json"} <= names
    return places


TOKENS = """
import json, sys, django
django.setup()
from alongside.vault.keyring import keyring
from alongside.vault.search.tokens import language, token
from alongside.vault.search.upkeep import index
from alongside.groups.models import Group
group = Group.objects.get(slug="morning").pk
with index().reading() as table:
    [scope] = table.scopes(group)
key, stem = keyring().key("scope", scope.id), language(scope.language).stem
made_up = json.load(sys.stdin)
print(json.dumps({
    place: {word: token(stem(word), key).hex() for word in words}
    for place, words in made_up.items()
}))
"""


def blind_tokens(served, made_up):
    """{place: {word: its token in the morning group}}, made with the key of the running data."""
    done = subprocess.run(
        [sys.executable, "-c", TOKENS],
        env=of_its_own(served) | {"DJANGO_SETTINGS_MODULE": "alongside.settings"},
        input=json.dumps(made_up),
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        place: {word: bytes.fromhex(token) for word, token in words.items()}
        for place, words in json.loads(done.stdout).items()
    }
