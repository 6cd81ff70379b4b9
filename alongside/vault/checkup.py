"""What can be wrong with keys, rows, copies and logs; for `alongside doctor`.

Each check looks at one thing, changes nothing, and yields Findings.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection

from . import access, kit, moving, root, search
from .copies import Refused, aside
from .copies.places import Place
from .endings import Ending, has_way
from .erase import keys_left
from .errors import VaultError
from .keyring import KINDS, keyring
from .ledger import ledger
from .models import keyed_models
from .seal import open_sealed
from .search.table import Lost
from .wrapping import fingerprint, text

OFTEN = timedelta(days=2)  # A nightly backup that failed once is not yet an alarm.


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. `level` is "fine", "note" or "wrong"; `mend` is a command."""

    level: str
    says: str
    mend: str = ""


def fine(says):
    return Finding("fine", says)


def note(says, mend=""):
    return Finding("note", says, mend)


def wrong(says, mend=""):
    return Finding("wrong", says, mend)


def the_root_and_the_epoch():
    ring = keyring()
    ring.check()
    yield fine(f"The root key {ring.root_id} and its epoch open the keyring.")
    source = root.source()
    if isinstance(source, root.FileRoot):
        if source.path.resolve().is_relative_to(settings.DATA_DIR):
            yield note(
                "The root key lies inside the data directory: a copy of that directory, or of the "
                "whole machine, opens everything.",
                "move it, and say where with ALONGSIDE_ROOT_FILE",
            )
        yield from other_roots(source, ring.root_id)


def other_roots(source, used):
    """What lies beside the root key in use, and which of it may go; never the one in use."""
    now = next(one for one in reversed(source.generations()) if is_root(source, one, used))
    older = [str(source.file(one)) for one in source.generations() if one < now]
    newer = [str(source.file(one)) for one in source.generations() if one > now]
    if older:
        yield note(
            f"The root key in use is {source.file(now)}. Older ones lie beside it: "
            f"{', '.join(older)}. Once every copy of the keyring is newer, those can go."
        )
    if newer:
        yield note(
            f"The root key in use is still {source.file(now)}, although {' and '.join(newer)} is "
            "there: to replace it was cut off, or the keyring was put back from an older copy. "
            "Keep both.",
            "alongside keys rotate-root, which goes on with it",
        )


def is_root(source, generation, used):
    try:
        return fingerprint(source.get(generation)) == used
    except VaultError:
        return False  # It cannot be read, so it is not the one that opened the keyring.


def every_key():
    ring = keyring()
    names = [(kind, id) for kind in KINDS for id in ring.store.ids(kind)]
    broken = []
    for name in names:
        try:
            ring.load([name])
        except VaultError:
            broken.append(name)
    if broken:
        yield wrong(
            f"{len(broken)} of {len(names)} keys in the keyring are damaged; what they sealed "
            "does not open.",
            "alongside restore --keyring COPY --replace",
        )
    else:
        yield fine(f"All {len(names)} keys open.")


def owners_and_keys():
    """Every person and group has a key, and every key an owner."""
    left = keys_left()
    if left:
        yield wrong(
            f"{len(left)} keys are still here of what was erased: the power failed, or the disk "
            "was full. The server destroys them within the hour.",
            "alongside up",
        )
    for model in keyed_models():
        kind = model.key_kind
        rows, keys = (
            set(model.objects.values_list("pk", flat=True)),
            set(keyring().store.ids(kind)),
        )
        if missing := len(rows - keys):
            yield wrong(
                f"{missing} of {len(rows)} have no key ({kind}): the keyring is older than the "
                "data. What they wrote does not open, and nothing new can be sealed for them.",
                "alongside restore --keyring COPY --replace, with a newer copy. If there is none: "
                "alongside backup, then the same with the copy just made: that gives them new keys",
            )
        if spare := len(keys - rows - {id for of, id in left if of == kind}):
            yield note(
                f"{spare} keys belong to nobody here ({kind}): the data is older than the "
                "keyring, or somebody was just arriving."
            )
    yield fine("People and groups were compared with their keys.")


def the_recovery_kit():
    if kit.is_verified():
        yield fine("The recovery kit of this root key was read back.")
    else:
        yield wrong(
            "Nobody has shown that they hold the recovery kit of this root key. If the key is "
            "lost, everything is.",
            "alongside keys kit, then alongside keys verify-kit",
        )


def copies():
    store = keyring().store
    newest, copied = text(store.fact("newest_key_at")), text(store.fact("copied_at"))
    if not copied:
        yield wrong("There is no backup yet.", "alongside backup")
        return
    if newest and newest > copied:
        yield wrong(
            "There are new keys since the last backup, such as of somebody who has joined. They "
            "are in no copy.",
            "alongside backup",
        )
    age = datetime.now(UTC) - datetime.fromisoformat(copied)
    if age > OFTEN:
        yield wrong(f"The last backup is {age.days} days old.", "alongside backup")
    else:
        yield fine(f"The last backup is from {copied[:16]} UTC.")
    for kind in ("data", "keyring"):
        if path := settings.BACKUP[kind.upper()]:
            try:
                Place(kind, path).newest()
            except Refused as problem:
                yield wrong(str(problem), "alongside backup")


def set_aside():
    for path in aside.all_left():
        yield note(
            f"{path} still holds what was there before a restore, also what people asked you to "
            "remove.",
            f"once you have seen that all is well: rm -r {path}",
        )


def endings():
    undone = list(Ending.objects.filter(done=False))
    unfinished = sum(1 for ending in undone if has_way(ending))
    unknown = len(undone) - unfinished
    known = set(Ending.objects.values_list("pk", flat=True))
    heard = {int(line["id"]) for line in ledger().lines()}
    unheard, unkept = len(heard - known), len(known - heard)
    if unfinished or unheard or unkept:
        yield wrong(
            f"Of what ended, {unfinished} are not finished, {unheard} are known to the ledger "
            f"alone, {unkept} to the database alone. The server goes on every hour with those that "
            "the database knows, and the next start with all of them.",
            "stop Alongside, then alongside up",
        )
    if unknown:
        yield wrong(
            f"{unknown} endings are of a kind that this version does not know, and what they ended "
            "is still here.",
            "install the newest version that was in use here, then alongside up",
        )
    if not (unfinished or unheard or unkept or unknown):
        yield fine(f"The ledger and the database agree about {len(known)} endings.")


def the_access_log():
    found = access.verify()
    for sentence in found.sentences():
        yield fine(sentence) if found.is_sound else wrong(sentence)
    if found.is_sound:
        access.keep_head()
        number, seal = access.head()
        if number == 0:
            return
        yield note(f"Its head today is {number} {seal[:16]}: write that down elsewhere.")


def the_index():
    try:
        missing, waiting = search.state()
    except Lost:
        yield note("The search index was damaged. The next start makes it anew.", "alongside up")
        return
    if missing:
        yield note(
            f"The search index of {missing} groups is being rebuilt, or will be by the next start."
        )
    if waiting:
        yield note(f"{waiting} rows wait to be taken into the index.")
    if not (missing or waiting):
        yield fine("The search index is complete.")


def older_keys():
    if keyring().has_older_keys():
        yield note(
            f"{moving.older_than(keyring().data_generation())} values are sealed with older keys, "
            "which stay until the copies made with them have expired.",
            "alongside reseal",
        )


def every_value(progress=lambda rows: rows):
    """Whether each sealed value opens. Those of people who went, and took their key, are none."""
    opened, broken = 0, {}
    for model in moving.sealed_models():
        for row in progress(moving.every_row(model)):
            for field in moving.fields_of(model):
                if (sealed := row.__dict__[field.attname]) is None:
                    continue
                try:
                    open_sealed(sealed, field.place(row, field.heirs(row)))
                    opened += 1
                except VaultError:
                    broken.setdefault(model._meta.label, []).append(row.pk)
    for label, rows in broken.items():
        yield wrong(
            f"{len(rows)} values of {label} do not open, the first in row {rows[0]}. They are kept "
            "as they are.",
            "see docs/self-hosting.md, When a key is missing or wrong",
        )
    yield fine(f"{opened} sealed values open.")


def postgresql():
    """A server that writes down statements would write down what lies open in them."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW log_statement")
        logged = cursor.fetchone()[0]
        cursor.execute("SHOW log_min_duration_statement")
        slow = cursor.fetchone()[0]
    if logged != "none" or slow != "-1":
        yield note(
            f"PostgreSQL writes statements into its log (log_statement = {logged}, "
            f"log_min_duration_statement = {slow}). Words are sealed in them; ids are not.",
            "set log_statement = none and log_min_duration_statement = -1",
        )


CHECKS = (
    the_root_and_the_epoch,
    every_key,
    owners_and_keys,
    the_recovery_kit,
    copies,
    set_aside,
    endings,
    the_access_log,
    the_index,
    older_keys,
    postgresql,
)
