"""Plans through their pages: chosen, looked at and changed. The people are in cast.py."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.meetings import plan
from alongside.meetings.evening import state_of
from alongside.meetings.models import Meeting, OwnPlan
from alongside.meetings.plans.shipped import all_templates

from .plan_pages import PLANS, address, form_on, press, titles, unescaped


def test_all_plans_are_there_by_subject_and_by_minutes(morning, ada, browse):
    page = browse(ada).get(PLANS).text
    assert all(one.title in unescaped(page) for one in all_templates().values())
    page = browse(ada).get(f"{PLANS}?subject=hard-days&most=30").text
    assert "Flare circle" in page and "Grief for the old life" not in page
    assert "A first meeting" not in page
    assert (
        "We have no plan like that." in browse(ada).get(f"{PLANS}?subject=programme&most=30").text
    )
    for odd in ("?subject=odd", "?most=31", "?most=x"):
        assert browse(ada).get(PLANS + odd).status_code == 404


@pytest.mark.parametrize("slug", [*all_templates()])
def test_a_plan_is_shown_with_all_that_it_says(morning, ada, browse, slug):
    one = all_templates()[slug]
    page = unescaped(browse(ada).get(f"{PLANS}{slug}/").text)
    for words in (one.what, one.question, one.home, one.caution, one.shows):
        assert words in page, words
    for step in one.steps:
        assert step.title in page and step.script in page and step.note in page
    for source in one.sources:
        assert source.title in page and source.at in page
    assert "No clinician has signed this plan." in page and "2028" in page


def test_it_says_whether_it_fits(morning, ada, browse):
    page = browse(ada).get(f"{PLANS}stigma/?people=8&place=writing&has=60").text
    assert "For 8 people typing this needs about 114 minutes; you have 60." in page
    assert "What could go" in page
    page = browse(ada).get(f"{PLANS}stigma/?people=3&place=room&has=90").text
    assert "it fits." in page
    page = browse(ada).get(f"{PLANS}stigma/?people=many&place=moon&has=0").text
    assert "Nothing is lost" in page and "many" in page


def test_a_meeting_is_planned_from_a_plan(morning, ada, browse):
    browser = browse(ada)
    page = browser.get("/groups/morning/meetings/schedule/?plan=grief-for-the-old-life").text
    assert "It follows the plan" in page and 'value="Grief for the old life"' in page
    day = (timezone.localdate() + timedelta(days=5)).isoformat()
    form = {"title": "Grief", "date": day, "time": "10:00", "plan": "grief-for-the-old-life"}
    browser.post("/groups/morning/meetings/schedule/", form)
    steps = tuple(Meeting.objects.get().plan)
    assert steps == all_templates()["grief-for-the-old-life"].steps
    assert browser.get("/groups/morning/meetings/schedule/?plan=nothing").status_code == 404


def test_a_plan_is_used_for_a_meeting_after_looking_at_it(friday, ada, browse):
    browser = browse(ada)
    assert f"{address(friday)}?use=stigma" in browser.get(f"{PLANS}stigma/").text
    page = browser.get(f"{address(friday)}?use=stigma")
    assert "This is not saved yet." in page.text and titles(friday)[1] == "Check-in"
    press(browser, friday, "save", form_on(page.text))
    assert titles(friday) == [step.title for step in all_templates()["stigma"].steps]
    assert browser.get(f"{address(friday)}?use=nothing").status_code == 404


def test_words_minutes_and_fallbacks_are_changed(friday, ada, browse):
    changed = {
        "2-title": "What nobody asks",
        "2-minutes": "17",
        "2-note": "Go slow.",
        "2-script": "Read it <b>twice</b>.",
        "2-card": "kind-hand",
        "2-brief": "on",
        "2-short": "drop",
        "0-short": "shrink",
        "0-short_to": "4",
    }
    assert "The plan is saved." in press(browse(ada), friday, "save", **changed).text
    doors, _, topic, _ = Meeting.objects.get(pk=friday.pk).plan
    assert (topic.title, topic.minutes, topic.note) == ("What nobody asks", 17, "Go slow.")
    assert (topic.card, topic.brief, topic.short, doors.short) == ("kind-hand", True, "drop", 4)
    assert topic.script == "Read it <b>twice</b>."


def test_parts_move_by_buttons_and_nothing_is_saved_until_then(friday, ada, browse):
    browser, before = browse(ada), titles(friday)
    page = press(browser, friday, "up-2", **{"2-title": "Typed just now"}).text
    assert titles(friday) == before and "This is not saved yet." in page
    form = form_on(page)
    assert form["1-title"] == "Typed just now" and form["2-title"] == "Check-in"
    form = form_on(press(browser, friday, "down-1", form).text)
    assert form["2-title"] == "Typed just now"
    form = form_on(press(browser, friday, "add-2", form).text)
    assert form["3-title"] == "" and form["count"] == "5"
    form = form_on(press(browser, friday, "remove-1", form).text)
    assert form["count"] == "4"
    press(browser, friday, "save", {**form, "2-title": "New", "2-question": "Well?"})
    assert titles(friday) == ["Doors open", "Typed just now", "New", "Closing"]


@pytest.mark.parametrize("do", ["up-1", "up-0", "remove-0", "down-3", "up-99", "up-x", ""])
def test_the_doors_stay_first_whatever_is_pressed(friday, ada, browse, do):
    browser = browse(ada)
    form = form_on(press(browser, friday, do or "look").text)
    assert form["0-kind"] == "doors" and form["count"] == "4"
    press(browser, friday, "save", form)
    assert titles(friday) == [step.title for step in plan.simple()]


@pytest.mark.parametrize(
    ("odd", "says"),
    [
        ({"2-minutes": "ten"}, "Enter a whole number"),
        ({"2-minutes": "0"}, "greater than or equal to 1"),
        ({"2-title": ""}, "required"),
        ({"2-question": ""}, "it goes round, so it needs a question"),
        ({"2-short": "shrink", "2-short_to": ""}, "How many minutes does it get"),
        ({"3-short": "drop"}, "it is never left out"),
        ({"0-kind": "words"}, "begins with the doors opening"),
        ({"2-kind": "doors"}, "begins with the doors opening"),
        ({"3-kind": "round"}, "needs a closing"),
        ({"2-kind": "dance"}, "not one of the available choices"),
        ({"2-card": "no-such-card"}, "not one of the available choices"),
        ({"2-script": "x" * 2001}, "2001 of 2000 letters"),
        ({"count": "-1"}, "begins with the doors opening"),
        ({"count": "1" * 5000}, "begins with the doors opening"),
    ],
)
def test_bad_input_keeps_what_was_typed(friday, ada, browse, odd, says):
    before = titles(friday)
    page = press(browse(ada), friday, "save", **{"1-note": "A long note I typed."}, **odd).text
    assert says in unescaped(page)
    assert "count" in odd or "A long note I typed." in page
    assert titles(friday) == before


def test_two_who_change_it_at_once_do_not_eat_each_others_words(friday, ada, cleo, morning, browse):
    morning.memberships.filter(person=cleo).update(role="co_facilitator")
    adas, cleos = browse(ada), browse(cleo)
    form = form_on(cleos.get(address(friday)).text)
    press(adas, friday, "save", **{"2-title": "Ada's round"})
    page = press(cleos, friday, "save", form, **{"2-title": "Cleo's round"}).text
    assert "Somebody else changed this plan while you did." in page
    assert "Ada's round" in unescaped(page) and "Cleo's round" in unescaped(page)
    assert titles(friday)[2] == "Ada's round"
    press(cleos, friday, "both", form_on(page))
    assert titles(friday)[2] == "Cleo's round"
    (kept,) = OwnPlan.objects.all()
    assert kept.steps[2].title == "Ada's round" and kept.title == "Pacing, as it was before"


def test_the_same_form_sent_twice_is_no_conflict(friday, ada, browse):
    browser = browse(ada)
    form = form_on(browser.get(address(friday)).text) | {"2-title": "Once"}
    for _ in range(2):
        assert "The plan is saved." in press(browser, friday, "save", form).text
    assert titles(friday)[2] == "Once"


def test_one_tap_makes_it_fit(friday, ada, browse):
    browser = browse(ada)
    time = {"people": "8", "place": "writing", "has": "60"}
    page = press(browser, friday, "look", **time).text
    assert "For 8 people typing this needs about 79 minutes; you have 60." in page
    assert "A sentence each" in page and "Make it fit" in page
    page = press(browser, friday, "fit", **time).text
    assert "The plan is saved." in page and "it fits." in page
    assert Meeting.objects.get(pk=friday.pk).minutes <= 60


def test_what_cannot_fit_says_so(friday, ada, browse):
    time = {"people": "30", "place": "writing", "has": "60"}
    assert "Even so it needs about" in press(browse(ada), friday, "look", **time).text


def test_once_the_doors_are_open_the_plan_stays(tonight, ada, browse):
    browser = browse(ada)
    form = form_on(browser.get(address(tonight)).text)
    before = titles(tonight)
    browser.post(f"{tonight.get_absolute_url()}arrive/", {"today": "talk"})
    page = press(browser, tonight, "save", form, **{"2-title": "Too late"}).text
    assert "The doors have been opened since." in page and "Too late" in page
    assert titles(tonight) == before
    assert "It stays as it was planned." in browser.get(address(tonight)).text


@pytest.mark.django_db(transaction=True)  # What is not committed is not remembered either.
def test_a_meeting_goes_by_the_plan_it_has_when_the_doors_open(tonight, ada, browse):
    browser = browse(ada)
    browser.get(tonight.get_absolute_url())  # The state of a plan with four steps is remembered.
    page = browser.get(f"{address(tonight)}?use=flare-circle").text
    press(browser, tonight, "save", {**form_on(page)})
    stale = Meeting.objects.get(pk=tonight.pk)
    browser.post(f"{tonight.get_absolute_url()}arrive/", {"today": "talk"})
    kinds = [phase.kind for phase in state_of(stale).phases]
    assert kinds == ["doors", "round", "words", "words"]


def test_only_who_leads_sees_script_purpose_and_note_in_the_room(tonight, ada, cleo, browse):
    browser = browse(ada)
    press(browser, tonight, "save", form_on(browser.get(f"{address(tonight)}?use=stigma").text))
    for someone in (ada, cleo):
        browse(someone).post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    browser.post(f"{tonight.get_absolute_url()}next/", {"leaving": "0"})
    browser.post(f"{tonight.get_absolute_url()}next/", {"leaving": "1"})
    step = all_templates()["stigma"].steps[2]
    for someone, leads in ((ada, True), (cleo, False)):
        page = unescaped(browse(someone).get(tonight.get_absolute_url()).text)
        assert step.title in page and step.question in page
        for words in (step.script, step.purpose, step.note):
            assert (words in page) is leads, words
