"""What becomes more urgent while it waits is never due later than it was, nor called for less."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.calling import call_for_all
from alongside.care.hours.staffing import hours_now
from alongside.care.models import Case
from alongside.notices.models import Notice
from tests.conftest import person

from ..acting import act, told
from ..team import came_in, is_on_call, never


def amber(someone, group, minutes_ago):
    case = came_in(someone, group, level="amber")
    before = timezone.now() - timedelta(minutes=minutes_ago)
    Case.objects.filter(pk=case.pk).update(opened_at=before)
    return Case.objects.get(pk=case.pk)


def due(case):
    return Case.objects.get(pk=case.pk).waiting.due(hours_now())


def minutes_left(case):
    return round((due(case) - timezone.now()) / timedelta(minutes=1))


@pytest.mark.parametrize(("minutes_ago", "left"), [(0, 120), (300, 120), (450, 30), (540, -60)])
def test_it_is_due_in_the_time_of_its_level_or_when_it_was_if_that_is_sooner(
    of_two, morning, cleo, minutes_ago, left
):
    case = amber(cleo, morning, minutes_ago)
    came_in(cleo, morning, level="red")
    assert minutes_left(case) == left


def test_where_no_hours_are_staffed_it_waits_from_now_on(of_two, morning, cleo, olive):
    never(by=olive)
    case = amber(cleo, morning, 540)
    came_in(cleo, morning, level="red")
    assert Case.objects.get().waits_since > case.opened_at + timedelta(minutes=539)


def test_its_time_ran_out_still_and_all_are_called(
    of_two, morning, cleo, ben, ada, gwen, olive, browse
):
    case, other = amber(cleo, morning, 540), amber(ben, morning, 470)
    is_on_call(gwen, by=olive)
    came_in(cleo, morning, level="red")
    page = browse(ada).get("/care/").text
    first, then = (page.index(f"/care/{one.pk}/claim/") for one in (case, other))
    assert first < then and "Its time ran out" in page[:first]
    call_for_all(timezone.now() + timedelta(minutes=1))
    assert "somebody_waits" in told(ada) and "somebody_waits" in told(gwen)
    assert "clock_ran_out" in told(olive)


def test_after_days_it_is_called_for_again_and_again(of_two, morning, cleo, ada, olive):
    amber(cleo, morning, 4 * 24 * 60)
    came_in(cleo, morning, level="red")
    for minutes in range(1, 400, 5):
        call_for_all(timezone.now() + timedelta(minutes=minutes))
    assert Notice.objects.filter(person=ada, kind="somebody_waits").count() >= 10
    assert "clock_ran_out" in told(olive)


def test_taken_in_its_time_it_is_counted_so(of_two, morning, cleo, ada, olive, browse):
    for number in range(4):
        act(browse(ada), came_in(person(f"kit{number}"), morning), "claim")
    case = amber(cleo, morning, 300)
    came_in(cleo, morning, level="red")
    act(browse(ada), case, "claim")
    assert "before its time ran out: nearly all." in browse(olive).get("/care/supervision/").text
