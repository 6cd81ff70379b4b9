"""Taking a copy of data and keyring while people write."""

import contextlib
import secrets
import sqlite3
from contextlib import ExitStack
from datetime import UTC, datetime

from django.conf import settings
from django.db import DatabaseError, connection

from alongside.lib.locks import DATA_LOCK, Busy, hold
from alongside.vault.keyring import copy_keyring, keyring
from alongside.vault.ledger import Ledger, ledger

from . import Refused, manifest, mark, places
from .engines import engine


def back_up(*, data=None, keyring=None):
    """Copy data and keyring to their places, and let old copies go. Returns what was done.

    Raises Refused; the earlier copies are then as they were.
    """
    pair = places.two_places(data, keyring)
    with ExitStack() as held:
        held.enter_context(nothing_restored_meanwhile())
        for place in pair:
            held.enter_context(places.make(place))
        try:
            return take(*pair)
        except (OSError, sqlite3.Error, DatabaseError) as problem:
            why = getattr(problem, "strerror", None) or str(problem).split("\n")[0]
            raise Refused(
                f"The copy could not be finished ({why}). The earlier copies are as they were."
            ) from None
        finally:
            for place in pair:
                with contextlib.suppress(OSError):
                    place.clear()


def nothing_restored_meanwhile():
    """Held for as long as the data must stay what it is."""
    try:
        lock = hold(settings.DATA_DIR / DATA_LOCK, alone=False)
    except Busy:
        raise Refused(f"{settings.DATA_DIR} is being restored just now.") from None
    except OSError as problem:
        raise Refused(f"Cannot work in {settings.DATA_DIR} ({problem.strerror}).") from None
    if begun := mark.read(settings.DATA_DIR):
        lock.close()
        raise Refused(begun.sentence())
    return lock


def take(data, keyring):
    for place in (data, keyring):
        place.clear()
    now = places.free_stamp(data, keyring)
    stamp, facts = now.strftime(places.STAMP), {"at": now.isoformat(), "house": house()}
    # The data first: whatever is in its copy has its key in the copy of the keyring.
    begun_data, said = take_data(data.begin(stamp), facts)
    begun_keyring, copied_at = take_keyring(keyring.begin(stamp), facts)
    done = {"data": str(data.finish(begun_data)), "keyring": str(keyring.finish(begun_keyring))}
    remember(copied_at)
    expired = let_go({data: "DATA_DAYS", keyring: "KEYRING_DAYS"}, facts["house"])
    return done | {
        "bytes": sum(file["bytes"] for file in said["files"].values()),
        "rows": sum(said["rows"].values()),
        "ledger_lines": said["ledger_lines"],
        "expired": [str(path) for path in expired],
        "warnings": list(warnings(data, keyring, facts["house"])),
    }


def let_go(days_of, house):
    """Take away the copies whose days are over, {place: the setting that says how many}.

    Raises Refused where one cannot go; the new copies are whole then, and the others have gone.
    """
    expired, why = [], []
    for place, days in days_of.items():
        try:
            expired += place.expire(settings.BACKUP[days], house)
        except OSError as problem:
            why.append(
                f"The new copies are whole, but an older one in {place.path} could not be taken "
                f"away ({problem.strerror}). What was erased since can be in it: mend that, then "
                "run alongside backup again."
            )
    if why:
        raise Refused(" ".join(why))
    return expired


def warnings(data, keyring, house):
    if places.on_one_disk(data, keyring):
        yield (
            "Both places are on one disk. Whoever takes it away, or what breaks it, has or breaks "
            "both: let one of them be elsewhere."
        )
    for place in (data, keyring):
        for path in place.named(begun=True):
            yield (
                f"{path} was never finished, or was to go, and cannot be taken away. What was "
                "erased since can be in it: remove it by hand."
            )
        for path in place.damaged():
            yield (
                f"{path} is called a copy and is none, is damaged, or another version made it. It "
                "does not go by itself: look at it, and remove it by hand."
            )
        if ahead := places.ahead_of_time(place.copies(house)):
            yield (
                f"By its name, {ahead[-1]} was taken at a moment that has not come yet: the clock "
                "was wrong then, or is wrong now. It does not go by itself before its time. Once "
                "the clock is right, remove such copies by hand."
            )


def take_data(directory, facts):
    target = directory / manifest.FILES["data"][connection.vendor][0]
    contents = engine().take(target)
    contents["demo"] = (settings.DATA_DIR / mark.DEMO).exists()
    return directory, finish(directory, "data", connection.vendor, facts | contents)


def take_keyring(directory, facts):
    copied_at = datetime.now(UTC).isoformat()  # Keys that are made from now on may be missing.
    copy_keyring(directory)
    finish(directory, "keyring", "sqlite", facts)
    return directory, copied_at


def finish(directory, kind, engine, facts):
    """The ledger goes into both, as each may be all that is left one day."""
    lines = ledger().lines()
    Ledger(directory / "ledger").write(lines)
    store, wrapping = keyring().store, keyring().wrapping()
    return manifest.write(
        directory,
        kind,
        engine,
        **facts,
        root=wrapping.root_id,
        epoch=wrapping.epoch_id,
        generation=int(store.fact("generation") or 1),
        data_generation=keyring().data_generation(),
        ledger_lines=len(lines),
    )


def house():
    """What this Alongside is called in its copies: a random name, kept in its keyring."""
    store = keyring().store
    if store.fact("house") is None:
        store.set_fact("house", secrets.token_hex(8))
    return store.fact("house").decode()


def remember(copied_at):
    """So that it can be told whether the newest key is in a copy."""
    keyring().store.set_fact("copied_at", copied_at)
