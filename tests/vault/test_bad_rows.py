"""A row that cannot be opened is a notice in its place, and every page lives.

The people of the demo walk round every page there is, while one sealed value after the other is
broken behind their backs. A new sealed field is broken by itself, as soon as a row of it is there.
"""

import sqlite3
from contextlib import closing, contextmanager
from itertools import combinations, count, permutations
from math import comb

import pytest

from alongside.conversations.models import Story
from alongside.people.coming_in import freshly
from alongside.vault.house import sealed_fields
from alongside.vault.keyring import keyring
from tests.conftest import draw_no_names

from .damage import DAMAGES, Undone, flipped, raw, whole_row, write
from .signs import sign_of
from .tour import Tour

# Of the pages; how a value is sealed and read is asked of every database elsewhere.
pytestmark = pytest.mark.pure

NOTICE = "cannot be opened"
# Where something better than the notice may stand in its place.
INSTEAD = {
    "people.person.display_name": "someone",
    "groups.group.name": ">a group<",
    "meetings.caller.name": "a caller",
    "groups.invitation.token": "Make a link that lets people in",
}
# What stands in another value too, as it was put, and is then still there to read.
COPIED = {
    "groups.group.questions",
    # Names of things, which stand in every form that asks for one.
    "toolkit.small_step.source",
    "library.recommendation.what",
    "library.impression.what",
}
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
    "meetings.support.asked",
    "meetings.feedback.answers",
    "meetings.review.phrases",
    "meetings.series.steps",
    "meetings.turn_hold.rule",
    "conversations.hold.rule",
    "toolkit.small_step.outcome",
    "toolkit.small_step.source",
    "library.recommendation.what",
    "library.impression.what",
    "library.impression.phrase",
    "care.case.said",
    "notices.choices.chosen",
    "notices.subscription.says",
    "care.step.said",
}


@pytest.fixture(scope="module")
def walked(django_db_setup, django_db_blocker):
    """One for all: to put up the demo and to walk round it is most of the time each test takes."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as monkeypatch, Undone():
        draw_no_names(monkeypatch)
        # However long they walk, nobody is asked once more whether it is still them.
        monkeypatch.setattr(freshly, "LASTS", 24 * 60 * 60)
        yield Tour()


@pytest.fixture
def tour(walked, db):
    """Whatever a test does to the rows, or to the keys, has not happened for the next one."""
    shown = {stop: set(there) for stop, there in walked.shown.items()}
    with Undone(), keys_as_they_were():
        yield walked
    walked.shown = shown


@contextmanager
def keys_as_they_were():
    with closing(sqlite3.connect(":memory:")) as copy:
        with closing(sqlite3.connect(keyring().store.path)) as line:
            line.backup(copy)
        yield
        with closing(sqlite3.connect(keyring().store.path)) as line:
            copy.backup(line)
    keyring().forget()


def test_every_sealed_field_has_a_row_that_somebody_sees(tour):
    """Otherwise what follows would prove nothing of it."""
    unseen = {
        field.label
        for field in sealed_fields()
        if field.label not in NO_WORDS and not rows_to_break(tour, field)
    }
    assert unseen == set()


def test_a_broken_value_takes_nothing_with_it_but_its_own_words(tour):
    """Each by itself, on every page that shows it."""
    problems = []
    for field in sealed_fields():
        for row in rows_to_break(tour, field):
            stops = tour.where(field.label, row.pk)
            problems += broken(tour, [(field, row)], flipped, stops)
    assert not problems, "\n".join(problems)


def test_no_page_needs_a_value_that_it_does_not_show(tour):
    """Every page, while some of all fields are broken: see `rounds`."""
    firsts = [(field, row) for field in sealed_fields() for row in row_to_break(tour, field)]
    assert [field for field, _row in firsts] == list(sealed_fields())
    problems = []
    for some in rounds(firsts):
        if found := broken(tour, some, flipped, tour.stops):
            problems += whose_fault(tour, some, found) or found
    assert not problems, "\n".join(problems)


def rounds(things, each_in=3):
    """Lists of some of these things. Each thing is in as many of them, no two in the same ones.

    So whatever breaks with a thing, and would not be seen while a certain other one is broken too,
    is seen in a round without that one. There are far fewer rounds than things.
    """
    number = next(n for n in count(each_in) if comb(n, each_in) >= len(things))
    places = list(zip(things, combinations(range(number), each_in), strict=False))
    return [[thing for thing, mine in places if n in mine] for n in range(number)]


def test_of_any_two_each_is_in_a_round_without_the_other():
    for number in (3, 20, 73, 84, 85, 120):
        made = rounds(list(range(number)))
        assert len(made) <= 10
        for one, other in permutations(range(number), 2):
            assert any(one in some and other not in some for some in made)


def whose_fault(tour, some, found):
    """What is wrong with the pages of what was `found`, while each is broken by itself."""
    stops = [stop for stop in tour.stops if any(f", {stop.name}: " in said for said in found)]
    return [problem for one in some for problem in broken(tour, [one], flipped, stops)]


def test_however_it_is_broken(tour):
    """Every kind of damage, on a page that shows the value: each page met one kind above."""
    problems, tried = [], set()
    for field in sealed_fields():
        for row in rows_to_break(tour, field)[:1]:
            for damage in DAMAGES:
                tried |= {damage} if broken_by(damage, field, row) is not None else set()
                stops = tour.where(field.label, row.pk)[:1]
                problems += broken(tour, [(field, row)], damage, stops)
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


def row_to_break(tour, field):
    """The first of them; where no page shows the field, a row that has something in it."""
    there = field.model.objects.exclude(**{f"{field.name}__isnull": True})
    return (rows_to_break(tour, field) or there)[:1]


def broken_by(damage, field, row):
    return damage(raw(field, row.pk), field=field, row=row)


def broken(tour, some, damage, stops):
    """What is wrong with these pages while the value of each (field, row) lies there damaged."""
    blobs = [(field, row, broken_by(damage, field, row)) for field, row in some]
    blobs = [(field, row, blob) for field, row, blob in blobs if blob is not None]
    if not blobs:
        return []
    mine = {(field.label, row.pk) for field, row, _blob in blobs}
    said = f"{', '.join(sorted(label for label, _pk in mine))} {damage.__name__}"
    with Undone():
        for field, row, blob in blobs:
            write(field, row.pk, blob)
        before = [whole_row(field.model, row.pk) for field, row, _blob in blobs]
        problems = [
            f"{said}, {stop.name}: {problem}"
            for stop in stops
            for problem in wrong_with(tour, stop, mine)
        ]
        if [whole_row(field.model, row.pk) for field, row, _blob in blobs] != before:
            problems.append(f"{said}: a row was written to")
    return problems


def wrong_with(tour, stop, gone):
    """Whether the page lives, shows all but what is `gone`, and says so where that was."""
    answer = tour.look(stop)
    if answer.status_code != tour.answers[stop].status_code:
        yield f"answers {answer.status_code}"
        return
    left = tour.shown_on(answer, among=tour.shown[stop] | gone)
    lost = tour.shown[stop] - left - gone - set(tour.goes_with(gone, stop))
    # What cannot be opened is not found, and so neither is who wrote it.
    found = {(label, pk) for label, pk in tour.shown[stop] if tour.is_found(stop, label, pk)}
    if stop.look_for or found & gone:
        lost = {(label, pk) for label, pk in lost if label != "people.person.display_name"}
    if lost:
        yield f"lost {sorted(lost)}"
    copied = {(label, pk) for label, pk in left if label in COPIED}
    for label in {label for label, _pk in tour.told_at(stop, among=gone) - copied - found}:
        if NOTICE not in answer.text and INSTEAD.get(label, NOTICE) not in answer.text:
            yield f"says nothing where {label} was"


def test_nothing_is_like_words_that_do_not_open(tour):
    """Each of the stories on that page by itself: the one that is compared, and those like it."""
    (stop,) = (stop for stop in tour.stops if stop.name == "alike")
    body = Story._meta.get_field("body")
    about = tour.shown[stop] | tour.compared_at(stop)
    there = [story for story in Story.objects.all() if (body.label, story.pk) in about]
    problems = []
    for story in there:
        problems += broken(tour, [(body, story)], flipped, [stop])
    assert not problems, "\n".join(problems)


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
    with closing(sqlite3.connect(keyring().store.path)) as line, line:
        (blob,) = line.execute("SELECT blob FROM keys WHERE id = ?", [owner.pk]).fetchone()
        line.execute("UPDATE keys SET blob = ? WHERE id = ?", [flipped(blob), owner.pk])
    keyring().forget()
    assert_only_lost(tour, sealed_with(kind, owner))


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
