"""Which day of the log it is, is said by the clock of whoever keeps it, and not by the server's."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from alongside.toolkit.light_log.logs import LightLog

HERE = "/light-log/"


@pytest.fixture
def far_away(cleo):
    """Cleo, in a place that has another date than the server just now."""
    zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
    zone = next(z for z in zones if today_in(z) != timezone.localdate())
    cleo.display = {"zone": zone}
    cleo.save()
    return cleo


def today_in(zone):
    return timezone.localdate(timezone=ZoneInfo(zone))


def began(person, *, days_ago):
    log = LightLog.objects.begin(by=person)
    log.began_on = today_in(person.display["zone"]) - timedelta(days=days_ago)
    log.save(update_fields=["began_on"])


def test_the_first_page_is_of_today_and_takes_its_line(far_away, browse):
    here = browse(far_away)
    page = here.post("/light-log/begin/", follow=True).text
    assert "A line for today" in page and 'name="day" value="1"' in page
    page = here.post(HERE, {"day": "1", "word": "Visitors"}, follow=True).text
    assert "Noted." in page and set(LightLog.objects.get().days) == {"1"}


@pytest.mark.parametrize("asked", ["", "3", "2"])
def test_today_and_yesterday_can_both_be_reached(far_away, browse, asked):
    began(far_away, days_ago=2)
    page = browse(far_away).get(HERE, {"day": asked}).text
    assert f'name="day" value="{asked or 3}"' in page
    assert f"<h1>A line for {'yesterday' if asked == '2' else 'today'}</h1>" in page


def test_on_its_last_day_it_still_runs_and_afterwards_it_has_stopped(far_away, browse):
    began(far_away, days_ago=13)
    assert "A line for today" in browse(far_away).get(HERE).text
    began(far_away, days_ago=14)
    page = browse(far_away).get(HERE).text
    assert "Your light log" in page and page.count("A line for yesterday") == 1
