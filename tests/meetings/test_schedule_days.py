"""This one and all later ones: which meeting stands for which day of the new rule afterwards."""

from datetime import time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db.models import Q
from django.utils import timezone

from alongside.meetings.models import Meeting
from alongside.meetings.schedule import changing, coming, whole_series
from alongside.meetings.schedule.recurrence import RHYTHMS
from alongside.meetings.schedule.series import make_all_ahead
from tests.telling import told

from .planning import a_series, days_of, form, in_days, new

WEEK = timedelta(days=7)


def a_day_off(series, day, **more):
    """The same series without this day."""
    return new(series, days_off=[day.isoformat()], **more)


def dates(group):
    """On which days something takes place, in order: a day twice, where there are two meetings."""
    left = Meeting.objects.filter(group=group, cancelled_at=None).order_by("wall_date")
    return list(left.values_list("wall_date", flat=True))


def open_the_room(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(opened_at=timezone.now())


def test_a_day_off_is_no_new_time_for_those_who_come_later(morning, ada, ben, cleo):
    series = a_series(morning)
    first, second, third, *_more, last = series.meetings.order_by("rule_day")
    coming.answer(second, cleo, "yes")
    for one in (third, last):
        coming.answer(one, ben, "yes")
    whole_series.change_from(first, a_day_off(series, second.rule_day), by=ada)
    for one in (third, last):
        before = one.starts_at
        one.refresh_from_db()
        assert one.starts_at == one.coming.get().said_for == before
        assert one.moved_from is None
    second.refresh_from_db()
    assert second.is_cancelled
    assert told("series_changed") == {cleo}


@pytest.mark.parametrize(("by_days", "stays"), [(0, False), (1, True)])
def test_what_was_moved_away_from_a_day_that_is_off_now_stays(morning, ada, ben, by_days, stays):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    changing.move(second, second.wall_date + timedelta(days=by_days), time(18), by=ada)
    coming.answer(second, ben, "yes")
    later = whole_series.change_from(first, a_day_off(series, second.rule_day), by=ada)
    second.refresh_from_db()
    assert second.is_cancelled is not stays
    assert second.can_change and (second.series_id == later.pk) is stays
    make_all_ahead()
    assert dates(morning).count(second.wall_date) == int(stays)


@pytest.mark.parametrize("by_days", [0, 2])
def test_what_was_changed_by_itself_keeps_its_week(morning, ada, by_days):
    series = a_series(morning)
    first, second, _third, fourth, *_more = series.meetings.order_by("rule_day")
    changing.change(fourth, title="Cake")
    further = timedelta(days=by_days)
    off = second.rule_day + further
    later = a_day_off(series, off, starts_on=first.rule_day + further)
    changed = whole_series.change_from(first, later, by=ada)
    make_all_ahead()
    fourth.refresh_from_db()
    assert (fourth.title, fourth.wall_date) == ("Cake", in_days(24))
    assert fourth.rule_day == in_days(24) + further
    elsewhere = {fourth.rule_day: fourth.wall_date}
    days = changed.rule.days_between(changed.starts_on, changed.last_day_to_make())
    assert dates(morning) == [elsewhere.get(day, day) for day in days]


@pytest.mark.parametrize("by_days", [0, 2])
def test_the_day_of_one_that_has_begun_is_not_given_away(morning, ada, ben, cleo, by_days):
    series = a_series(morning)
    first, second, third, *_more = series.meetings.order_by("rule_day")
    coming.answer(third, ben, "yes")
    open_the_room(second)
    further = timedelta(days=by_days)
    later = new(series, title="Rest", starts_on=first.rule_day + further)
    changed = whole_series.change_from(first, later, by=ada)
    make_all_ahead()
    for one in (second, third):
        one.refresh_from_db()
    assert (second.title, second.wall_date) == ("Pacing", in_days(10))
    assert (third.title, third.wall_date) == ("Rest", in_days(17) + further)
    assert dates(morning)[:3] == [in_days(3) + further, in_days(10), in_days(17) + further]
    assert told("series_changed") == (set() if by_days == 0 else {ben, cleo})
    whole_series.change_from(Meeting.objects.get(pk=first.pk), new(changed, title="Sleep"), by=ada)
    assert dates(morning).count(in_days(10)) == 1


def test_one_that_was_held_early_is_not_held_again_on_its_day(morning, ada):
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        series = a_series(morning, starts_on=in_days(4))
        first, second, *_more = series.meetings.order_by("rule_day")
        changing.move(second, in_days(0), time(23), by=ada)
    held = second.rule_day
    Meeting.objects.filter(pk=second.pk).update(closed_at=timezone.now())
    whole_series.change_from(first, new(series, wall_time=time(20)), by=ada)
    make_all_ahead()
    assert held not in dates(morning)
    assert held + WEEK in dates(morning)


def test_where_one_has_begun_and_there_is_no_day_for_it_it_goes_on(morning, ada):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    open_the_room(second)
    changed = whole_series.change_from(first, new(series, count=1), by=ada)
    second.refresh_from_db()
    assert not second.is_cancelled
    assert dates(morning) == [first.rule_day, second.rule_day]
    first.refresh_from_db()
    whole_series.change_from(first, new(changed, count=None), by=ada)
    assert dates(morning)[:3] == [in_days(3), in_days(10), in_days(17)]


def test_a_week_later_is_one_meeting_less(morning, ada, ben):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    coming.answer(second, ben, "yes")
    before = dates(morning)
    changed = whole_series.change_from(first, new(series, starts_on=second.rule_day), by=ada)
    assert dates(morning) == before[1:]
    second.refresh_from_db()
    assert second.series == changed
    assert second.coming.get().said_for == second.starts_at


def test_what_the_page_shows_is_what_there_is_then(morning, ada, browse):
    morning.ends_on = in_days(40)
    morning.save()
    series = a_series(morning)
    first = series.meetings.order_by("rule_day").first()
    words = form(which="later", repeats="weekly", version="0", days_off=in_days(10).isoformat())
    page = browse(ada).post(f"{first.get_absolute_url()}change/", words).text
    shown = page[page.index("This is how it will be") : page.index("Change them all")]
    browse(ada).post(f"{first.get_absolute_url()}change/", {**words, "sure": "yes"})
    assert dates(morning) == [in_days(days) for days in (3, 17, 24, 31, 38)]
    assert shown.count("<li>") == 5


def those_ahead(series):
    return [one for one in series.meetings.order_by("rule_day") if one.can_change]


def at_random(chance, series, by):
    """One has its own title, one has begun, one is answered. Returns [one to change from, how]."""
    ahead = those_ahead(series)
    chosen, *others = ahead[chance.randrange(min(2, len(ahead))) :]
    for happens in chance.sample(["apart", "begun", "answered"], min(3, len(others))):
        one = others.pop(chance.randrange(len(others)))
        if happens == "apart":
            changing.change(one, title="Cake")
        elif happens == "begun":
            open_the_room(one)
        else:
            coming.answer(one, by, "yes")
    starts_on = chosen.rule_day + timedelta(days=chance.choice([0, 0, 2, 7]))
    off = {starts_on + WEEK * chance.randrange(1, 6) for _day in range(2)}
    more = {"rhythm": chance.choice(RHYTHMS), "count": chance.choice([None, None, 6])}
    more |= {"starts_on": starts_on, "days_off": sorted(day.isoformat() for day in off)}
    return chosen, new(series, **more)


@pytest.mark.parametrize("seed", range(16))
def test_whatever_is_changed_there_is_one_meeting_for_each_day(morning, ada, ben, seed):
    chance = Random(seed)
    series = a_series(morning, rhythm=chance.choice(RHYTHMS[:2]))
    for again in (False, True):
        if not those_ahead(series):  # It is monthly now, and the only one so far has begun.
            break
        chosen, later = at_random(chance, series, ben)
        shown = [one.astimezone(ZoneInfo(series.zone)).date() for one in later.next_moments(6)]
        stay = Q(is_apart=True) | Q(opened_at__isnull=False)
        before = set(Meeting.objects.filter(stay).values_list("pk", "title", "starts_at"))
        series = whole_series.change_from(chosen, later, by=ada)
        there = days_of(series)
        make_all_ahead()
        assert days_of(series) == there
        days = series.rule.days_between(series.starts_on, series.last_day_to_make())
        begun = series.meetings.filter(opened_at__isnull=False)
        assert set(there) == set(days) | set(begun.values_list("rule_day", flat=True))
        assert all(one == day for one, day in zip(shown, days, strict=False))
        assert again or len(dates(morning)) == len(set(dates(morning)))
        for one in series.meetings.exclude(stay):
            assert (one.wall_date, one.is_cancelled) == (one.rule_day, False)
        assert set(Meeting.objects.filter(stay).values_list("pk", "title", "starts_at")) == before
