"""How a meeting went for those who led it: all of it optional, theirs, and told as sums."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.roles import Role
from alongside.meetings.looking_back.forgetting import forget
from alongside.meetings.looking_back.reviews import ENOUGH
from alongside.meetings.models import Parked, Review, Seat
from alongside.people.models import Draft
from tests.begun import began_on
from tests.conftest import new_meeting, person
from tests.meetings.planning import also_leads

SUMS = "/groups/morning/meetings/looking-back/"


def test_what_the_record_knows_is_filled_in_and_nobody_is_named(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(cleo, "need-support")
    with time_machine.travel(timezone.now() + timedelta(minutes=40)):
        room.press(ada, "close", anyway="yes")
        page = room.browser(ada).get(f"{room.meeting.get_absolute_url()}how-it-went/").text
    known = page.split("What is known already")[1].split("</section>")[0]
    assert "2 people came, besides those who led." in known
    assert "2 people were not offered a turn." in known
    assert "Check-in</span> took about 40 minutes instead of 15." in known
    assert "1 person asked for support." in known
    assert not any(name in known for name in ("Ada", "Ben", "Cleo"))


def test_a_meeting_in_which_all_was_well_says_so(closed, ada):
    page = closed.browser(ada).get(f"{closed.meeting.get_absolute_url()}how-it-went/").text
    assert "1 person came, besides those who led." in page
    assert "took about" not in page
    assert "asked for support" not in page


def test_an_evening_to_which_nobody_came_can_be_looked_back_at(room, ada):
    room.arrive(ada)
    room.press(ada, "close", anyway="yes")
    page = room.browser(ada).get(f"{room.meeting.get_absolute_url()}how-it-went/")
    assert page.status_code == 200
    assert "Nobody came this time. That happens." in page.text


def test_not_this_time_takes_nothing_back_that_was_said(closed, ada):
    closed.press(ada, "how-it-went", phrases=["hard"], body="Slower next time.")
    Draft.objects.keep(ada, f"review:{closed.meeting.pk}", "Half a thou")
    page = closed.browser(ada).get(f"{closed.meeting.get_absolute_url()}how-it-went/").text
    assert "Not this time" not in page
    closed.press(ada, "how-it-went", do="not-now")
    assert Review.objects.get().note == "Slower next time."
    assert Draft.objects.exists()


def test_not_this_time_keeps_what_was_begun(closed, ada):
    Draft.objects.keep(ada, f"review:{closed.meeting.pk}", "Half a thou", parked="The letters")
    how = {"do": "not-now", "body": "Half a thought", "parked": "The letters"}
    page = closed.press(ada, "how-it-went", **how).text
    assert "What you had begun to write is kept for you alone." in page
    assert "How did it go?" not in page
    page = closed.browser(ada).get(f"{closed.meeting.get_absolute_url()}how-it-went/").text
    assert "Half a thought" in page and "The letters" in page
    assert Review.objects.get().note == ""


def test_every_part_can_be_left_out(closed, ada):
    page = closed.press(ada, "how-it-went", do="keep").text
    assert "Thank you for leading. It is kept." in page
    assert Review.objects.get().phrases == []
    assert not Parked.objects.exists()


def test_what_was_said_is_there_again_and_replaced(closed, ada):
    Draft.objects.keep(ada, f"review:{closed.meeting.pk}", "Half a thou")
    page = closed.browser(ada).get(f"{closed.meeting.get_absolute_url()}how-it-went/")
    said = {"phrases": ["hard", "stays"], "body": "Slower next time."}
    closed.press(ada, "how-it-went", **said, **began_on(page))
    assert not Draft.objects.exists()
    page = closed.browser(ada).get(f"{closed.meeting.get_absolute_url()}how-it-went/").text
    assert page.count(" checked") == 2
    assert "Slower next time." in page
    closed.press(ada, "how-it-went", phrases=["heard"])
    assert Review.objects.get().phrases == ["heard"]


def test_a_draft_comes_back_before_what_was_kept(closed, ada):
    Draft.objects.keep(ada, f"review:{closed.meeting.pk}", "Half a thou", parked="The letters")
    page = closed.browser(ada).get(f"{closed.meeting.get_absolute_url()}how-it-went/").text
    assert "Half a thou" in page
    assert "The letters" in page


def test_too_long_a_note_is_refused_and_kept_on_the_page(closed, ada):
    page = closed.press(ada, "how-it-went", body="o" * 2_001, phrases=["hard"]).text
    assert "Nothing is lost" in page
    assert "o" * 2_001 in page
    assert not Review.objects.exists()


def test_only_who_led_that_evening_is_asked(closed, room, morning, ada, ben):
    address = f"{closed.meeting.get_absolute_url()}how-it-went/"
    assert closed.browser(ben).get(address).status_code == 403
    gwen = person("gwen")
    morning.welcome(gwen, role="co_facilitator").accept(morning.current_agreement())
    answer = closed.browse(gwen).get(address)
    assert answer.url == closed.meeting.get_absolute_url()
    assert closed.browser(ada).get(address).status_code == 200


def test_it_is_not_asked_before_the_closing(room, ada, ben):
    room.begin(ada, ben)
    room.press(ada, "how-it-went", phrases=["hard"])
    assert not Review.objects.exists()


def test_today_asks_once_kindly_and_not_for_long(closed, ada, ben):
    assert "How did it go?" in closed.browser(ada).get("/").text
    assert "How did it go?" not in closed.browser(ben).get("/").text
    with time_machine.travel(timezone.now() + timedelta(hours=40)):
        assert "How did it go?" not in closed.browse(ada).get("/").text
    closed.press(ada, "how-it-went", do="not-now")
    assert "How did it go?" not in closed.browser(ada).get("/").text


@pytest.mark.parametrize("how", ["leaves", "leads no more"])
def test_who_does_not_lead_the_group_any_more_is_not_asked(room, morning, ada, ben, dev, how):
    place = also_leads(morning, dev)
    room.begin(dev, ben)
    room.press(dev, "close", anyway="yes")
    assert "You led" in room.browser(dev).get("/").text
    if how == "leaves":
        room.browser(dev).post("/groups/morning/leave/")
    else:
        place.give_role(Role.MEMBER, by=ada)
    page = room.browser(dev).get("/").text
    assert "You led" not in page and "How did it go?" not in page


def test_sums_are_told_from_five_on_and_never_a_note(morning, ada, cleo, browse):
    for n in range(ENOUGH):
        page = browse(ada).get(SUMS).text
        assert "Nothing is told before there are five." in page
        assert "<dt>" not in page
        meeting = new_meeting(morning, starts_in=timedelta(days=-n - 1))
        phrases = ["hard", "heard"] if n else ["heard"]
        Review.objects.keep(by=ada, meeting=meeting, phrases=phrases, note="For me alone.")
    page = browse(ada).get(SUMS).text
    assert "There was a hard moment</dt><dd>4</dd>" in page
    assert "Everybody who wanted to was heard</dt><dd>5</dd>" in page
    assert "For me alone." not in page
    assert browse(cleo).get(SUMS).status_code == 403
    supervisor = person("sol")
    morning.welcome(supervisor, role="supervisor").accept(morning.current_agreement())
    assert "There was a hard moment</dt><dd>4</dd>" in browse(supervisor).get(SUMS).text


def test_a_look_back_ends_after_half_a_year_and_with_ones_place(morning, ada, browse):
    gwen = person("gwen")
    morning.welcome(gwen, role="co_facilitator").accept(morning.current_agreement())
    lately = new_meeting(morning, starts_in=timedelta(days=-1))
    before = new_meeting(morning, starts_in=timedelta(days=-181))
    for meeting in (lately, before):
        Review.objects.keep(by=gwen, meeting=meeting, phrases=["hard"])
    forget(timezone.now())
    assert [row.meeting for row in Review.objects.all()] == [lately]
    morning.memberships.current().get(person=gwen).end(by=gwen)
    assert not Review.objects.exists()


def test_where_all_just_talked_nobody_is_counted_as_not_offered_a_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "just-talk", leaving="1")
    room.press(ada, "close", anyway="yes")
    page = room.browser(ada).get(f"{room.meeting.get_absolute_url()}how-it-went/").text
    assert "everybody could say something at any time." in page
    assert "not offered a turn" not in page


def test_who_is_not_counted_as_leading_it_any_more_has_the_note_back(closed, ada):
    Seat.objects.filter(meeting=closed.meeting, person=ada).update(facilitates=False)
    page = closed.press(ada, "how-it-went", body="Slower next time.")
    assert page.status_code == 404 and "Slower next time.</textarea>" in page.text
