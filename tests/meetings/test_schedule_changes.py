"""A meeting is cancelled, moved, covered: in one tap, said wherever people look for it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.evening import state_of
from alongside.meetings.models import Ahead
from alongside.meetings.schedule import changing, coming
from tests.conftest import new_meeting

from .planning import MORNING, also_leads, form, in_days

DESK = f"{MORNING}desk/"


@pytest.fixture
def friday(morning, ada):
    meeting = new_meeting(morning, starts_in=timedelta(days=3))
    meeting.led_by = ada
    meeting.save()
    return meeting


def press(browse, person, meeting, verb, **form):
    return browse(person).post(f"{meeting.get_absolute_url()}{verb}/", form)


def cancel(browse, person, meeting, why="holiday", word=""):
    return press(browse, person, meeting, "cancel", why=why, word=word)


# -- cancelling -------------------------------------------------------------------------------


def test_one_tap_cancels_and_everybody_reads_it_wherever_they_look(friday, ada, ben, browse):
    coming.answer(friday, ben, "yes")
    cancel(browse, ada, friday, word="The hall has no heating.")
    for address in ("/", MORNING, f"{MORNING}meetings/", friday.get_absolute_url()):
        page = browse(ben).get(address).text
        assert "<strong>Cancelled" in page, address
        assert "it is a holiday" in page, address
        assert "The hall has no heating." in page, address
        assert "What have you got for it?" not in page


def test_who_comes_late_is_told_at_the_door_and_let_in_nowhere(tonight, morning, ada, cleo, browse):
    page = browse(cleo).get(tonight.get_absolute_url()).text
    assert "Come in" in page
    cancel(browse, ada, tonight)
    answer = press(browse, cleo, tonight, "arrive", today="few")
    assert "This meeting is not taking place." in answer.text
    assert "Come in" not in answer.text
    assert not tonight.seats.exists()
    assert press(browse, ada, tonight, "arrive", today="few").status_code == 200
    assert not tonight.happenings.exists()


def test_the_word_to_it_is_for_those_who_were_there(friday, morning, ada, ben, nia, browse):
    cancel(browse, ada, friday, word="Ben is in hospital.")
    morning.welcome(nia).accept(morning.current_agreement())
    pages = ("/", MORNING, f"{MORNING}meetings/", friday.get_absolute_url())
    for page in pages:
        assert "Ben is in hospital." in browse(ben).get(page).text
        told = browse(nia).get(page).text
        assert "it is a holiday" in told and "hospital" not in told
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        for someone, told in ((ben, True), (nia, False)):
            page = browse(someone).get(f"{MORNING}meetings/").text
            assert ("Ben is in hospital." in page) is told


def test_it_can_be_undone_and_whoever_meant_to_come_still_does(friday, ada, ben, browse):
    coming.answer(friday, ben, "yes")
    cancel(browse, ada, friday)
    press(browse, ada, friday, "cancel/undo")
    friday.refresh_from_db()
    assert not friday.is_cancelled
    assert friday.readable("cancelled") is None
    assert friday.sequence == 2
    assert coming.answer(friday, ben, "yes").has_place


def test_a_reason_that_is_none_changes_nothing(friday, ada, browse):
    for why in ("", "ill", "break"):
        cancel(browse, ada, friday, why=why)
        friday.refresh_from_db()
        assert not friday.is_cancelled


def test_the_reason_lies_sealed(friday, ada, browse):
    cancel(browse, ada, friday, why="nobody_leads")
    raw = type(friday).objects.filter(pk=friday.pk).values_list("cancelled", flat=True)[0]
    assert "nobody" not in str(raw)


def test_only_those_who_lead_cancel(friday, ben, dev, browse):
    assert cancel(browse, ben, friday).status_code == 403
    assert cancel(browse, dev, friday).status_code == 404
    assert press(browse, ben, friday, "cancel/undo").status_code == 403
    assert "It cannot take place" not in browse(ben).get(friday.get_absolute_url()).text
    friday.refresh_from_db()
    assert not friday.is_cancelled


def test_what_has_begun_or_has_been_is_not_cancelled(tonight, ada, ben, browse):
    press(browse, ada, tonight, "arrive", today="few")
    page = browse(ada).post(f"{tonight.get_absolute_url()}cancel/", {"why": "few"}, follow=True)
    assert "Something changed in the meantime" in page.text
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert not changing.cancel(tonight, by=ada)
    tonight.refresh_from_db()
    assert not tonight.is_cancelled


def test_nobody_is_asked_what_they_have_for_a_meeting_that_is_cancelled(tonight, ada, ben, browse):
    assert "What have you got for it?" in browse(ben).get(MORNING).text
    cancel(browse, ada, tonight)
    assert "What have you got for it?" not in browse(ben).get(MORNING).text
    browse(ben).post(f"{tonight.get_absolute_url()}ahead/", {"today": "few"})
    assert not Ahead.objects.exists()


# -- moving -----------------------------------------------------------------------------------


def test_a_week_later_in_one_tap_and_the_old_time_says_where_it_went(friday, ada, ben, browse):
    coming.answer(friday, ben, "yes")
    before = friday.starts_at
    press(browse, ada, friday, "move-it", by="week", **{"from": "0"})
    friday.refresh_from_db()
    assert friday.wall_date == in_days(10)
    assert friday.moved_from == before
    page = browse(ben).get(f"{MORNING}meetings/").text
    assert "moved to" in page
    assert "You answered for another time: does this one suit you?" in page
    assert "does this one suit you?" in browse(ben).get(MORNING).text
    door = browse(ben).get(friday.get_absolute_url()).text
    assert "The time has changed since you answered." in door
    assert 'value="yes" aria-pressed="false"' in door
    assert coming.answer(friday, ben, "yes").said_for == friday.starts_at
    assert "has changed since you answered" not in browse(ben).get(friday.get_absolute_url()).text


def test_nobody_is_said_to_come_at_a_time_not_asked_about(friday, ada, ben, cleo, browse):
    coming.answer(friday, ben, "yes")
    coming.answer(friday, cleo, "no")
    press(browse, ada, friday, "move-it", by="week", **{"from": "0"})
    page = browse(ada).get(friday.get_absolute_url()).text
    assert "Asked again, as the time has changed:" in page
    assert "They cannot:" in page
    assert "Coming:" not in page
    friday.refresh_from_db()
    coming.answer(friday, ben, "yes")
    page = browse(ada).get(friday.get_absolute_url()).text
    assert "Coming:" in page and "Asked again" not in page


def test_tapped_twice_it_moves_once(friday, ada, browse):
    for _time in range(2):
        press(browse, ada, friday, "move-it", by="day", **{"from": "0"})
    friday.refresh_from_db()
    assert friday.wall_date == in_days(4)


def test_to_any_other_time_on_its_own_page(friday, ada, browse):
    words = form(date=in_days(5).isoformat(), time="08:15", title="Flares", version="0")
    assert press(browse, ada, friday, "change", **words).status_code == 302
    friday.refresh_from_db()
    assert (friday.title, friday.wall_date, str(friday.wall_time)) == (
        "Flares",
        in_days(5),
        "08:15:00",
    )
    page = press(browse, ada, friday, "change", **{**words, "date": "2020-01-01"})
    assert "has passed" in page.text
    assert 'value="Flares"' in page.text


def test_the_doors_open_at_the_new_time(tonight, ada, cleo, browse):
    assert state_of(tonight).number == 0
    press(browse, ada, tonight, "move-it", by="day", **{"from": "0"})
    tonight.refresh_from_db()
    assert press(browse, cleo, tonight, "arrive", today="few").status_code == 200
    assert not tonight.seats.exists()
    with time_machine.travel(tonight.starts_at - timedelta(minutes=3)):
        assert press(browse, cleo, tonight, "arrive", today="few").status_code == 302


def test_it_does_not_move_past_the_end_of_the_group(friday, morning, ada, browse):
    morning.ends_on = in_days(5)
    morning.save()
    press(browse, ada, friday, "move-it", by="week", **{"from": "0"})
    friday.refresh_from_db()
    assert friday.wall_date == in_days(3)


def test_a_member_moves_and_changes_nothing(friday, ben, browse):
    assert press(browse, ben, friday, "move-it", by="week").status_code == 403
    assert browse(ben).get(f"{friday.get_absolute_url()}change/").status_code == 403


# -- who leads --------------------------------------------------------------------------------


def test_whoever_cannot_lead_asks_and_another_takes_it_in_one_tap(
    friday, morning, ada, ben, nia, browse
):
    also_leads(morning, nia)
    assert "I’ll lead it" not in browse(nia).get(DESK).text
    press(browse, ada, friday, "cover")
    page = browse(nia).get(DESK).text
    assert "Meetings with nobody to lead them yet" in page
    assert "Ada</span> cannot, and asks for somebody else" in page
    assert "asks" not in browse(ben).get(friday.get_absolute_url()).text
    press(browse, nia, friday, "lead", next=DESK)
    friday.refresh_from_db()
    assert (friday.led_by, friday.cover_asked_at) == (nia, None)
    assert "I’ll lead it" not in browse(ada).get(DESK).text


def test_the_second_to_take_it_is_told_that_somebody_was_first(friday, morning, nia, ada, browse):
    also_leads(morning, nia)
    gwen = type(nia).objects.sign_up("gwen", display_name="Gwen")
    gwen.accept_limits()
    also_leads(morning, gwen)
    press(browse, ada, friday, "cover")
    press(browse, nia, friday, "lead")
    page = browse(gwen).post(f"{friday.get_absolute_url()}lead/", follow=True)
    assert "Somebody else is leading it already." in page.text
    friday.refresh_from_db()
    assert friday.led_by == nia


def test_whoever_asked_can_still_take_it_back_by_leading_after_all(friday, morning, ada, browse):
    press(browse, ada, friday, "cover")
    press(browse, ada, friday, "lead")
    friday.refresh_from_db()
    assert (friday.led_by, friday.cover_asked_at) == (ada, None)


@pytest.mark.parametrize("how", ["leaves", "role", "closed", "never"])
def test_those_who_lead_see_well_before_that_nobody_is_to(friday, morning, ada, nia, browse, how):
    also_leads(morning, nia)
    friday.led_by = None if how == "never" else nia
    friday.save()
    assert ("I’ll lead it" in browse(ada).get(DESK).text) == (how == "never")
    place = morning.memberships.get(person=nia)
    if how == "leaves":
        place.end(by=nia)
        also_leads(morning, type(nia).objects.get(pk=nia.pk))
    if how == "role":
        place.give_role("member")
        morning.memberships.filter(person__sign_in_name="ben").update(role="facilitator")
    if how == "closed":
        type(nia).objects.filter(pk=nia.pk).update(is_suspended=True)
        morning.memberships.exclude(person__in=[ada, nia]).update(role="facilitator")
    assert "I’ll lead it" in browse(ada).get(DESK).text
    with time_machine.travel(timezone.now() - timedelta(days=40)):
        assert "I’ll lead it" not in browse(ada).get(DESK).text


def test_whoever_leads_alone_is_not_asked_whether_they_do(friday, ada, browse):
    friday.led_by = None
    friday.save()
    assert "I’ll lead it" not in browse(ada).get(DESK).text


def test_a_member_leads_nothing_and_asks_nobody(friday, ben, dev, browse):
    for verb in ("lead", "cover"):
        assert press(browse, ben, friday, verb).status_code == 403
        assert press(browse, dev, friday, verb).status_code == 404


def test_only_whoever_leads_it_asks_for_cover(friday, morning, nia, browse):
    also_leads(morning, nia)
    press(browse, nia, friday, "cover")
    friday.refresh_from_db()
    assert friday.cover_asked_at is None


def test_when_it_is_time_and_nobody_leads_the_page_says_so(tonight, ada, ben, browse):
    said = "No facilitator has come yet."
    assert said not in browse(ben).get(tonight.get_absolute_url()).text
    with time_machine.travel(tonight.starts_at + timedelta(minutes=1)):
        page = browse(ben).get(tonight.get_absolute_url()).text
        assert said in page
        assert "Come in" in page
        press(browse, ada, tonight, "arrive", today="few")
        assert said not in browse(ben).get(tonight.get_absolute_url()).text


# -- where it is ------------------------------------------------------------------------------


def test_the_link_and_the_way_are_for_members_alone(morning, ada, ben, dev, browse):
    place = {"place": "mixed", "link": "https://call.example/abc", "directions": "Third door."}
    browse(ada).post(f"{MORNING}meetings/schedule/", form(**place))
    meeting = morning.meetings.get()
    page = browse(ben).get(meeting.get_absolute_url()).text
    assert 'href="https://call.example/abc"' in page
    assert "Third door." in page
    assert "in more than one way" in page
    assert browse(dev).get(meeting.get_absolute_url()).status_code == 404
    assert "call.example" not in browse(ben).get(MORNING).text


def test_the_link_is_in_the_room_too(tonight, ben, browse):
    tonight.place, tonight.link = "call", "https://call.example/abc"
    tonight.save()
    press(browse, ben, tonight, "arrive", today="few")
    assert "https://call.example/abc" in browse(ben).get(tonight.get_absolute_url()).text
