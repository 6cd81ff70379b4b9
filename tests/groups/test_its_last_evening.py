"""A group is there until its last day is over by its own clock, wherever the server stands."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from alongside.groups.models import Asking, Group

LAST = date(2026, 6, 10)
CLOCKS = ["Pacific/Auckland", "Pacific/Honolulu", "Europe/London"]
MOMENTS = [datetime(2026, 6, day, hour, 30, tzinfo=UTC) for day in (10, 11) for hour in range(24)]


@pytest.fixture(params=CLOCKS)
def last(morning, request):
    morning.joining, morning.time_zone, morning.ends_on = "asking", request.param, LAST
    morning.save()
    return morning


def test_it_can_be_found_for_as_long_as_it_is_not_over(last):
    for moment in MOMENTS:
        with time_machine.travel(moment):
            found = Group.objects.to_be_found().filter(pk=last.pk).exists()
            assert found == last.can_be_found, moment


def test_who_finds_it_can_ask(last, nia, browse):
    for moment in (datetime(2026, 6, 10, 18, tzinfo=UTC), datetime(2026, 6, 11, 5, tzinfo=UTC)):
        with time_machine.travel(moment):
            page = browse(nia).get(f"/find/{last.pk}/")
            assert (page.status_code == 200) == (not last.is_over)
            asked = browse(nia).post(f"/find/{last.pk}/ask/", {"asked": ""})
            assert asked.status_code == (404 if last.is_over else 302)
    assert Asking.objects.count() == (0 if last.time_zone == "Pacific/Auckland" else 1)
