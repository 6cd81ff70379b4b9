"""The light log: a line a day if one likes, fourteen days, and then it stops by itself."""

from datetime import timedelta
from itertools import cycle

import pytest
from django.utils import timezone

from alongside.people.models import Draft
from alongside.toolkit.light_log.lines import ACTIVITY, HELPED, SLEEP
from alongside.toolkit.light_log.logs import LightLog, LogIsOver
from alongside.toolkit.models import AppointmentSheet

HERE = "/light-log/"
LINE = {"sleep": "badly", "did": "more", "helped": ["rest", "warmth"], "word": "Visitors"}


@pytest.fixture
def on_day():
    """`on_day(cleo, 15)`: it is the fifteenth day of her log now."""

    def move(person, day):
        began = timezone.localdate() - timedelta(days=day - 1)
        LightLog.objects.filter(person=person).update(began_on=began)
        return LightLog.objects.of(person)

    return move


@pytest.fixture
def running(cleo):
    return LightLog.objects.begin(by=cleo)


def test_it_begins_takes_a_line_and_shows_it(cleo, browse):
    here = browse(cleo)
    assert "Begin today" in here.get(HERE).text
    here.post("/light-log/begin/")
    page = here.post(HERE, LINE, follow=True).text
    for words in ("I slept badly", "I did more than usual", "Warmth or cold", "Visitors"):
        assert words in page
    assert "streak" not in page and "days in a row" not in page


def test_an_empty_line_is_no_line(cleo, running, browse):
    browse(cleo).post(HERE, LINE)
    browse(cleo).post(HERE, {})
    assert LightLog.objects.of(cleo).days == {}


def test_yesterday_can_be_noted_and_the_day_before_can_not(cleo, running, browse, on_day):
    on_day(cleo, 3)
    here = browse(cleo)
    assert "A line for yesterday" in here.get(HERE, {"day": "2"}).text
    here.post(HERE, {**LINE, "day": "2"})
    assert set(LightLog.objects.of(cleo).days) == {"2"}
    with pytest.raises(LogIsOver):
        LightLog.objects.note(by=cleo, day=1, said=LINE)
    page = here.post(HERE, {**LINE, "day": "1"}).text
    assert "an earlier day, which has closed" in page
    assert 'value="Visitors"' in page and 'name="day" value="3"' in page
    assert set(LightLog.objects.of(cleo).days) == {"2"}, "no other line is written over"
    here.post(HERE, LINE)
    assert set(LightLog.objects.of(cleo).days) == {"2", "3"}


def test_two_pages_at_once_lose_no_line(cleo, running, on_day):
    on_day(cleo, 2)
    LightLog.objects.note(by=cleo, day=1, said={"word": "One"})
    LightLog.objects.note(by=cleo, day=2, said={"word": "Two"})
    assert [line.word for _date, line in LightLog.objects.of(cleo).lines] == ["One", "Two"]


def test_after_fourteen_days_it_stops_by_itself(cleo, running, browse, on_day):
    here = browse(cleo)
    here.post(HERE, LINE)
    on_day(cleo, 14)
    assert "A line for today" in here.get(HERE).text
    here.post(HERE, {**LINE, "word": "The last"})
    on_day(cleo, 15)
    page = here.post(HERE, {**LINE, "word": "One more"}, follow=True).text
    assert "Nothing more is asked of you." in page and "One more</textarea>" in page
    assert "It has stopped." in page and "The last" in page
    on_day(cleo, 16)
    with pytest.raises(LogIsOver):
        LightLog.objects.note(by=cleo, day=14, said=LINE)


def test_the_last_day_can_be_noted_on_the_day_after(cleo, running, browse, on_day):
    on_day(cleo, 15)
    here = browse(cleo)
    page = here.get(HERE).text
    assert "Your light log" in page and 'href="?day=14"' in page
    page = here.get(HERE, {"day": "14"}).text
    assert "A line for yesterday" in page and "can be noted until tonight" in page
    assert "Stop early" not in page and "A line for today" not in page
    page = here.post(HERE, {**LINE, "day": "14", "word": "Late"}, follow=True).text
    assert "Noted." in page and "Late" in page
    on_day(cleo, 16)
    assert 'href="?day=14"' not in here.get(HERE).text
    page = here.post(HERE, {**LINE, "day": "14", "word": "Too late"}).text
    assert "this was not noted" in page and "Too late</textarea>" in page


def test_a_line_for_a_log_that_was_stopped_or_removed_meanwhile_is_given_back(
    cleo, running, browse
):
    here = browse(cleo)
    here.post("/light-log/stop/")
    page = here.post(HERE, {**LINE, "day": "1"}).text
    assert "It has stopped, and this was not noted." in page and "Visitors</textarea>" in page
    here.post("/light-log/remove/")
    page = here.post(HERE, {**LINE, "day": "1"}).text
    assert "has been removed, and this was not noted." in page and "Visitors</textarea>" in page
    assert "Begin today" in page


def test_stopped_in_the_very_moment_the_line_is_given_back(cleo, running, browse, monkeypatch):
    def stopped(self, **said):
        running.stop()
        raise LogIsOver

    monkeypatch.setattr(type(LightLog.objects), "note", stopped)
    page = browse(cleo).post(HERE, {**LINE, "day": "1"}).text
    assert "this was not noted" in page and "Visitors</textarea>" in page


def test_a_clock_set_back_makes_no_day_before_the_first(cleo, running, on_day):
    log = on_day(cleo, 0)
    assert log.day == 1 and log.open_days == [1] and not log.is_over


def test_it_can_be_stopped_early_without_blame_and_removed(cleo, running, browse):
    here = browse(cleo)
    here.post(HERE, LINE)
    page = here.post("/light-log/stop/", follow=True).text
    assert "It has stopped." in page and "Visitors" in page
    Draft.objects.keep(cleo, "light_log:1", word="Half a wo")
    page = here.post("/light-log/remove/", follow=True).text
    assert "Begin today" in page
    assert not LightLog.objects.exists() and not Draft.objects.exists()
    assert here.post("/light-log/remove/").status_code == 302, "a second time is nothing"
    assert "Begin today" in here.post("/light-log/stop/", follow=True).text


def test_beginning_twice_keeps_the_one_that_is_running(cleo, running, browse, on_day):
    here = browse(cleo)
    here.post(HERE, LINE)
    here.post("/light-log/begin/")
    assert LightLog.objects.of(cleo).days
    on_day(cleo, 15)
    here.post("/light-log/begin/")
    log = LightLog.objects.of(cleo)
    assert log.days == {} and log.day == 1 and log.stopped_at is None


def test_nobody_else_sees_it(cleo, ben, ada, morning, running, browse):
    browse(cleo).post(HERE, LINE)
    for other in (ben, ada):
        assert "Visitors" not in browse(other).get(HERE).text
        browse(other).post("/light-log/to-the-page/")
        assert "Visitors" not in browse(other).get("/appointment/").text
    assert browse().get(HERE).status_code == 302


def test_a_word_that_is_too_long_is_kept_and_told_kindly(cleo, running, browse):
    page = browse(cleo).post(HERE, {**LINE, "word": "w" * 101}).text
    assert "w" * 101 in page and "this has 101" in page
    assert LightLog.objects.of(cleo).days == {}


def test_what_is_not_offered_is_not_taken(cleo, running, browse):
    for wrong in ({"sleep": "on_the_moon"}, {"helped": ["opium"]}):
        assert "Nothing is lost" in browse(cleo).post(HERE, {**LINE, **wrong}).text
    assert LightLog.objects.of(cleo).days == {}


def test_in_short_it_goes_onto_the_page_for_an_appointment_once(cleo, running, browse):
    here = browse(cleo)
    here.post(HERE, LINE)
    here.post("/light-log/stop/")
    for _twice in range(2):
        page = here.post("/light-log/to-the-page/", follow=True).text
        assert page.count("In two weeks I noted 1 day.") == 1
    assert not AppointmentSheet.objects.exists(), "begun, for its person to change and keep"


@pytest.mark.parametrize("helped", list(HELPED))
def test_two_weeks_in_which_everything_was_noted_fit_on_the_page(cleo, running, browse, helped):
    days = {
        str(day): {"sleep": night, "activity": did, "helped": [helped]}
        for day, night, did in zip(range(1, 15), cycle(SLEEP), cycle(ACTIVITY), strict=False)
    }
    running.days = days
    running.save()
    running.stop()
    here = browse(cleo)
    page = here.post("/light-log/to-the-page/", follow=True).text
    assert "There is no room for it" not in page and "In two weeks I noted 14 days." in page
    begun = Draft.objects.begun(cleo, "appointment:0")
    assert here.post("/appointment/", begun).status_code == 302


def test_without_room_on_the_page_nothing_of_it_is_changed(cleo, running, browse):
    here = browse(cleo)
    full = {"changed": "\n".join("abcde"), "hope": "Sleep"}
    here.post("/appointment/", full)
    here.post(HERE, LINE)
    here.post("/light-log/stop/")
    page = here.post("/light-log/to-the-page/", follow=True).text
    assert "There is no room for it" in page
    assert AppointmentSheet.objects.of(cleo).words == full and not Draft.objects.exists()


def test_a_log_that_cannot_be_opened_says_so(cleo, running, browse, damaged):
    browse(cleo).post(HERE, LINE)
    damaged(LightLog)
    assert "cannot be opened any more" in browse(cleo).get(HERE).text
    page = browse(cleo).post(HERE, LINE).text
    assert "This was not noted" in page and "Visitors</textarea>" in page
    assert "no room" in browse(cleo).post("/light-log/to-the-page/", follow=True).text
