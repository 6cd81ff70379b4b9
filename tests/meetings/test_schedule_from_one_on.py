"""Changing one meeting, or it and all later ones: what was meant is done, and nothing besides."""

from datetime import date, time, timedelta
from html.parser import HTMLParser

import pytest
import time_machine

from alongside.meetings.models import Meeting, Series
from alongside.meetings.schedule import changing
from alongside.meetings.schedule.recurrence import RHYTHMS, Rule
from tests.conftest import new_meeting
from tests.telling import told

from .planning import MORNING, a_series, in_days


def at(meeting):
    return f"{meeting.get_absolute_url()}change/"


class Filled(HTMLParser):
    """What the fields of a page have in them."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.area = {}, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "textarea":
            self.area = said["name"]
        if tag != "input" or (said.get("type") in ("radio", "checkbox") and "checked" not in said):
            return
        self.fields[said["name"]] = said.get("value", "")

    def handle_endtag(self, tag):
        self.area = None if tag == "textarea" else self.area

    def handle_data(self, data):
        if self.area:
            self.fields[self.area] = data.removeprefix("\n")


def as_shown(browser, meeting, query="", **more):
    """What the form begins with, and what somebody changes in it."""
    return Filled(browser.get(f"{at(meeting)}{query}").text).fields | more


def change(browser, meeting, query="", **more):
    return browser.post(f"{at(meeting)}{query}", as_shown(browser, meeting, query, **more))


def first_of(series):
    return series.meetings.order_by("rule_day").first()


# -- which ones are meant -------------------------------------------------------------------------


def test_from_the_next_one_on_means_all_later_ones(morning, ada, browse):
    series = a_series(morning)
    first = first_of(series)
    assert (
        f"{at(first)}?which=later" in browse(ada).get(f"{MORNING}meetings/series/{series.pk}/").text
    )
    off = in_days(10).isoformat()
    change(browse(ada), first, "?which=later", days_off=off, sure="yes")
    assert Series.objects.order_by("begun_at").last().days_off == [off]


@pytest.mark.parametrize(
    "more",
    [
        {"repeats": "fortnightly"},
        {"until": "2026-12-31"},
        {"times": "3"},
        {"days_off": "2026-12-29"},
    ],
)
def test_what_is_about_all_is_not_taken_for_one(morning, ada, browse, more):
    with time_machine.travel(date(2026, 11, 20), tick=True):
        series = a_series(morning)
        first = first_of(series)
        page = change(browse(ada), first, which="this", title="Rest", **more).text
        assert "is about all later ones" in page and 'value="Rest"' in page
        first.refresh_from_db()
        assert first.title == "Pacing"


def test_all_later_ones_do_not_come_once(morning, ada, browse):
    first = first_of(a_series(morning))
    page = change(browse(ada), first, which="later", repeats="once", title="Rest").text
    assert "Please choose how often they come again." in page
    assert "Rest" not in {one.title for one in Meeting.objects.all()}


def test_one_that_is_in_no_series_is_asked_nothing_about_one(morning, ada, browse):
    meeting = new_meeting(morning, starts_in=timedelta(days=4))
    page = browse(ada).get(at(meeting)).text
    assert "Where, and for how many" in page
    assert "Days on which" not in page and "how many times" not in page
    change(browse(ada), meeting, title="Rest")
    meeting.refresh_from_db()
    assert meeting.title == "Rest"


def test_the_last_one_alone_is_moved_past_the_last_day(morning, ada, browse):
    series = a_series(morning, until=in_days(10))
    last = series.meetings.order_by("rule_day").last()
    change(browse(ada), last, date=in_days(12).isoformat())
    last.refresh_from_db()
    assert last.wall_date == in_days(12)
    page = change(browse(ada), last, which="later", date=in_days(13).isoformat()).text
    assert "The last day comes before the first meeting." in page


def test_the_next_one_to_change_is_one_that_takes_place(morning, ada, browse):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    changing.cancel(first, by=ada)
    page = browse(ada).get(f"{MORNING}meetings/series/{series.pk}/").text
    assert at(second) in page and at(first) not in page


# -- the days stay where they were ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "starts_on", "says"),
    [
        ("day_of_month", date(2026, 10, 31), "On day 31 of every month, or on its last day"),
        ("nth_weekday", date(2026, 9, 29), "The last Tuesday of every month"),
    ],
)
def test_other_words_leave_the_days_of_months(morning, ada, browse, rhythm, starts_on, says):
    with time_machine.travel(date(2026, 11, 20), tick=True):
        series = a_series(morning, rhythm=rhythm, starts_on=starts_on)
        days = [one.wall_date for one in series.meetings.order_by("rule_day")]
        for one in series.meetings.order_by("rule_day"):
            one.refresh_from_db()
            page = change(browse(ada), one, which="later", title=f"From {one.rule_day}").text
            assert says in page and "Not on" not in page
            change(browse(ada), one, which="later", title=f"From {one.rule_day}", sure="yes")
        now = Meeting.objects.filter(cancelled_at=None).order_by("rule_day")
        assert [one.wall_date for one in now] == days
        assert [one.title for one in now] == [f"From {day}" for day in days]


@pytest.mark.parametrize("query", ["", "?which=later"])
def test_one_that_was_moved_takes_no_other_along(morning, ada, browse, query):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    changing.move(first, first.wall_date + timedelta(days=1), first.wall_time, by=ada)
    change(browse(ada), first, query, which="later", title="Rest", sure="yes")
    day, start = second.wall_date, second.starts_at
    second.refresh_from_db()
    assert (second.title, second.wall_date, second.starts_at) == ("Rest", day, start)
    first.refresh_from_db()
    assert first.wall_date == first.rule_day + timedelta(days=1)


CALL, NEW_CALL = "https://call.example/old", "https://call.example/new"


@pytest.mark.parametrize("query", ["", "?which=later"])
def test_what_is_said_of_this_one_holds_for_it_even_where_it_was_changed_alone(
    morning, ada, ben, browse, query
):
    series = a_series(morning, place="call", link=CALL)
    first, second, *_more = series.meetings.order_by("rule_day")
    day = first.wall_date + timedelta(days=1)
    changing.change(first, by=ada, title="With a guest")
    changing.move(first, day, first.wall_time, by=ada)
    page = change(browse(ada), first, query, which="later", link=NEW_CALL).text
    assert "what you change here holds for it" in page
    more = {"which": "later", "link": NEW_CALL, "sure": "yes"}
    browser = browse(ada)
    assert change(browser, first, query, **more).status_code == 302
    page = browser.get(first.get_absolute_url()).text
    assert "of that it keeps what you did not change now" in page
    for one in (first, second):
        one.refresh_from_db()
        assert one.link == NEW_CALL
    assert (first.title, first.wall_date) == ("With a guest", day)
    assert ben in told("series_changed")


def test_another_time_chosen_for_one_that_was_moved_is_its_time(morning, ada, browse):
    first, second, *_more = a_series(morning).meetings.order_by("rule_day")
    changing.move(first, first.wall_date + timedelta(days=1), first.wall_time, by=ada)
    day = first.rule_day + timedelta(days=2)
    change(browse(ada), first, which="later", date=day.isoformat(), time="17:15", sure="yes")
    for one in (first, second):
        one.refresh_from_db()
    assert (first.wall_date, first.wall_time) == (day, time(17, 15))
    assert second.wall_date == day + timedelta(days=7)


@pytest.mark.pure
@pytest.mark.parametrize("rhythm", RHYTHMS)
def test_from_any_day_on_a_rhythm_is_the_same(rhythm):
    for number in range(31):
        start = date(2026, 1, 1) + timedelta(days=number)
        days = Rule(rhythm, start).days_between(start, start + timedelta(days=800))
        for day in days[1:]:
            rule = Rule(rhythm, start).from_then_on(day)
            assert rule.days_between(day, days[-1]) == [one for one in days if one >= day]
            assert next(rule.days()) == day
