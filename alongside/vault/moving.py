"""Sealing anew what is sealed already: with newer keys, or for the group that inherits it.

Each value is put in the place of exactly the one that was read: whoever writes meanwhile wins.
"""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import connection

from alongside.lib.locks import Busy, hold

from . import search
from .errors import VaultError
from .fields import SealedField
from .keyring import OLDER_NEEDED, keyring
from .seal import HEADS, generation_of, open_sealed, seal
from .wrapping import text

A_BATCH = 200
LOCK = "reseal.lock"


def give(rows):
    """Leave the words of these rows to their group: from now on they need no author's key.

    The rows have an author no more. Words that do not open, or not any more, are taken out, and a
    row that is nothing without them goes.
    """
    for row in rows:
        # Somebody may be sealing the same words anew: then it is theirs that are left.
        while not leave_to_the_group(type(row)._base_manager.get(pk=row.pk)):
            pass


def leave_to_the_group(row):
    values, before = {}, {}
    for field in fields_of(type(row)):
        if field.group:
            values[row._meta.get_field(field.owner).column] = None
            if (sealed := row.__dict__[field.attname]) is not None:
                before[field.column] = sealed
                values[field.column] = for_the_group(row, field, sealed)
                if values[field.column] is None and not field.null:
                    return row.delete()
    return replace(row, values, before)


def for_the_group(row, field, sealed):
    try:
        words = open_sealed(sealed, field.place(row, field.heirs(row)))
    except VaultError:
        return None
    return seal(words, field.place(row, field.owners(row)[1:]))


def reseal(progress=lambda rows: rows):
    """Seal everything with the newest keys that is sealed with older ones, while people write.

    Cut off, it goes on where it was when it is called again. Returns how many values were sealed
    anew; those that do not open are left as they are.
    """
    newest, moved = keyring().data_generation(), 0
    for model in sealed_models():
        for row in progress(every_row(model)):
            for field in fields_of(model):
                moved += renew(row, field, newest)
    return moved


def renew(row, field, newest):
    sealed = row.__dict__[field.attname]
    try:
        if sealed is None or generation_of(sealed) == newest:
            return 0
        place = field.place(row, field.heirs(row))
        anew = seal(open_sealed(sealed, place), place)
    except (VaultError, ValueError):
        return 0
    return replace(row, {field.column: anew}, {field.column: sealed})


def generations():
    """How many values are sealed with the keys of which generation: Counter of {generation: count}.

    Asked by hand, as the tables may be those of another version.
    """
    found, quote = Counter(), connection.ops.quote_name
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in sealed_models():
            if (table := model._meta.db_table) not in tables:
                continue
            known = connection.introspection.get_table_description(cursor, table)
            columns = {column.name for column in known}
            for field in fields_of(model):
                if field.column in columns:
                    head = f"substr({quote(field.column)}, 1, {HEADS})"
                    cursor.execute(f"SELECT {head}, count(*) FROM {quote(table)} GROUP BY 1")
                    for blob, count in cursor.fetchall():
                        with suppress(TypeError, ValueError):  # Nothing, or damaged.
                            found[generation_of(bytes(blob))] += count
    return found


def older_than(newest):
    """How many values are sealed with keys of an older generation, whether they open or not."""
    return sum(
        1
        for model in sealed_models()
        for row in every_row(model)
        for field in fields_of(model)
        if (sealed := row.__dict__[field.attname]) is not None and is_older(sealed, newest)
    )


def is_older(blob, newest):
    try:
        return generation_of(blob) < newest
    except ValueError:
        return False


def sealed_models():
    for model in apps.get_models(include_auto_created=True):
        if fields_of(model):
            yield model


def fields_of(model):
    return [field for field in model._meta.local_concrete_fields if isinstance(field, SealedField)]


def every_row(model):
    """All rows, a batch at a time in the order of their ids, none of them opened."""
    last = 0
    while rows := list(model._base_manager.filter(pk__gt=last).order_by("pk")[:A_BATCH]):
        yield from rows
        last = rows[-1].pk


def replace(row, values, before):
    """Write these columns if the others still hold what they held. Returns 1, or 0 if not.

    By hand, since a sealed column can neither be looked up nor updated through its field.
    """
    quote, meta = connection.ops.quote_name, row._meta
    settings = ", ".join(f"{quote(name)} = %s" for name in values)
    same = " AND ".join(f"{quote(name)} = %s" for name in [meta.pk.column, *before])
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {settings} WHERE {same}",
            [*values.values(), row.pk, *before.values()],
        )
        return cursor.rowcount


def reseal_all(*, new_keys, progress=lambda rows: rows):
    """Reseal, with new keys for everybody first if asked; the older end when nobody needs them.

    Copies of the data are opened with the keys of their time, so those live as long as a copy may
    that was made while anything was yet to be moved. Returns what was done, by name.
    """
    ring = keyring()
    with one_at_a_time():
        if new_keys:
            ring.begin_data_generation()
            search.rebuild_missing()
        needed = text(ring.store.fact(OLDER_NEEDED))
        # Cut off from here on, what was moved is not forgotten: the days then begin with the next.
        ring.store.set_fact(OLDER_NEEDED, "")
        moved, newest = reseal(progress), ring.data_generation()
        if moved or not needed:
            needed = datetime.now(UTC).isoformat()
        ring.store.set_fact(OLDER_NEEDED, needed)
        left, end = older_than(newest), None
        if ring.has_older_keys():
            end = datetime.fromisoformat(needed) + timedelta(days=settings.BACKUP["DATA_DAYS"])
            if end <= datetime.now(UTC):
                ring.end_older_data_generations()
                end = None
    return {
        "moved": moved,
        "left": left,
        "generation": newest,
        "older_keys_end": end and end.isoformat(),
    }


def one_at_a_time():
    """Or one would take what the other has moved for what had been moved long before."""
    try:
        return hold(settings.DATA_DIR / LOCK, alone=True)
    except Busy:
        raise VaultError("Another reseal is going on just now. Nothing has been changed.") from None
