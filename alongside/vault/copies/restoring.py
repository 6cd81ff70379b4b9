"""Putting copies back, so that every ending still holds and nothing that was there is lost.

Nothing is touched before both copies have been read and the keys have been tried. From then on a
mark stays in the data directory until all is done, and the same command goes on where it stopped.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from alongside.lib.locks import DATA_LOCK, Busy, hold
from alongside.vault import access
from alongside.vault import keyring as keyrings
from alongside.vault.endings import catch_up, keep_all
from alongside.vault.erase import end_keys_again
from alongside.vault.errors import KeyMissing
from alongside.vault.ledger import Ledger, ledger
from alongside.vault.store import Store

from . import Refused, files, manifest, mark
from .aside import KEYRING_FILES, all_asides, free_aside, set_aside, what_is_there
from .chosen import a_copy, a_ledger, must_fit_each_other, where
from .engines import engine
from .fitting import (
    make_missing_keys,
    must_be_of_its_time,
    must_be_of_these_people,
    must_not_be_newer,
    must_not_be_older,
)
from .mark import Mark
from .places import beside
from .telling import warnings


def restore(*, data=None, keyring=None, ledgers=(), replace=False):
    """Put these copies in place, and say what was done. Raises Refused, VaultError.

    Without `data` or `keyring`, what is in its place stays there.
    """
    try:
        return put(data, keyring, ledgers, replace)
    except (OSError, sqlite3.Error, DatabaseError) as problem:
        why = getattr(problem, "strerror", None) or str(problem).split("\n")[0]
        raise Refused(
            f"The restore could not go on ({why}). Mend that, then run the same command again."
        ) from None


def put(data, keyring, ledgers, replace):
    data, keyring = a_copy(data, "data"), a_copy(keyring, "keyring")
    extra = [a_ledger(path) for path in ledgers]
    must_fit_each_other(data, keyring)
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone():
        begun = mark.read(settings.DATA_DIR)
        goes_on = begun and begun.same(where(data), where(keyring))
        if not goes_on:
            must_be_free(begun, data, keyring, replace)
        if data:
            engine().must_be_able()
        newer = must_open(data, keyring)
        if goes_on:
            extra += [Ledger(path) for path in begun.ledgers]
        else:
            begun = begin(begun, data, keyring, ledgers)
        learn(data, keyring, extra)
        if not begun.is_aside:
            learn_from_what_is_there()
            set_aside(begun)
        put_back(data, keyring)
        endings, keys, made = open_again(data)
        mark.remove(settings.DATA_DIR)
    return {
        "data": where(data),
        "keyring": where(keyring),
        "endings": endings,
        "keys_ended": keys,
        "keys_made": made,
        "replaced": sorted({str(path) for path in all_asides(begun) if path.exists()}),
        "warnings": warnings(data, keyring, newer=newer, made=made),
    }


# -- whether it may be put back -------------------------------------------------------------------


def alone():
    try:
        return hold(settings.DATA_DIR / DATA_LOCK, alone=True)
    except Busy:
        raise Refused(
            f"{settings.DATA_DIR} is in use: by an Alongside that serves it, a backup or another "
            "restore. Stop it first, for example with: systemctl stop alongside"
        ) from None


def must_be_free(begun, data, keyring, replace):
    there = what_is_there(data, keyring)
    if begun and not replace:
        raise Refused(
            f"{begun.sentence()} To give that up and put back other copies instead, add --replace."
        )
    if there and not replace:
        raise Refused(
            f"There is {' and '.join(there)} already. Nothing has been changed. With --replace, "
            f"that is moved into a directory replaced-… beside it, not deleted, and the copy takes "
            "its place."
        )


def must_open(data, keyring):
    """Raises VaultError unless root and epoch are those that the keyring wants, and it the data's.

    Returns how many values here will not open with it all the same.
    """
    trying = settings.DATA_DIR / mark.TRYING
    mark.clear(settings.DATA_DIR)
    try:
        if keyring:
            trying.mkdir(mode=0o700)
            for name in ("keyring.db", "epoch"):
                files.copy(keyring.path / name, trying / name)
            store = Store(trying)
        else:
            store = Store(keyrings.directory())
        if not store.exists():
            raise Refused(
                f"There is no keyring in {keyrings.directory()}. Add --keyring and a copy."
            )
        store.upgrade()
        ring = keyrings.Keyring(store)
        ring.check()
        house, people = store.fact("house"), store.ids("person")
        oldest, generation = ring.oldest_generation(), ring.data_generation()
        store.close()
    finally:
        mark.clear(settings.DATA_DIR)
    # A keyring learns the name of its house before the first copy: one without is another's.
    if data and not keyring and (house or b"").decode() != data.said["house"]:
        raise Refused(
            f"The keyring in {keyrings.directory()} is that of another Alongside than {data.path}. "
            "Add --keyring and a copy."
        )
    if data:
        must_not_be_newer(data, generation)
        must_not_be_older(data, oldest)
        return 0
    if not engine().what_is_there():
        raise Refused("There is no database here that this keyring could open. Add --data.")
    must_be_of_these_people(keyring, people)
    return must_be_of_its_time(keyring, generation)


# -- putting it back ------------------------------------------------------------------------------


def begin(before, data, keyring, ledgers):
    """From here on nothing is served before all is done."""
    aside = free_aside() if what_is_there(data, keyring) else None
    earlier = before.earlier if before else []
    if before and before.aside and not before.is_aside:
        aside = before.aside  # Half of what was there is in it already.
    elif before and before.aside:
        earlier = [*earlier, before.aside]
    paths = [str(Path(path).resolve()) for path in ledgers]
    begun = Mark(where(data), where(keyring), paths, aside, earlier=earlier)
    begun.write(settings.DATA_DIR)
    return begun


def learn(data, keyring, extra):
    """Every ending that any ledger knows, before anything of the copy is open."""
    for copy in filter(None, (data, keyring)):
        # Newer copies that lie beside it know of what ended since.
        for path in {copy.path, *beside(copy.path, copy.said["house"])}:
            ledger().take_over(Ledger(path / "ledger"))
    for other in extra:
        ledger().take_over(other)


def learn_from_what_is_there():
    """The database that is to go aside may be all that knows of an ending: its ledger was lost."""
    if engine().what_is_there():
        with suppress(DatabaseError):  # It is damaged, or from before there were endings.
            keep_all()


def put_back(data, keyring):
    """In the place of whatever this restore has put there before, if it was cut off."""
    if keyring:
        keyrings.directory().mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in KEYRING_FILES:
            (keyrings.directory() / name).unlink(missing_ok=True)
        for name in ("epoch", "keyring.db"):
            files.copy(keyring.path / name, keyrings.directory() / name)
    if data:
        for path in settings.DATA_DIR.glob("index.db*"):
            path.unlink()  # It belongs to the data that was there, and is made anew.
        engine().put_back(data.path / manifest.FILES["data"][connection.vendor][0])
        if data.said["demo"]:
            (settings.DATA_DIR / mark.DEMO).touch(mode=0o600)
        else:  # One may lie there yet, of a demo whose database was taken away by hand.
            (settings.DATA_DIR / mark.DEMO).unlink(missing_ok=True)


def open_again(data):
    """Bring the data up to date, and end what has ended.

    Returns how many endings there were, how many keys were ended again, and how many made anew.
    """
    if data:
        must_be_complete(data.said["rows"])
    keyrings.keyring().check()
    call_command("migrate", interactive=False, verbosity=0)
    with suppress(KeyMissing):  # Of a keyring from before the log began; `doctor` says so.
        # The log may have fewer lines now than it had: this one says why, before any that follow.
        access.write(access.PUT_BACK)
    return catch_up(), end_keys_again(), make_missing_keys()


def must_be_complete(rows):
    with connection.cursor() as cursor:
        for table, expected in rows.items():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            [found] = cursor.fetchone()
            if found != expected:
                raise Refused(f"{table} has {found} rows after the restore, not {expected}.")
