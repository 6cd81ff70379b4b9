"""Work is asked for in a transaction, with ids alone, and once for each key."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from alongside.work import job, later, run_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(diary):
    @job("tests.note")
    def note(*ids):
        diary.append(ids)

    return note


def test_what_is_asked_for_is_done_once_in_the_order_it_was_asked_for(note, diary):
    later(note, 1)
    later(note, 2**63 - 1, "push")
    assert diary == []
    assert run_due() == 2
    assert run_due() == 0
    assert diary == [(1,), (2**63 - 1, "push")]


def test_what_did_not_come_about_is_not_followed_by_work(note, diary):
    with transaction.atomic():
        later(note, 1)
        transaction.set_rollback(True)
    later(note, 2)
    assert run_due() == 1
    assert diary == [(2,)]


def test_with_the_same_key_it_is_done_once_also_after_it_was_done(note, diary):
    for _time in range(2):
        later(note, 1, key="notice:1")
    assert run_due() == 1
    later(note, 1, key="notice:1")
    later(note, 1, key="notice:2")
    assert run_due() == 1
    assert diary == [(1,), (1,)]


def test_another_job_may_use_the_same_key(note, diary):
    @job("tests.other")
    def other(number):
        diary.append(-number)

    later(note, 1, key="notice:1")
    later(other, 1, key="notice:1")
    assert run_due() == 2
    assert diary == [(1,), -1]


def test_it_waits_for_its_time(note, diary):
    now = timezone.now()
    later(note, 1, at=now + timedelta(hours=1))
    assert run_due(now + timedelta(minutes=59)) == 0
    assert run_due(now + timedelta(minutes=61)) == 1
    assert diary == [(1,)]


def test_what_is_to_be_done_at_once_does_not_wait_for_a_clock_that_was_set_back(note):
    later(note, 1)
    assert run_due(timezone.now() - timedelta(days=400)) == 1


COULD_BE_WORDS = ["My knee again", "Cleo", "", "a" * 101, "knee\n", "kné", b"knee", ["knee"]]
NO_IDS = [True, None, 1.5, -1, 2**63]


@pytest.mark.parametrize("value", COULD_BE_WORDS + NO_IDS)
def test_what_could_hold_words_is_refused_and_not_repeated(note, rows, value):
    with pytest.raises(TypeError) as refused:
        later(note, 1, value)
    assert type(value).__name__ in str(refused.value)
    assert "nee" not in str(refused.value)
    assert rows() == []


@pytest.mark.parametrize("value", COULD_BE_WORDS)
def test_a_key_that_could_is_refused_too(note, rows, value):
    with pytest.raises(TypeError):
        later(note, 1, key=value)
    assert rows() == []


def test_a_time_without_its_zone_is_refused(note, rows):
    with pytest.raises(TypeError, match="time zone"):
        later(note, 1, at=datetime(2027, 1, 1))
    assert rows() == []


def test_a_key_is_not_to_be_read_in_the_table(note):
    later(note, 1, key="mirkelanthe")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM django_tasks_database_dbtaskresult")
        cells = [str(cell) for row in cursor.fetchall() for cell in row]
    assert any("tests.note" in cell for cell in cells)
    assert not any("mirkelanthe" in cell for cell in cells)


def test_a_job_can_still_be_called_as_a_function(note, diary):
    note(7)
    assert diary == [(7,)]


def test_two_jobs_of_one_name_are_refused(note):
    with pytest.raises(ValueError, match=r"tests\.note"):
        job("tests.note")(print)


def test_work_that_asks_for_work_has_it_done_as_well(note, diary):
    @job("tests.first")
    def first(number):
        later(note, number + 1)

    later(first, 1)
    assert run_due() == 2
    assert diary == [(2,)]
