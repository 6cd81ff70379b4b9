"""Sealed fields: whatever Django is asked to do with one, nothing readable comes near the disk."""

import io
import json

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Lower

from alongside.conversations.models import Story
from alongside.meetings.models import Seat, Today
from alongside.people.models import Person
from alongside.vault.errors import KeyMissing, SealBroken
from alongside.vault.fields import Sealed
from alongside.vault.ids import new_id
from alongside.vault.keyring import keyring

WORDS = "Nobody believes my back."


@pytest.fixture
def story(morning, ben):
    return Story.objects.share(by=ben, group=morning, body=WORDS, wish="listen")


def stored(row, column="body"):
    """The bytes of a column, as a thief with the database file reads them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def put(row, blob, column="body"):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [blob, row.pk]
        )


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_saved_words_come_back_and_lie_sealed(story):
    assert fresh(story).body == story.body == WORDS
    assert b"believes" not in stored(story)


def test_words_saved_many_at_a_time_come_back(morning, ben, cleo):
    rows = [Story(group=morning, author=who, body=f"Words from {who.pk}") for who in (ben, cleo)]
    Story.objects.bulk_create(rows)
    for row in rows:
        assert fresh(row).body == f"Words from {row.author_id}"
        assert b"Words from" not in stored(row)


def test_words_left_out_of_a_query_are_fetched_when_they_are_read(story):
    assert Story.objects.defer("body").get().body == WORDS
    assert Story.objects.only("wish").get().body == WORDS


def test_edited_words_are_sealed_anew(story):
    before = stored(story)
    story.body = "They do now."
    story.save()
    assert stored(story) != before
    assert fresh(story).body == "They do now."


def test_a_change_of_something_else_leaves_the_words_alone(story):
    before = stored(story)
    unread = fresh(story)
    unread.wish = "ideas"
    unread.save()
    assert stored(story) == before
    half = Story.objects.defer("body").get()
    half.wish = "questions"
    half.save()
    assert stored(story) == before
    assert fresh(story).body == WORDS


def test_reloading_a_row_brings_what_is_stored_now(story):
    known = fresh(story)
    assert known.body == WORDS
    story.body = "They do now."
    story.save()
    known.refresh_from_db()
    assert known.body == "They do now."
    known.refresh_from_db(fields=["body"])
    assert known.body == "They do now."


def test_no_words_are_sealed_too(morning, ben):
    nothing, little = (Story.objects.create(group=morning, author=ben, body=b) for b in ("", "x"))
    assert fresh(nothing).body == ""
    assert len(stored(nothing)) == len(stored(little))


def test_answers_of_any_shape_come_back(ben):
    for answer in ({"theme": "dim"}, {}, [], [1, None, "ä\u2028"], {"deep": {"er": [True]}}):
        ben.display = answer
        ben.save()
        assert fresh(ben).display == answer
        assert b"theme" not in stored(ben, "display")


def test_values_are_as_they_lie(story):
    lies = stored(story)
    assert Story.objects.values().get()["body"] == lies
    assert Story.objects.values_list("body", flat=True).get() == lies
    assert Story.objects.annotate(copied=F("body")).get().copied == lies


def test_what_goes_into_the_database_shows_nothing(story):
    sealed = Story._meta.get_field("body").pre_save(story, False)
    assert isinstance(sealed, Sealed)
    assert repr(sealed) == str(sealed) == f"<sealed {len(stored(story))} bytes>"


def test_a_value_that_lies_there_is_not_put_into_another_row(story):
    """It would never open there: only what was sealed just now for its place goes in."""
    lies = Story.objects.values_list("body", flat=True).get()
    with pytest.raises(TypeError, match="is sealed"):
        Story.objects.update(body=lies)


REFUSED = {
    "update": lambda: Story.objects.update(body="open words"),
    "update of one": lambda: Story.objects.filter(wish="listen").update(body="open words"),
    "bulk_update": lambda: Story.objects.bulk_update(opened(), ["body"]),
    "filter": lambda: Story.objects.filter(body=WORDS),
    "contains": lambda: Story.objects.filter(body__icontains="believes"),
    "in": lambda: Story.objects.filter(body__in=[WORDS]),
    "regex": lambda: Story.objects.filter(body__regex="."),
    "exclude": lambda: Story.objects.exclude(body=WORDS),
    "over a relation": lambda: Person.objects.filter(memberships__group__name="x"),
    "into an answer": lambda: Person.objects.filter(display__theme="dim"),
    "get_or_create": lambda: Story.objects.get_or_create(body=WORDS),
    "compared to a column": lambda: Story.objects.filter(body=F("wish")),
}


def opened():
    stories = list(Story.objects.all())
    assert [story.body for story in stories]
    return stories


@pytest.mark.parametrize("way", REFUSED)
def test_looking_up_and_updating_sealed_words_is_refused(story, way):
    before = stored(story)
    with pytest.raises(TypeError, match="is sealed"), transaction.atomic():
        REFUSED[way]()
    assert stored(story) == before


def test_bytes_are_no_way_round_the_seal(story):
    before = stored(story)
    with pytest.raises(TypeError, match="is sealed"), transaction.atomic():
        Story.objects.update(body=b"open words")
    assert stored(story) == before


def test_ordering_by_sealed_words_tells_nothing(story, morning, ben):
    """It is an order by nonce: the same words saved again may stand elsewhere."""
    orders = set()
    for _time in range(20):
        for row in Story.objects.all():
            row.delete()
        rows = [Story(group=morning, author=ben, body=body) for body in ("a", "b")]
        Story.objects.bulk_create(rows)
        orders.add(tuple(row.body for row in Story.objects.order_by("body")))
    assert orders == {("a", "b"), ("b", "a")}


def test_whether_there_is_an_answer_can_be_asked(story):
    assert Story.objects.filter(body__isnull=False).count() == 1
    assert not Story.objects.filter(body__isnull=True).exists()


def test_words_cannot_be_changed_by_the_database(story):
    before = stored(story)
    Story.objects.update(wish=Lower("wish"))
    assert stored(story) == before


@pytest.mark.parametrize("format", ["json", "jsonl", "python", "xml"])
def test_serialisers_write_no_words(story, ben, format):
    ben.display_name = "Benedict of the buses"  # Three letters alone are in any long base64.
    ben.save()
    out = serializers.serialize(format, [*Story.objects.all(), *Person.objects.all()])
    assert "believes" not in str(out)
    assert "Benedict" not in str(out)
    opened()
    assert "believes" not in str(serializers.serialize(format, opened()))


def test_dumpdata_writes_no_words(story, ben):
    ben.display_name, ben.display = "Benedict of the buses", {"theme": "dimmest of all"}
    ben.save()
    out = io.StringIO()
    call_command("dumpdata", "conversations", "people", "groups", stdout=out)
    rows = json.loads(out.getvalue())
    assert {row["model"] for row in rows} >= {"conversations.story", "people.person"}
    for private in ("believes", "dimmest", "Benedict", "said here", "For us."):
        assert private not in out.getvalue()


@pytest.mark.parametrize("answer", [7, 0.5, "few", True, ["rough"], {"rough": True}])
def test_no_answer_about_health_is_dumped_whatever_its_type(tonight, ben, answer):
    seat = Seat.objects.create(meeting=tonight, person=ben)
    today = Today.objects.create(seat=seat, person=ben, group=tonight.group, answer=answer)
    [dumped] = serializers.serialize("python", [today])
    assert fresh(today).answer == answer
    assert isinstance(dumped["fields"]["answer"], str)
    assert len(dumped["fields"]["answer"]) > 60, "a blob in base64"


def test_a_blob_copied_to_another_row_does_not_open(story, morning, ben, cleo):
    other = Story.objects.share(by=cleo, group=morning, body="Mine", wish="listen")
    also = Story.objects.share(by=ben, group=morning, body="Ben's again", wish="listen")
    for row in (other, also):
        put(row, stored(story))
        with pytest.raises(SealBroken):
            _read = fresh(row).body
        assert fresh(row).readable("body") is None


def test_a_row_moved_to_another_group_or_author_does_not_open(story, evening, cleo):
    Story.objects.update(group=evening)
    with pytest.raises(SealBroken):
        _read = fresh(story).body
    Story.objects.update(group=story.group, author=cleo)
    with pytest.raises(SealBroken):
        _read = fresh(story).body
    Story.objects.update(author=story.author)
    assert fresh(story).body == WORDS


def test_a_broken_row_can_be_saved_without_being_damaged_further(story):
    blob = stored(story)
    broken = blob[:-1] + bytes([blob[-1] ^ 1])
    put(story, broken)
    row = fresh(story)
    assert row.readable("body") is None
    row.wish = "ideas"
    row.save()
    assert stored(story) == broken


def test_without_a_key_nothing_is_stored(morning, ben):
    keyring().destroy("person", ben.pk)
    for author in (ben, None):
        with pytest.raises(KeyMissing), transaction.atomic():
            Story.objects.create(group=morning, author=author, body=WORDS)
    assert not Story.objects.exists()


def test_rows_and_their_errors_show_no_words(story):
    assert str(story) == repr(story) == f"Story {story.pk}"
    assert repr(Story.objects.all()) == f"<StoryQuerySet [Story {story.pk}]>"


def test_too_long_empty_and_null_are_refused_before_saving(morning, ben):
    for body in ("x" * 20_001, "", "a\x00b"):
        with pytest.raises(ValidationError):
            Story(group=morning, author=ben, body=body).full_clean()


def test_ids_are_random_and_fit(story):
    ids = {new_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(0 < id < 2**63 for id in ids)
    assert len({id % 1_000 for id in ids}) > 500
