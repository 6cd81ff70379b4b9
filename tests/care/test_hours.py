"""The staffed hours and the rota: what two do at once, or one twice, is done once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.hours.duties import Duty
from alongside.care.hours.staffing import Staffing, set_day, set_hours
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .team import is_on_call


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_days_that_are_set_at_once_are_all_kept(olive):
    set_hours(by=olive, zone="Europe/London", week=[[]] * 7)
    days = [timezone.localdate() + timedelta(days=number) for number in range(1, 9)]
    at_once(*(lambda day=day: set_day(day, [], by=olive) for day in days))
    assert sorted(Staffing.objects.get().days) == [day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("day", "sentence"), [("9999-12-31", "That is very far off."), ("0001-01-01", "has passed")]
)
def test_a_day_at_the_end_of_all_calendars_is_refused_kindly(of_two, olive, browse, day, sentence):
    words = {"person": olive.pk, "day": day, "begins": "08:00", "ends": "07:00"}
    answer = browse(olive).post("/care/rota/", words)
    assert answer.status_code == 200 and sentence in answer.text


# -- pressed twice, or on a page from before -------------------------------------------------------


def on_the_rota(person, olive):
    is_on_call(person, olive)
    return Duty.objects.get(person=person)


def test_taking_a_duty_off_twice_leads_back_to_the_rota(of_two, ada, gwen, olive, browse):
    drop = f"/care/rota/{on_the_rota(ada, olive).pk}/drop/"
    assert "Taken off the rota." in browse(olive).post(drop, follow=True).text
    again = browse(olive).post(drop, follow=True)
    assert again.status_code == 200 and "It is not on the rota any more." in again.text
    for who, verb in ((ada, "offer"), (gwen, "take")):
        page = browse(who).post(drop.replace("drop", verb), follow=True)
        assert page.status_code == 200 and "It is not on the rota any more." in page.text
    assert browse(ada).post(drop).status_code == 403


def test_who_takes_a_duty_over_twice_is_told_that_it_is_theirs(of_two, ada, gwen, olive, browse):
    duty = on_the_rota(ada, olive)
    duty.offer(by=ada)
    for _press in range(2):
        page = browse(gwen).post(f"/care/rota/{duty.pk}/take/", follow=True).text
        assert "It is yours now." in page and "quicker" not in page
    assert Duty.objects.get().person == gwen
