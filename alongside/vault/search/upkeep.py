"""Keeping the index in step with the rows, and making it anew where it is lost.

The rows are what holds; the index follows. Whoever writes to it reads the rows as they are at that
moment, with nobody else writing beside: so two at once cannot leave an older text behind.
"""

import logging
from functools import cache, partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from alongside.lib.prepared import Prepared, numbered

from ..errors import KeyMissing
from ..ids import new_id
from ..keyring import keyring
from ..models import open_many
from .postgres import PostgresIndex
from .sqlite import SqliteIndex
from .table import Lost, Scope, number
from .tokens import language, tokens
from .waiting import cross_off, searchable_fields, what_waits

log = logging.getLogger("alongside.search")

A_BATCH = 200
A_FEW = 8  # At once, for who takes its time.


def index():
    """This Alongside's index."""
    if connection.vendor == "postgresql":
        return PostgresIndex()
    return sqlite_index(Path(settings.DATA_DIR) / "index.db")


sqlite_index = cache(SqliteIndex)


@cache
def fields():
    """{number in the index: field} of all whose words can be looked for."""
    return {
        number(field.label): field
        for model in apps.get_models()
        for field in searchable_fields(model)
    }


# -- what waits ------------------------------------------------------------------------------------


def catch_up(between=None, waits=False):
    """Take into the index whatever waits. Done twice, or cut off and done again, it is the same.

    `between` is called after every few, by whoever does it beside work that must not wait for it;
    with `waits` it is not looked first whether anything does, by whoever has just written it.
    """
    most = A_FEW if between else A_BATCH
    if waits or what_waits(1):
        while mending(partial(take_a_batch, most)) == most:
            if between:
                between()


def mending(work):
    """Do the work; where the index or a key of it turns out to be lost, once more without it.

    What is lost is known from then on to be missing, and is built anew.
    """
    for _try in range(3):
        try:
            return work()
        except Lost:
            continue
        except KeyMissing:
            with index().writing() as table:
                drop_without_key(table)
    return work()


def drop_without_key(table):
    """Without the scopes whose key is gone, the index lacks what was in them."""
    for scope in without_key(table.scopes()):
        table.drop_scope(scope.id)
        table.set_fact("whole", "no")


def without_key(scopes):
    """Those of these scopes that nobody can look through any more."""
    keys = keyring().load([("scope", scope.id) for scope in scopes])
    return [scope for scope in scopes if ("scope", scope.id) not in keys]


def take_a_batch(most):
    """Returns how many lines of the list of what waits could be crossed off."""
    removed = False
    with index().writing() as table:
        waiting = what_waits(most)
        for key, field in fields().items():
            if ids := {row for _id, label, row in waiting if label == field.label}:
                removed |= take(table, key, field, sorted(ids))
    # Only now that the index has them, and only those that were read.
    cross_off([id for id, _label, _row in waiting])
    if removed:
        index().tidy()
    return len(waiting)


def catch_up_or_say_why(between=None, waits=False):
    """Whether nothing waits any more. What could not be taken in goes on waiting."""
    try:
        catch_up(between, waits)
    except Exception as problem:
        log.warning("the search index is behind: %s", type(problem).__name__)
        return False
    return True


def take(table, key, field, ids):
    """Bring what the index holds of these rows up to date. Returns if something was taken out."""
    texts, removed, scopes = current(field, ids), False, {}
    for id in ids:
        group, text = texts.get(id, (None, None))
        wanted = {}
        if text is not None:
            if group not in scopes:
                scopes[group] = open_scopes(table, group, field.audience)
            wanted = {scope.id: blind(text, scope) for scope in scopes[group]}
        removed |= table.put(key, id, wanted)
    return removed


def current(field, ids):
    """{id: (group, text)} of those rows that are there now and can be opened."""
    rows = rows_of(field.model)(**numbered(ids))
    open_many(rows)
    texts = {row.pk: row.readable(field.attname) for row in rows}
    owner = group_of(field).attname
    return {
        row.pk: (getattr(row, owner), texts[row.pk]) for row in rows if texts[row.pk] is not None
    }


@cache
def rows_of(model):
    return Prepared(lambda **ids: model._base_manager.filter(pk__in=ids.values()))


def group_of(field):
    """The foreign key to the group that a field's words belong to."""
    return field.model._meta.get_field(field.group)


def blind(text, scope):
    return tokens(language(scope.language).stems(text), keyring().key("scope", scope.id))


def open_scopes(table, group, audience):
    """All scopes that new words of this group go into: also one that is just being built."""
    found = [scope for scope in table.scopes(group) if scope.audience == audience]
    if not found:
        # In an index that lacks nothing, a scope that is not there yet has no words yet.
        code = languages([group]).get(group, "")
        found = [begin_scope(table, group, audience, code, complete=table.is_whole)]
    return found


def begin_scope(table, group, audience, code, *, complete=False):
    scope = Scope(new_id(), group, audience, code, complete)
    keyring().create("scope", scope.id)
    table.add_scope(scope)
    return scope


def languages(groups=None):
    """{id: language} of these groups, or of all."""
    found = {}
    for model in {group_of(field).related_model for field in fields().values()}:
        rows = (
            model._base_manager.all()
            if groups is None
            else model._base_manager.filter(pk__in=groups)
        )
        found |= dict(rows.values_list("pk", "language"))
    return found
