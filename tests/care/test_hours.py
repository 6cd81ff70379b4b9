"""The staffed hours and the rota: of two organisers neither writes over the other's day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.hours.staffing import Staffing, set_day, set_hours
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.


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
