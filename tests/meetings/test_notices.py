"""Who is told that a meeting is cancelled, moved, led by somebody else; and who never is."""

from datetime import time, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import notices
from alongside.meetings.models import Meeting
from alongside.meetings.schedule import changing, coming, whole_series
from alongside.notices import tell
from alongside.notices.models import Notice
from alongside.people.leaving import pausing
from tests.telling import times_told, told

from .planning import a_series, also_leads, form, in_days, new


@pytest.fixture
def friday(friday, ada):
    """Ada leads it."""
    friday.led_by = ada
    friday.save()
    return friday


def post(browse, who, meeting, verb, **words):
    return browse(who).post(f"{meeting.get_absolute_url()}{verb}/", words)


# -- cancelled ------------------------------------------------------------------------------------


def test_one_tap_reaches_everybody_who_said_that_they_would_come(
    friday, morning, ada, ben, cleo, nia, dev, browse
):
    also_leads(morning, nia)
    post(browse, ben, friday, "coming", says="yes")
    post(browse, cleo, friday, "coming", says="unsure")
    answer = post(browse, ada, friday, "cancel", why="nobody_leads", word="")
    assert answer.status_code == 302
    assert told("meeting_cancelled") == {ben, cleo, nia}
    for one in (ben, cleo, nia):
        assert "A meeting of yours does not take place" in browse(one).get("/notices/").text
    for one in (ada, dev):
        assert "does not take place" not in browse(one).get("/notices/").text


def test_who_may_not_cancel_tells_nobody(friday, ben, browse):
    assert post(browse, ben, friday, "cancel", why="holiday").status_code == 403
    assert not Notice.objects.exists()


def test_tapped_twice_it_is_told_once(friday, ada, ben, browse):
    for _twice in range(2):
        post(browse, ada, friday, "cancel", why="holiday")
    assert times_told("meeting_cancelled", ben) == 1


def test_whoever_said_that_they_cannot_come_is_not_told(friday, ada, ben, cleo):
    coming.answer(friday, ben, "no")
    changing.cancel(friday, by=ada)
    assert told("meeting_cancelled") == {cleo}


def test_of_a_meeting_that_is_far_off_only_those_are_told_who_answered(morning, ada, ben):
    far = a_series(morning).meetings.order_by("rule_day")[2]
    coming.answer(far, ben, "yes")
    changing.cancel(far, by=ada)
    assert told("meeting_cancelled") == {ben}


def test_once_it_takes_place_after_all_the_one_notice_goes_and_the_other_comes(
    friday, ada, ben, cleo, browse
):
    changing.cancel(friday, by=ada)
    post(browse, ada, friday, "cancel/undo")
    assert told("meeting_cancelled") == set()
    assert told("meeting_takes_place") == {ben, cleo}
    changing.cancel(friday, by=ada)
    assert told("meeting_cancelled") == {ben, cleo}
    assert told("meeting_takes_place") == set()


def test_nobody_hears_of_it_who_is_not_there_any_more(friday, morning, ada, ben, cleo):
    changing.cancel(friday, by=ada)
    morning.memberships.get(person=ben).end(by=ben)
    assert told("meeting_cancelled") == {cleo}
    pausing.begin(cleo)
    assert told("meeting_cancelled") == set()
    pausing.come_back(cleo)
    assert told("meeting_cancelled") == {cleo}
    type(cleo).objects.filter(pk=cleo.pk).update(is_suspended=True)
    assert told("meeting_cancelled") == set()


def test_what_failed_is_not_told_of(friday, ada, ben, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Meeting, "changed", fail)
    with pytest.raises(RuntimeError):
        changing.cancel(friday, by=ada)
    assert not Notice.objects.exists()


# -- moved ----------------------------------------------------------------------------------------


def test_a_move_is_told_at_once_and_again_when_it_moves_again(friday, ada, ben, cleo, browse):
    coming.answer(friday, cleo, "no")
    post(browse, ada, friday, "move-it", by="day", **{"from": "0"})
    assert told("meeting_moved") == {ben}
    friday.refresh_from_db()
    post(browse, ada, friday, "move-it", by="hour", **{"from": str(friday.sequence)})
    assert times_told("meeting_moved", ben) == 2


def test_moved_back_it_is_told_to_be_at_its_first_time_and_nothing_else(friday, ada, ben):
    day, clock = friday.wall_date, friday.wall_time
    changing.move(friday, day + timedelta(days=7), clock, by=ada)
    assert ben in told("meeting_moved")
    changing.move(friday, day, clock, by=ada)
    assert ben in told("meeting_moved_back") and not told("meeting_moved")
    changing.move(friday, day + timedelta(days=1), clock, by=ada)
    assert ben in told("meeting_moved") and not told("meeting_moved_back")


def test_moved_far_away_those_are_told_for_whom_it_was_near(friday, ada, ben, cleo):
    changing.move(friday, in_days(40), friday.wall_time, by=ada)
    assert told("meeting_moved") == {ben, cleo}


def test_another_title_is_nothing_to_tell(friday, ada, browse):
    friday.wall_time = time(19)
    friday.save()
    answer = post(browse, ada, friday, "change", **form(title="Rest", version="0"))
    assert answer.status_code == 302
    friday.refresh_from_db()
    assert friday.title == "Rest"
    assert not Notice.objects.exists()


# -- series ---------------------------------------------------------------------------------------


def test_of_a_series_that_pauses_everybody_is_told_once(morning, ada, ben, cleo):
    series = a_series(morning)
    for one in series.meetings.order_by("rule_day")[:3]:
        coming.answer(one, ben, "yes")
    whole_series.pause(series, by=ada)
    assert told("series_changed") == {ben, cleo}
    assert Notice.objects.filter(person=ben).count() == 1


@pytest.mark.parametrize("do", [whole_series.pause, whole_series.end])
def test_whoever_might_be_on_their_way_is_told_though_nobody_has_answered(
    morning, ada, ben, cleo, do
):
    series = a_series(morning)
    do(series, by=ada)
    assert not series.meetings.exists()
    assert told("series_changed") == {ben, cleo}


def test_of_a_series_whose_next_meeting_is_far_off_only_those_are_told_who_answered(
    morning, ada, ben, cleo
):
    series = a_series(morning, starts_on=in_days(9))
    first, second = series.meetings.order_by("rule_day")[:2]
    coming.answer(first, ben, "yes")
    coming.answer(second, cleo, "no")
    whole_series.end(series, by=ada)
    assert told("series_changed") == {ben}


def test_of_a_series_whoever_cannot_come_or_has_no_place_is_not_told(morning, ada, ben, cleo):
    series = a_series(morning, capacity=1)
    first = series.meetings.order_by("rule_day").first()
    coming.answer(first, ben, "no")
    whole_series.pause(series, by=ada)
    assert told("series_changed") == set()


def test_a_series_that_goes_on_at_once_is_told_to_the_same(morning, ada, ben, cleo):
    series = a_series(morning)
    whole_series.pause(series, by=ada)
    Notice.objects.all().delete()
    whole_series.resume(series, by=ada)
    assert told("series_changed") == {ben, cleo}


def test_a_series_at_other_times_is_told_to_those_who_meant_to_come(morning, ada, ben, nia, browse):
    also_leads(morning, nia)
    series = a_series(morning, starts_on=in_days(9))
    first, second = series.meetings.order_by("rule_day")[:2]
    coming.answer(second, ben, "yes")
    words = form(version="0", time="20:00", repeats="weekly", which="later", sure="yes")
    post(browse, ada, first, "change", **words | {"date": in_days(9).isoformat()})
    assert told("series_changed") == {ben, nia}


@pytest.mark.parametrize("starts_in", [3, 9])
def test_a_series_moved_away_from_this_week_or_into_it_is_told_to_all(
    morning, ada, ben, cleo, starts_in
):
    series = a_series(morning, starts_on=in_days(starts_in))
    first = series.meetings.order_by("rule_day").first()
    whole_series.change_from(first, new(series, starts_on=in_days(15 - starts_in)), by=ada)
    first.refresh_from_db()
    assert first.wall_date == in_days(15 - starts_in)
    assert told("series_changed") == {ben, cleo}


def test_reminders_of_a_series_go_with_what_they_were_of_and_stay_with_what_stays(
    morning, ada, ben
):
    series = a_series(morning)
    first, second = series.meetings.order_by("rule_day")[:2]
    for one in (first, second):
        tell([ben], notices.COMING_UP, notices.about(one))
    whole_series.change_from(second, new(series, wall_time=time(20)), by=ada)
    assert Notice.objects.get(kind="meeting_coming_up").about == notices.about(first)
    whole_series.end(series, by=ada)
    assert not Notice.objects.filter(kind="meeting_coming_up").exists()


def test_other_words_for_a_whole_series_tell_nobody_that_it_moved(morning, ada, ben, browse):
    first = a_series(morning).meetings.order_by("rule_day").first()
    coming.answer(first, ben, "yes")
    words = form(title="Rest", version="0", repeats="weekly", which="later", sure="yes")
    post(browse, ada, first, "change", **words)
    assert Meeting.objects.filter(group=morning, is_apart=False).first().title == "Rest"
    assert told("series_changed") == set()


# -- who leads ------------------------------------------------------------------------------------


def test_whoever_leads_as_well_is_told_that_somebody_is_needed_and_no_member(
    friday, morning, ada, ben, nia, browse
):
    also_leads(morning, nia)
    coming.answer(friday, ben, "yes")
    post(browse, ada, friday, "cover")
    assert told("cover_asked") == {nia}
    assert "Somebody is needed to lead" not in browse(ben).get("/notices/").text


def test_once_somebody_leads_it_everybody_knows(friday, morning, ada, ben, cleo, nia, browse):
    also_leads(morning, nia)
    coming.answer(friday, cleo, "no")
    post(browse, ada, friday, "cover")
    post(browse, nia, friday, "lead")
    assert told("cover_asked") == set()
    assert told("cover_found") == {ada, ben}


def test_asked_for_again_it_is_told_again(friday, morning, ada, ben, nia):
    also_leads(morning, nia)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for asks, leads in ((ada, nia), (nia, ada), (ada, nia)):
            changing.ask_for_cover(friday, by=asks)
            changing.lead_it(friday, by=leads)
            friday.refresh_from_db()
            clock.shift(timedelta(hours=1))
    assert times_told("cover_found", ben) == 3


def test_whoever_leads_it_after_all_themselves_is_nothing_to_tell(friday, morning, ada, nia):
    also_leads(morning, nia)
    changing.ask_for_cover(friday, by=ada)
    changing.lead_it(friday, by=ada)
    assert told("cover_asked") == told("cover_found") == set()


# -- seats ----------------------------------------------------------------------------------------


def test_whoever_waited_is_told_of_their_place(friday, ben, cleo, nia, morning, browse):
    morning.welcome(nia).accept(morning.current_agreement())
    Meeting.objects.filter(pk=friday.pk).update(capacity=1)
    for one in (ben, cleo, nia):
        post(browse, one, friday, "coming", says="yes")
    assert told("seat_kept") == set()
    post(browse, ben, friday, "coming", says="no")
    assert told("seat_kept") == {cleo}
    post(browse, cleo, friday, "coming", says="no")
    assert told("seat_kept") == {nia}


def test_and_told_again_of_another_after_they_gave_one_back(friday, ben, cleo, browse):
    Meeting.objects.filter(pk=friday.pk).update(capacity=1)
    told_so_far = Notice.objects.filter(person=cleo, kind="seat_kept")
    post(browse, ben, friday, "coming", says="yes")
    for times in (1, 2):
        post(browse, cleo, friday, "coming", says="yes")
        post(browse, ben, friday, "coming", says="no")
        assert told_so_far.count() == times
        post(browse, ben, friday, "coming", says="yes")
        post(browse, cleo, friday, "coming", says="no")


def test_latecomers_see_it_at_the_door(tonight, ada, ben, browse):
    changing.cancel(tonight, by=ada, word="I am sorry.")
    assert "<strong>Cancelled</strong>" in browse(ben).get(tonight.get_absolute_url()).text
    Meeting.objects.filter(pk=tonight.pk).update(starts_at=timezone.now() - timedelta(minutes=20))
    assert "<strong>Cancelled</strong>" in browse(ben).get(tonight.get_absolute_url()).text
