"""An evening through its pages. The people are introduced in alongside/cast.py."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import engine
from alongside.meetings.models import Entry, Happening, Meeting, Seat, Today
from tests.conftest import new_meeting

from .evening import Evening


def test_coming_in_says_what_one_has_today(room, ada, cleo):
    room.arrive(ada)
    room.arrive(cleo, today="listening")
    assert Today.objects.get(person=cleo).answer == {"today": "listening", "rough": False}
    assert "You are here." in room.see(cleo).text


def test_what_one_has_today_is_for_oneself_and_the_facilitators(room, ada, ben, cleo):
    room.arrive(ada, ben)
    room.arrive(cleo, today="listening")
    for reader, sees in [(ada, True), (cleo, True), (ben, False)]:
        assert ("Just listening" in room.see(reader).text) is sees


def test_strangers_do_not_learn_of_a_meeting(room, dev, evening, ada):
    room.arrive(ada)
    assert room.see(dev).status_code == 404
    assert room.press(dev, "take").status_code == 404
    assert room.browser(dev).get(f"{room.meeting.get_absolute_url()}stream").status_code == 404


def test_the_doors_open_ten_minutes_before(morning, ada, cleo, browse):
    later = Evening(new_meeting(morning, starts_in=timedelta(hours=3)), browse)
    assert "The doors open ten minutes before." in later.see(cleo).text
    later.arrive(cleo)
    assert later.state.seats == {}
    assert not Seat.objects.exists()
    later.arrive(ada)
    later.arrive(cleo)
    assert len(later.state.seats) == 2


def test_everybody_is_offered_a_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    seen = []
    while room.turn:
        holder = {room.seat(p): p for p in (ada, ben, cleo)}[room.turn.seat]
        seen.append(holder)
        room.press(holder, "finish", turn=room.turn.id, body=f"Words of {holder.display_name}")
    assert sorted(p.display_name for p in seen) == ["Ada", "Ben", "Cleo"]
    page = room.see(cleo).text
    assert all(f"Words of {name}" in page for name in ("Ada", "Ben", "Cleo"))
    assert "Everybody has been offered a turn in this round." in room.see(ada).text


def test_take_speak_and_finish(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    assert "The turn is offered to you." in room.see(ben).text
    room.press(ben, "take", turn=room.turn_of(ben))
    assert "It is your turn." in room.see(ben).text
    assert "speaking now" in room.see(cleo).text
    room.press(ben, "say", turn=room.turn_of(ben), body="First half.")
    room.press(ben, "finish", turn=room.turn_of(ben), body="Second half.")
    assert [entry.body for entry in Entry.objects.order_by("said_at")] == [
        "First half.",
        "Second half.",
    ]
    room.turn_of(cleo)


def test_passing_is_quite_all_right(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    page = room.press(ben, "pass", turn=room.turn_of(ben))
    assert "That is quite all right." in page.text
    room.turn_of(cleo)


def test_come_back_to_me_comes_back_at_the_end(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "come-back", turn=room.turn_of(ben))
    room.press(cleo, "pass", turn=room.turn_of(cleo))
    room.press(ada, "pass", turn=room.turn_of(ada))
    page = room.press(ben, "come-back", turn=room.turn_of(ben))
    assert "We have come back to you once." in page.text
    room.turn_of(ben)


def test_who_is_made_a_facilitator_can_lead_at_once(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    place = morning.memberships.get(person=ben)
    room.browser(ada).post(f"/groups/morning/people/{place.pk}/role/", {"role": "facilitator"})
    assert "For you, leading" in room.see(ben).text
    room.press(ada, "hand-over", seat=room.seat(ben))
    assert room.state.leader == room.seat(ben)


def test_members_do_not_close_a_meeting_before_it_begins(room, ben, cleo):
    with time_machine.travel(room.meeting.starts_at - timedelta(minutes=5), tick=False) as clock:
        room.arrive(ben, cleo)
        clock.shift(timedelta(minutes=3))
        room.press(ben, "close", anyway="yes")
        assert room.state.status == "open"
        clock.shift(timedelta(minutes=4))
        room.press(ben, "close", anyway="yes")
        assert room.state.status == "closed"
        assert "It was not over" in room.see(cleo).text
        room.press(cleo, "reopen")
        assert room.state.status == "open"


def test_a_meeting_that_nobody_closed_is_found_among_the_earlier_ones(morning, cleo, browse):
    forgotten = new_meeting(morning, starts_in=timedelta(days=-3))
    assert forgotten in morning.meetings.past()
    assert forgotten.get_absolute_url() in browse(cleo).get("/groups/morning/meetings/").text


def test_the_first_meeting_is_found_behind_all_later_ones(morning, cleo, browse):
    for days in range(1, 46):
        new_meeting(morning, starts_in=timedelta(days=-days))
    ahead = new_meeting(morning, starts_in=timedelta(days=2))
    browser, found, pages = browse(cleo), [], 0
    address = more = "/groups/morning/meetings/"
    while more:
        page, pages = browser.get(more).text, pages + 1
        found += re.findall(r'<a href="/meetings/(\d+)/"', page.partition("Earlier</h2>")[2])
        assert (ahead.get_absolute_url() in page) is (pages == 1)
        link = re.search(r'href="(\?page=[^"]+)">Earlier still', page)
        more = link and address + link[1]
    past = morning.meetings.past().values_list("pk", flat=True)
    assert pages == 3 and found == [str(pk) for pk in past]
    assert "Later ones" in page


def test_what_was_before_somebody_came_is_not_listed_for_them(morning, ada, cleo, browse):
    for days in (-40, -5):
        new_meeting(morning, starts_in=timedelta(days=days))
    long_ago, lately = morning.meetings.past().reverse()
    last_week = timezone.now() - timedelta(days=7)
    morning.memberships.filter(person=cleo).update(sees_from=last_week)
    page = browse(cleo).get("/groups/morning/meetings/").text
    assert lately.get_absolute_url() in page and long_ago.get_absolute_url() not in page
    Seat.objects.create(meeting=long_ago, person=cleo)
    for there in (cleo, ada):
        page = browse(there).get("/groups/morning/meetings/").text
        assert lately.get_absolute_url() in page and long_ago.get_absolute_url() in page


def test_nobody_can_speak_in_somebody_elses_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    page = room.press(cleo, "finish", turn=room.turn_of(ben), body="Me first")
    assert "That is somebody else&#39;s turn." in page.text
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "verb", ["next", "pause", "move-on", "close", "remove", "hand-over", "move", "reopen"]
)
def test_a_member_cannot_lead(room, ada, ben, cleo, verb):
    room.begin(ada, ben, cleo)
    before = Happening.objects.count()
    form = {"turn": room.turn.id, "leaving": "1", "seat": str(room.seat(cleo)), "where": "first"}
    room.press(ben, verb, **form)
    assert Happening.objects.count() == before


def test_a_facilitator_leads(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "pause")
    assert "The round is paused." in room.see(cleo).text
    room.press(ada, "resume")
    room.press(ada, "move", seat=room.seat(cleo), where="last")
    room.press(ada, "move-on", turn=room.turn.id)
    assert room.turn.seat == room.seat(ada)


def test_who_is_asked_to_leave_sees_nothing_more(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Only for those who are here")
    room.press(ada, "remove", seat=room.seat(cleo))
    page = room.see(cleo)
    assert "The facilitator has asked you to leave this meeting" in page.text
    assert "Only for those who are here" not in page.text
    assert room.browser(cleo).get(f"{room.meeting.get_absolute_url()}stream").status_code == 403


def test_what_somebody_was_typing_who_is_asked_to_leave_is_theirs_still(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    turn = room.turn_of(ben)
    room.press(ada, "remove", seat=room.seat(ben))
    page = room.press(ben, "finish", turn=turn, body="Half of what I had to say").text
    assert "has asked you to leave" in page
    assert "kept for you alone" in page and "Half of what I had to say" in page


def test_whoever_is_asked_to_leave_gets_no_room_for_an_answer_either(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    assert "Who is here" in room.tap(cleo, "raise-hand").text
    room.press(ada, "remove", seat=room.seat(cleo))
    room.press(ben, "finish", turn=room.turn_of(ben), body="Said after she was asked to leave")
    answer = room.tap(cleo, "raise-hand")
    assert answer.status_code == 302
    assert "Said after she was asked to leave" not in room.see(cleo).text


def test_somebody_who_has_not_come_in_is_asked_to(room, ada, ben, cleo):
    room.begin(ada, ben)
    assert room.tap(cleo, "raise-hand").status_code == 404
    assert room.browser(cleo).post(f"{room.meeting.get_absolute_url()}here/").status_code == 404


def test_needing_a_little_longer_is_shown_to_the_room(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "take", turn=room.turn_of(ben))
    room.press(ben, "more-time", turn=room.turn_of(ben))
    assert "speaking now, and taking a little longer" in room.see(cleo).text


def test_times_are_said_kindly_and_only_after_a_minute(room, ada, ben, cleo):
    with time_machine.travel(room.meeting.starts_at, tick=False) as clock:
        room.begin(ada, ben, cleo)
        room.press(ben, "take", turn=room.turn_of(ben))
        assert times(room.see(cleo)) == ["", ""]
        clock.shift(timedelta(minutes=3, seconds=20))
        assert times(room.see(cleo)) == [
            "This part began about 3 minutes ago, of the 15 or so that it has.",
            "Ben has been speaking for about 3 minutes.",
        ]


def times(page):
    return re.findall(r"<p [^>]*data-lasted[^>]*>(.*?)</p>", page.text)


def test_closing_says_first_who_was_not_offered_a_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    page = room.press(ada, "close")
    assert "Not everybody has had their turn yet: Ben, Cleo, Ada." in page.text
    page = room.press(ada, "close", anyway="yes")
    assert "The meeting is closed." in page.text
    assert Meeting.objects.get().closed_at


def test_a_closed_meeting_can_be_opened_again_for_five_minutes(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "close", anyway="yes")
    assert "It was not over" in room.see(ada).text
    assert "It was not over" not in room.see(ben).text
    room.press(ada, "reopen")
    assert room.state.status == "open"
    assert Meeting.objects.get().closed_at is None


def test_afterwards_the_words_are_for_those_who_were_there(room, ada, ben, cleo):
    room.begin(ada, ben)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Between us")
    room.press(ada, "close", anyway="yes")
    assert "Between us" in room.see(ben).text
    assert "Between us" not in room.see(cleo).text
    assert "What was said is for those who were there." in room.see(cleo).text


def test_afterwards_the_facilitator_sees_who_came(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "pass", turn=room.turn_of(ben))
    room.press(ada, "close", anyway="yes")
    page = re.sub(r"<[^>]+>", "", room.see(ada).text)
    assert re.search(r"Ben\s*: passed", page)
    assert re.search(r"Cleo\s*: was offered a turn", page)
    assert "Who came" not in room.see(ben).text


def test_a_late_arrival_joins_the_end(room, ada, ben, cleo):
    room.begin(ada, ben)
    room.arrive(cleo)
    assert room.state.round.order[-1] == room.seat(cleo)


def test_the_answer_to_a_tap_is_the_room(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    answer = room.tap(ben, "pass", turn=room.turn_of(ben))
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert 'data-region="ring"' in answer.text


def test_an_unknown_button_is_not_found(room, ada):
    room.arrive(ada)
    assert room.press(ada, "explode").status_code == 404


def test_a_meeting_number_from_nowhere_is_not_found(morning, ada, browse):
    assert browse(ada).get("/meetings/4611686018427387904/").status_code == 404
    assert browse(ada).get("/meetings/99999999999999999999999/").status_code == 404


def test_events_hold_no_words(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="A private sentence")
    stored = repr([row.event for row in Happening.objects.all()])
    assert "private" not in stored
    assert "Ben" not in stored


def test_what_is_remembered_is_what_a_replay_gives(room, ada, ben, cleo):
    from alongside.meetings import evening

    room.begin(ada, ben, cleo)
    room.press(ben, "pass", turn=room.turn_of(ben))
    rows = Happening.objects.order_by("number")
    fresh = evening.new_state(room.meeting)
    assert engine.apply(fresh, [evening.as_record(row) for row in rows]) == room.state
