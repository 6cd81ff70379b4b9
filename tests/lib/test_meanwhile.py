"""A form from before something was changed elsewhere: asked once more, and nothing is lost."""

import re

import pytest

from alongside.library.models import Impression
from alongside.people.models import Draft
from alongside.toolkit.light_log.logs import LightLog
from alongside.toolkit.models import SmallStep
from tests.begun import began_on, version_in

ASKED = "This was changed on another page or device"


@pytest.fixture
def step(cleo):
    return SmallStep.objects.begin(by=cleo, what="Two minutes in the garden.")


def test_what_was_learnt_is_not_emptied_by_a_page_from_before(step, cleo, browse):
    at, form = f"/steps/{step.pk}/how/", {"group": "me", "outcome": "unsure", "caution": ""}
    phone, laptop = browse(cleo), browse(cleo)
    old = version_in(phone.get(at).text)
    laptop.post(at, {**form, "learned": "It takes a week.", "version": old})
    sent = {**form, "outcome": "helped", "learned": "", "version": old}
    page = phone.post(at, sent)
    assert ASKED in page.text and ">It takes a week.</textarea>" in page.text.replace("\n", "")
    assert "I tried it, and cannot tell yet</p>" in page.text, "what stands there now"
    assert SmallStep.objects.get().outcome == "unsure"
    again = {**sent, "learned": "It takes a week. And a cushion.", "version": version_in(page.text)}
    assert phone.post(at, again).status_code == 302
    kept = SmallStep.objects.get()
    assert (kept.outcome, kept.learned) == ("helped", "It takes a week. And a cushion.")


def test_sent_twice_or_from_a_fresh_page_nobody_is_asked(step, cleo, browse):
    at, form = f"/steps/{step.pk}/how/", {"group": "me", "outcome": "helped", "caution": ""}
    here = browse(cleo)
    sent = {**form, "learned": "Slow.", "version": version_in(here.get(at).text)}
    assert [here.post(at, sent).status_code for _twice in range(2)] == [302, 302]
    fresh = {**form, "learned": "", "version": version_in(here.get(at).text)}
    assert here.post(at, fresh).status_code == 302
    assert SmallStep.objects.get().learned == ""


def test_a_draft_knows_what_it_began_from(step, cleo, browse):
    at, place = f"/steps/{step.pk}/how/", f"look_back:{step.pk}"
    form = {"group": "me", "outcome": "helped", "caution": ""}
    here = browse(cleo)
    page = here.get(at)
    begun = {"place": place, "learned": "Half a sente", "version": version_in(page.text)}
    here.post("/drafts/", {**begun, **began_on(page)})
    browse(cleo).post(at, {**form, "learned": "It takes a week."})
    page = here.get(at)
    sent = {
        **form,
        "learned": "Half a sentence.",
        "version": version_in(page.text),
        **began_on(page),
    }
    page = here.post(at, {**sent, "place": place})
    assert ASKED in page.text and "It takes a week.</p>" in page.text
    assert Draft.objects.begun(cleo, place)["learned"] == "Half a sente"


def test_a_line_of_the_light_log_takes_in_what_was_noted_elsewhere(cleo, browse):
    LightLog.objects.begin(by=cleo)
    at, day = "/light-log/", {"day": "1"}
    phone, laptop = browse(cleo), browse(cleo)
    old = version_in(laptop.get(at).text)
    phone.post(at, {**day, "sleep": "badly", "helped": ["rest", "warmth"], "version": old})
    sent = {**day, "did": "little", "version": old}
    page = laptop.post(at, sent)
    assert ASKED in page.text
    for value in ("badly", "little", "rest", "warmth"):
        assert re.search(rf'value="{value}"[^>]* checked', page.text)
    assert LightLog.objects.get().days == {"1": {"sleep": "badly", "helped": ["rest", "warmth"]}}
    both = {**sent, "sleep": "badly", "helped": ["rest"], "version": version_in(page.text)}
    laptop.post(at, both)
    said = {"sleep": "badly", "activity": "little", "helped": ["rest"]}
    assert LightLog.objects.get().days == {"1": said}


def test_what_something_was_like_is_not_replaced_by_a_page_from_before(cleo, morning, browse):
    at = "/groups/morning/library/nice-ng193/"
    phone, laptop = browse(cleo), browse(cleo)
    old = version_in(phone.get(at).text)
    laptop.post(at, {"phrase": "hard_going", "words": "Read it lying down.", "version": old})
    sent = {"phrase": "helped", "words": "It is short.", "version": old}
    page = phone.post(at, sent)
    assert ASKED in page.text and "Read it lying down.</p>" in page.text
    assert ">It is short.</textarea>" in page.text.replace("\n", "")
    assert Impression.objects.get().words == "Read it lying down."
    phone.post(at, {**sent, "version": version_in(page.text)})
    assert Impression.objects.get().words == "It is short."
