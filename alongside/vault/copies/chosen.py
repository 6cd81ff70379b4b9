"""The copies that are to be put back: read through, and such as this program can put back."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from alongside.vault.ledger import Ledger

from . import Refused, manifest


@dataclass
class Copy:
    """A copy that was read through: where it is, and what it says of itself."""

    path: Path
    said: dict


def a_copy(path, kind):
    if path is None:
        return None
    path = Path(path).resolve()
    said = manifest.read(path, kind)
    manifest.verify(path, said)
    if kind == "data":
        must_be_known(path, said)
    return Copy(path, said)


def where(copy):
    return copy and str(copy.path)


def must_be_known(path, said):
    """A copy of the other kind of database, or of a later version, is not for this program."""
    if said["engine"] != connection.vendor:
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        raise Refused(
            f"{path} was copied from {names[said['engine']]}, but ALONGSIDE_DATABASE_URL chooses "
            f"{names[connection.vendor]}. A copy can be put back into its own kind only."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if set(said["migrations"]) - known:
        raise Refused(
            f"{path} was made by version {said['program']}, which is newer than this one. "
            "Install that version, and restore with it."
        )


def a_ledger(path):
    found = Ledger(Path(path).resolve())
    if not found.path.is_file():
        raise Refused(f"There is no ledger at {path}.")
    if found.path.stat().st_size and not found.lines():
        raise Refused(f"{path} is not a ledger: it has no line of one.")
    return found


def must_fit_each_other(data, keyring):
    if not (data or keyring):
        raise Refused("Say which copy to put back, with --data, --keyring or both.")
    houses = {copy.said["house"] for copy in (data, keyring) if copy}
    if len(houses) > 1:
        raise Refused(
            f"{data.path} and {keyring.path} are copies of two different Alongsides. "
            "Neither opens the other."
        )
