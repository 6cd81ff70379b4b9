"""The numbers of crisis lines: dated, said to be old where they are, confirmed in one tap."""

from datetime import timedelta

import time_machine

from alongside.care.models import NumbersLookedOver
from alongside.care.numbers.shipped import REVIEWED
from alongside.commands.doctor import crisis_numbers
from alongside.home.notices import numbers_are_old

OLD = "some of these numbers over for more than half a year"
CONFIRM = "/help/numbers/"


def test_old_numbers_are_said_to_be_old_until_an_organiser_confirms_them(olive, ben, browse):
    assert OLD not in browse().get("/help/").text
    with time_machine.travel(REVIEWED + timedelta(days=190)) as now:
        assert OLD in browse().get("/help/").text
        assert [one.level for one in crisis_numbers()] == ["note"]
        assert browse(ben).post(CONFIRM).status_code == 403
        assert CONFIRM not in browse(ben).get("/help/").text
        assert CONFIRM in browse(olive).get("/help/").text
        for _tap in range(2):
            browse(olive).post(CONFIRM)
        assert NumbersLookedOver.objects.get().by == olive
        page = browse().get("/help/").text
        assert OLD not in page and "looked over on 1 June 2027" in page
        assert [one.level for one in crisis_numbers()] == ["fine"]
        now.shift(timedelta(days=190))
        assert OLD in browse().get("/help/").text


def test_confirming_them_ends_what_organisers_are_told(olive, browse):
    from django.utils import timezone

    with time_machine.travel(REVIEWED + timedelta(days=190)):
        assert numbers_are_old(timezone.now())
        browse(olive).post(CONFIRM)
        assert not numbers_are_old(timezone.now())
