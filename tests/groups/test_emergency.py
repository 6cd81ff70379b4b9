"""An emergency reading: who may ask, who must allow it, when it ends, and that it is written down.

Olive organises and is in no group. Oscar, where he comes in, organises too.
"""

import pytest
from django.db import connection

from alongside.groups.models import EmergencyReading
from alongside.people.models import Death, Suspension
from alongside.vault import access
from alongside.vault.access import AccessLine
from alongside.vault.ids import new_id
from tests.conftest import person
from tests.emergencies import HALF_PAST_TWO, HOUR, SECOND
from tests.on_disk import at_once

A_DAY = 24 * HOUR

AT_ONCE = pytest.mark.django_db(transaction=True)
ON_DISK = pytest.mark.usefixtures("on_disk")


def ask(by, group, **more):
    return EmergencyReading.objects.ask(by=by, group=group, reason="Nobody answers.", **more)


def is_open(reading):
    return EmergencyReading.objects.open().filter(pk=reading.pk).exists()


def is_waiting(reading):
    return EmergencyReading.objects.waiting().filter(pk=reading.pk).exists()


def written_down():
    lines = AccessLine.objects.order_by("number")
    return [(line.what, line.by, line.about) for line in lines]


# -- with one organiser ----------------------------------------------------------------------------


def test_the_only_organiser_reads_at_once_and_it_says_that_nobody_else_allowed_it(
    morning, olive, clock
):
    reading = ask(olive, morning)
    assert is_open(reading) and reading.state == "open"
    assert reading.is_answered_by_asker
    assert (reading.begins_at, reading.ends_at) == (HALF_PAST_TWO, HALF_PAST_TWO + HOUR)
    about = {"reading": reading.pk, "group": morning.pk}
    assert written_down() == [
        ("emergency_asked", olive.pk, about),
        ("emergency_allowed", olive.pk, about),
    ]


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_organiser": False}])
def test_somebody_who_cannot_allow_it_is_no_second_organiser(morning, olive, oscar, change):
    type(oscar).objects.filter(pk=oscar.pk).update(**change)
    assert ask(olive, morning).state == "open"


def closed_by_suspending(oscar, olive):
    Suspension.objects.suspend(oscar, by=olive, reason="For a while.")


def closed_as_after_a_death(oscar, olive):
    death = Death.objects.tell(oscar, by=olive, how="Somebody rang.")
    assert death.confirm(by=olive)


CLOSED = [closed_by_suspending, closed_as_after_a_death]


@pytest.mark.parametrize("closed", CLOSED, ids=lambda closed: closed.__name__)
def test_nobody_comes_to_be_alone_by_closing_the_account_of_the_second_organiser(
    morning, olive, oscar, closed, clock
):
    closed(oscar, olive)
    reading = ask(olive, morning)
    assert is_waiting(reading) and not is_open(reading)
    assert reading.stop(by=olive)
    assert ask(olive, morning).state == "asked", "nor by asking anew"
    nora = person("nora", is_organiser=True)
    assert EmergencyReading.objects.waiting_for(nora).get().allow(by=nora)


@pytest.mark.parametrize("closed", CLOSED, ids=lambda closed: closed.__name__)
def test_long_after_it_they_are_the_only_one(morning, olive, oscar, closed, clock):
    closed(oscar, olive)
    clock.shift(31 * A_DAY)
    assert ask(olive, morning).state == "open"


def test_whose_account_is_open_again_allows_it(morning, olive, oscar):
    closed_by_suspending(oscar, olive)
    reading = ask(olive, morning)
    assert oscar.suspensions.get().lift(by=olive)
    assert reading.allow(by=oscar) and is_open(reading)


def test_the_reason_is_sealed_for_the_group(morning, olive):
    reading = EmergencyReading.objects.get(pk=ask(olive, morning).pk)
    assert reading.reason == "Nobody answers."
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM groups_emergencyreading")
        [[stored]] = cursor.fetchall()
    assert b"Nobody" not in bytes(stored)


# -- with two --------------------------------------------------------------------------------------


def test_a_second_organiser_must_allow_it_first(morning, olive, oscar, clock):
    reading = ask(olive, morning)
    assert is_waiting(reading) and not is_open(reading)
    clock.shift(2 * HOUR)
    assert reading.allow(by=oscar)
    assert is_open(reading) and not is_waiting(reading)
    assert (reading.allowed_by, reading.is_answered_by_asker) == (oscar, False)
    # The hour begins when it is allowed, not when it was asked for.
    assert reading.ends_at == HALF_PAST_TWO + 3 * HOUR
    about = {"reading": reading.pk, "group": morning.pk}
    assert written_down() == [
        ("emergency_asked", olive.pk, about),
        ("emergency_allowed", oscar.pk, about),
    ]


def test_only_another_organiser_can_answer(morning, ada, cleo, olive, oscar):
    reading = ask(olive, morning)
    everybody = (ada, cleo, olive, oscar)
    assert [one for one in everybody if reading.can_be_answered_by(one)] == [oscar]


def test_what_was_declined_cannot_be_allowed_any_more(morning, olive, oscar):
    reading = ask(olive, morning)
    assert reading.decline(by=oscar)
    assert reading.state == "declined"
    assert not reading.allow(by=oscar)
    assert not is_open(reading) and not is_waiting(reading)
    assert [what for what, _by, _about in written_down()] == [
        "emergency_asked",
        "emergency_declined",
    ]


def test_a_clock_set_back_opens_nothing_that_was_declined(morning, olive, oscar, clock):
    reading = ask(olive, morning)
    reading.decline(by=oscar)
    clock.shift(-HOUR)
    assert not is_open(reading)


def test_what_was_allowed_cannot_be_declined_any_more(morning, olive, oscar):
    reading = ask(olive, morning)
    assert reading.allow(by=oscar)
    assert not reading.decline(by=oscar)
    assert is_open(reading)


def test_an_organiser_is_asked_about_what_others_asked_for(morning, evening, olive, oscar):
    ask(olive, morning)
    theirs = ask(oscar, evening)
    assert list(EmergencyReading.objects.waiting_for(olive)) == [theirs]


# -- time ------------------------------------------------------------------------------------------


def test_it_ends_by_itself_at_the_end_of_the_hour(morning, olive, clock):
    reading = ask(olive, morning)
    clock.shift(HOUR - SECOND)
    assert is_open(reading) and reading.state == "open"
    clock.shift(SECOND)
    assert not is_open(reading) and reading.state == "over"


def test_nobody_can_allow_what_was_asked_for_a_day_ago(morning, olive, oscar, clock):
    first, second = ask(olive, morning), ask(oscar, morning)
    clock.shift(A_DAY - SECOND)
    assert is_waiting(first) and first.allow(by=oscar)
    clock.shift(SECOND)
    assert not is_waiting(second) and not second.allow(by=olive)
    assert second.state == "lapsed"


def test_an_old_form_asks_anew_where_nobody_answered(morning, olive, oscar, clock):
    first = ask(olive, morning, id=77)
    clock.shift(A_DAY)
    second = ask(olive, morning, id=77)
    assert second != first and is_waiting(second)
    assert ask(olive, morning, id=second.pk) == second


def test_stopping_ends_it_at_that_moment_and_for_good(morning, olive, clock):
    reading = ask(olive, morning)
    clock.shift(HOUR / 4)
    assert reading.stop(by=olive)
    assert not is_open(reading) and reading.state == "over"
    assert reading.ends_at == HALF_PAST_TWO + HOUR / 4
    assert not reading.stop(by=olive)
    assert [what for what, _by, _about in written_down()].count("emergency_stopped") == 1


def test_what_nobody_answered_yet_can_be_taken_back(morning, olive, oscar):
    reading = ask(olive, morning)
    assert reading.stop(by=olive)
    assert reading.state == "taken back"
    assert not reading.allow(by=oscar)
    assert written_down()[-1][:2] == ("emergency_stopped", olive.pk)


def test_stopping_what_is_over_does_not_move_its_end(morning, olive, clock):
    reading = ask(olive, morning)
    clock.shift(2 * HOUR)
    assert not reading.stop(by=olive)
    reading.refresh_from_db()
    assert reading.ends_at == HALF_PAST_TWO + HOUR


def test_only_who_asked_can_stop_it(morning, olive, oscar):
    reading = ask(olive, morning)
    reading.allow(by=oscar)
    assert not reading.stop(by=oscar)
    assert is_open(reading)


def test_a_group_is_told_of_it_first_for_thirty_days(morning, olive, clock):
    told = morning.emergency_readings.told
    reading = ask(olive, morning)
    assert list(told()) == [reading]
    clock.shift(HOUR + 30 * A_DAY - SECOND)
    assert list(told()) == [reading]
    clock.shift(SECOND)
    assert list(told()) == []
    assert morning.emergency_readings.get() == reading, "it stays in the list"


def test_a_group_is_told_of_what_came_to_nothing_too(morning, evening, olive, oscar, clock):
    readings = [ask(olive, morning)]
    readings[0].decline(by=oscar)
    clock.shift(SECOND)
    readings.insert(0, ask(olive, morning))
    assert list(morning.emergency_readings.told()) == readings
    assert list(evening.emergency_readings.told()) == []


# -- who has left ----------------------------------------------------------------------------------


def test_it_stays_on_record_when_the_organisers_are_gone(morning, olive, oscar):
    reading = ask(olive, morning)
    reading.allow(by=oscar)
    oscar.delete()
    reading = EmergencyReading.objects.get()
    assert (reading.state, reading.allowed_by) == ("open", None)
    assert not reading.is_answered_by_asker, "somebody else did allow it"
    olive.delete()
    reading = EmergencyReading.objects.get()
    assert (reading.asked_by, reading.is_answered_by_asker) == (None, False)
    assert reading.reason == "Nobody answers."


# -- twice, and at once ----------------------------------------------------------------------------


def test_asking_again_gives_what_was_asked_for_already(morning, evening, olive, oscar):
    reading = ask(olive, morning)
    assert ask(olive, morning) == reading
    reading.allow(by=oscar)
    assert ask(olive, morning) == reading
    assert ask(olive, evening) != reading
    reading.stop(by=olive)
    assert ask(olive, morning) != reading


def test_the_same_form_again_does_not_open_what_was_stopped(morning, olive):
    form = new_id()
    reading = ask(olive, morning, id=form)
    reading.stop(by=olive)
    assert ask(olive, morning, id=form) == reading
    assert EmergencyReading.objects.get().state == "over"


def test_an_id_that_belongs_to_another_is_left_alone(morning, evening, olive, oscar):
    theirs = ask(oscar, morning)
    mine = ask(olive, evening, id=theirs.pk)
    assert mine.pk != theirs.pk
    theirs.refresh_from_db()
    assert (theirs.asked_by, theirs.group) == (oscar, morning)


@AT_ONCE
@ON_DISK
def test_asking_four_times_at_once_is_asking_once(morning, olive):
    asked = at_once(*(lambda: ask(olive, morning) for _time in range(4)))
    assert set(asked) == {EmergencyReading.objects.get()}
    assert len(written_down()) == 2
    assert access.verify().broken is None


@AT_ONCE
@ON_DISK
def test_of_two_organisers_who_answer_at_once_the_first_stands(morning, olive, oscar):
    olga = person("olga", is_organiser=True)
    for _time in range(5):
        reading = ask(olive, morning)
        copies = [EmergencyReading.objects.get(pk=reading.pk) for _copy in range(4)]
        did = at_once(
            lambda copies=copies: copies[0].allow(by=olga),
            lambda copies=copies: copies[1].allow(by=oscar),
            lambda copies=copies: copies[2].decline(by=olga),
            lambda copies=copies: copies[3].decline(by=oscar),
        )
        assert sorted(did) == [False, False, False, True]
        reading.refresh_from_db()
        assert reading.state == ("open" if any(did[:2]) else "declined")
        reading.stop(by=olive)
    answers = [line for line in written_down() if line[0].endswith(("allowed", "declined"))]
    assert len(answers) == 5


@AT_ONCE
@ON_DISK
def test_stopping_and_allowing_at_once_leaves_one_of_the_two(morning, olive, oscar):
    for _time in range(5):
        reading = ask(olive, morning)
        copies = [EmergencyReading.objects.get(pk=reading.pk) for _copy in range(2)]
        allowed, _stopped = at_once(
            lambda copies=copies: copies[0].allow(by=oscar),
            lambda copies=copies: copies[1].stop(by=olive),
        )
        reading.refresh_from_db()
        assert bool(reading.begins_at) is allowed
        reading.stop(by=olive)
        assert not is_open(reading) and not is_waiting(reading)
