"""Nothing that people write, and nothing about their health, lies open where it is stored."""

import base64
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group as DjangoGroup
from django.db import connection, models
from django.test.utils import isolate_apps

from alongside.vault import house
from alongside.vault.fields import KeyedHash, SealedField
from alongside.vault.models import SignIn
from alongside.vault.search import table
from alongside.vault.store import Store

from .everything import WORDS
from .open_columns import EMPTY, OPEN


def reasons():
    """{"app.Model.field": why it may lie open}"""
    return {
        f"{model}.{field}": reason
        for model, fields in OPEN.items()
        for field, reason in fields.items()
    }


def open_columns():
    """Every column of every model that is no key, not sealed and not hashed, of whatever type."""
    for model in house.apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            number = not isinstance(field, house.WORDS)
            key = number and (field.primary_key or field.is_relation)
            if not key and not isinstance(field, SealedField | KeyedHash):
                yield f"{model._meta.label}.{field.name}"


def test_no_column_for_words_lies_open_without_a_reason():
    assert list(house.unsealed_text_columns(reasons())) == []


def test_no_column_at_all_lies_open_without_a_reason():
    """Health is not only in words: a rough day is a yes or no, a score is a number."""
    assert [column for column in open_columns() if column not in reasons()] == []


def test_every_reason_is_written_and_about_a_column_that_is_open():
    assert [column for column, reason in reasons().items() if len(reason.split()) < 3] == []
    assert sorted(set(reasons()) - set(open_columns())) == []


@isolate_apps("alongside.meetings")
def test_a_rough_day_in_a_column_of_its_own_would_be_noticed(monkeypatch):
    class Feeling(models.Model):
        rough = models.BooleanField()
        words = models.TextField()

        class Meta:
            app_label = "meetings"

    monkeypatch.setattr(house, "apps", Feeling._meta.apps)
    assert list(house.unsealed_text_columns(reasons())) == ["meetings.Feeling.words"]
    unexplained = {column for column in open_columns() if column not in reasons()}
    assert unexplained == {"meetings.Feeling.rough", "meetings.Feeling.words"}


@pytest.mark.django_db
def test_every_table_belongs_to_a_model():
    """A table that no model knows would escape the rules above."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    # Django's own list of the migrations that have run: names of ours.
    known |= {"django_migrations"}
    # The index of the search, on PostgreSQL: ids, numbers and keyed hashes of words, never a word.
    known |= set(table.NAMES)
    assert set(connection.introspection.table_names()) - known == set()


def test_nothing_that_was_written_lies_open_in_any_table(everything):
    cells, rows = every_cell()
    assert found(everything.secrets(), cells) == []
    filled = {table for table, count in rows.items() if count}
    assert {"vault_sign_in", "people_draft", "meetings_today", "meetings_entry"} <= filled
    ours = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("alongside.")
    }
    assert ours <= filled, "everything has to be done, or the search proves nothing"


def test_nothing_that_was_written_lies_in_the_keyring_or_any_file(everything):
    files = [(str(path), path.read_bytes()) for path in every_file(settings.DATA_DIR)]
    assert any(name.endswith("keyring.db") for name, _content in files)
    assert found(everything.secrets(), files) == []


def test_what_was_written_did_arrive(everything):
    """The control: each word can be read by those it is meant for."""
    read = " ".join(page.text for page in everything.pages())
    gone = {WORDS["member"]}  # Renamed since.
    assert {word for word in WORDS.values() if word not in read} == gone


def test_a_table_of_another_kind_of_house_is_empty(everything):
    """These could hold somebody's address or name. Nothing of ours fills them."""
    for name in EMPTY:
        assert not apps.get_model(name).objects.exists(), name


def test_what_a_sign_in_remembers_is_sealed(everything):
    cookie = everything.member.cookies[settings.SESSION_COOKIE_NAME].value
    remembered = json.dumps(dict(everything.member.session.items()))
    assert "Every page looks like this" in remembered
    assert not SignIn.objects.filter(session_key=cookie).exists()
    kept = b"".join(bytes.fromhex(row.session_data) for row in SignIn.objects.all())
    assert found(["_auth_user_id", "limits", "Every page looks like this"], [("", kept)]) == []


@pytest.mark.django_db
@pytest.mark.parametrize("spelling", range(7))
def test_the_search_finds_what_lies_open_in_a_table(spelling):
    """The control: the same word in each spelling, between other letters."""
    word = "mirkelanthe"
    spelt = spellings(word)[spelling].decode("latin-1").replace("\x00", "\\0")
    DjangoGroup.objects.create(name=f"xy{spelt}z")
    cells = [(name, content.replace(b"\\0", b"\x00")) for name, content in every_cell()[0]]
    assert found([word], cells) == [f"{word} in auth_group"]


def test_the_search_finds_what_lies_open_in_a_keyring(tmp_path):
    store = Store(tmp_path)
    store.create()
    store.set_fact("control", b"my mirkelanthe again")
    files = [("keyring", path.read_bytes()) for path in every_file(tmp_path)]
    assert "mirkelanthe in keyring" in found(["mirkelanthe"], files)


def every_cell():
    """[(table, content)] of the whole database by raw SQL, and {table: how many rows}."""
    cells, rows = [], {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found = cursor.fetchall()
            rows[table] = len(found)
            cells += [(table, as_bytes(value)) for row in found for value in row]
    return cells, rows


def as_bytes(value):
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode()


def every_file(directory):
    return [path for path in Path(directory).rglob("*") if path.is_file()]


def spellings(word):
    """A word as it could lie there: in two alphabets, in hexadecimal, in base64 at any offset."""
    plain = word.encode()
    coded = [base64.b64encode(b"\x00" * offset + plain) for offset in range(3)]
    # The first letters depend on what stands before the word, the last on what stands behind it.
    inner = [text[skip : -4 or None] for text, skip in zip(coded, (0, 2, 3), strict=True)]
    return [plain, word.encode("utf-16-le"), word.encode("utf-16-be"), plain.hex().encode(), *inner]


def found(secrets, contents):
    """`word in place` for each secret that can be read there, whatever the case of its letters."""
    needles = {word: [spelt.lower() for spelt in spellings(word)] for word in secrets}
    seen = set()
    for place, content in contents:
        low = content.lower()
        for word, spelt in needles.items():
            if any(needle in low for needle in spelt):
                seen.add(f"{word} in {place}")
    return sorted(seen)
