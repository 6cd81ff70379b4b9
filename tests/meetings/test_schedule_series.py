"""A series of meetings: planned, made ahead, changed, paused, ended. What has been stays."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.models import Meeting, Series
from alongside.meetings.privacy import TASKS
from alongside.meetings.schedule import changing, coming, whole_series
from alongside.meetings.schedule.series import AHEAD, make_all_ahead
from alongside.vault.fields import Sealed

from .planning import MORNING, SCHEDULE, a_series, days_of, form, in_days, new

# -- planning ---------------------------------------------------------------------------------


def test_a_meeting_by_itself_is_planned_at_once(morning, ada, browse):
    answer = browse(ada).post(SCHEDULE, form())
    meeting = morning.meetings.get()
    assert answer.url == meeting.get_absolute_url()
    assert (meeting.title, meeting.led_by, meeting.series) == ("Pacing", ada, None)


def test_a_series_is_shown_with_its_next_six_dates_before_it_is_kept(morning, ada, browse):
    page = browse(ada).post(SCHEDULE, form(repeats="weekly")).text
    assert page.count("<li>", page.index("This is how it will be"), page.index("Plan these")) == 6
    # Enter in a field presses the first button there is: it looks again, and plans nothing.
    assert page.split("<main")[1].partition("<button")[2].startswith(" hidden>")
    assert "by the clocks of London" in page
    assert "by your clock" not in page
    assert not Series.objects.exists()
    assert not Meeting.objects.exists()
    answer = browse(ada).post(SCHEDULE, form(repeats="weekly", sure="yes"))
    series = Series.objects.get()
    assert answer.url == f"{MORNING}meetings/series/{series.pk}/"
    assert len(days_of(series)) in (12, 13)
    assert {m.led_by for m in series.meetings.all()} == {ada}


def test_whoever_lives_elsewhere_sees_their_own_time_and_the_groups(morning, ada, browse):
    ada.display = {"zone": "Pacific/Auckland"}
    ada.save()
    page = browse(ada).post(SCHEDULE, form(repeats="weekly")).text
    assert page.count("by your clock") == 6
    assert "19:00" in page


def test_so_they_do_before_they_come_in(friday, ben, browse):
    ben.display = {"zone": "Pacific/Auckland"}
    ben.save(update_fields=["display"])
    assert "By the clocks of London it is" in browse(ben).get(friday.get_absolute_url()).text


def test_the_same_form_sent_twice_plans_one_series(morning, ada, browse):
    words = form(repeats="weekly", sure="yes", id="4242")
    first, second = (browse(ada).post(SCHEDULE, words) for _time in range(2))
    assert first.url == second.url
    assert Series.objects.count() == 1


def test_another_day_sent_with_the_same_form_is_not_dropped(morning, ada, browse):
    words = form(repeats="weekly", sure="yes", id="4242")
    browse(ada).post(SCHEDULE, words)
    page = browse(ada).post(SCHEDULE, words | {"title": "With tea"}).text
    assert "has not been sent" in page and "With tea" in page
    assert Series.objects.count() == 1


@pytest.mark.parametrize("once", [{}, {"repeats": "weekly", "sure": "yes"}])
@pytest.mark.parametrize(
    "more", [{"capacity": "4"}, {"place": "room", "directions": "The hall, second door."}]
)
def test_nor_is_where_it_is_and_for_how_many(morning, ada, browse, once, more):
    words = form(id="4242", **once)
    assert browse(ada).post(SCHEDULE, words).status_code == 302
    assert "has not been sent" in browse(ada).post(SCHEDULE, words | more).text
    assert morning.meetings.filter(capacity=None, place="writing").exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"until": "2020-01-01"}, "comes before the first meeting"),
        ({"until": "2030-01-01", "times": "3"}, "choose one"),
        ({"days_off": "Christmas"}, "could not read “Christmas”"),
        ({"days_off": "2026-02-30"}, "could not read “2026-02-30”"),
        ({"date": "2020-01-01"}, "has passed"),
        ({"date": "9999-12-31"}, "very far off"),
        ({"date": "0001-01-01"}, "has passed"),
        ({"place": "room"}, "where the room is"),
        ({"place": "call"}, "a link, or a number"),
        ({"link": "javascript:alert(1)"}, "does not look like a link"),
        ({"capacity": "0"}, "greater than or equal to 1"),
        ({"repeats": "hourly"}, "not one of the available choices"),
    ],
)
def test_what_is_not_understood_is_said_kindly_and_kept(morning, ada, browse, wrong, sentence):
    page = browse(ada).post(SCHEDULE, form(**{"repeats": "weekly", "sure": "yes"} | wrong)).text
    assert sentence in page
    assert "Nothing is lost." in page
    assert 'value="Pacing"' in page
    assert not Series.objects.exists()
    assert not Meeting.objects.exists()


def test_a_series_with_every_day_off_is_no_series(morning, ada, browse):
    until = {"until": in_days(4).isoformat(), "days_off": in_days(3).isoformat()}
    page = browse(ada).post(SCHEDULE, form(repeats="weekly", sure="yes", **until))
    assert page.status_code == 200
    assert "There would be no meeting at all." in page.text
    assert not Series.objects.exists()


def test_days_off_can_be_written_with_the_year_first_or_last(morning, ada, browse):
    off = f"{in_days(10).isoformat()}\n{in_days(17).strftime('%d.%m.%Y')}\n"
    browse(ada).post(SCHEDULE, form(repeats="weekly", sure="yes", days_off=off))
    days = days_of(Series.objects.get())
    assert in_days(3) in days
    assert not {in_days(10), in_days(17)} & set(days)


def test_the_form_begins_with_the_time_at_which_the_group_usually_meets(morning, ada, browse):
    morning.meets_on, morning.meets_at = (timezone.localdate().weekday() + 2) % 7, time(18, 30)
    morning.save()
    page = browse(ada).get(SCHEDULE).text
    assert f'value="{in_days(2).isoformat()}"' in page
    assert 'value="18:30"' in page


# -- made ahead -------------------------------------------------------------------------------


def test_meetings_are_made_twelve_weeks_ahead_and_more_as_time_goes_on(morning):
    series = a_series(morning)
    before = days_of(series)
    assert before[-1] <= series.today() + AHEAD < before[-1] + timedelta(days=7)
    make_all_ahead()
    assert days_of(series) == before
    with time_machine.travel(timezone.now() + timedelta(days=21)):
        make_all_ahead()
        make_all_ahead()
        assert len(days_of(series)) == len(before) + 3
    assert make_all_ahead in TASKS


def test_the_wall_shows_the_same_time_on_both_sides_of_a_clock_change(morning):
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("UTC"))):
        series = a_series(morning, starts_on=date(2027, 3, 9))
        moments = [m.starts_at for m in series.meetings.order_by("starts_at")]
    london = [one.astimezone(ZoneInfo("Europe/London")) for one in moments]
    assert {one.time() for one in london} == {time(19)}
    assert len({one.hour for one in moments}) == 2


def test_a_day_on_which_one_was_moved_is_not_made_again(morning, ada):
    series = a_series(morning)
    first = series.meetings.order_by("rule_day").first()
    assert changing.move(first, in_days(4), time(11), by=ada)
    make_all_ahead()
    assert series.meetings.filter(rule_day=first.rule_day).count() == 1
    assert not series.meetings.filter(wall_date=first.rule_day).exists()


def test_none_is_made_after_the_last_day_of_the_group(morning):
    morning.ends_on = in_days(20)
    morning.save()
    assert days_of(a_series(morning)) == [in_days(3), in_days(10), in_days(17)]


def test_a_series_that_cannot_be_opened_keeps_no_other_from_its_meetings(morning):
    broken, whole = a_series(morning, made=False), a_series(morning, made=False)
    Series.objects.filter(pk=broken.pk).update(title=Sealed(b"not what was sealed"))
    make_all_ahead()
    assert not broken.meetings.exists()
    assert whole.meetings.exists()


# -- changing all later ones ------------------------------------------------------------------


def test_from_the_third_on_it_is_on_another_day_and_each_keeps_what_was_said(morning, ben, ada):
    series = a_series(morning)
    first, second, third, fourth, *_more = series.meetings.order_by("rule_day")
    coming.answer(fourth, ben, "yes")
    later = new(series, starts_on=third.rule_day + timedelta(days=1), wall_time=time(18))
    changed = whole_series.change_from(third, later, by=ada)
    for one in (first, second):
        before = one.starts_at
        one.refresh_from_db()
        assert (one.series, one.starts_at) == (series, before)
    fourth.refresh_from_db()
    assert fourth.series == changed
    assert fourth.wall_date == third.rule_day + timedelta(days=8)
    assert fourth.wall_time == time(18)
    assert fourth.moved_from is not None
    assert fourth.coming.get().said_for != fourth.starts_at
    series.refresh_from_db()
    assert max(days_of(series)) < third.rule_day
    assert len(days_of(changed)) >= 10


def test_what_was_moved_or_cancelled_by_itself_stays_as_it_is(morning, ada):
    series = a_series(morning)
    first, second, third, *_more = series.meetings.order_by("rule_day")
    changing.move(second, in_days(11), time(9), by=ada)
    changing.cancel(third, by=ada, why="holiday")
    whole_series.change_from(first, new(series, wall_time=time(20)), by=ada)
    for one in (first, second, third):
        one.refresh_from_db()
    assert first.wall_time == time(20)
    assert (second.wall_date, second.wall_time) == (in_days(11), time(9))
    assert third.is_cancelled
    assert third.wall_time == time(19)
    make_all_ahead()
    assert Meeting.objects.filter(wall_date=second.rule_day).count() == 0


def test_where_there_are_fewer_only_what_somebody_meant_to_come_to_is_cancelled(morning, ben, ada):
    series = a_series(morning)
    first, *_more, last = series.meetings.order_by("rule_day")
    coming.answer(last, ben, "yes")
    monthly = whole_series.change_from(first, new(series, rhythm="nth_weekday"), by=ada)
    last.refresh_from_db()
    assert last.is_cancelled
    left = Meeting.objects.filter(group=morning, cancelled_at=None)
    assert {one.series_id for one in left} == {monthly.pk}
    assert left.count() in (3, 4)


def test_a_meeting_that_has_begun_and_all_before_it_stay(morning, ada):
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        series = a_series(morning)
        all_of_it = list(series.meetings.order_by("rule_day"))
    past = [one for one in all_of_it if one.starts_at < timezone.now()]
    assert past
    assert whole_series.change_from(past[-1], new(series, wall_time=time(8)), by=ada) is None
    upcoming = all_of_it[len(past)]
    assert whole_series.change_from(upcoming, new(series, wall_time=time(8)), by=ada)
    whole_series.end(series, by=ada)
    for one in past:
        kept = Meeting.objects.get(pk=one.pk)
        assert (kept.starts_at, kept.cancelled_at) == (one.starts_at, None)


def test_the_page_shows_what_will_be_and_changes_all_later_ones(morning, ada, browse):
    series = a_series(morning)
    second = series.meetings.order_by("rule_day")[1]
    address = f"{second.get_absolute_url()}change/"
    page = browse(ada).get(address).text
    assert 'value="19:00"' in page
    words = form(which="later", repeats="weekly", time="17:15", date=second.rule_day.isoformat())
    words["version"] = "0"
    assert "Change them all" in browse(ada).post(address, words).text
    assert not Meeting.objects.filter(wall_time=time(17, 15)).exists()
    answer = browse(ada).post(address, {**words, "sure": "yes"})
    assert answer.url == second.get_absolute_url()
    assert Meeting.objects.filter(wall_time=time(17, 15)).count() >= 10


def test_this_one_alone_leaves_the_others(morning, ada, browse):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    words = form(which="this", repeats="weekly", title="Flares", date=first.wall_date.isoformat())
    words["version"] = "0"
    browse(ada).post(f"{first.get_absolute_url()}change/", words)
    first.refresh_from_db()
    assert (first.title, second.title, series.title) == ("Flares", "Pacing", "Pacing")
    assert first.is_apart
