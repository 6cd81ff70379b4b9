"""A conversation is as quick among a million posts as among a thousand: told from the plans.

The database is asked how it would answer each query of a page. It has to come to every row of a
large table by an index, and none counts its way to a page. How long it takes is measured by
`bin/bench conversations`, which no busy machine may decide.
"""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.conversations.models import Story
from alongside.lib.keyset import cursor
from tests.house import many

LARGE = (
    "conversations_story",
    "conversations_reply",
    "conversations_response",
    "conversations_readingmark",
    "conversations_helped",
    "people_draft",
)


@pytest.fixture
def long_one(morning, bens_story):
    """A conversation among others, with more replies than a page has."""
    authors = many.members(morning, 12)
    many.stories(morning, authors, 300)
    many.replies(bens_story, authors, 600)
    return Story.objects.get(pk=bens_story.pk)


def asked_by(work):
    with CaptureQueriesContext(connection) as queries:
        answer = work()
    assert answer.status_code in (200, 302)
    return [one["sql"] for one in queries if re.match("(SELECT|UPDATE|DELETE)", one["sql"])]


def wrong_with(sql):
    """What in the plan of a query grows with all there is, as far as it is about a large table."""
    look = on_sqlite if connection.vendor == "sqlite" else on_postgresql
    found = look(sql)
    if re.search(r"\bOFFSET\b", sql):
        found.append("counts its way there")
    return found


def on_sqlite(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [row[3] for row in cursor.fetchall()]
    called = {}
    for table, alias in re.findall(r'"(\w+)"(?: (U\d|V\d|W\d))?', sql):
        called[alias or table] = table
    found = []
    for step in steps:
        scan = re.match(r"SCAN (\w+)", step)
        if scan and called.get(scan[1], scan[1]) in LARGE:
            found.append(step)
    return found


def on_postgresql(sql):
    with connection.cursor() as cursor:
        # A table of this size is read whole more quickly than by an index: is there one to use?
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = on")
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return [
        f"{step['Node Type']} on {step['Relation Name']}"
        for step in steps_of(plan[0]["Plan"])
        if step["Node Type"] == "Seq Scan" and step["Relation Name"] in LARGE
    ]


def steps_of(step):
    yield step
    for part in step.get("Plans", []):
        yield from steps_of(part)


def faults(queries):
    return {sql[:200]: wrong for sql in queries if (wrong := wrong_with(sql))}


@pytest.mark.parametrize("somebody", ["ada", "ben", "cleo"])
def test_the_page_of_a_conversation(long_one, somebody, browse, request):
    """From its beginning, in its middle, and at its end."""
    reader = browse(request.getfixturevalue(somebody))
    middle = long_one.replies.order_by("shared_at")[300]
    reader.get(long_one.get_absolute_url())
    for address in (
        long_one.get_absolute_url(),
        middle.get_absolute_url(),
        f"{long_one.get_absolute_url()}?page={cursor('before', middle.shared_at, middle.pk)}",
    ):
        queries = asked_by(lambda address=address: reader.get(address))
        assert len([sql for sql in queries if '"conversations_reply"' in sql]) > 1
        assert faults(queries) == {}


def test_the_list_of_stories(long_one, cleo, browse):
    cleos = browse(cleo)
    cleos.get("/groups/morning/stories/")
    queries = asked_by(lambda: cleos.get("/groups/morning/stories/"))
    assert any('"conversations_story"' in sql for sql in queries)
    assert faults(queries) == {}


def test_a_reply(long_one, cleo, browse):
    cleos = browse(cleo)
    form = {"body": "Me too, and on the third floor."}
    queries = asked_by(lambda: cleos.post(f"{long_one.get_absolute_url()}replies/", form))
    assert any('"conversations_story"' in sql for sql in queries)
    assert faults(queries) == {}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT id FROM conversations_reply WHERE body IS NOT NULL",
        "SELECT id FROM conversations_reply WHERE edited_at > '2026-01-01' ORDER BY shared_at",
        "SELECT id FROM conversations_reply WHERE story_id = 5 ORDER BY shared_at LIMIT 5 OFFSET 9",
    ],
)
def test_what_grows_would_be_noticed(db, sql):
    assert wrong_with(sql)
