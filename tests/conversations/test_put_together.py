"""What a page of a conversation asks is put together once: see alongside/lib/prepared.py.

To put it together anew took longer than all else that a reply does, and no time is measured here
that would have told. Small ones may be.
"""

import pytest
from django.db.models.sql.compiler import SQLCompiler

from alongside.conversations.models import ReadingMark, Reply

LARGE = 700  # Letters.


@pytest.fixture
def put_together(monkeypatch):
    """How long each query is, in letters, that has been put together since."""
    found, as_sql = [], SQLCompiler.as_sql

    def counted(compiler, *args, **kwargs):
        sql, params = as_sql(compiler, *args, **kwargs)
        found.append(len(sql))
        return sql, params

    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    return found


def test_a_page_with_news_puts_no_large_query_together(bens_story, ben, cleo, browse, put_together):
    bens_story.reply(by=cleo, body="In the morning.")

    def open_with_news():
        ReadingMark.objects.all().delete()
        put_together.clear()
        assert "In the morning." in browse(ben).get(bens_story.get_absolute_url()).text
        assert ReadingMark.objects.filter(person=ben).exists()

    open_with_news()
    open_with_news()
    assert max(put_together) < LARGE


def test_a_reply_puts_no_large_query_together(bens_story, cleo, browse, put_together):
    def answer(body):
        put_together.clear()
        browse(cleo).post(f"/stories/{bens_story.pk}/replies/", {"body": body})

    answer("In the morning.")
    answer("In the evening.")
    assert Reply.objects.count() == 2
    assert max(put_together) < LARGE
