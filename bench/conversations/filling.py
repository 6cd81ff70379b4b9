"""Posts in quantity, around one conversation that is really there.

What is opened while measuring is sealed like anything else. The rest only has to be in the way:
those rows are copies of a few sealed ones, made by the database itself, with ids and times of their
own. A copy would not open, since what is sealed is bound to its row; no page here shows one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from alongside.conversations.models import ReadingMark, Reply, Response, Story
from alongside.groups.models import Group
from alongside.groups.sharing.responses import ResponseKind
from alongside.people.models import Person
from alongside.vault.search import rebuild_missing

from ..words import Words

AUTHORS = 24
A_PAGE = 25
ENDS = 40  # Really sealed replies at either end of the conversation.
A_STORY = 20  # Posts of a conversation elsewhere, on average.
DAYS = 10  # In which all was shared, so that nobody counts as reading the past in a hurry.


@dataclass
class Conversation:
    """What is measured: a story, the person who reads it and leads there, and its middle."""

    story: Story
    reader: Person
    half_read: datetime


def fill(posts):
    """`posts` stories and replies: half in the reader's group, a twentieth in one conversation."""
    words = Words()
    ada, authors = somebody("Ada"), [somebody(f"Author {n}") for n in range(AUTHORS)]
    groups = [new_group(ada, authors, n) for n in range(2)]
    start = timezone.now() - timedelta(days=DAYS)
    story = shared(groups[0], authors[0], words, start)
    other = shared(groups[1], authors[1], words, start)
    first = sealed_replies(story, [ada, *authors], words, start + timedelta(minutes=1))
    sealed_replies(story, [ada, *authors], words, timezone.now() - timedelta(hours=1))
    sealed_replies(other, authors, words, start + timedelta(minutes=1))
    rebuild_missing()  # As the server does when it starts: it finds that nothing is missing.
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # No power cut matters while it fills.
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-600000")
            cursor.execute("PRAGMA secure_delete=OFF")
        copies(cursor, posts, story, other)
        marks_and_taps(cursor, ada, authors[2])
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")  # As its own housekeeping does after so many rows.
    half = first[A_PAGE // 2].shared_at
    ReadingMark.objects.update_or_create(person=ada, story=story, defaults={"read_at": half})
    answered_with_taps([story, *first[:A_PAGE]], authors)
    return Conversation(story, ada, half)


def somebody(name):
    person = Person.objects.sign_up(name, display_name=name)
    person.accept_limits()
    return person


def new_group(leads, members, number):
    group = Group.objects.create(name=f"Measured {number}", purpose="To be measured.")
    agreement = group.write_agreement("What is said here stays here.", leads)
    for person in (leads, *members):
        role = "facilitator" if person is leads else "member"
        group.welcome(person, role=role, sees_from=None).accept(agreement)
    return group


def shared(group, by, words, at):
    words = {"body": words.post(words.topic()), "content_note": "", "wish": "ideas"}
    story = Story(group=group, author=by, shared_at=at, newest_reply_at=timezone.now(), **words)
    story.save()
    return story


def sealed_replies(story, authors, words, start):
    topic = words.topic()
    return Reply.objects.bulk_create(
        Reply(
            story=story,
            group_id=story.group_id,
            author=authors[number % len(authors)],
            body=words.post(topic),
            content_note="",
            shared_at=start + timedelta(seconds=number),
        )
        for number in range(ENDS)
    )


def answered_with_taps(shared, people):
    """Each of these with four taps, of every kind."""
    given = [
        Response(
            person=people[(number + place) % len(people)],
            kind=kind,
            **{"story" if isinstance(one, Story) else "reply": one},
        )
        for number, one in enumerate(shared)
        for place, kind in enumerate(ResponseKind.values)
    ]
    Response.objects.bulk_create(given, ignore_conflicts=True)  # One of them is there already.


# -- copies, made by the database -----------------------------------------------------------------

NUMBERS = {
    "sqlite": "(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {} - 1) "
    "SELECT i FROM n)",
    "postgresql": "(SELECT i FROM generate_series(0, {} - 1) AS n(i))",
}
AN_ID = {
    "sqlite": "abs(random())",
    "postgresql": "(random() * 9.0e18)::bigint",
}
# Later by so many seconds than what is copied, and before what ends the conversation.
LATER = {
    "sqlite": "strftime('%%Y-%%m-%%d %%H:%%M:%%f', r.shared_at, (n.i %% 800000) || ' seconds')",
    "postgresql": "r.shared_at + (n.i %% 800000) * interval '1 second'",
}


def copies(cursor, posts, story, other):
    stories = posts // A_STORY
    for source in (story, other):
        copy(cursor, Story, source.pk, max(1, stories // 2))
    copy(cursor, Reply, latest_of(story), posts // 20)
    number_the_stories(cursor)
    for source in (story, other):
        copy(cursor, Reply, latest_of(source), (posts - stories - posts // 20) // 2, spread=source)


def latest_of(story):
    """The last of the replies that the story began with: copies come after it."""
    return story.replies.order_by("shared_at")[ENDS - 1].pk


def copy(cursor, model, pk, count, spread=None):
    """So many copies of a row; with `spread`, in all the stories of that one's group in turn."""
    there = connection.vendor
    values = {"id": AN_ID[there], "shared_at": LATER[there]}
    tables, condition = f"{NUMBERS[there].format(count)} n", "r.id = %s"
    if spread:
        there_are = Story.objects.filter(group=spread.group_id).count()
        values["story_id"] = "s.id"
        # In this order: SQLite keeps to that of a CROSS JOIN.
        tables += " CROSS JOIN bench_stories s"
        condition += f" AND s.group_id = {spread.group_id} AND s.number = n.i %% {there_are}"
    table, columns = model._meta.db_table, [one.column for one in model._meta.concrete_fields]
    chosen = ", ".join(values.get(name, f"r.{name}") for name in columns)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen} "
        f"FROM {table} r CROSS JOIN {tables} WHERE {condition}",
        [pk],
    )


def number_the_stories(cursor):
    """0, 1, 2 … for the stories of each group, in a table that goes with this connection."""
    cursor.execute(
        "CREATE TEMPORARY TABLE bench_stories AS SELECT id, group_id, "
        "row_number() OVER (PARTITION BY group_id ORDER BY id) - 1 AS number "
        "FROM conversations_story"
    )
    cursor.execute("CREATE INDEX bench_stories_by_number ON bench_stories (group_id, number)")


def marks_and_taps(cursor, reader, somebody):
    """The reader has opened every story of theirs; every reply was answered with a tap."""
    an_id = AN_ID[connection.vendor]
    cursor.execute(
        "INSERT INTO conversations_readingmark (id, person_id, story_id, read_at) "
        f"SELECT {an_id}, %s, id, shared_at FROM conversations_story",
        [reader.pk],
    )
    cursor.execute(
        "INSERT INTO conversations_response (id, person_id, reply_id, kind, given_at) "
        f"SELECT {an_id}, %s, id, 'hear', shared_at FROM conversations_reply",
        [somebody.pk],
    )
