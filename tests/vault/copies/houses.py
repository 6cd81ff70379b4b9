"""A whole Alongside for a test to back up, break and restore, on whichever database is tested."""

import json
import os
import resource
import secrets
import shutil
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.running import PROGRAM, environment

ROOT = Path(__file__).resolve().parents[3]
SERVER = os.environ.get("ALONGSIDE_DATABASE_URL", "")


class House:
    """Its data, keyring and root in one directory, and beside it the two places for copies."""

    def __init__(self, home, database):
        self.home, self.database = Path(home), database
        self.data = self.home / "data"
        self.places = self.home / "data-copies", self.home / "keyring-copies"

    def environment(self, **settings):
        data, keyring = self.places
        settings = {"backup_data": data, "backup_keyring": keyring} | settings
        return environment(self.data, 0, database_url=self.database, **settings)

    def program(self, *words, environment=None, **more):
        """The finished process of `alongside WORDS`."""
        return subprocess.run(
            [PROGRAM, *map(str, words)],
            env=environment or self.environment(),
            capture_output=True,
            text=True,
            timeout=60,
            **more,
        )

    def told(self, *words, **more):
        """What `alongside WORDS --json` says, which must go well."""
        done = self.program(*words, "--json", **more)
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout)

    def refused(self, *words, **more):
        """The sentence in which `alongside WORDS` refuses."""
        done = self.program(*words, **more)
        assert done.returncode == 1, done.stdout
        assert done.stderr.startswith("alongside: "), done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr

    def back_up(self):
        """The paths of a new copy of the data and one of the keyring."""
        done = self.told("backup")
        return Path(done["data"]), Path(done["keyring"])

    def begin(self, *scenes):
        words = [sys.executable, "-m", "tests.vault.copies.scenes", json.dumps(scenes)]
        return subprocess.Popen(
            words, cwd=ROOT, env=self.environment(), stdout=subprocess.PIPE, text=True
        )

    def play(self, *scenes):
        """Play scenes of scenes.py, one after the other; returns what the last of them saw."""
        with self.begin(*scenes) as child:
            said = child.communicate(timeout=120)[0]
        assert child.returncode == 0
        return json.loads(said)

    def scene(self, scene, *words):
        return self.play([scene, *words])

    def read(self):
        return self.scene("read")

    def files(self):
        """{path: bytes} of all that a refusal must leave alone, but for locks and empty logs."""
        found = (path for path in self.data.rglob("*") if path.is_file())
        kept = {str(path.relative_to(self.data)): path.read_bytes() for path in found}
        return {
            name: content
            for name, content in kept.items()
            if content and not name.endswith((".lock", "/lock", "-shm"))
        }

    @contextmanager
    def elsewhere(self, *, with_root=True):
        """Another machine: nothing there but, at most, the root key."""
        with new_database() as database:
            home = self.home.with_name(f"elsewhere-{secrets.token_hex(3)}")
            other = House(home, database)
            if with_root:
                (other.data / "keys").mkdir(mode=0o700, parents=True)
                shutil.copy2(self.data / "keys" / "root", other.data / "keys" / "root")
            yield other

    @contextmanager
    def twin(self, home):
        """A copy of this house that a test may break."""
        with new_database(template=self.database) as database:
            if self.data.exists():
                shutil.copytree(self.data, home / "data")
            yield House(home, database)


def contents(*places):
    """{path: bytes} of all files in these directories."""
    found = (path for place in places for path in place.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found}


def small_disk():
    """For `preexec_fn`: a disk that is full after 20 kB of any file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def copies_in(place):
    return sorted(path.name for path in place.glob("alongside-*"))


@contextmanager
def new_database(template=""):
    """The address of a database of a test's own on the server that is tested; "" is SQLite."""
    if not SERVER:
        yield ""
        return
    name = f"alongside_test_{secrets.token_hex(6)}"
    model = urlsplit(template).path.lstrip("/") or "template0"
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "{model}"')
    try:
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
    finally:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def on_server(statement):
    with closing(psycopg.connect(SERVER, autocommit=True)) as line:
        found = line.execute(statement)
        return found.fetchall() if found.description else None


def drilled(house):
    """What drills of this house have left on the server; always nothing with SQLite.

    Only this house's: other tests make and drop databases on the same server meanwhile.
    """
    names = on_server("SELECT datname FROM pg_database") if SERVER else []
    its = json.loads((house.copies[0] / "manifest.json").read_text())["house"]
    return [name for (name,) in names if name.startswith(f"alongside_drill_{its}_")]
