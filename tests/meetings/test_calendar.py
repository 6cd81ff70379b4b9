"""The file and the address for one's own calendar: what they say, to whom, and what they do not."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import time_machine
import vobject
from django.core.cache import cache
from django.utils import timezone

from alongside.meetings import plan
from alongside.meetings.models import Calendar, Meeting
from alongside.meetings.plans.changing import OfMeeting
from alongside.meetings.privacy import ENDINGS
from alongside.meetings.schedule import changing, coming
from alongside.vault.endings import Ending, carry_out
from tests.conftest import new_meeting

from .planning import MORNING, a_series

PAGE = "/account/calendar/"


pytestmark = pytest.mark.usefixtures("a_cache_that_remembers")


@pytest.fixture
def address(ben):
    return f"/calendar/{Calendar.objects.make(ben)}.ics"


def feed(browse, address, status=200):
    """What a calendar gets there, to which nobody has signed in."""
    answer = browse().get(address)
    assert answer.status_code == status
    return answer.content.decode()


def events(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


# -- what it says -----------------------------------------------------------------------------


def test_it_says_when_and_nothing_else(friday, morning, ben, address, browse):
    friday.link, friday.directions = "https://call.example/abc", "Third door."
    friday.save()
    text = feed(browse, address)
    [event] = events(text)
    assert event["SUMMARY"] == "Appointment"
    assert event["DTSTART"].dt == friday.starts_at
    assert event["DTEND"].dt == friday.starts_at + timedelta(minutes=friday.minutes)
    told = {name for name, _value in event.property_items() if name not in ("BEGIN", "END")}
    assert told == {
        *("UID", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"),
        *("STATUS", "TRANSP", "CLASS"),
    }
    low = text.lower()
    for word in ("morning", "pacing", "ben", "ada", "alongside", "pain", "call.", "third", "http"):
        assert word not in low, word


def test_it_is_called_what_its_owner_calls_it(friday, ben, browse):
    page = browse(ben).post(PAGE, {"title": "Choir; tenors, mostly"})
    address = page.text.split('<code dir="ltr">')[1].split("<")[0]
    [event] = events(feed(browse, address.removeprefix("http://localhost:8000")))
    assert event["SUMMARY"] == "Choir; tenors, mostly"
    [row] = Calendar.objects.values_list("title", flat=True)
    assert "Choir" not in str(row)


def test_others_can_read_it_and_have_it_at_the_same_moments(morning, address, browse):
    """vobject takes it apart by itself; recurring-ical-events says what is on between two days."""
    series = a_series(morning)
    text = feed(browse, address)
    theirs = [one.dtstart.value for one in vobject.readOne(text).vevent_list]
    ours = [one.starts_at for one in series.meetings.order_by("starts_at")]
    assert theirs == ours
    assert vobject.readOne(text).validate(raiseException=True)
    between = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(
        ours[0].date(), ours[-1].date() + timedelta(days=1)
    )
    assert sorted(one["DTSTART"].dt for one in between) == ours
    london = {one.astimezone(ZoneInfo("Europe/London")).time() for one in theirs}
    assert london == {series.wall_time}


def test_every_line_is_as_the_standard_wants_it(morning, address, browse):
    a_series(morning)
    text = feed(browse, address)
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    written = icalendar.Calendar.from_ical(text)
    assert not written.errors
    assert written["VERSION"] == "2.0"
    # The older name of the same is written as a duration as well: what knows it reads no other.
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    assert "\r\nX-PUBLISHED-TTL:PT1H\r\n" in text
    uids = [event["UID"] for event in written.walk("VEVENT")]
    assert len(uids) == len(set(uids)) > 10


def test_a_meeting_that_moves_or_is_cancelled_is_the_same_one_in_a_newer_version(
    friday, ada, address, browse
):
    [before] = events(feed(browse, address))
    changing.move(friday, friday.wall_date + timedelta(days=1), friday.wall_time, by=ada)
    [moved] = events(feed(browse, address))
    changing.cancel(friday, by=ada, why="holiday", word="Rest well.")
    [cancelled] = events(feed(browse, address))
    changing.undo_cancelling(friday, by=ada)
    [again] = events(feed(browse, address))
    versions = (before, moved, cancelled, again)
    assert len({event["UID"] for event in versions}) == 1
    assert [event["SEQUENCE"] for event in versions] == [0, 1, 2, 3]
    assert moved["DTSTART"].dt == before["DTSTART"].dt + timedelta(days=1)
    status = [event["STATUS"] for event in versions]
    assert status == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert "Rest well." not in feed(browse, address)


def test_two_people_have_nothing_in_common_in_theirs(friday, ben, cleo, browse):
    uids = set()
    for one in (ben, cleo):
        [event] = events(feed(browse, f"/calendar/{Calendar.objects.make(one)}.ics"))
        uids.add(str(event["UID"]))
    assert len(uids) == 2


def test_what_somebody_cannot_come_to_is_not_in_theirs(friday, ben, address, browse):
    coming.answer(friday, ben, "no")
    assert events(feed(browse, address)) == []
    coming.answer(friday, ben, "unsure")
    assert len(events(feed(browse, address))) == 1


def test_a_file_for_one_meeting_is_for_members(friday, ben, dev, browse):
    at = f"{friday.get_absolute_url()}calendar.ics"
    answer = browse(ben).get(at)
    [event] = events(answer.content.decode())
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Appointment", friday.starts_at)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert browse(dev).get(at).status_code == 404


# -- who gets in ------------------------------------------------------------------------------


def test_signing_out_does_not_end_it_and_the_page_says_so(friday, ben, address, browse):
    browser = browse(ben)
    assert "Signing out does not end it." in browser.get(PAGE).text
    browser.post("/sign-out/")
    assert len(events(feed(browse, address))) == 1


def test_it_is_ended_on_its_page_at_once_and_for_good(friday, ben, address, browse):
    browse(ben).post(f"{PAGE}end/")
    feed(browse, address, status=404)
    assert not Calendar.objects.exists()


def test_an_older_copy_of_the_data_does_not_bring_it_back(ben, address, browse):
    row = Calendar.objects.get()
    Calendar.objects.end(ben)
    Calendar.objects.bulk_create([row])
    carry_out(Ending.objects.get(what="calendar_ended"))
    assert "calendar_ended" in ENDINGS
    feed(browse, address, status=404)


def test_a_new_address_takes_the_place_of_the_old_one(friday, ben, address, browse):
    browse(ben).post(PAGE, {"title": ""})
    feed(browse, address, status=404)
    assert Calendar.objects.count() == 1


def test_the_address_is_shown_once_and_kept_nowhere(ben, browse):
    page = browse(ben).post(PAGE, {"title": ""}).text
    token = page.split("/calendar/")[1].split(".ics")[0]
    assert len(token) >= 40
    assert token not in browse(ben).get(PAGE).text
    assert token not in str(Calendar.objects.values())


@pytest.mark.parametrize("what", ["is_suspended", "no limits", "inactive"])
def test_who_may_see_nothing_now_finds_nothing_there_at_once(friday, ben, address, browse, what):
    assert len(events(feed(browse, address))) == 1
    change = {
        "is_suspended": {"is_suspended": True},
        "no limits": {"agreed_limits": 0},
        "inactive": {"is_active": False},
    }[what]
    type(ben).objects.filter(pk=ben.pk).update(**change)
    feed(browse, address, status=404)


def test_who_has_left_finds_none_of_its_meetings_at_once(friday, morning, ben, address, browse):
    morning.memberships.get(person=ben).end(by=ben)
    assert events(feed(browse, address)) == []


def test_nobody_who_has_not_said_yes_to_the_agreement(friday, invited, browse):
    text = feed(browse, f"/calendar/{Calendar.objects.make(invited)}.ics")
    assert events(text) == []


def test_a_wrong_address_tells_nothing_and_there_are_few_tries(ben, address, browse):
    wrong = [browse().get(f"/calendar/{number:043}.ics") for number in range(40)]
    codes = [answer.status_code for answer in wrong]
    assert codes[:30] == [404] * 30
    assert codes[30:] == [429] * 10
    assert browse().get(address).status_code == 429
    cache.clear()
    Calendar.objects.end(ben)
    gone, never = browse().get(address), browse().get(f"/calendar/{'x' * 43}.ics")
    assert gone.content == never.content


def test_one_calendar_cannot_ask_all_day_long(friday, address, browse):
    codes = [browse().get(address).status_code for _time in range(62)]
    assert codes == [200] * 60 + [429] * 2


def test_no_browser_keeps_it(friday, address, browse):
    answer = browse().get(address)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert browse().post(address).status_code == 405


def test_it_goes_back_a_month_and_ahead_twelve_weeks(morning, address, browse):
    for days in (-40, -20, 20, 90):
        new_meeting(morning, starts_in=timedelta(days=days))
    starts = [event["DTSTART"].dt for event in events(feed(browse, address))]
    now = timezone.now()
    assert [round((one - now).total_seconds() / 86400) for one in starts] == [-20, 20]


def test_somebody_who_asks_for_too_long_a_word_keeps_what_they_typed(ben, browse):
    page = browse(ben).post(PAGE, {"title": "x" * 61})
    assert "Nothing is lost." in page.text
    assert "x" * 61 in page.text
    assert not Calendar.objects.exists()


def test_the_page_of_meetings_leads_there(friday, ben, browse):
    assert f'href="{PAGE}"' in browse(ben).get(f"{MORNING}meetings/").text


def test_the_page_never_comes_too_late(friday, address, browse):
    """The control: what is there now is there in an hour, and after the meeting has been."""
    with time_machine.travel(friday.starts_at + timedelta(hours=3)):
        assert len(events(feed(browse, address))) == 1


def test_a_plan_that_takes_longer_makes_a_newer_version(friday, ada, address, browse):
    [before] = events(feed(browse, address))
    steps = list(friday.plan)
    for minutes in (45, 45, 60):
        steps[2] = replace(steps[2], minutes=minutes, title=f"A topic of {minutes}")
        now = OfMeeting(Meeting.objects.get(pk=friday.pk))
        now.change(steps, version=plan.version_of(now.steps))
    [after] = events(feed(browse, address))
    assert after["DTEND"].dt > before["DTEND"].dt
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 2)
