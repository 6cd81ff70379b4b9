"""A row that cannot be opened is a notice in its place, and every page lives.

The people of the demo walk round every page there is, while one sealed value after the other is
broken behind their backs. A new sealed field is broken by itself, as soon as a row of it is there.
"""

import sqlite3

import pytest
from django.db import connection, transaction

from alongside.conversations.models import Story
from alongside.groups.models import Group
from alongside.meetings import evening
from alongside.vault.house import sealed_fields
from alongside.vault.keyring import keyring

from .tour import Tour, sign_of

NOTICE = "cannot be opened"
# Where something better than the notice may stand in its place.
INSTEAD = {
    "people.person.display_name": "someone",
    "groups.group.name": ">a group<",
    "groups.invitation.token": "Make a link that lets people in",
}
# What stands in another value too, as it was put, and is then still there to read.
COPIED = {"groups.group.questions"}
# Not words that a page shows: choices that become buttons, moments, secrets, and what waits to be
# used. Whatever page asks for one of them lives without it.
NO_WORDS = {
    "people.person.display",
    "people.person.paused",
    "people.profile.pause",
    "people.authenticator.secret",
    "people.link.holds",
    "people.news.holds",
    "people.recovery.words",
    "meetings.ahead.answer",
}


def flipped(blob, **more):
    return blob[:40] + bytes([blob[40] ^ 1]) + blob[41:]


def of_another_version(blob, **more):
    return bytes([blob[0] ^ 128]) + blob[1:]


def cut_off(blob, **more):
    return blob[:20]


def empty(blob, **more):
    return b""


def of_another_row(blob, *, field, row):
    other = field.model.objects.exclude(pk=row.pk).exclude(**{f"{field.name}__isnull": True})
    return raw(field, found.pk) if (found := other.first()) else None


def of_another_field(blob, *, field, row):
    others = [one for one in sealed_fields() if one.model is field.model and one is not field]
    return raw(others[0], row.pk) if others else None


DAMAGES = (of_another_version, cut_off, empty, of_another_row, of_another_field)


def raw(field, pk):
    """What lies in the column, by plain SQL; None where there is nothing."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {field.column} FROM {field.model._meta.db_table} WHERE id=%s", [pk])
        (blob,) = cursor.fetchone()
        return blob and bytes(blob)


def write(field, pk, blob):
    with connection.cursor() as cursor:
        table = field.model._meta.db_table
        cursor.execute(f"UPDATE {table} SET {field.column}=%s WHERE id=%s", [blob, pk])


def whole_row(model, pk):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table} WHERE id=%s", [pk])
        return [bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()]


class Undone:
    """Whatever happens inside has not happened afterwards, to the database at least."""

    def __enter__(self):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def __exit__(self, *error):
        transaction.set_rollback(True)
        self.atomic.__exit__(*error)
        evening._states.clear()


@pytest.fixture
def tour(db):
    return Tour()


def test_every_sealed_field_has_a_row_that_somebody_sees(tour):
    """Otherwise what follows would prove nothing of it."""
    unseen = {
        field.label
        for field in sealed_fields()
        if field.label not in NO_WORDS and not rows_to_break(tour, field)
    }
    assert unseen == set()


def test_a_broken_value_takes_nothing_with_it_but_its_own_words(tour):
    problems = []
    for field in sealed_fields():
        first, *others = rows_to_break(tour, field) or any_row(field)
        problems += broken(tour, field, first, flipped, tour.stops)
        for row in others:
            problems += broken(tour, field, row, flipped, tour.where(field.label, row.pk))
    assert not problems, "\n".join(problems)


def test_however_it_is_broken(tour):
    """Every kind of damage, on the pages that show the value."""
    problems, tried = [], set()
    for field in sealed_fields():
        for row in rows_to_break(tour, field)[:1]:
            for damage in DAMAGES:
                tried |= {damage} if broken_by(damage, field, row) is not None else set()
                problems += broken(tour, field, row, damage, tour.where(field.label, row.pk))
    assert not problems, "\n".join(problems)
    assert tried == set(DAMAGES)


def rows_to_break(tour, field):
    """Rows which together are on every page that shows this field at all."""
    rows, covered = [], set()
    for row in field.model.objects.order_by("pk"):
        pages = set(tour.where(field.label, row.pk))
        if pages - covered:
            rows.append(row)
            covered |= pages
    return rows


def any_row(field):
    """Of a field that no page shows: a row that has something in it."""
    return field.model.objects.exclude(**{f"{field.name}__isnull": True})[:1]


def broken_by(damage, field, row):
    return damage(raw(field, row.pk), field=field, row=row)


def broken(tour, field, row, damage, stops):
    """What is wrong with these pages while the value lies there damaged."""
    blob = broken_by(damage, field, row)
    if blob is None:
        return []
    with Undone():
        write(field, row.pk, blob)
        before = whole_row(field.model, row.pk)
        mine = {(field.label, row.pk)}
        problems = [
            f"{field.label} {damage.__name__}, {stop.name}: {problem}"
            for stop in stops
            for problem in wrong_with(tour, stop, mine)
        ]
        if whole_row(field.model, row.pk) != before:
            problems.append(f"{field.label} {damage.__name__}: the row was written to")
    return problems


def wrong_with(tour, stop, gone):
    """Whether the page lives, shows all but what is `gone`, and says so where that was."""
    answer = tour.look(stop)
    if answer.status_code != tour.answers[stop].status_code:
        yield f"answers {answer.status_code}"
        return
    left = tour.shown_on(answer)
    lost = tour.shown[stop] - left - gone - set(tour.goes_with(gone))
    if stop.look_for:  # What cannot be opened is not found, and so neither is who wrote it.
        lost = {(label, pk) for label, pk in lost if label != "people.person.display_name"}
    if lost:
        yield f"lost {sorted(lost)}"
    if stop.look_for:
        return
    copied = {(label, pk) for label, pk in left if label in COPIED}
    for label in {label for label, _pk in (tour.told_at(stop) & gone) - copied}:
        if NOTICE not in answer.text and INSTEAD.get(label, NOTICE) not in answer.text:
            yield f"says nothing where {label} was"


def test_what_was_copied_does_not_open_beside_what_it_was_copied_from(morning, ben):
    """All of a page is opened at once; that the bytes open in one place says nothing of another."""
    told = [morning.stories.share(by=ben, group=morning, body=body, wish="listen") for body in "ab"]
    body = Story._meta.get_field("body")
    write(body, told[1].pk, raw(body, told[0].pk))
    name, purpose = (Group._meta.get_field(field) for field in ("name", "purpose"))
    write(purpose, morning.pk, raw(name, morning.pk))
    first, second = Story.objects.order_by("shared_at").select_related("group").opened()
    assert (first.readable("body"), second.readable("body")) == ("a", None)
    assert first.group.readable("name") == "The morning group"
    assert first.group.readable("purpose") is None


# -- keys that are gone ---------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "name"), [("group", "morning"), ("person", "ben")])
def test_the_end_of_a_key_takes_only_what_it_sealed(tour, kind, name):
    owner = tour.group if kind == "group" else tour.people[name]
    gone = sealed_with(kind, owner)
    assert any(gone & shown for shown in tour.shown.values())
    keyring().destroy(kind, owner.pk)
    assert_only_lost(tour, gone)


@pytest.mark.parametrize(("kind", "name"), [("group", "morning"), ("person", "ben")])
def test_a_damaged_key_takes_only_what_it_sealed(tour, kind, name):
    owner = tour.group if kind == "group" else tour.people[name]
    line = sqlite3.connect(keyring().store.path)
    (blob,) = line.execute("SELECT blob FROM keys WHERE id = ?", [owner.pk]).fetchone()
    put = "UPDATE keys SET blob = ? WHERE id = ?"
    try:
        with line:
            line.execute(put, [flipped(blob), owner.pk])
        keyring().forget()
        assert_only_lost(tour, sealed_with(kind, owner))
    finally:
        with line:
            line.execute(put, [blob, owner.pk])
        line.close()
        keyring().forget()


def sealed_with(kind, owner):
    return {
        (field.label, row.pk)
        for field in sealed_fields()
        for row in field.model.objects.exclude(**{f"{field.name}__isnull": True})
        if (kind, owner.pk) in field.owners(row)
    }


def assert_only_lost(tour, gone):
    found = ((stop, problem) for stop in tour.stops for problem in wrong_with(tour, stop, gone))
    problems = [f"{stop.name}: {problem}" for stop, problem in found]
    assert not problems, "\n".join(problems)


def test_what_is_looked_for_is_really_there(tour):
    """The control: with nothing broken every page is as it was; one lost word would be noticed."""
    (stop,) = (stop for stop in tour.stops if stop.name == "stories")
    assert list(wrong_with(tour, stop, gone=set())) == []
    shown = next(iter(sorted(tour.shown[stop])))
    assert list(wrong_with(tour, stop, gone={shown})) == [f"says nothing where {shown[0]} was"]
    tour.shown[stop] |= {("conversations.story.body", 1)}
    assert list(wrong_with(tour, stop, gone=set())) == ["lost [('conversations.story.body', 1)]"]
    assert sign_of("One thing & another\n\nSecond") == "One thing &amp; another"
