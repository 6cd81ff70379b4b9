"""Pages that stay as quick at the millionth row as at the first."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """A slice of a list: `rows`, and the cursors of its neighbours ("" where there are none)."""

    rows: list
    before: str
    after: str


def page(queryset, *, by, size, at="", newest_first=True):
    """A page of `queryset` ordered by the date field `by`, then by id.

    `at` is what an earlier page gave as `before` (further back in time) or `after`; anything
    else gives the first page, since a mistyped address should still show something. Sealed rows
    come as they are: whoever draws the page opens all of it at once.
    """
    backwards, position = _way(at, newest_first)
    rows = list(_cut(queryset, by, size, backwards, position))
    return _page(rows, by, size, newest_first, backwards, bool(position))


def prepared_page(ask, *, by, size, at="", newest_first=True):
    """The same of a query that was prepared. `ask` gives the rows of `cut` with these values."""
    backwards, position = _way(at, newest_first)
    moment, pk = position or (None, None)
    way = {"older_than": moment} if backwards else {"newer_than": moment}
    places = {"older_than": None, "newer_than": None, "beside": pk}
    rows = ask(**places | way)
    return _page(rows, by, size, newest_first, backwards, bool(position))


def cut(queryset, *, by, size, newest_first, older_than, newer_than, beside):
    """What a query has to be for `prepared_page`: that page of it, which these values name."""
    moment = older_than or newer_than
    backwards = bool(older_than) if moment else newest_first
    return _cut(queryset, by, size, backwards, moment and (moment, beside))


def _way(at, newest_first):
    direction, position = _position(at)
    return (direction == "before" if position else newest_first), position


def _cut(queryset, by, size, backwards, position):
    order = (f"-{by}", "-pk") if backwards else (by, "pk")
    if position:
        queryset = queryset.filter(_beyond(by, position, backwards))
    return queryset.order_by(*order)[: size + 1]


def _page(rows, by, size, newest_first, backwards, moved):
    more, rows = len(rows) > size, rows[:size]
    if backwards != newest_first:
        rows.reverse()
    return _between(rows, by, newest_first, more, backwards, moved)


def _position(cursor):
    direction, _, rest = cursor.partition(".")
    moment, _, pk = rest.partition(".")
    if direction not in ("before", "after") or not moment.isdecimal() or not pk.isdecimal():
        return "", None
    if len(moment) > 17 or len(pk) > 19:
        return "", None
    return direction, (_moment(int(moment)), int(pk))


def _beyond(by, position, backwards):
    moment, pk = position
    way = "lt" if backwards else "gt"
    # In this form a database finds the place in its index, however far from either end.
    beyond = Q(**{f"{by}__{way}": moment}) | Q(**{f"pk__{way}": pk})
    return Q(**{f"{by}__{way}e": moment}) & beyond


def _between(rows, by, newest_first, more, backwards, moved):
    if not rows:
        return Page(rows, "", "")
    oldest, newest = (rows[-1], rows[0]) if newest_first else (rows[0], rows[-1])
    older = more if backwards else moved
    newer = moved if backwards else more
    return Page(
        rows,
        before=cursor("before", getattr(oldest, by), oldest.pk) if older else "",
        after=cursor("after", getattr(newest, by), newest.pk) if newer else "",
    )


def cursor(direction, moment, pk):
    """An address's word for "`before` or `after` the row of this moment and id"."""
    # In whole numbers: a float of today's seconds cannot hold every microsecond.
    microseconds = (moment - EPOCH) // timedelta(microseconds=1)
    return f"{direction}.{microseconds}.{pk}"


def _moment(microseconds):
    return EPOCH + timedelta(microseconds=microseconds)
