"""The plain twin: the same rows and the same search, without a vault."""

from django.db import connections, models, transaction
from django.utils import timezone

ALIAS = "plain"


class PlainPerson(models.Model):
    id = models.BigIntegerField(primary_key=True)
    password = models.CharField(max_length=128)
    last_login = models.DateTimeField(null=True)
    sign_in_name = models.CharField(max_length=64)
    display_name = models.CharField(max_length=40)
    display = models.JSONField(default=dict)
    is_organiser = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    arrived_at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "bench"


class PlainStory(models.Model):
    id = models.BigIntegerField(primary_key=True)
    group = models.BigIntegerField()
    author = models.ForeignKey(PlainPerson, models.SET_NULL, null=True, db_constraint=False)
    body = models.TextField()
    wish = models.CharField(max_length=10, default="listen")
    shared_at = models.DateTimeField()
    newest_reply_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "bench"
        indexes = [models.Index(fields=["group", "shared_at", "id"], name="plain_of_a_group")]


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


def page(group):
    stories = PlainStory.objects.using(ALIAS).filter(group=group).select_related("author")
    return [
        (story.author.display_name, story.body)
        for story in stories.order_by("-shared_at", "-pk")[:25]
    ]


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
                "WHERE \"group\" = %s AND to_tsvector('english', body) @@ query "
                "ORDER BY ts_rank(to_tsvector('english', body), query) DESC LIMIT 10",
                [" ".join(words), group],
            )
        ids = [row[0] for row in cursor.fetchall()]
    return list(PlainStory.objects.using(ALIAS).filter(pk__in=ids))
