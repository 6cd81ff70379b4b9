"""The access log: ids only, in a chain in which nothing can be changed unnoticed."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction

from alongside.vault import access
from alongside.vault.access import AccessLine
from alongside.vault.errors import KeyMissing
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .logged import A_GROUP, SOMEBODY, rewrite, said

pytestmark = pytest.mark.usefixtures("log_key")

A_TUESDAY = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def stories(lines):
    return [line.about["story"] for line in lines.order_by("number")]


# -- writing ---------------------------------------------------------------------------------------


def test_a_line_says_who_did_what_when_and_about_which_ids(ada):
    with time_machine.travel(A_TUESDAY, tick=False):
        access.write(
            "emergency_read", by=ada, group=A_GROUP, page="stories", alone=True, story=None
        )
    line = AccessLine.objects.get()
    assert (line.number, line.at, line.what, line.by) == (1, A_TUESDAY, "emergency_read", ada.pk)
    about = {"group": A_GROUP, "page": "stories", "alone": True, "story": None}
    assert line.about == about
    assert access.head() == (1, line.seal)


def test_each_line_has_the_next_number(five):
    assert [line.number for line in five] == [1, 2, 3, 4, 5]
    assert len({line.seal for line in five}) == 5


@pytest.mark.parametrize(
    "value",
    ["Ben", "My back", "stairs again", "", "ß", "story\n", "a" * 41, 1.5, [1], {"a": 1}, b"a"],
)
def test_words_and_names_are_refused_and_not_repeated(db, value):
    with pytest.raises(ValueError, match="ids and short names out of our code") as refused:
        access.write("emergency_read", about=value)
    assert not value or str(value) not in str(refused.value)
    assert not AccessLine.objects.exists()


@pytest.mark.parametrize("value", [1, 2**62, True, None, "stories", "a" * 40])
def test_ids_and_short_names_are_taken(db, value):
    access.write("emergency_read", about=value)
    assert AccessLine.objects.get().about == {"about": value}
    assert access.verify().is_sound


@pytest.mark.parametrize(
    "line", [{"what": "Ben read"}, {"by": "Ben"}, {"by": True}, {"Ben's group": 1}]
)
def test_words_are_refused_wherever_they_stand(db, line):
    with pytest.raises(ValueError, match="ids and short names"):
        access.write(**{"what": "emergency_read", **line})
    assert not AccessLine.objects.exists()


def test_a_line_goes_with_the_transaction_it_was_written_in(five):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        access.write("emergency_asked", by=SOMEBODY)
        raise ZeroDivisionError
    assert five.count() == 5
    access.write("emergency_asked", by=SOMEBODY)
    assert access.verify() == access.Findings(lines=6)


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_leave_no_gap_and_no_number_twice():
    def several():
        for _line in range(3):
            access.write("emergency_read", by=SOMEBODY)
        with transaction.atomic():
            access.write("emergency_read", by=SOMEBODY)
            access.write("emergency_stopped", by=SOMEBODY)

    at_once(*[several] * 6)
    assert access.verify() == access.Findings(lines=30)
    assert access.head()[0] == 30


# -- what was done to it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"at": A_TUESDAY},
        {"what": "emergency_stopped"},
        {"by": None},
        {"by": SOMEBODY + 1},
        {"about": {"group": A_GROUP, "story": 9}},
        {"about": {"group": A_GROUP, "story": 3, "more": None}},
        {"seal": "0" * 64},
    ],
)
def test_a_changed_line_is_found(five, changed):
    five.filter(number=3).update(**changed)
    assert access.verify().broken == 3
    assert "Line 3 of the access log is not as it was written" in said(access.verify())


def test_yes_and_one_are_not_the_same(db):
    access.write("emergency_asked", alone=True)
    AccessLine.objects.update(about={"alone": 1})
    assert access.verify().broken == 1


@pytest.mark.parametrize("number", [1, 3])
def test_a_line_that_was_taken_out_is_found(five, number):
    five.filter(number=number).delete()
    assert access.verify().broken == number


def test_a_line_that_was_taken_out_is_found_when_the_others_move_up(five):
    five.filter(number=2).delete()
    for number in (3, 4, 5):
        five.filter(number=number).update(number=number - 1)
    assert stories(five) == [1, 3, 4, 5]
    assert access.verify().broken == 2


def test_lines_that_changed_places_are_found(five):
    for old, new in ((2, 9), (3, 2), (9, 3)):
        five.filter(number=old).update(number=new)
    assert stories(five) == [1, 3, 2, 4, 5]
    assert access.verify().broken == 2


def test_a_line_that_was_given_a_later_number_is_found(five):
    five.filter(number=5).update(number=9)
    assert access.verify().broken == 5


def test_a_true_line_of_another_past_is_found(five):
    """As after a restore, when an older copy still has lines that were written in its time."""
    [other] = five.filter(number=5)
    five.filter(number__gt=3).delete()
    for _line in range(2):
        access.write("emergency_read", by=SOMEBODY)
    assert access.verify() == access.Findings(lines=5)
    five.filter(number=5).delete()
    other.save(force_insert=True)
    assert access.verify().broken == 5


@pytest.mark.parametrize("number", [0, 6, 8])
def test_a_line_that_was_put_in_is_found(five, number):
    key = b"not the right one"
    forged = AccessLine(number=number, what="emergency_read", by=SOMEBODY, about={})
    forged.seal = forged.sealed_after(five.last().seal, key)
    forged.save(force_insert=True)
    assert access.verify().broken == min(number, 6)


def test_a_line_that_was_put_in_between_is_found(five):
    for number in (5, 4, 3):
        five.filter(number=number).update(number=number + 1)
    copy = five.get(number=2)
    copy.number = 3
    copy.save(force_insert=True)
    assert stories(five) == [1, 2, 2, 3, 4, 5]
    assert access.verify().broken == 3


def test_a_log_written_anew_without_its_key_is_found(five):
    rewrite(five, b"not the right one")
    assert access.verify().broken == 1


# -- keys, and long logs ---------------------------------------------------------------------------


def test_a_log_whose_key_is_gone_is_neither_believed_nor_sealed_anew(five, log_key):
    log_key.destroy(*access.AUDIT)
    found = access.verify()
    assert (found.lines, found.key_missing, found.is_sound) == (5, True, False)
    assert "The key of the access log is missing" in said(found)
    with pytest.raises(KeyMissing):
        access.write("emergency_read", by=SOMEBODY)
    assert not log_key.has(*access.AUDIT)


def test_the_log_stays_whole_when_everybody_gets_new_keys(five, log_key):
    log_key.begin_data_generation()
    access.write("emergency_read", by=SOMEBODY)
    assert access.verify() == access.Findings(lines=6)
    log_key.end_older_data_generations()
    assert access.verify() == access.Findings(lines=6)


def test_what_was_looked_over_before_need_not_be_read_again(five):
    since = access.head()
    access.write("emergency_read", by=SOMEBODY)
    five.filter(number=2).update(by=None)
    assert access.verify(since=since).is_sound
    assert access.verify().broken == 2
    five.filter(number=6).update(by=None)
    assert access.verify(since=since).broken == 6


def test_what_was_looked_over_before_must_still_be_there(five):
    since = access.head()
    rewrite(five, access.first_key())
    assert access.verify().is_sound
    assert access.verify(since=since).broken == 5
