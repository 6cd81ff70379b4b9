"""SQLite as Alongside asks it: a query is put into its words once."""

import pytest
from django.db import connection

from alongside.lib.sqlite import base
from alongside.people.models import Person

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="is about SQLite")


def test_what_is_asked_again_is_not_put_into_its_words_again(db):
    who = Person.objects.filter(is_organiser=True)
    list(who)
    known = base.with_question_marks.cache_info()
    list(who.all())
    now = base.with_question_marks.cache_info()
    assert (now.hits, now.misses) == (known.hits + 1, known.misses)


def test_a_percent_sign_stays_one(db):
    with connection.cursor() as cursor:
        for _time in range(2):
            cursor.execute("SELECT '100 %%', %s", ["%s"])
            assert cursor.fetchone() == ("100 %", "%s")


def test_values_by_name_come_in_too(db):
    with connection.cursor() as cursor:
        for _time in range(2):
            cursor.execute("SELECT %(one)s || '%%' || %(two)s", {"one": "a", "two": "b"})
            assert cursor.fetchone() == ("a%b",)
