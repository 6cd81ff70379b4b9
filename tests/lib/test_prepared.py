"""A query that is put together once answers as one that is put together each time."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.care.hours.staffing import Staffing
from alongside.conversations.models import ReadingMark, Reply, Story
from alongside.lib.prepared import (
    CannotBePrepared,
    Prepared,
    PreparedInsert,
    PreparedUpsert,
    numbered,
)
from alongside.meetings.models import Entry, Happening
from alongside.people.models import Person


def stories_of(author):
    return Story.objects.filter(author=author).order_by("pk")


def shared_since(author, moment):
    there = stories_of(author)
    return there.filter(shared_at__gte=moment) if moment else there


@pytest.fixture
def two(morning, ben, cleo):
    for person in (ben, cleo):
        Story.objects.share(by=person, group=morning, body=person.display_name, wish="listen")
    return ben, cleo


def test_each_value_gives_its_own_rows(two):
    asked = Prepared(stories_of)
    for _again in range(2):
        for person in two:
            assert [story.body for story in asked(author=person.pk)] == [person.display_name]
    assert asked(author=1) == []


def test_it_is_put_together_once(two):
    made = []

    def make(author):
        made.append(author)
        return stories_of(author)

    asked = Prepared(make)
    for person in (*two, *two):
        asked(author=person.pk)
    assert len(made) == 1 and made[0] not in [person.pk for person in two]


def test_a_moment_is_a_value_like_any_other(two):
    ben, _cleo = two
    asked, now = Prepared(shared_since), timezone.now()
    later = now + timedelta(days=1)
    assert [len(asked(author=ben.pk, moment=at)) for at in (now - timedelta(1), later)] == [1, 0]


def test_without_a_value_it_is_another_query(two):
    ben, _cleo = two
    asked, later = Prepared(shared_since), timezone.now() + timedelta(days=1)
    assert [len(asked(author=ben.pk, moment=at)) for at in (None, later, None)] == [1, 0, 1]


def test_what_comes_along_is_that_of_the_row(two):
    asked = Prepared(lambda author: stories_of(author).select_related("author", "group"))
    for person in two:
        (story,) = asked(author=person.pk)
        assert story.author == person and story.group.slug == "morning"


def test_an_id_that_no_row_can_have_finds_none(db):
    asked = Prepared(stories_of)
    assert asked(author=2**63) == asked(author=-1) == []


def test_a_moment_from_the_clock_is_refused(db):
    """It would be that of the first time for ever."""
    for moment in (timezone.now(), datetime(2026, 1, 1, tzinfo=UTC)):
        with pytest.raises(CannotBePrepared, match="stand still"):
            Prepared(lambda author, at=moment: shared_since(author, at))(author=5)


def test_a_day_that_is_asked_for_anew_is_let_be(two, morning):
    """Of a function that is named: whatever it says at the time of asking."""
    ben, _cleo = two
    days = [timezone.localdate() - timedelta(days=1)]
    morning.ends_on = timezone.localdate()
    morning.save()

    def make(author):
        return stories_of(author).filter(group__ends_on__gte=days[0])

    asked = Prepared(make, clock=(lambda: days[0],))
    assert len(asked(author=ben.pk)) == 1
    days[0] += timedelta(days=2)
    assert asked(author=ben.pk) == []
    with pytest.raises(CannotBePrepared):
        Prepared(make)(author=ben.pk)


def test_a_value_that_does_not_come_out_is_refused(db):
    with pytest.raises(CannotBePrepared, match="author"):
        Prepared(lambda author: Story.objects.filter(wish="listen"))(author=5)
    with pytest.raises(CannotBePrepared, match="author"):
        Prepared(lambda author: Story.objects.filter(author=author % 10_000))(author=5)


def test_a_person_of_whom_more_is_asked_is_refused(db):
    """What else an account says must not decide for whoever comes after it."""

    def make(person):
        reader = Person.anybody(person)
        return Reply.objects.all() if reader.is_organiser else Reply.objects.filter(author=reader)

    with pytest.raises(Person.DoesNotExist):
        Prepared(make)(person=5)


@pytest.mark.django_db(transaction=True)
def test_every_thread_has_its_own(two):
    asked, found = Prepared(stories_of), {}

    def look(person):
        found[person.pk] = [story.body for _time in range(5) for story in asked(author=person.pk)]
        connections.close_all()

    threads = [threading.Thread(target=look, args=(person,)) for person in two]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {person.pk: [person.display_name] * 5 for person in two}


def test_a_text_is_a_value_like_any_other(two):
    asked = Prepared(lambda wish, author: Story.objects.filter(wish=wish, author=author))
    for wish, found in (("listen", 1), ("ideas", 0), ("listen", 1)):
        assert len(asked(wish=wish, author=two[0].pk)) == found


def test_a_small_column_and_a_number_below_nothing_are_no_hindrance(db):
    asked = Prepared(lambda phase, meeting: Entry.objects.filter(phase=phase, meeting=meeting))
    for phase in (0, -1, 7):
        assert asked(phase=phase, meeting=5) == []


def test_it_can_be_asked_again_after_it_failed(two):
    asked = Prepared(stories_of)
    assert len(asked(author=two[0].pk)) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        asked(author="nobody" if connection.vendor == "postgresql" else object())
    assert len(asked(author=two[1].pk)) == 1


def test_what_would_be_fetched_beside_it_is_refused(db):
    with pytest.raises(CannotBePrepared, match="beside it"):
        Prepared(lambda author: stories_of(author).prefetch_related("replies"))(author=5)


def test_few_ids_ask_what_many_ask(two):
    made, stories = [], list(Story.objects.order_by("pk").values_list("pk", flat=True))

    def make(**ids):
        made.append(len(ids))
        return Story.objects.filter(pk__in=list(ids.values())).order_by("pk")

    asked = Prepared(make)
    others = list(range(1, 25))
    for ids in ([], stories[:1], stories, stories[1:] + others, stories + others):
        found = [story.pk for story in asked(**numbered(ids))]
        assert found == [pk for pk in stories if pk in ids]
    assert made == [25, 50]


def everything_in(row):
    return {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}


def test_each_column_comes_out_as_from_a_query_that_is_not_prepared(two):
    """PostgreSQL answers prepared ones in binary."""
    (prepared,), usual = Prepared(stories_of)(author=two[0].pk), stories_of(two[0].pk).get()
    assert everything_in(prepared) == everything_in(usual)
    assert prepared.shared_at.utcoffset() == usual.shared_at.utcoffset() == timedelta(0)


def test_json_comes_out_as_what_it_was(db):
    Staffing.objects.create(week=[[["09:00", "17:00"]], []], days={"2026-12-25": []})
    (prepared,) = Prepared(lambda above: Staffing.objects.filter(pk__gt=above))(above=0)
    assert everything_in(prepared) == everything_in(Staffing.objects.get())


# -- one that stores a row ------------------------------------------------------------------------


def test_a_row_is_stored_and_then_changed_where_it_may_change(two):
    ben, cleo = two
    story, now = Story.objects.first(), timezone.now()
    keep = PreparedUpsert(ReadingMark, ["person", "story"], changed=["read_at"])
    for person, read_at, left_at in (
        (ben, now, now),
        (cleo, now, None),
        (ben, now + timedelta(1), None),
    ):
        keep(ReadingMark(person=person, story=story, read_at=read_at, left_at=left_at))
    marks = ReadingMark.objects.filter(story=story).values_list("person", "read_at", "left_at")
    assert set(marks) == {(ben.pk, now + timedelta(1), now), (cleo.pk, now, None)}


def test_it_is_stored_by_the_query_that_django_would_put_together(two):
    ben, _cleo = two
    about = {"person": ben, "story": Story.objects.first(), "read_at": timezone.now()}
    unique, changed = ["person", "story"], ["read_at", "left_at"]
    with CaptureQueriesContext(connection) as queries:
        PreparedUpsert(ReadingMark, unique, changed)(ReadingMark(pk=1, **about))
        ReadingMark.objects.bulk_create(
            [ReadingMark(pk=1, **about)],
            update_conflicts=True,
            unique_fields=unique,
            update_fields=changed,
        )
    ours, django = [one["sql"] for one in queries if "INSERT" in one["sql"]]
    assert ours == django


def test_one_whose_number_the_database_gives_comes_back_as_it_was(tonight):
    keep, event = PreparedInsert(Happening), {"type": "Said", "of": [1, None, "ü"]}
    for number in (1, 2):
        about = {"number": number, "at": 0.5, "command": "one", "by": None, "event": event}
        keep(Happening(meeting=tonight, **about))
    kept = Happening.objects.filter(meeting=tonight).order_by("number")
    assert [(one.number, one.at, one.by, one.event) for one in kept] == [
        (1, 0.5, None, event),
        (2, 0.5, None, event),
    ]
    assert len({one.pk for one in kept}) == 2
