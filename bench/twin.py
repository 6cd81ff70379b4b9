"""The plain twin: the same rows and the same search, without a vault."""

from django.db import connections, models, transaction

from alongside.conversations.models import Story
from alongside.conversations.opening import NOT_SHOWN
from alongside.lib.prepared import Prepared
from alongside.people.models import Person
from alongside.vault.fields import KeyedHash, SealedJSON, SealedText

ALIAS = "plain"


class PlainPerson(models.Model):
    id = models.BigIntegerField(primary_key=True)

    class Meta:
        app_label = "bench"


class PlainStory(models.Model):
    id = models.BigIntegerField(primary_key=True)
    group = models.BigIntegerField(db_column="group_id")
    author = models.ForeignKey(PlainPerson, models.SET_NULL, null=True, db_constraint=False)

    class Meta:
        app_label = "bench"
        indexes = [models.Index(fields=["group", "shared_at", "id"], name="plain_of_a_group")]


def plain(field):
    """The same column without a vault."""
    if isinstance(field, SealedText):
        return models.TextField(null=field.null)
    if isinstance(field, SealedJSON):
        return models.JSONField(default=field.default, null=field.null)
    if isinstance(field, KeyedHash):
        return models.CharField(max_length=64, null=field.null)
    if field.is_relation:
        return models.BigIntegerField(null=True)
    return field.clone()


for twin, model in {PlainPerson: Person, PlainStory: Story}.items():
    for field in model._meta.concrete_fields:
        if field.name not in {one.name for one in twin._meta.fields}:
            twin.add_to_class(field.name, plain(field))

FTS = "CREATE VIRTUAL TABLE plain_fts USING fts5(body, grp, content='', tokenize='porter')"
GIN = "CREATE INDEX plain_gin ON bench_plainstory USING gin (to_tsvector('english', body))"


def make():
    connection = connections[ALIAS]
    with connection.schema_editor() as editor:
        editor.create_model(PlainPerson)
        editor.create_model(PlainStory)
    with connection.cursor() as cursor:
        cursor.execute(FTS if connection.vendor == "sqlite" else GIN)


def store(stories):
    """Rows and index, in one transaction."""
    connection = connections[ALIAS]
    with transaction.atomic(using=ALIAS):
        PlainStory.objects.using(ALIAS).bulk_create(stories)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO plain_fts (rowid, body, grp) VALUES (%s, %s, %s)",
                    [(story.pk, story.body, f"g{story.group}") for story in stories],
                )


def listed(stories):
    """How a page of 25 asks for them, in Alongside and here: as a query put together once, and of
    the authors no more than the name."""

    def make(group):
        some = stories.filter(group=group).select_related("author").defer(*NOT_SHOWN)
        return some.order_by("-shared_at", "-pk")[:25]

    return Prepared(make)


the_page = listed(PlainStory.objects.using(ALIAS))


def search(group, words):
    """The best ten of the group with all the words, and their text."""
    connection = connections[ALIAS]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            terms = " AND ".join(f'body:"{word}"' for word in words)
            cursor.execute(
                "SELECT rowid FROM plain_fts WHERE plain_fts MATCH %s ORDER BY rank LIMIT 10",
                [f"grp:g{group} AND {terms}"],
            )
        else:
            cursor.execute(
                "SELECT id FROM bench_plainstory, plainto_tsquery('english', %s) query "
                "WHERE group_id = %s AND to_tsvector('english', body) @@ query "
                "ORDER BY ts_rank(to_tsvector('english', body), query) DESC LIMIT 10",
                [" ".join(words), group],
            )
        ids = [row[0] for row in cursor.fetchall()]
    return list(PlainStory.objects.using(ALIAS).filter(pk__in=ids))
