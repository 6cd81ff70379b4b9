"""What the index has not heard of yet: written with the row, in its transaction."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.db import connection, models, transaction
from django.db.models import signals


class Waiting(models.Model):
    """A row whose words came, changed or went, since the index last looked."""

    label = models.CharField(max_length=80)
    row = models.BigIntegerField()


LIST = Waiting._meta.db_table

_may_wait = ContextVar("may_wait", default=False)


@contextmanager
def taken_in_later():
    """New words that are written inside wait in the list, so that whoever shares them does not.

    Nobody finds less for it: whoever looks for words has the index catch up first. Whoever uses
    this sees to it that it does so soon without them, too. What ends must not wait like that.
    """
    token = _may_wait.set(True)
    try:
        yield
    finally:
        _may_wait.reset(token)


@cache
def searchable_fields(model):
    """The fields of a model whose words can be looked for."""
    fields = model._meta.local_concrete_fields
    return [field for field in fields if getattr(field, "searchable", False)]


def mark(model, ids, names=None):
    """The index has to look at these rows again, once the transaction that changed them is kept.

    `names` are the fields that changed, if not all of them did.
    """
    fields = [one for one in searchable_fields(model) if names is None or one.name in names]
    if fields and ids:
        add([(field.label, id) for field in fields for id in ids])
        if not _may_wait.get():
            transaction.on_commit(catch_up_soon)


# By hand: every word that is shared passes here, and Django's own way takes longer than all the
# rest that the index has to do for it.


def add(lines):
    sql = f'INSERT INTO {LIST} (label, "row") VALUES (%s, %s)'
    with connection.cursor() as cursor:
        if len(lines) == 1:  # As mostly; for several at once PostgreSQL has a way that is dearer.
            cursor.execute(sql, lines[0])
        else:
            cursor.executemany(sql, lines)


def what_waits(most):
    """The first of what waits, as (id of the line, label, row)."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id, label, "row" FROM {LIST} ORDER BY id LIMIT %s', [most])
        return cursor.fetchall()


def cross_off(ids):
    if ids:
        blanks = ", ".join(["%s"] * len(ids))
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {LIST} WHERE id IN ({blanks})", ids)


def catch_up_soon():
    """Take into the index what waits, if it can be done now. What was written is kept already."""
    from .upkeep import catch_up_or_say_why  # It knows the models, which know this.

    catch_up_or_say_why(waits=True)


def has_gone(sender, instance, **kwargs):
    mark(sender, [instance.pk])


def watch(sender, **kwargs):
    """Deletions do not come through a model's own methods, those in a cascade least of all."""
    if searchable_fields(sender):
        signals.post_delete.connect(has_gone, sender=sender)


signals.class_prepared.connect(watch)
