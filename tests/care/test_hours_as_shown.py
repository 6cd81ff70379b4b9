"""When somebody reads, and who is on call: which clock it is said and written by."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from alongside.care.hours.staffing import set_day, set_hours
from alongside.care.models import Duty

NEW_YORK = ZoneInfo("America/New_York")
WEEK = [[(time(8), time(18))]] * 7


@pytest.fixture
def of_new_york(of_two, olive):
    set_hours(by=olive, zone=str(NEW_YORK), week=WEEK)


def lives_in(person, zone):
    person.display = {"zone": zone}
    person.save(update_fields=["display"])


def test_the_rota_is_kept_by_the_clock_that_its_page_shows(of_new_york, ada, browse):
    lives_in(ada, "Asia/Tokyo")
    day = timezone.localdate() + timedelta(days=2)
    times = {"begins": "09:00", "ends": "17:00", "weeks": "0"}
    sent = {"person": ada.pk, "day": day.isoformat(), **times}
    page = browse(ada).post("/care/rota/", sent, follow=True).text
    assert "All times on this page are by the clock of Asia/Tokyo." in page
    assert re.search(r", 09:00 to 17:00\.", page)
    begins = datetime.combine(day, time(9), tzinfo=ZoneInfo("Asia/Tokyo"))
    assert Duty.objects.get().begins_at == begins.astimezone(UTC)


@pytest.mark.parametrize("hour", [3, 12])
def test_what_is_watched_says_every_time_by_the_clock_that_it_names(of_new_york, ada, browse, hour):
    lives_in(ada, "Asia/Tokyo")
    today = timezone.localdate(timezone.now(), NEW_YORK) + timedelta(days=1)
    with time_machine.travel(datetime.combine(today, time(hour), tzinfo=NEW_YORK)):
        page = browse(ada).get("/what-is-watched/").text
    assert "By the clock of America/New York." in page
    said = "Somebody reads now, until" if hour == 12 else "Somebody does again from"
    shown = "18:00" if hour == 12 else "08:00"
    assert re.search(rf"{said} \w+ {today.day} \w+ {today.year}, {shown}", page)


def test_what_is_watched_says_which_days_are_otherwise(of_two, olive, browse):
    set_hours(by=olive, zone="UTC", week=WEEK)
    today = timezone.localdate()
    nobody, shorter, over = (today + timedelta(days=days) for days in (1, 2, -1))
    set_day(nobody, [], by=olive)
    set_day(shorter, [(time(10), time(11))], by=olive)
    set_day(over, [(time(12), time(13))], by=olive)
    page = browse().get("/what-is-watched/").text
    said = page.partition("These days are otherwise:")[2].partition("</ul>")[0]
    assert f"{nobody.day} {nobody:%B} {nobody.year}: nobody reads" in said
    assert f"{shorter.day} {shorter:%B} {shorter.year}: 10:00 to 11:00" in said
    assert "12:00" not in page


def test_a_single_day_is_shown_where_no_week_is_promised(of_two, olive, browse):
    set_hours(by=olive, zone="UTC", week=[[]] * 7)
    assert "have promised no hours" in browse().get("/what-is-watched/").text
    set_day(timezone.localdate() + timedelta(days=1), [(time(10), time(11))], by=olive)
    page = browse().get("/what-is-watched/").text
    assert "10:00 to 11:00" in page and "have promised no hours" not in page


@pytest.mark.parametrize(("day", "weeks"), [("2027-03-28", 0), ("2027-03-21", 1)])
def test_a_time_that_never_comes_is_not_put_on_the_rota(of_two, ada, browse, day, weeks):
    """In London clocks go from one to two in the night of 28 March 2027."""
    lives_in(ada, "Europe/London")
    sent = {"person": ada.pk, "day": day, "weeks": str(weeks)}
    with time_machine.travel(datetime(2027, 3, 20, tzinfo=UTC)):
        hers = browse(ada)
        page = hers.post("/care/rota/", {**sent, "begins": "01:30", "ends": "02:00"})
        assert page.status_code == 200 and not Duty.objects.exists()
        assert "on which the clocks go forward, there is no such time." in page.text
        hers.post("/care/rota/", {**sent, "begins": "00:30", "ends": "02:30"})
    assert Duty.objects.count() == 1 + weeks
