"""Trying whether the copies would open: both are put back in a scratch place, and a row is read.

All of it happens in another process with settings of its own, so that nothing here is touched.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.conf import settings
from django.db import connection

from alongside.lib.locks import Busy, hold
from alongside.vault.keyring import directory as keyring_directory
from alongside.vault.store import Store

from . import Refused, manifest, postgres
from .places import VARIABLES, Place

LOCK = "drill.lock"


def drill(*, data=None, keyring=None):
    """Put the newest copies back elsewhere and open a row of each table. Raises Refused.

    Returns {"ok", "data", "keyring", "keys_missing", "tables"}, or "why" in place of the last two.
    """
    data = Path(data).resolve() if data else newest("data")
    keyring = Path(keyring).resolve() if keyring else newest("keyring")
    said, said_of_keyring = manifest.read(data, "data"), manifest.read(keyring, "keyring")
    house = said["house"]
    must_have_room(said_of_keyring, *([said] if connection.vendor == "sqlite" else []))
    with one_at_a_time():
        found = {"data": str(data), "keyring": str(keyring)} | try_out(data, keyring, house)
    failed = [table for table in found.get("tables", ()) if table["result"] == "failed"]
    whole = "why" not in found and not failed and not found["keys_missing"]
    return {"ok": whole} | found


def newest(kind):
    if not (place := settings.BACKUP[kind.upper()]):
        raise Refused(f"Which copy of the {kind}? Set {VARIABLES[kind]}, or give --{kind} a copy.")
    store = Store(keyring_directory())
    house = store.fact("house") if store.exists() else None
    return Place(kind, place).newest(house and house.decode())


def must_have_room(*copies):
    """Or good copies would be said to be none, for want of room to try them in."""
    place = tempfile.gettempdir()
    # Each file, and what is written beside it while it is brought up to date.
    needed = 2 * sum(file["bytes"] for said in copies for file in said["files"].values())
    if shutil.disk_usage(place).free < needed:
        raise Refused(
            f"To try these copies takes {needed / 10**6:,.1f} MB in {place}, and there is less. "
            "Make room, or set TMPDIR to a directory that has it."
        )


def one_at_a_time():
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return hold(settings.DATA_DIR / LOCK, alone=True)
    except Busy:
        raise Refused("Another drill is going on just now.") from None


def try_out(data, keyring, house):
    name = secrets.token_hex(6)
    with scratch_directory(house, name) as scratch, scratch_database(house, name) as address:
        done = subprocess.run(
            [sys.executable, "-m", "alongside.vault.copies.trial", data, keyring, scratch / "data"],
            env=surroundings(scratch, address),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {"why": "The restore that was tried was cut off."}


@contextmanager
def scratch_directory(house, name):
    """A directory for nobody else, gone afterwards, and with it what an earlier trial left."""
    prefix = f"alongside-drill-{house}-"
    for left in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        if left.lstat().st_uid == os.getuid() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
    path = Path(tempfile.gettempdir()) / f"{prefix}{name}"
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def scratch_database(house, name):
    """The address of an empty database; SQLite needs none, having a file in the directory."""
    if connection.vendor == "sqlite":
        return nullcontext("")
    return postgres.scratch_database(f"alongside_drill_{house}_", name)


def surroundings(scratch, address):
    """The settings of the trial: the root is the one in use, all else is its own."""
    own = {
        "ALONGSIDE_DATA_DIR": str(scratch / "data"),
        "ALONGSIDE_KEYRING_DIR": str(scratch / "keyring"),
        "ALONGSIDE_ROOT_FILE": str(Path(settings.VAULT["ROOT_FILE"]).resolve()),
        "ALONGSIDE_DATABASE_URL": address,
        "ALONGSIDE_SECRET_KEY": secrets.token_hex(32),
        "ALONGSIDE_DEMO": "no",
        "TMPDIR": str(scratch),
    }
    return os.environ | own
