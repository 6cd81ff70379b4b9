"""Sealed values that change places do not open, whichever field of the house they are of.

A new sealed field is tried by itself, against every other one.
"""

from itertools import combinations

import pytest
from django.db import connection

from alongside.conversations.models import Story
from alongside.groups.models import Group
from alongside.meetings.models import Meeting
from alongside.people.models import Person
from alongside.vault.errors import SealBroken
from alongside.vault.fields import Sealed, SealedJSON
from alongside.vault.house import sealed_fields
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many, owner_columns
from alongside.vault.seal import AUDIENCES

from . import damage

FIELDS = {field.label: field for field in sealed_fields()}
# Two fields of one row, where a meeting and its people have such rows.
OF_ONE_ROW = [
    (one, other)
    for one, other in combinations(FIELDS, 2)
    if FIELDS[one].model is FIELDS[other].model and FIELDS[one].model in (Group, Meeting, Person)
]
ONE = 7_101  # The id of every row and of whom it belongs to, so that nothing but the field differs.


@pytest.fixture(scope="module")
def keys_of_one():
    kinds = ("person", "group", "case")
    for kind in kinds:
        keyring().create(kind, ONE)
    yield
    for kind in kinds:
        keyring().destroy(kind, ONE)


def words(field):
    return {"theme": "dim"} if isinstance(field, SealedJSON) else "The stairs again."


def row_of(model):
    """A row that is nowhere stored, with everything about it the same as in other models."""
    row = model(pk=ONE)
    for column in owner_columns(model):
        setattr(row, column, ONE)
    return row


def sealed_for(field):
    row = row_of(field.model)
    setattr(row, field.attname, words(field))
    return field.pre_save(row, True)


def opened(field, blob):
    """What a row's field says with this blob in it: read alone, and with a page of others."""
    found = []
    for read_first in (lambda row: getattr(row, field.attname), lambda row: open_many([row])):
        row = row_of(field.model)
        row.__dict__[field.attname] = Sealed(blob)
        try:
            read_first(row)
        except SealBroken:
            found.append(None)
        else:
            found.append(row.readable(field.attname))
    return found


@pytest.mark.pure
@pytest.mark.parametrize("label", FIELDS)
def test_what_is_sealed_opens_in_its_own_field(keys_of_one, label):
    """The control, without which the refusals below would prove nothing."""
    field = FIELDS[label]
    assert opened(field, sealed_for(field)) == [words(field)] * 2


@pytest.mark.pure
@pytest.mark.parametrize("label", FIELDS)
def test_it_opens_in_no_other_field_of_the_house(keys_of_one, label):
    blob = sealed_for(FIELDS[label])
    others = [field for other, field in FIELDS.items() if other != label]
    assert {other.label for other in others if opened(other, blob) != [None] * 2} == set()


@pytest.mark.pure
@pytest.mark.parametrize("label", FIELDS)
def test_it_opens_for_no_other_audience(keys_of_one, label, monkeypatch):
    field = FIELDS[label]
    blob, own = sealed_for(field), field.audience
    for audience in set(AUDIENCES) - {own}:
        monkeypatch.setattr(field, "audience", audience)
        assert opened(field, blob) == [None] * 2, audience
    monkeypatch.setattr(field, "audience", own)
    assert opened(field, blob) == [words(field)] * 2


def fill(*fields):
    """Some can be empty; then they have nothing that could change its place."""
    for row in fields[0].model.objects.all():
        for field in fields:
            if row.__dict__[field.attname] is None:
                setattr(row, field.attname, words(field))
        row.save()


@pytest.mark.parametrize(("one", "other"), OF_ONE_ROW)
def test_two_fields_of_a_stored_row_cannot_change_places(one, other, tonight):
    """As somebody with the database file would do it, and undone again."""
    one, other = FIELDS[one], FIELDS[other]
    fill(one, other)
    before = read(one, other)
    assert None not in before.values()
    write(f"UPDATE {table(one)} SET {one.column} = {other.column}, {other.column} = {one.column}")
    assert before.keys() == read(one, other).keys()
    assert set(read(one, other).values()) == {None}
    write(f"UPDATE {table(one)} SET {one.column} = {other.column}, {other.column} = {one.column}")
    assert read(one, other) == before


def test_two_rows_of_one_author_in_one_group_cannot_change_places(morning, ben):
    told = [Story.objects.share(by=ben, group=morning, body=body, wish="listen") for body in "ab"]
    body = FIELDS["conversations.story.body"]
    before = read(body)
    assert sorted(before.values()) == ["a", "b"]
    blobs = [Story.objects.get(pk=story.pk).__dict__["body"] for story in told]
    for expected in (dict.fromkeys(before), before):
        blobs.reverse()
        for story, blob in zip(told, blobs, strict=True):
            write(f"UPDATE {table(body)} SET {body.column} = %s WHERE id = %s", [blob, story.pk])
        assert read(body) == expected


def read(*fields):
    """What each of these fields says in each row, with the rows opened all at once."""
    rows = fields[0].model.objects.order_by("pk").opened()
    return {(row.pk, field.name): row.readable(field.name) for row in rows for field in fields}


def table(field):
    return field.model._meta.db_table


def write(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_what_was_copied_does_not_open_beside_what_it_was_copied_from(morning, ben):
    """All of a page is opened at once; that the bytes open in one place says nothing of another."""
    told = [morning.stories.share(by=ben, group=morning, body=body, wish="listen") for body in "ab"]
    body = Story._meta.get_field("body")
    damage.write(body, told[1].pk, damage.raw(body, told[0].pk))
    name, purpose = (Group._meta.get_field(field) for field in ("name", "purpose"))
    damage.write(purpose, morning.pk, damage.raw(name, morning.pk))
    first, second = Story.objects.order_by("shared_at").select_related("group").opened()
    assert (first.readable("body"), second.readable("body")) == ("a", None)
    assert first.group.readable("name") == "The morning group"
    assert first.group.readable("purpose") is None
