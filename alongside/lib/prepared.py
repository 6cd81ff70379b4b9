"""Queries that are put together once and asked again and again.

To put a large query together takes Django far longer than it takes the database to answer it. One
that is prepared is made once in each thread, of stand-ins for what differs from time to time; each
asking puts its own values where the stand-ins came out. Everything else in it stays as it was. So a
moment that came from the clock by itself is refused, or it would stand still there.
"""

import re
import secrets
import threading
from datetime import UTC, date, datetime, timedelta

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import JSONField
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery

LONG_FROM_NOW = datetime(5000, 1, 1, tzinfo=UTC)
A_MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
LARGEST, NO_ROW = 2**63 - 1, 0  # No row has an id beyond the one, or the other.
FITS_ANYWHERE = range(20_000, 2**15)  # Into the smallest column for whole numbers, too.


class CannotBePrepared(Exception):
    """The query would not be the same one for other values, or at another time."""


class Prepared:
    """`make(**values)` gives the queryset; called with values, this gives its rows as a list.

    Each value is a whole number, a text, a moment, or None, and a query without one is another.
    `make` must look at them in no other way than to put them into the query. Of the functions in
    `clock` the days may come out in it that they give, and are asked for anew each time.
    """

    def __init__(self, make, clock=()):
        self.make, self.clock, self.mine = make, clock, threading.local()

    def __call__(self, **values):
        if any(type(value) is int and abs(value) > LARGEST for value in values.values()):
            return []
        known = self.mine.__dict__.setdefault("known", {})
        shape = tuple((name, value is None) for name, value in values.items())
        if shape not in known:
            known[shape] = Ready(self.make, values, self.clock)
        return known[shape].ask(values)


class Ready:
    """One query, as this thread asks it."""

    def __init__(self, make, values, clock):
        given = stand_ins(values)
        self.queryset = make(**given)
        if self.queryset._prefetch_related_lookups:
            raise CannotBePrepared("what is fetched beside it would be fetched never")
        self.compiler = self.queryset.query.get_compiler(self.queryset.db)
        try:
            self.sql, params = self.compiler.as_sql()
        except EmptyResultSet:  # As with a column of PostgreSQL that holds no number as large.
            raise CannotBePrepared("a stand-in does not fit into a column of the query") from None
        there = connections[self.queryset.db].ops
        places = {in_sql(value, there): name for name, value in given.items() if value is not None}
        places |= {in_sql(days(), there): days for days in clock}
        self.params = [places.get(one, Fixed(one)) for one in params]
        self.must_not_stand_still()
        self.is_asked_as_it_is()
        if missing := set(places.values()) - set(clock) - set(filter(is_name, self.params)):
            raise CannotBePrepared(f"{', '.join(sorted(missing))} did not come out in the query")

    def must_not_stand_still(self):
        for one in self.params:
            if isinstance(one, Fixed) and is_moment(one.value):
                raise CannotBePrepared("a moment from the clock would stand still in the query")

    def is_asked_as_it_is(self):
        """From now on it is neither put together again, nor how its columns are read looked up."""
        compiler, self.asked = self.compiler, None
        columns = [column for column, *_more in compiler.select[: compiler.col_count]]
        # Django reads JSON from PostgreSQL as text alone.
        self.in_binary = not any(isinstance(one.output_field, JSONField) for one in columns)
        read = compiler.get_converters(columns)
        compiler.get_converters = lambda columns: read
        compiler.as_sql = lambda *args, **kwargs: self.asked
        self.queryset.query.get_compiler = lambda *args, **kwargs: compiler

    def ask(self, values):
        there = self.compiler.connection = connections[self.queryset.db]
        self.asked = self.sql, tuple([param(one, values, there.ops) for one in self.params])
        there.in_binary = self.in_binary  # Only our PostgreSQL looks at it.
        try:
            # As a queryset does that is asked for its rows, but for a copy of it each time.
            return list(self.queryset._iterable_class(self.queryset))
        finally:
            there.in_binary = False


class PreparedInsert:
    """Stores a row of `model`.

    As with `bulk_create`, no signal is sent, and the row's own `save` has no part in it. A number
    that the database gives it is not told.
    """

    def __init__(self, model):
        self.model, self.sql = model, {}

    @property
    def fields(self):
        meta = self.model._meta
        return [one for one in meta.concrete_fields if one is not meta.auto_field]

    def __call__(self, row):
        connection = connections[router.db_for_write(self.model)]
        values = [one.get_db_prep_save(one.pre_save(row, True), connection) for one in self.fields]
        if (sql := self.sql.get(connection.alias)) is None:
            sql = self.sql[connection.alias] = self.put_together(row, connection)
        with connection.cursor() as cursor:
            cursor.execute(sql, values)

    def put_together(self, row, connection):
        query = self.query()
        query.insert_values(self.fields, [row])
        ((sql, _values),) = query.get_compiler(connection=connection).as_sql()
        return sql

    def query(self):
        return InsertQuery(self.model)


class PreparedUpsert(PreparedInsert):
    """The same; where a row with the same `unique` fields lies there, its fields called `changed`
    change instead."""

    def __init__(self, model, unique, changed):
        super().__init__(model)
        self.unique, self.changed = unique, changed

    def query(self):
        named = self.model._meta.get_field
        return InsertQuery(
            self.model,
            on_conflict=OnConflict.UPDATE,
            unique_fields=[named(name) for name in self.unique],
            update_fields=[named(name) for name in self.changed],
        )


def param(one, values, there):
    if isinstance(one, Fixed):
        return one.value
    return in_sql(values[one] if is_name(one) else one(), there)


def in_sql(value, there):
    """A value as it is handed to the database whose operations are `there`."""
    if isinstance(value, datetime):
        return there.adapt_datetimefield_value(value)
    return there.adapt_datefield_value(value) if isinstance(value, date) else value


class Fixed:
    """A value that is the same each time."""

    def __init__(self, value):
        self.value = value


def is_name(one):
    return isinstance(one, str)


def is_moment(value):
    return isinstance(value, date) or (isinstance(value, str) and bool(A_MOMENT.match(value)))


def numbered(values, at_once=25, none=NO_ROW):
    """{"id_0": …} of these values, mostly ids, with some that no row has, so that few of them ask
    as many do."""
    missing = (-len(values) % at_once) if values else at_once
    return {f"id_{number}": one for number, one in enumerate([*values, *[none] * missing])}


def stand_ins(values):
    """{name: a value of the same kind that stands nowhere else}; no two are alike."""
    while True:
        given = {name: stand_in(value) for name, value in values.items()}
        told_apart = [value for value in given.values() if value is not None]
        if len(set(told_apart)) == len(told_apart):
            return given


def stand_in(value):
    """A value of the same kind that stands nowhere else."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return LONG_FROM_NOW + timedelta(microseconds=secrets.randbits(40))
    if type(value) is int:
        return secrets.choice(FITS_ANYWHERE)
    if type(value) is str:
        return secrets.token_hex(16)
    raise CannotBePrepared(f"{type(value).__name__} is no whole number, text or moment")
