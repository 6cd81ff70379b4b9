"""Heads of the access log, kept outside the database: what a chain alone cannot tell."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from alongside.vault import access
from alongside.vault.access import AccessLine

from .logged import SOMEBODY, rewrite, said

pytestmark = pytest.mark.usefixtures("log_key")

A_TUESDAY = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_head_is_kept_outside_the_database(five):
    with time_machine.travel(A_TUESDAY, tick=False):
        access.keep_head()
    [kept] = access.kept_heads()
    assert (kept.day, kept.at) == (date(2026, 11, 24), A_TUESDAY)
    assert (kept.number, kept.seal) == access.head()


def test_a_log_whose_end_was_cut_off_is_found_by_a_head(five):
    with time_machine.travel(A_TUESDAY, tick=False):
        access.keep_head()
    assert access.verify().is_sound
    five.filter(number__gt=3).delete()
    found = access.verify()
    assert (found.lines, found.broken, found.is_sound) == (3, None, False)
    assert said(found) == (
        "The access log ends at line 3, but on 24 November 2026 it had 5: an older copy of the "
        "data was put back, or lines were removed."
    )


def test_without_a_head_a_log_whose_end_was_cut_off_looks_whole(five):
    """The control: why heads are kept."""
    five.filter(number__gt=3).delete()
    assert access.verify() == access.Findings(lines=3)


def test_a_log_that_was_emptied_is_found_by_a_head(five):
    access.keep_head()
    five.delete()
    assert [one.number for one in access.verify().lost] == [5]


def test_a_log_written_anew_with_its_key_is_found_by_a_head(five):
    with time_machine.travel(A_TUESDAY, tick=False):
        access.keep_head()
    rewrite(five, access.first_key())
    access.write("emergency_read", by=SOMEBODY)
    found = access.verify()
    assert (found.broken, [one.number for one in found.lost]) == (None, [5])
    assert "Line 5 of the access log is not the one it was on 24 November 2026" in said(found)


def test_without_a_head_a_log_written_anew_with_its_key_looks_whole(five):
    """The control: whoever holds the key can write another story."""
    rewrite(five, access.first_key())
    assert access.verify() == access.Findings(lines=5)


def test_an_empty_log_has_a_head_and_loses_nothing(db):
    access.keep_head()
    assert access.head() == (0, "")
    assert access.verify() == access.Findings(lines=0)
    access.write("emergency_asked", by=SOMEBODY)
    assert access.verify() == access.Findings(lines=1)


@pytest.mark.django_db(transaction=True)
def test_each_line_has_a_head_as_soon_as_it_is_there(log_key):
    """Whoever can write to the database alone has no hour in which to take it out again."""
    access.write("emergency_asked", by=SOMEBODY)
    access.write("emergency_read", by=SOMEBODY)
    AccessLine.objects.filter(number=2).delete()
    access.write("emergency_ended", by=SOMEBODY)
    found = access.verify()
    assert (found.broken, [one.number for one in found.lost]) == (None, [2])


def test_a_day_has_one_head_the_newest(five):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        access.keep_head()
        access.write("emergency_read", by=SOMEBODY)
        clock.shift(timedelta(hours=3))
        access.keep_head()
        assert [one.number for one in access.kept_heads()] == [6]


@pytest.mark.parametrize("loss", ["cut", "written anew"])
def test_a_head_that_shows_a_loss_is_not_written_over(five, loss):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        access.keep_head()
        five.filter(number__gt=3).delete()
        for _line in range(3 if loss == "written anew" else 0):
            access.write("emergency_read", by=SOMEBODY)
        for _day in range(3):
            access.keep_head()
            clock.shift(timedelta(days=1))
        assert [one.number for one in access.verify().lost] == [5]
        assert len(access.kept_heads()) == 3


def test_heads_are_kept_for_forty_days(five):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        for _day in range(50):
            access.keep_head()
            clock.shift(timedelta(days=1))
    days = [one.day for one in access.kept_heads()]
    assert (len(days), days[-1] - days[0]) == (40, timedelta(days=39))


# -- an older copy that was put back ---------------------------------------------------------------


def put_back(lines, upto):
    """What a restore does to the log: the copy's lines are there, and one that says so."""
    lines.filter(number__gt=upto).delete()
    access.write("restored")


@pytest.mark.parametrize("lines_since", [0, 5])
def test_a_restore_explains_the_heads_from_before_it(five, lines_since):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        access.keep_head()
        clock.shift(timedelta(hours=1))
        put_back(five, upto=3)
        for _line in range(lines_since):
            access.write("emergency_read", by=SOMEBODY)
        found = access.verify()
    assert (found.is_sound, found.lost, [one.number for one in found.put_back]) == (True, (), [5])
    assert "since then a restore put an older copy back." in said(found)
    assert f"The access log is whole: {4 + lines_since} lines." in said(found)


def test_a_restore_explains_nothing_that_was_there_after_it(five):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        put_back(five, upto=3)
        for _line in range(3):
            access.write("emergency_read", by=SOMEBODY)
        clock.shift(timedelta(hours=1))
        access.keep_head()
        assert access.verify() == access.Findings(lines=7)
        AccessLine.objects.filter(number__gt=5).delete()
        found = access.verify()
    assert (found.is_sound, [one.number for one in found.lost], found.put_back) == (False, [7], ())


def test_a_restore_explains_nothing_that_its_copy_should_have(five):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        access.keep_head()
        clock.shift(timedelta(hours=1))
        rewrite(five, access.first_key())
        put_back(five, upto=5)
        found = access.verify()
    assert (found.broken, [one.number for one in found.lost], found.put_back) == (None, [5], ())


def test_a_forged_restore_explains_nothing(five):
    with time_machine.travel(A_TUESDAY, tick=False) as clock:
        access.keep_head()
        clock.shift(timedelta(hours=1))
        five.filter(number__gt=3).delete()
        forged = AccessLine(number=4, what="restored", by=None, about={})
        forged.seal = forged.sealed_after(five.last().seal, b"not the right one")
        forged.save(force_insert=True)
        found = access.verify()
    assert (found.broken, [one.number for one in found.lost], found.put_back) == (4, [5], ())
