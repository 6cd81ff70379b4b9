"""Looking for words: the candidates of the index in their order, opened a page at a time.

Nothing has to be opened to put them in order. What is shown comes from the caller's own querysets,
so a row that somebody may not see is not there for them, whatever the index says.
"""

import logging
import sqlite3
import time
from itertools import repeat
from typing import NamedTuple

from alongside.lib.locks import Busy

from ..keyring import keyring
from ..models import open_many
from . import upkeep
from .asking import Asked
from .building import build
from .ranking import scores
from .table import number
from .tokens import SIZE, token

log = logging.getLogger("alongside.search")

_SCORE, ID, FIELD, HAS_ALL, _ASKED = range(5)  # Of a candidate.
MOST_AT_ONCE = 500  # Candidates asked for together.
PATIENCE = 0.5  # Seconds that somebody waits while the index of their groups is built anew.


class BeingRebuilt(Exception):
    """The index cannot answer for these groups yet. It is being built; nothing was lost."""


class Result(NamedTuple):
    """A row that was found, by the text of which field, and the Pieces of that around the first
    hit.
    """

    row: object
    field: str
    snippet: list


class Answer(NamedTuple):
    """What was found; `more` is where the next page begins, or None.

    `loosely`: nothing has all of the words, these have some. `too_ordinary`: there was no word to
    look for. `behind`: the newest words may be missing.
    """

    results: list
    more: int | None = None
    loosely: bool = False
    too_ordinary: bool = False
    behind: bool = False


def search(words, *, groups, among, at=0, loosely=False, size=20):
    """What in these groups (ids) has the `words`, best first.

    `among` is {(model, name of a field): function that gives the queryset of those rows whose
    words may be shown}. All of the words, and those in quotes side by side; if nothing has, any of
    them. `at` and `loosely` go on where an Answer ended. Raises BeingRebuilt.
    """
    behind = not upkeep.catch_up_or_say_why()
    rooms = {
        number(field.label): (rows, field)
        for (model, name), rows in among.items()
        for field in [model._meta.get_field(name)]
    }
    try:
        found = upkeep.mending(lambda: candidates(words, groups, rooms))
    except (sqlite3.Error, OSError, Busy) as problem:
        log.warning("the search index cannot be read: %s", type(problem).__name__)
        raise BeingRebuilt from None
    if found is None:
        return Answer([], too_ordinary=True, behind=behind)
    if not loosely:
        having_all = [one for one in found if one[HAS_ALL]]
        results, more = show(having_all, rooms, at, size, phrases=True)
        if results or at:
            return Answer(results, more, behind=behind)
    results, more = show(found, rooms, at, size, phrases=False)
    return Answer(results, more, loosely=bool(results), behind=behind)


def candidates(words, groups, rooms):
    """Every row that has any of the words, best first; None where they are all ordinary ones.

    As tuples (its score below nothing, id, field, whether it has all of the words, what was asked
    of it), which stand in order by themselves, those that are alike by id.
    """
    found, ordinary = [], False
    for scope in scopes_of(groups, {field.audience for _rows, field in rooms.values()}):
        asked = Asked(words, scope.language)
        if asked.stems:
            found += of_scope(scope, asked)
        else:
            ordinary = True
    if ordinary and not found:
        return None
    return sorted(one for one in found if one[FIELD] in rooms)


def of_scope(scope, asked):
    key = keyring().key("scope", scope.id)
    wanted = [token(stem, key) for stem in asked.stems]
    with upkeep.index().reading() as table:
        documents, length, hits = table.hits(scope.id, wanted)
    if not hits:
        return []
    fields, ids, texts = zip(*hits, strict=True)
    counts = [[text.count(one) for text in texts] for one in wanted]
    lengths = [len(text) / SIZE for text in texts]
    ranked = scores(counts, lengths, documents=documents, average=length / SIZE / documents)
    have_all = map(all, zip(*counts, strict=True))
    return zip([-score for score in ranked], ids, fields, have_all, repeat(asked))


def scopes_of(groups, audiences):
    """The scopes to look through. What is missing is built now if it is little; or BeingRebuilt."""
    ready, missing = known_scopes(groups)
    if missing:
        with upkeep.index().alone():
            done = build(upkeep.languages(missing), until=time.monotonic() + PATIENCE)
        if not done:
            raise BeingRebuilt
        ready, _missing = known_scopes(groups)
    return [scope for scope in ready if scope.audience in audiences]


def known_scopes(groups):
    """The complete scopes of these groups, and the groups that have not got theirs."""
    ready, missing = [], []
    with upkeep.index().reading() as table:
        for group in groups:
            scopes = table.scopes(group)
            complete = [scope for scope in scopes if scope.complete]
            ready += complete
            if not complete and (scopes or not table.is_whole):
                missing.append(group)
    return ready, missing


def show(found, rooms, at, size, *, phrases):
    """A page of Results from the candidate `at` on, and where the next page begins, or None."""
    results, step = [], size + 1
    while at < len(found):
        some = found[at : at + step]
        rows = rows_of(some, rooms)
        for place, (_score, id, key, _has_all, asked) in enumerate(some, at):
            row, field = rows.get((key, id)), rooms[key][1]
            text = row and row.readable(field.attname)
            # Words that were changed a moment ago may not have it any more.
            snippet = text and asked.snippet(text, phrases=phrases)
            if snippet and len(results) == size:
                return results, place
            if snippet:
                results.append(Result(row, field.attname, snippet))
        at += len(some)
        # Where few of them may be shown, so that much is not asked for in very many portions.
        step = min(2 * step, MOST_AT_ONCE)
    return results, None


def rows_of(some, rooms):
    """{(field, id): row} of those candidates that may be shown, opened all at once."""
    found = {}
    for key, (rows, _field) in rooms.items():
        if ids := [one[ID] for one in some if one[FIELD] == key]:
            found |= {(key, row.pk): row for row in rows().filter(pk__in=ids)}
    open_many(found.values())
    return found
