"""“I need support”: a tap that only those who lead hear of. The others are told nothing at all."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.models import Happening, Seat, Support
from alongside.meetings.privacy import TASKS
from alongside.meetings.room import Room
from alongside.meetings.supporting.asked import forget_support

from .planning import also_leads

ASKED = "needs support.", "In the meeting only those who lead see this."


@pytest.fixture
def begun(room, ada, ben, cleo):
    return room.begin(ada, ben, cleo)


def drawn(room, person):
    """What the stream would show this person, to the letter, at whatever second."""
    seat = Seat.objects.select_related("person").get(meeting=room.meeting, person=person)
    return re.sub(r'data-lasted="\d+"', "", Room(room.meeting, room.state, seat).draw())


def test_before_asking_one_reads_who_would_see_it(begun, ben):
    page = begun.see(ben).text
    assert "I need support" in page
    assert re.search(r"Only those who lead see it\. Here now: <span[^>]*>Ada</span>", page)


def test_only_those_who_lead_see_it(begun, ada, ben, cleo):
    before = drawn(begun, cleo), begun.state, Happening.objects.count()
    here = begun.browser(cleo).post(f"{begun.meeting.get_absolute_url()}here/")
    page = begun.press(ben, "need-support").text
    assert "You have asked for support. On their pages it stands now: " in page
    assert all(words in begun.see(ada).text for words in ASKED)
    assert (drawn(begun, cleo), begun.state, Happening.objects.count()) == before
    again = begun.browser(cleo).post(f"{begun.meeting.get_absolute_url()}here/")
    assert again.headers["X-Number"] == here.headers["X-Number"]
    assert not any(words in begun.see(cleo).text for words in ASKED)


def test_it_is_at_the_thumb_of_who_leads_until_they_have_seen_it(begun, ada, ben):
    at_the_thumb = r'href="#lead-next"><span><span[^>]*>Ben</span> needs support\.'
    begun.press(ben, "need-support")
    assert re.search(at_the_thumb, begun.see(ada).text)
    assert "#lead-next" not in begun.see(ben).text
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    assert "#lead-next" not in begun.see(ada).text


def test_asking_twice_is_asking_once_until_somebody_saw_it(begun, ada, ben):
    begun.press(ben, "need-support")
    begun.press(ben, "need-support")
    assert Support.objects.count() == 1
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    begun.press(ben, "need-support")
    assert Support.objects.count() == 2


def test_they_are_told_who_has_seen_it(begun, ada, ben):
    begun.press(ben, "need-support")
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    page = begun.see(ben).text
    assert re.search(r">Ada</span> has seen that you need support\.", page)
    assert ASKED[1] not in begun.see(ada).text


def test_whoever_waits_reads_on_that_the_care_team_is_told_and_where_help_is(begun, ada, ben):
    told = "If they have not seen it within a few minutes, the care team is told."
    begun.press(ben, "need-support")
    waiting = begun.see(ben).text
    assert waiting.count(told) == 1 and "where to find help now" in waiting
    assert "Tell them that I need support" not in waiting
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    seen = begun.see(ben).text
    assert told not in seen.split('id="fold-support"')[0]


def test_it_says_truly_that_nobody_who_leads_is_here(room, ada, ben, cleo):
    room.arrive(ben, cleo)
    assert "none of them is here just now" in room.see(ben).text
    page = room.press(ben, "need-support").text
    assert "Nobody who leads is here just now" in page
    room.arrive(ada)
    assert all(words in room.see(ada).text for words in ASKED)


def test_a_member_cannot_say_they_have_seen_it(begun, ben, cleo):
    begun.press(ben, "need-support")
    page = begun.press(cleo, "support-seen", seat=begun.seat(ben)).text
    assert "Only a facilitator can do this." in page
    assert Support.objects.not_seen().count() == 1


@pytest.mark.parametrize("seat", ["", "0", "99", "x"])
def test_a_seat_that_is_not_there_is_refused_kindly(begun, ada, seat):
    page = begun.press(ada, "support-seen", seat=seat).text
    assert "That person is not in the meeting any more." in page


def test_both_can_write_to_each_other_beside_the_meeting(begun, ada, ben):
    begun.press(ben, "need-support")
    theirs = f"/groups/morning/threads/{ben.pk}/"
    assert theirs in begun.see(ada).text
    assert "/groups/morning/thread/" in begun.see(ben).text
    assert begun.browser(ada).get(theirs).status_code == 200
    assert begun.browser(ben).get("/groups/morning/thread/").status_code == 200


def test_who_is_stayed_with_may_choose_to_talk_with_who_leads(begun, ada, ben, cleo):
    begun.press(ada, "stay-with", seat=begun.seat(ben))
    assert "Talk with somebody who leads" in begun.see(ben).text
    begun.press(ben, "need-support")
    assert "would like to talk with somebody who leads." in begun.see(ada).text
    assert "talk with somebody who leads" not in begun.see(cleo).text
    assert begun.state.staying_with == begun.seat(ben), "nothing of the round has changed"


def test_whoever_was_sent_out_asks_nobody_in_the_room(begun, ada, ben):
    begun.press(ada, "remove", seat=begun.seat(ben))
    begun.press(ben, "need-support")
    assert not Support.objects.exists()


def test_it_is_sealed_and_goes_after_a_week(begun, ben):
    begun.press(ben, "need-support")
    assert forget_support in TASKS
    forget_support()
    assert Support.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        forget_support()
    assert not Support.objects.exists()


def test_it_goes_with_a_place_in_the_group(begun, morning, ben):
    begun.press(ben, "need-support")
    morning.memberships.get(person=ben).end(by=ben)
    assert not Support.objects.exists()


# -- when the meeting is closed ---------------------------------------------------------------


def test_who_leads_is_told_before_closing_that_somebody_waits(begun, ada, ben, cleo):
    warned = "Before you close the meeting: somebody waits for support."
    assert warned not in begun.see(ada).text
    begun.press(ben, "need-support")
    assert warned in begun.see(ada).text and warned not in begun.see(cleo).text
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    assert warned not in begun.see(ada).text


def test_what_nobody_saw_stands_on_the_page_afterwards(begun, morning, ada, ben, cleo, dev, browse):
    also_leads(morning, dev)
    begun.press(ben, "need-support")
    begun.press(ada, "close", anyway="yes")
    for leads in (ada, dev):
        page = browse(leads).get(begun.meeting.get_absolute_url()).text
        assert "asked for support." in page and "nobody said that they had seen it" in page
        assert f"/groups/morning/threads/{ben.pk}/" in page
        assert browse(leads).get(f"/groups/morning/threads/{ben.pk}/").status_code == 200
    page = begun.see(ben).text
    assert "You asked for support, and in the meeting nobody said" in page
    assert "/groups/morning/thread/" in page
    assert "support" not in begun.see(cleo).text.lower()


def test_what_was_seen_is_said_there_too(begun, ada, ben):
    begun.press(ben, "need-support")
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    begun.press(ada, "close", anyway="yes")
    assert "saw it in the meeting" in begun.see(ada).text
    assert "has seen that you need support." in begun.see(ben).text


def test_those_who_did_not_lead_that_meeting_find_it_when_they_come_back(
    room, morning, ada, ben, cleo, browse
):
    room.arrive(ben, cleo)
    room.press(ben, "need-support")
    with time_machine.travel(timezone.now() + timedelta(minutes=20), tick=True):
        room.press(cleo, "close", anyway="yes")
        assert "asked for support." in browse(ada).get(room.meeting.get_absolute_url()).text
