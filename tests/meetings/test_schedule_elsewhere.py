"""Whoever might set out for a meeting hears that it is in another room, or has another link."""

from datetime import timedelta

from alongside.meetings.schedule import coming
from tests.conftest import new_meeting
from tests.telling import times_told, told

from .planning import a_series


def change(browser, meeting, **words):
    there = {
        "title": "Pacing",
        "date": meeting.wall_date.isoformat(),
        "time": meeting.wall_time.strftime("%H:%M"),
        "place": "room",
        "directions": "The old hall",
        "version": str(meeting.sequence),
    }
    return browser.post(f"{meeting.get_absolute_url()}change/", there | words)


def test_another_hall_is_told_to_whoever_might_set_out(morning, ada, ben, cleo, browse):
    meeting = new_meeting(morning, starts_in=timedelta(hours=5))
    coming.answer(meeting, ben, "yes")
    coming.answer(meeting, cleo, "no")
    change(browse(ada), meeting)
    assert told("meeting_elsewhere") == {ben}
    page = browse(ben).get("/notices/").text
    assert "It has changed where a meeting of yours is." in page
    meeting.refresh_from_db()
    change(browse(ada), meeting, title="Rest", capacity="9")
    assert times_told("meeting_elsewhere", ben) == 1


def test_nothing_is_told_where_only_other_words_change(friday, ada, ben, browse):
    coming.answer(friday, ben, "yes")
    change(browse(ada), friday, title="Rest", place="writing", directions="")
    assert told("meeting_elsewhere") == set()


def test_of_a_whole_series_it_is_told_once(morning, ada, ben, browse):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    coming.answer(first, ben, "yes")
    coming.answer(second, ben, "yes")
    change(browse(ada), first, which="later", repeats="weekly", sure="yes")
    second.refresh_from_db()
    assert second.directions == "The old hall"
    assert times_told("series_changed", ben) == 1
    assert told("meeting_elsewhere") == set()
