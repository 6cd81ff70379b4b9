"""An index of a test's own, on either engine, and words to put into it."""

from types import SimpleNamespace

import pytest
from django.db import connection

from alongside.conversations.models import Reply, Story
from alongside.vault.search import finding, table, upkeep
from tests.on_disk import on_disk  # noqa: F401  A fixture.


def drop_tables():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {', '.join(table.NAMES)}")


@pytest.fixture
def index(db, settings, tmp_path):
    """The index, with nothing in it: not whole, since nobody has looked at the rows yet."""
    settings.DATA_DIR = tmp_path
    drop_tables()
    yield upkeep.index()
    drop_tables()


@pytest.fixture
def tell(morning, ben):
    """`tell("words")` is a story in the morning group, of Ben's if not said otherwise."""

    def tell(body, by=ben, group=morning, **more):
        return Story.objects.create(author=by, group=group, body=body, **more)

    return tell


@pytest.fixture
def look(index, morning):
    """`look("words")` is what a search in the morning group answers, of all that is there."""

    def look(words, groups=(morning,), **more):
        among = {(kind, "body"): kind.objects.all for kind in (Story, Reply)}
        return finding.search(words, groups=[group.pk for group in groups], among=among, **more)

    return look


@pytest.fixture
def found(look):
    """`found("words")` are the rows of that answer, best first; none that are found loosely."""

    def found(words, **more):
        answer = look(words, **more)
        return [] if answer.loosely else [result.row for result in answer.results]

    return found


def held():
    """{(scope, field, id): tokens} of the whole index, and its scopes by id."""
    with upkeep.index().reading() as now:
        lines = now.run("SELECT scope, field, id, tokens FROM vault_search_docs", [])
        scopes = {scope.id: scope for scope in now.scopes()}
    lines = {tuple(place): tokens for *place, tokens in lines}
    return SimpleNamespace(lines=lines, scopes=scopes)


def tokens_of(lines):
    """Every single token in these lines."""
    return {text[n : n + 5] for text in lines.values() for n in range(0, len(text), 5)}
