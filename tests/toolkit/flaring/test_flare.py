"""A rough day: four large buttons, the plan behind the first, and one tap that tells who leads."""

import re

import pytest
from django.utils import timezone

from alongside.groups.models import Message
from alongside.people.models import Draft
from alongside.toolkit.models import FlarePlan
from alongside.ui.times import long_date
from alongside.vault.erase import erase_person
from tests.begun import began_on, version_in

EDIT, PLAN, TELL = "/flare/plan/write/", "/flare/plan/", "/flare/tell/"
WORDS = {"signs": "I go quiet.", "first_hour": "Lie down.", "message": "A flare. I am safe."}


@pytest.fixture
def plan(cleo):
    return FlarePlan.objects.keep(by=cleo, words=WORDS)


def test_every_page_is_one_tap_away_from_the_four_buttons(morning, cleo, browse):
    for address in ("/", "/groups/morning/", "/steps/", "/strategies/", "/help/"):
        assert 'href="/flare/"' in browse(cleo).get(address).text
    assert 'href="/flare/"' not in browse().get("/").text
    page = browse(cleo).get("/flare/").text.partition("<main")[2].partition("</main>")[0]
    assert page.count('class="button') == 4
    assert 'href="/"' in page, "and one tap back"


def test_the_plan_is_its_persons_alone(plan, ada, ben, cleo, browse):
    mine = browse(cleo).get(PLAN).text
    assert all(words in mine for words in WORDS.values())
    for other in (ada, ben):
        for address in (PLAN, EDIT, f"{PLAN}print/", f"{PLAN}copy/"):
            page = browse(other).get(address).text
            assert not any(words in page for words in WORDS.values())


def test_only_the_parts_that_say_something_stand_in_it(plan, cleo, browse):
    page = browse(cleo).get(PLAN).text
    assert "My early signs" in page and "How I step back up" not in page


def test_every_part_can_stay_empty_and_an_empty_plan_is_none(plan, cleo, browse):
    browse(cleo).post(EDIT, {"whom": "My sister."})
    assert FlarePlan.objects.get().words == {"whom": "My sister."}
    page = browse(cleo).post(EDIT, {"whom": "  "}, follow=True).text
    assert not FlarePlan.objects.exists()
    assert "Write my plan" in page and "Your plan is kept." not in page
    assert "no plan is kept" in page


def test_a_plan_half_filled_in_is_there_again_on_another_device(cleo, browse):
    half = {"place": "flare_plan:0", "signs": "I go qu", "next_days": "Soup fr"}
    browse(cleo).post("/drafts/", half)
    page = browse(cleo).get(EDIT)
    assert "I go qu" in page.text and "Soup fr" in page.text
    assert "You have begun to change it." in browse(cleo).get(PLAN).text
    browse(cleo).post(EDIT, {**WORDS, **began_on(page)})
    assert not Draft.objects.exists()


def test_a_part_that_was_emptied_stays_empty(plan, cleo, browse):
    version = version_in(browse(cleo).get(EDIT).text)
    begun = {"place": "flare_plan:0", "signs": "I go quiet and", "version": version}
    browse(cleo).post("/drafts/", begun | {"first_hour": "", "message": WORDS["message"]})
    page = browse(cleo).get(EDIT).text
    assert "I go quiet and" in page and WORDS["message"] in page
    assert WORDS["first_hour"] not in page


def test_on_two_devices_neither_loses_what_the_other_kept(plan, cleo, browse):
    tablet, phone = browse(cleo), browse(cleo)
    version = version_in(tablet.get(EDIT).text)
    changed = {**WORDS, "first_hour": "Sit down.", "whom": "My sister."}
    phone.post(EDIT, {**changed, "version": version})
    page = tablet.post(EDIT, {**WORDS, "signs": "I go very quiet.", "version": version}).text
    assert "changed on another page or device" in page
    assert all(f">\n{words}</textarea>" in page for words in ("I go very quiet.", "My sister."))
    assert ">\nLie down.</textarea>" in page and "Sit down.</p>" in page
    assert FlarePlan.objects.get().words == changed, "nothing is kept yet"
    mine = {**changed, "signs": "I go very quiet."}
    answer = tablet.post(EDIT, {**mine, "version": version_in(page)})
    assert answer.status_code == 302 and FlarePlan.objects.get().words == mine
    assert tablet.post(EDIT, {**mine, "version": version}).status_code == 302, "sent twice"


def test_what_was_begun_before_the_plan_was_changed_knows_that(plan, cleo, browse):
    tablet, phone = browse(cleo), browse(cleo)
    version = version_in(tablet.get(EDIT).text)
    phone.post(EDIT, {**WORDS, "signs": "My hands.", "whom": "My sister.", "version": version})
    tablet.post("/drafts/", {"place": "flare_plan:0", "signs": "I go", "version": version})
    page = tablet.get(EDIT).text
    assert "I go</textarea>" in page and "My sister.</textarea>" in page
    page = tablet.post(EDIT, {"signs": "I go", "version": version_in(page)}).text
    assert "My hands.</p>" in page and "My sister.</textarea>" in page


def test_a_part_that_is_too_long_comes_back_as_it_was_typed(cleo, browse):
    long = "x" * 2_001
    page = browse(cleo).post(EDIT, {"signs": long, "whom": "Gwen."}).text
    assert "On a bad day, short is good." in page and long in page and "Gwen." in page
    assert not FlarePlan.objects.exists()


def test_on_paper_there_is_the_plan_and_nothing_of_this_site_in_the_title(plan, cleo, browse):
    page = browse(cleo).get(f"{PLAN}print/").text
    assert "<title>A page</title>" in page and "Lie down." in page
    assert "is-large" in browse(cleo).get(f"{PLAN}print/?size=large").text


def test_the_copy_for_the_device_holds_the_plan_and_is_not_for_visitors(plan, cleo, browse):
    copy = browse(cleo).get(f"{PLAN}copy/")
    assert copy.json()["parts"][0] == {"label": "My early signs", "words": "I go quiet."}
    assert copy.headers["Cache-Control"] == "no-store"
    assert f" on {long_date(timezone.localdate())}." in copy.json()["asOf"]
    assert browse().get(f"{PLAN}copy/").status_code == 302


def test_the_four_buttons_bring_it_up_to_date_where_there_is_one(plan, ben, cleo, browse):
    there = f'data-keep-plan="{PLAN}copy/"'
    assert there in browse(cleo).get("/flare/").text
    assert there not in browse(ben).get("/flare/").text


def test_the_page_without_a_network_holds_nothing_of_anybody(plan, cleo, browse):
    page = browse().get("/flare/offline/").text
    assert "No plan is kept on this device." in page
    seen = browse(cleo).get("/flare/offline/").text
    assert not any(words in seen for words in WORDS.values())


def test_one_tap_tells_those_who_lead(morning, ada, ben, cleo, browse):
    page = browse(cleo).get("/flare/").text
    assert f'name="group" value="{morning.pk}"' in page
    for _twice in range(2):
        answer = browse(cleo).post(TELL, {"group": morning.pk, "id": "5"})
        assert answer.url == "/flare/"
    message = Message.objects.get()
    assert message.author == cleo and "no answer is needed" in message.body
    thread = browse(ada).get(f"/groups/morning/threads/{cleo.pk}/")
    assert "It is a rough day." in thread.text
    assert "It is a rough day." not in browse(ben).get("/groups/morning/").text


@pytest.fixture(params=["left", "suspended", "died"])
def unled(request, morning, ada):
    """The morning group has nobody left who leads it and can come in."""
    if request.param == "left":
        morning.memberships.filter(person=ada).update(ended_at=timezone.now())
    elif request.param == "suspended":
        type(ada).objects.filter(pk=ada.pk).update(is_suspended=True)
    else:
        type(ada).objects.filter(pk=ada.pk).update(is_active=False)
    return morning


def test_where_nobody_leads_nobody_is_told_and_that_is_said(unled, cleo, browse):
    page = browse(cleo).get("/flare/").text
    assert "Tell my facilitator" not in page and "Something that takes very little" in page
    assert "Nobody leads your group just now" in page
    told = browse(cleo).post(TELL, {"group": unled.pk}, follow=True).text
    assert "They can read it now." not in told and "Nobody was told." in told
    assert 'href="/help/"' in told.partition("<main")[2]
    assert not Message.objects.exists()


def test_of_two_groups_only_the_one_that_is_led_can_be_told(unled, evening, ben, browse):
    page = browse(ben).get("/flare/").text
    assert f'href="{TELL}"' in page and f'action="{TELL}"' not in page, "no group goes unnamed"
    page = browse(ben).get(TELL).text
    assert "Nobody leads The morning group just now" in re.sub(r"<[^>]*>", "", page)
    assert f'value="{unled.pk}"' not in page and f'value="{evening.pk}"' in page


def test_who_is_in_two_groups_chooses_which(morning, evening, ben, browse):
    assert 'href="/flare/tell/"' in browse(ben).get("/flare/").text
    page = browse(ben).get(TELL).text
    assert "The morning group" in page and "The evening group" in page
    browse(ben).post(TELL, {"group": evening.pk})
    assert Message.objects.get().group == evening


def test_nobody_tells_a_group_they_are_not_in(morning, evening, cleo, dev, browse):
    assert browse(cleo).post(TELL, {"group": evening.pk}).status_code == 200
    assert browse(dev).post(TELL, {"group": morning.pk}).status_code == 403, "he leads, elsewhere"
    assert not Message.objects.exists()
    assert "Something that takes very little" in browse(dev).get("/flare/").text


def test_with_the_account_the_plan_goes(plan, cleo):
    erase_person(cleo.pk, keep=True)
    assert not FlarePlan.objects.exists()
