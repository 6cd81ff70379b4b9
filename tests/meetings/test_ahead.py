"""What somebody has for a meeting to come: one tap, seen by whom they choose, never answered."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import reminding
from alongside.meetings.looking_back.forgetting import forget
from alongside.meetings.models import Ahead
from alongside.meetings.schedule import changing
from alongside.meetings.schedule.whole_series import change_from
from alongside.notices.models import Notice
from alongside.people.models import Block
from tests.conftest import new_meeting, person

from .planning import TUESDAY, a_series, new

PAGES = ("/", "/groups/morning/")
SAID = {"today": "few", "rough": False, "seen": "facilitators"}


@pytest.fixture
def tomorrow(morning):
    """A meeting in twenty hours: the doors are closed, and people can say what they have."""
    return new_meeting(morning, starts_in=timedelta(hours=20))


def say(client, meeting, **said):
    return client.post(f"/meetings/{meeting.pk}/ahead/", said)


def said_by(someone):
    row = Ahead.objects.filter(person=someone).first()
    return row and row.answer


def pressed(page):
    """What stands chosen on a page, in words."""
    found = re.findall(r'<button class="tap"[^>]*aria-pressed="true">(.*?)</button>', page.text)
    return [html.unescape(words) for words in found]


# -- saying it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_four_buttons_a_day_before_and_one_tap_is_enough(cleo, tomorrow, browse, page):
    client = browse(cleo)
    seen = client.get(page)
    for words in ("Just listening", "A few words", "Happy to talk", "Not today", "a rough day"):
        assert words in seen.text
    assert pressed(seen) == []
    answer = say(client, tomorrow, today="few", next=page)
    assert answer.url == page
    assert said_by(cleo) == SAID
    assert pressed(client.get(page)) == ["A few words"]


def test_it_can_be_changed_as_often_as_one_likes(cleo, tomorrow, browse):
    client = browse(cleo)
    for today in ("talk", "not", "listening"):
        say(client, tomorrow, today=today)
        assert said_by(cleo)["today"] == today
    assert Ahead.objects.count() == 1


def test_a_rough_day_stands_apart_and_says_who_may_see_it(cleo, tomorrow, browse):
    client = browse(cleo)
    say(client, tomorrow, rough="yes")
    assert said_by(cleo) == {"today": "", "rough": True, "seen": "facilitators"}
    assert pressed(client.get("/")) == ["It is a rough day", "The facilitators may see it"]
    say(client, tomorrow, seen="me")
    say(client, tomorrow, today="few")
    assert said_by(cleo) == {"today": "few", "rough": True, "seen": "me"}
    say(client, tomorrow, rough="no")
    assert said_by(cleo)["rough"] is False


def test_nothing_is_asked_earlier_than_a_day_before(cleo, morning, browse):
    later = new_meeting(morning, starts_in=timedelta(hours=25))
    client = browse(cleo)
    assert all("What have you got for it?" not in client.get(page).text for page in PAGES)
    say(client, later, today="few")
    assert not Ahead.objects.exists()


def test_nor_once_one_is_there_or_it_is_over(cleo, ada, room, browse):
    room.begin(ada, cleo)
    assert "What have you got for it?" not in browse(cleo).get("/").text
    room.press(ada, "close", anyway="yes")
    say(browse(cleo), room.meeting, today="few")
    assert not Ahead.objects.exists()


def test_nor_from_an_old_page_while_one_is_there(cleo, ada, room):
    room.arrive(ada, cleo)
    answer = room.browser(cleo).post(
        f"/meetings/{room.meeting.pk}/ahead/", {"today": "not"}, follow=True
    )
    assert "You have come in already" in answer.text
    assert "Not today: " not in room.see(ada).text and not Ahead.objects.exists()


@pytest.mark.parametrize(
    "odd", [{}, {"today": "dancing"}, {"rough": "on"}, {"seen": "all"}, {"today": "x" * 9_000}]
)
def test_what_is_no_button_changes_nothing(cleo, tomorrow, browse, odd):
    assert say(browse(cleo), tomorrow, **odd).status_code == 302
    assert not Ahead.objects.exists()


def test_it_leads_back_to_a_page_of_ours_only(cleo, tomorrow, browse):
    assert say(browse(cleo), tomorrow, today="few", next="https://example.org/").url == "/"


def test_others_do_not_find_it(dev, invited, tomorrow, browse):
    for other in (dev, invited):
        assert say(browse(other), tomorrow, today="few").status_code == 404
    assert browse().post(f"/meetings/{tomorrow.pk}/ahead/").url.startswith("/sign-in/")


# -- who sees it ----------------------------------------------------------------------------------


def test_the_facilitator_is_told_who_is_not_coming(ada, ben, cleo, tomorrow, browse):
    say(browse(cleo), tomorrow, today="not")
    say(browse(ben), tomorrow, today="talk")
    door = tomorrow.get_absolute_url()
    assert "Not today: " in browse(ada).get(door).text
    told = re.search(r"Not today: (.*?)</p>", browse(ada).get(door).text)[1]
    assert "Cleo" in told and "Ben" not in told
    assert "Not today: " not in browse(ben).get(door).text
    assert "nobody expects an answer" in browse(cleo).get("/").text


def test_on_the_desk_too_until_they_come_after_all(ada, ben, cleo, room, browse):
    say(browse(cleo), room.meeting, today="not")
    room.arrive(ada, ben)
    assert "Not today: " in room.see(ada).text and "Cleo" in room.see(ada).text
    assert "Not today: " not in room.see(ben).text
    page = room.browser(cleo).post(
        f"{room.meeting.get_absolute_url()}arrive/", {"today": "few"}, follow=True
    )
    assert "Good to see you." in page.text
    assert "Not today: " not in room.see(ada).text


def test_somebody_who_said_they_would_come_is_not_greeted_twice(ben, room, browse):
    say(browse(ben), room.meeting, today="talk")
    address = f"{room.meeting.get_absolute_url()}arrive/"
    page = room.browser(ben).post(address, {"today": "few"}, follow=True)
    assert "Good to see you." not in page.text


def test_a_rough_day_is_told_to_facilitators_or_to_nobody(ada, ben, cleo, tomorrow, browse):
    for who, seen in ((ben, "facilitators"), (cleo, "me")):
        say(browse(who), tomorrow, rough="yes", seen=seen)
    told = re.search(r"A rough day: (.*?)</p>", browse(ada).get(tomorrow.get_absolute_url()).text)
    assert "Ben" in told[1] and "Cleo" not in told[1]
    assert "A rough day: " not in browse(ben).get(tomorrow.get_absolute_url()).text
    assert all("rough day: Ben" not in browse(cleo).get(page).text for page in PAGES)


def test_the_door_does_not_ask_again(cleo, room, browse):
    client = browse(cleo)
    say(client, room.meeting, today="talk", rough="yes")
    page = room.see(cleo).text
    assert re.search(r'value="talk"[^>]*checked', page)
    assert re.search(r'name="rough"[^>]*checked', page)
    say(client, room.meeting, seen="me")
    assert not re.search(r'name="rough"[^>]*checked', room.see(cleo).text)
    say(client, room.meeting, today="not")
    assert re.search(r'value="few"[^>]*checked', room.see(cleo).text)


def test_coming_in_takes_its_place(cleo, room, browse):
    say(browse(cleo), room.meeting, today="talk")
    room.arrive(cleo, today="listening")
    assert not Ahead.objects.exists()
    assert room.meeting.seats.get().today.answer["today"] == "listening"


# -- where there are only so many seats ------------------------------------------------------------


@pytest.fixture
def one_seat(tomorrow, ben, cleo, browse):
    """Ben has the only one, and Cleo is next in line."""
    tomorrow.capacity = 1
    tomorrow.save()
    for someone in (ben, cleo):
        browse(someone).post(f"{tomorrow.get_absolute_url()}coming/", {"says": "yes"})
    return tomorrow


def has_place(meeting, someone):
    return meeting.coming.get(person=someone).has_place


@pytest.mark.parametrize("page", PAGES)
def test_it_says_before_the_tap_that_the_place_goes_to_who_is_next(
    one_seat, ben, cleo, browse, page
):
    assert "With “Not today” it goes to whoever is first in line" in browse(ben).get(page).text
    assert "With “Not today” you leave the line." in browse(cleo).get(page).text
    door = browse(ben).get(one_seat.get_absolute_url()).text
    assert "If you choose something else here, it goes to whoever is first in line" in door
    say(browse(ben), one_seat, today="not")
    after = browse(ben).get(page).text
    assert "Your place is free for others." in after and "just come" not in after
    assert has_place(one_seat, cleo)


def test_whoever_comes_after_all_asks_for_a_place_again(one_seat, ben, cleo, browse):
    say(browse(ben), one_seat, today="not")
    page = browse(ben).post(f"/meetings/{one_seat.pk}/ahead/", {"today": "few"}, follow=True).text
    assert "Every place is taken just now. You are number 1 in line" in page
    assert "With “Not today” you leave the line." in page
    say(browse(cleo), one_seat, today="not")
    assert has_place(one_seat, ben)
    say(browse(ben), one_seat, today="not")
    page = browse(ben).post(f"/meetings/{one_seat.pk}/ahead/", {"today": "talk"}, follow=True).text
    assert "There is a place for you." in page and has_place(one_seat, ben)


def test_who_had_asked_for_none_is_given_none(one_seat, nia, morning, browse):
    morning.welcome(nia).accept(morning.current_agreement())
    for today in ("not", "few"):
        say(browse(nia), one_seat, today=today)
    assert not one_seat.coming.filter(person=nia).exists()


def test_who_leads_takes_nobodys_place_and_gives_none(one_seat, ada, browse):
    browse(ada).post(f"{one_seat.get_absolute_url()}coming/", {"says": "yes"})
    assert "goes to whoever is first in line" not in browse(ada).get("/").text
    say(browse(ada), one_seat, today="not")
    assert "just come" in browse(ada).get("/").text


# -- how it ends ----------------------------------------------------------------------------------


def test_it_ends_with_the_meeting(ada, ben, cleo, room, browse):
    say(browse(cleo), room.meeting, today="not")
    room.begin(ada, ben)
    assert Ahead.objects.exists()
    room.press(ada, "close", anyway="yes")
    assert not Ahead.objects.exists()


def test_and_with_ones_place_in_the_group(cleo, ben, morning, evening, tomorrow, browse):
    elsewhere = new_meeting(evening, starts_in=timedelta(hours=20))
    say(browse(ben), tomorrow, today="few")
    say(browse(ben), elsewhere, today="talk")
    say(browse(cleo), tomorrow, today="few")
    browse(ben).post("/groups/morning/leave/")
    assert set(Ahead.objects.values_list("person", "meeting")) == {
        (ben.pk, elsewhere.pk),
        (cleo.pk, tomorrow.pk),
    }


def test_a_day_after_what_nobody_closed_or_did_not_take_place(ben, ada, tonight, tomorrow, browse):
    for meeting in (tonight, tomorrow):
        say(browse(ben), meeting, today="few", rough="yes")
    browse(ada).post(f"{tomorrow.get_absolute_url()}cancel/", {"why": "other"})
    for hours, left in ((20, {tonight, tomorrow}), (25, {tomorrow}), (45, set())):
        with time_machine.travel(timezone.now() + timedelta(hours=hours)):
            forget(timezone.now())
        assert {row.meeting for row in Ahead.objects.select_related("meeting")} == left


def test_with_its_day_but_not_with_an_hour(ada, ben, cleo, tomorrow, browse):
    for someone in (ben, cleo):
        browse(someone).post(f"{tomorrow.get_absolute_url()}coming/", {"says": "yes"})
    say(browse(ben), tomorrow, today="not", rough="yes")
    door = tomorrow.get_absolute_url()
    hour = (datetime.combine(tomorrow.wall_date, tomorrow.wall_time) - timedelta(minutes=3)).time()
    assert changing.move(tomorrow, tomorrow.wall_date, hour, by=ada)
    assert "Not today: " in browse(ada).get(door).text
    assert not Notice.objects.filter(person=ben, kind="meeting_moved").exists()
    assert changing.move(tomorrow, tomorrow.wall_date + timedelta(days=1), hour, by=ada)
    assert not Ahead.objects.exists()
    page = browse(ada).get(door).text
    assert "Not today: " not in page and "A rough day: " not in page
    assert "The time has changed since you answered." in browse(ben).get(door).text
    assert Notice.objects.filter(person=ben, kind="meeting_moved").exists()
    tomorrow.refresh_from_db()
    assert ben in reminding.counted_on(tomorrow)


def test_and_with_the_day_of_a_whole_series(ada, ben, morning, browse):
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        series = a_series(morning, starts_on=TUESDAY)
        first = series.meetings.earliest("starts_at")
        say(browse(ben), first, today="not")
        later = new(series, starts_on=TUESDAY + timedelta(days=1))
        assert change_from(first, later, by=ada)
        assert not Ahead.objects.exists()


# -- seated apart ---------------------------------------------------------------------------------


@pytest.mark.parametrize("who_asked", ["cleo", "ben"])
def test_whoever_leads_learns_whom_to_seat_apart_and_not_who_asked(
    ada, ben, cleo, room, browse, who_asked
):
    room.begin(ada, ben, cleo)
    assert "side by side" not in room.see(ada).text
    by, whom = (cleo, ben) if who_asked == "cleo" else (ben, cleo)
    Block.objects.block(by=by, whom=whom)
    line = re.search(r"<p[^>]*>(.*?would rather not sit side by side\.)", room.see(ada).text)[1]
    assert line.index("Ben") < line.index("Cleo")
    for other in (ben, cleo):
        assert "side by side" not in room.see(other).text


def test_a_facilitator_is_not_told_of_a_block_against_themselves(ada, ben, cleo, room):
    Block.objects.block(by=cleo, whom=ada)
    room.begin(ada, ben, cleo)
    assert "side by side" not in room.see(ada).text


def test_nor_of_people_who_are_not_here(ada, ben, room, morning):
    kit = person("kit")
    morning.welcome(kit).accept(morning.current_agreement())
    Block.objects.block(by=kit, whom=ben)
    room.begin(ada, ben)
    assert "side by side" not in room.see(ada).text


# -- no backlog -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [*PAGES, "/groups/morning/stories/"])
def test_nothing_counts_what_was_missed(cleo, ada, morning, tomorrow, browse, page):
    """A page reads the same after thirty unread stories as after sixty."""
    read = []
    with time_machine.travel(timezone.now(), tick=False):
        for _twice in range(2):
            for _story in range(30):
                morning.stories.share(by=ada, group=morning, body="Again.", wish="listen")
            read.append(re.sub(r"<[^>]+>", " ", browse(cleo).get(page).text))
    assert "Again." in read[0]
    assert read[0] == read[1]
