"""A few lines on a meeting for everybody: of no word of anybody, and shown by who leads."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import plan
from alongside.meetings.models import CatchUp
from alongside.people.models import Block, Draft
from alongside.toolkit.models import SmallStep
from alongside.vault.endings import Ending, carry_out
from tests.conftest import new_meeting, person
from tests.meetings.planning import also_leads

STRATEGY = "slow-breathing"


@pytest.fixture
def met(room, ada, ben):
    """Ada has led the whole of a plan with a practice; Ben said something, and began a step."""
    steps = plan.simple()
    steps[2] = replace(steps[2], kind="practice", question="", card=STRATEGY)
    room.meeting.steps = plan.dump(steps)
    room.meeting.save()
    room.begin(ada, ben)
    if room.turn.seat != room.seat(ben):
        room.press(ada, "pass", turn=room.turn.id)
    room.press(ben, "finish", turn=room.turn.id, body="The stairs were ferocious.")
    room.press(ada, "next", leaving="1", anyway="yes")
    what = "Ten minutes on the bench"
    room.step = SmallStep.objects.begin(by=ben, what=what, group=room.meeting.group)
    room.press(ada, "close", anyway="yes")
    room.meeting.refresh_from_db()
    return room


def card(room, someone):
    return room.browser(someone).get(f"{room.meeting.get_absolute_url()}catch-up/").text


def version_in(page):
    found = re.search(r'<input type="hidden" name="version"(?: value="(\w*)")?', page)
    return found[1] or ""


def show(room, ada, **changed):
    chosen = {"strategies": [STRATEGY], "steps": [room.step.pk]}
    chosen["version"] = version_in(card(room, ada))
    return room.press(ada, "catch-up", **{"body": "We breathed.", **chosen, **changed})


def take_back(room, someone, **form):
    return room.press(someone, "catch-up", do="take-back", **form)


def test_the_draft_knows_the_plan_and_no_word_or_name_of_anybody(met, ada):
    page = card(met, ada)
    drafted = page.split("<textarea")[1].split("</textarea>")[0]
    assert "Check-in; The topic" in drafted
    assert "How are you arriving today?" in drafted
    assert "Closing" not in drafted, "it did not come to that"
    assert "ferocious" not in page
    assert "Ben" not in page
    assert "Slow breathing" in page
    assert "Ten minutes on the bench" in page


def test_nobody_sees_anything_before_it_is_shown(met, ada, ben, cleo):
    card(met, ada)
    Draft.objects.keep(ada, f"catch_up:{met.meeting.pk}", "Half a line")
    for someone in (ben, cleo):
        assert "In a few lines" not in met.see(someone).text
        assert "few lines" not in met.browser(someone).get("/").text
    assert "Half a line" in card(met, ada)


def test_then_everybody_reads_it_above_all_who_was_not_there(met, ada, ben, cleo):
    assert "Everybody in the group can read it now." in show(met, ada).text
    page = met.see(cleo).text
    assert "You were not there, and that is quite all right." in page
    lines = page.split("In a few lines")[1].split("</section>")[0]
    for words in ("We breathed.", "Slow breathing", "Ten minutes on the bench"):
        assert words in lines
    assert "Ben" not in lines
    assert "quite all right" not in met.see(ben).text
    assert "the meeting in a few lines" in met.browser(cleo).get("/").text


def test_today_tells_of_it_until_the_group_meets_again(met, morning, ada, cleo):
    show(met, ada)
    new_meeting(morning, starts_in=timedelta(days=3))
    for days, told in ((2, True), (4, False), (30, False)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            page = met.browse(cleo).get("/").text
            assert ("the meeting in a few lines" in page) is told


def test_today_does_not_send_whoever_was_asked_to_leave_to_a_page_without_it(met, room, ada, cleo):
    room.press(ada, "reopen")
    room.arrive(cleo)
    room.press(ada, "remove", seat=room.seat(cleo))
    room.press(ada, "close", anyway="yes")
    show(met, ada)
    assert "We breathed." not in met.see(cleo).text
    assert "the meeting in a few lines" not in met.browser(cleo).get("/").text
    assert "the meeting in a few lines" in met.browser(ada).get("/").text


def test_whoever_came_later_and_strangers_read_nothing(met, morning, ada, dev, evening):
    show(met, ada)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        eve = person("eve")
        morning.welcome(eve).accept(morning.current_agreement())
        assert "We breathed." not in met.see(eve).text
        assert "the meeting in a few lines" not in met.browser(eve).get("/").text
        assert "the meeting in a few lines" in met.browse(ada).get("/").text
    assert met.see(dev).status_code == 404


def test_a_step_is_told_only_while_it_is_shared_and_there_for_the_reader(met, ada, ben, cleo):
    show(met, ada)
    Block.objects.block(by=cleo, whom=ben)
    assert "Ten minutes on the bench" not in met.see(cleo).text
    assert "Ten minutes on the bench" in met.see(ada).text
    met.step.share_with(None)
    met.step.save()
    assert "Ten minutes on the bench" not in met.see(ada).text


def test_a_step_that_was_not_offered_is_not_taken(met, ada, ben):
    own = SmallStep.objects.begin(by=ben, what="For me alone")
    page = show(met, ada, steps=[own.pk]).text
    assert "Nothing is lost" in page
    assert not CatchUp.objects.exists()


def test_only_who_leads_shows_it_or_takes_it_back(met, ada, ben, dev, evening):
    assert met.press(ben, "catch-up", body="Mine").status_code == 403
    assert met.press(dev, "catch-up", body="Mine").status_code == 404
    show(met, ada)
    assert take_back(met, ben).status_code == 403
    shown = CatchUp.objects.get()
    take_back(met, ada, version=version_in(card(met, ada)))
    assert "We breathed." not in met.see(ben).text
    shown.save()  # As in an older copy.
    carry_out(Ending.objects.get(what="lines_ended"))
    assert not CatchUp.objects.exists()


def test_it_is_changed_in_place_and_an_empty_one_is_refused(met, ada, cleo):
    show(met, ada)
    assert "There are no words here yet." in show(met, ada, body=" ").text
    assert "We breathed." in met.see(cleo).text
    assert "We breathed." in card(met, ada)
    show(met, ada, body="We hummed.", strategies=[], steps=[])
    page = met.see(cleo).text
    assert "We hummed." in page
    assert "We breathed." not in page


def test_none_is_made_of_a_meeting_that_goes_on(room, ada, ben):
    room.begin(ada, ben)
    room.press(ada, "catch-up", body="Too early")
    assert not CatchUp.objects.exists()


# -- two who lead --------------------------------------------------------------------------------


@pytest.fixture
def both(met, morning, dev):
    """Dev leads the group as well, and has looked at the page before anything was shown."""
    also_leads(morning, dev)
    met.before = version_in(card(met, dev))
    return met


def test_nobody_writes_over_lines_they_have_not_seen(both, ada, ben, dev):
    show(both, ada, body="We breathed, all of us.")
    page = show(both, dev, body="We hummed.", version=both.before).text
    assert "These lines have changed meanwhile" in page
    assert "We breathed, all of us." in page and "We hummed.</textarea>" in page
    assert "We breathed, all of us." in both.see(ben).text
    show(both, dev, body="We breathed, and hummed.", version=version_in(page))
    assert "We breathed, and hummed." in both.see(ben).text


def test_nor_from_a_draft_that_was_begun_before(both, ada, dev):
    Draft.objects.keep(dev, f"catch_up:{both.meeting.pk}", "We hummed.")
    show(both, ada)
    assert "We hummed.</textarea>" in card(both, dev)
    assert "These lines have changed meanwhile" in show(both, dev, body="We hummed.").text
    assert CatchUp.objects.get().says["words"] == "We breathed."


def test_what_was_taken_back_meanwhile_is_not_shown_again_unseen(both, ada, ben, dev):
    show(both, ada)
    old = version_in(card(both, dev))
    take_back(both, ada, version=old)
    page = show(both, dev, body="We hummed.", version=old).text
    assert "Somebody has taken them back" in page and "We hummed.</textarea>" in page
    assert not CatchUp.objects.exists()


def test_nobody_takes_back_lines_they_have_not_seen(both, ada, dev):
    show(both, ada)
    old = version_in(card(both, dev))
    show(both, ada, body="We hummed.")
    page = take_back(both, dev, version=old).text
    assert "We hummed." in page and "Nobody reads these lines any more." not in page
    assert CatchUp.objects.get().says["words"] == "We hummed."


def test_the_same_form_sent_twice_is_sent_once(both, ada):
    for _twice in range(2):
        assert "can read it now" in show(both, ada, version="").text


# -- opened again ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["catch-up", "how-it-went"])
def test_words_on_their_way_while_it_is_opened_again_are_kept(met, ada, page):
    met.press(ada, "reopen")
    answer = met.press(ada, page, body="Slower next time.", phrases=["hard"])
    assert "This meeting is open again. What you wrote is kept for you alone" in answer.text
    met.press(ada, "close", anyway="yes")
    at = f"{met.meeting.get_absolute_url()}{page}/"
    assert "Slower next time.</textarea>" in met.browser(ada).get(at).text
