"""What can happen to a sealed value in its row, by plain SQL, and that it has not happened then."""

import pytest
from django.db import connection, transaction

from alongside.meetings import evening, in_common
from alongside.vault.house import sealed_fields


def flipped(blob, **more):
    return blob[:40] + bytes([blob[40] ^ 1]) + blob[41:]


def of_another_version(blob, **more):
    return bytes([blob[0] ^ 128]) + blob[1:]


def cut_off(blob, **more):
    return blob[:20]


def empty(blob, **more):
    return b""


def of_another_row(blob, *, field, row):
    other = field.model.objects.exclude(pk=row.pk).exclude(**{f"{field.name}__isnull": True})
    return raw(field, found.pk) if (found := other.first()) else None


def of_another_field(blob, *, field, row):
    others = [one for one in sealed_fields() if one.model is field.model and one is not field]
    return raw(others[0], row.pk) if others else None


DAMAGES = (of_another_version, cut_off, empty, of_another_row, of_another_field)


def raw(field, pk):
    """What lies in the column, by plain SQL; None where there is nothing."""
    with connection.cursor() as cursor:
        table = field.model._meta.db_table
        cursor.execute(f'SELECT "{field.column}" FROM {table} WHERE id=%s', [pk])
        (blob,) = cursor.fetchone()
        return blob and bytes(blob)


def write(field, pk, blob):
    with connection.cursor() as cursor:
        table = field.model._meta.db_table
        cursor.execute(f'UPDATE {table} SET "{field.column}"=%s WHERE id=%s', [blob, pk])


@pytest.fixture
def damaged():
    """`damaged(LightLog)`: no sealed value of any of its rows opens any more."""

    def damage(model):
        for field in sealed_fields():
            for row in model.objects.all() if field.model is model else ():
                if (blob := raw(field, row.pk)) is not None:
                    write(field, row.pk, flipped(blob))

    return damage


def whole_row(model, pk):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE id=%s", [pk])
        return [bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()]


class Undone:
    """Whatever happens inside has not happened afterwards, to the database at least."""

    def __enter__(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *error):
        transaction.set_rollback(True)
        self.atomic.__exit__(*error)
        evening._states.clear()
        in_common._held.clear()
