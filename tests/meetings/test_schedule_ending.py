"""A series has a break, goes on, and ends; and who may bring that about."""

from datetime import time, timedelta

import time_machine
from django.urls import reverse
from django.utils import timezone

from alongside.meetings import plan
from alongside.meetings.models import Meeting, Series
from alongside.meetings.schedule import changing, coming, whole_series
from alongside.meetings.schedule.series import make_all_ahead

from .planning import MORNING, a_series, days_of, form


def test_a_break_leaves_nothing_ahead_and_ends_with_everything_there(morning, ben, ada, browse):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    coming.answer(first, ben, "yes")
    changing.cancel(second, by=ada, why="holiday")
    before = days_of(series)
    at = f"{MORNING}meetings/series/{series.pk}/"
    browse(ada).post(f"{at}pause/")
    assert "is having a break" in browse(ben).get(at).text
    assert [m.pk for m in Meeting.objects.order_by("rule_day")] == [first.pk, second.pk]
    first.refresh_from_db()
    assert first.why_cancelled == "the group is having a break"
    make_all_ahead()
    assert Meeting.objects.count() == 2
    browse(ada).post(f"{at}resume/")
    assert days_of(series) == before
    still = Meeting.objects.filter(cancelled_at__isnull=False)
    assert [one.pk for one in still] == [second.pk]


def test_a_break_goes_on_where_one_that_takes_place_is_changed_with_all_later_ones(
    morning, ada, ben, browse
):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    for one in (first, second):
        coming.answer(one, ben, "yes")
    browse(ada).post(f"{MORNING}meetings/series/{series.pk}/pause/")
    browse(ada).post(f"{first.get_absolute_url()}cancel/undo/")
    words = form(which="later", repeats="weekly", time="17:15", date=first.rule_day.isoformat())
    words["version"] = changing.version_of(Meeting.objects.get(pk=first.pk))
    change = f"{first.get_absolute_url()}change/"
    assert "The series is having a break" in browse(ada).post(change, words).text
    browse(ada).post(change, {**words, "sure": "yes"})
    make_all_ahead()
    changed = Series.objects.order_by("begun_at").last()
    assert [one.pk for one in Meeting.objects.order_by("rule_day")] == [first.pk, second.pk]
    at = f"{MORNING}meetings/series/{changed.pk}/"
    assert "is having a break" in browse(ben).get(at).text
    browse(ada).post(f"{at}resume/")
    second.refresh_from_db()
    assert (second.is_cancelled, second.wall_time) == (False, time(17, 15))
    assert changed.meetings.count() > 10


def test_an_ended_series_makes_no_more(morning, ada, browse):
    series = a_series(morning)
    at = f"{MORNING}meetings/series/{series.pk}/"
    browse(ada).post(f"{at}end/")
    make_all_ahead()
    assert not series.meetings.exists()
    assert "is over" in browse(ada).get(at).text
    browse(ada).post(f"{at}resume/")
    assert not series.meetings.exists()


def test_whoever_meant_to_come_reads_that_the_series_is_over(morning, ada, ben, browse):
    series = a_series(morning)
    first = series.meetings.order_by("rule_day")[0]
    coming.answer(first, ben, "yes")
    browse(ada).post(f"{MORNING}meetings/series/{series.pk}/end/")
    first.refresh_from_db()
    assert first.why_cancelled == "this series is over"
    page = browse(ben).get(first.get_absolute_url()).text
    assert "this series is over" in page and "at other times" not in page


def test_how_it_goes_is_not_changed_where_it_does_not_take_place(friday, ada, browse):
    at = f'href="{reverse("edit_plan", args=[friday.pk])}"'
    assert at in browse(ada).get(friday.get_absolute_url()).text
    changing.cancel(friday, by=ada, why="holiday")
    page = browse(ada).get(friday.get_absolute_url()).text
    assert at not in page and reverse("print_meeting_plan", args=[friday.pk]) in page


def test_a_verb_that_is_none_is_not_there(morning, ada, browse):
    series = a_series(morning)
    assert browse(ada).post(f"{MORNING}meetings/series/{series.pk}/sing/").status_code == 404


def test_it_is_ended_only_after_it_was_asked_for(morning, ada, browse):
    page = browse(ada).get(f"{MORNING}meetings/series/{a_series(morning).pk}/").text
    asked, tap = page.index("<summary>End this series"), page.index("End it for good")
    assert asked < page.index("cannot go on again") < tap
    assert page.count("/end/") == 1


def test_a_break_uses_up_no_meeting_of_so_many(morning, ada, ben, browse):
    series = a_series(morning, count=6)
    first, _second, third, *_more = series.meetings.order_by("rule_day")
    for one in (first, third):
        coming.answer(one, ben, "yes")
    at = f"{MORNING}meetings/series/{series.pk}/"
    browse(ada).post(f"{at}pause/")
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=True):
        browse(ada).post(f"{at}resume/")
        assert series.meetings.filter(cancelled_at=None).count() == 6
        assert "6 times in all" in browse(ada).get(at).text
    still = series.meetings.filter(cancelled_at=None).order_by("rule_day")
    assert still.first() == third


def test_what_was_planned_so_many_times_is_not_regular_for_ever(morning, ada, browse):
    series = a_series(morning, count=2)
    last = series.meetings.order_by("rule_day").last()
    for days, regular in ((0, True), (2, False)):
        with time_machine.travel(last.starts_at + timedelta(days=days), tick=True):
            make_all_ahead()
            page = browse(ada).get(f"{MORNING}meetings/").text
            assert ("Regular meetings" in page) is regular


def test_members_read_the_series_and_change_nothing(morning, ben, dev, browse):
    series = a_series(morning)
    at = f"{MORNING}meetings/series/{series.pk}/"
    assert "Every" in browse(ben).get(at).text
    assert "End this series" not in browse(ben).get(at).text
    assert browse(ben).post(f"{at}end/").status_code == 403
    assert browse(dev).get(at).status_code == 404
    assert browse(dev).post(f"{at}end/").status_code == 404


def test_a_series_of_another_group_is_not_at_this_address(morning, evening, ada, browse):
    theirs = a_series(evening)
    assert browse(ada).get(f"{MORNING}meetings/series/{theirs.pk}/").status_code == 404
    assert browse(ada).post(f"{MORNING}meetings/series/{theirs.pk}/end/").status_code == 404


def test_a_plan_that_somebody_made_for_one_of_them_is_not_thrown_away(morning, ada):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    second.steps = plan.dump(plan.simple()[:2])
    second.save()
    words = {"title": "Later", "rhythm": "weekly", "zone": series.zone, "steps": series.steps}
    later = Series(group=morning, starts_on=first.rule_day, wall_time=time(20), **words)
    changed = whole_series.change_from(first, later, by=ada)
    second.refresh_from_db()
    assert (second.title, second.wall_time, len(second.plan)) == ("Later", time(20), 2)
    whole_series.pause(changed, by=ada)
    assert [one.pk for one in changed.meetings.all()] == [second.pk]
    whole_series.resume(changed, by=ada)
    second.refresh_from_db()
    assert not second.is_cancelled
    assert len(second.plan) == 2
