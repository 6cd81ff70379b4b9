"""Somebody to ring: sealed, for one purpose, opened by one person with a reason, and told of."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.models import Case, ContactOpening, EmergencyContact
from alongside.notices.models import Notice
from alongside.people.models import Block
from alongside.vault import endings
from tests.care.team import came_in

MINE = "/account/contact/"
NAME, NUMBER = "Wendel, my brother", "+44 113 496 0000"
GIVEN = {"name": NAME, "number": NUMBER, "knows": "on"}


@pytest.fixture
def case(of_three, cleo, morning, ada, browse):
    """A red case about Cleo, who has given somebody; Ada looks after it."""
    browse(cleo).post(MINE, GIVEN)
    case = came_in(cleo, morning)
    looking_after.claim(case, by=ada)
    return case


def opens(browser, case, reason="She wrote that she is at the bridge."):
    return browser.post(f"/care/{case.pk}/contact/", {"reason": reason}, follow=True)


def test_what_somebody_gives_is_theirs_to_see_change_and_take_back(cleo, browse):
    browser = browse(cleo)
    browser.post(MINE, GIVEN)
    assert NAME in (page := browser.get(MINE).text) and NUMBER in page and "Nobody." in page
    browser.post(MINE, {**GIVEN, "number": "0113 496 0001 ext 4"})
    assert EmergencyContact.objects.get().number == "0113 496 0001 ext 4"
    browser.post(f"{MINE}take-back/")
    assert not EmergencyContact.objects.exists()
    assert NAME not in browser.get(MINE).text


@pytest.mark.parametrize(
    "said", [{"name": ""}, {"number": ""}, {"number": "ring the bell"}, {"knows": ""}]
)
def test_what_cannot_be_used_is_asked_for_kindly_and_nothing_typed_is_lost(cleo, browse, said):
    page = browse(cleo).post(MINE, {**GIVEN, **said}).text
    assert "Nothing is lost" in page
    assert (said.get("number") or NAME if "name" not in said else NUMBER) in page
    assert not EmergencyContact.objects.exists()


def test_whoever_looks_after_it_says_why_and_then_sees_it(case, ada, browse):
    browser = browse(ada)
    assert f"/care/{case.pk}/contact/" in browser.get(f"/care/{case.pk}/").text
    page = browser.get(f"/care/{case.pk}/contact/").text
    assert NAME not in page and NUMBER not in page and "given one person to ring" in page
    assert NUMBER not in opens(browser, case, reason=" ").text
    assert not ContactOpening.objects.exists()
    page = opens(browser, case).text
    assert NAME in page and NUMBER in page and 'href="tel:+441134960000"' in page
    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        assert NUMBER not in browser.get(f"/care/{case.pk}/contact/").text


def test_the_member_reads_who_when_and_why_and_is_told(case, ada, cleo, browse):
    opens(browse(ada), case)
    page = browse(cleo).get(MINE).text
    assert "Ada" in page and "at the bridge" in page
    notice = Notice.objects.get(person=cleo, kind="contact_opened")
    assert notice.is_still_so()
    assert "looked at whom to ring for them" in browse(ada).get(f"/care/{case.pk}/").text


def test_nobody_else_of_the_team_opens_it_nor_knows_of_it(case, ada, dev, olive, ben, browse):
    for person in (dev, olive, ben):
        assert browse(person).get(f"/care/{case.pk}/contact/").status_code == 404
        assert opens(browse(person), case).status_code == 404
        assert f"/care/{case.pk}/contact/" not in browse(person).get(f"/care/{case.pk}/").text
    assert not ContactOpening.objects.exists()
    looking_after.hand_over(case, by=ada, to=dev)
    assert opens(browse(ada), case).status_code == 404, "it is hers no more"
    assert NUMBER in opens(browse(dev), case).text


@pytest.mark.parametrize("level", ["amber", "green"])
def test_it_is_for_red_and_crisis_alone(of_three, cleo, ada, morning, browse, level):
    browse(cleo).post(MINE, GIVEN)
    case = came_in(cleo, morning, level=level)
    looking_after.claim(case, by=ada)
    assert opens(browse(ada), case).status_code == 404
    Case.objects.filter(pk=case.pk).delete()
    case = came_in(cleo, morning, level="crisis")
    looking_after.claim(case, by=ada)
    assert NUMBER in opens(browse(ada), case).text


def test_not_after_the_case_was_closed_nor_by_somebody_they_have_blocked(case, ada, cleo, browse):
    opens(browse(ada), case)
    Block.objects.create(by=cleo, whom=ada)
    assert browse(ada).get(f"/care/{case.pk}/contact/").status_code == 404
    Block.objects.all().delete()
    assert NUMBER in browse(ada).get(f"/care/{case.pk}/contact/").text
    Case.objects.filter(pk=case.pk).update(closed_at=timezone.now())
    assert browse(ada).get(f"/care/{case.pk}/contact/").status_code == 404


def test_who_has_given_nobody_is_said_to_whoever_holds_the_case_alone(of_three, ben, ada, browse):
    case = came_in(ben)
    looking_after.claim(case, by=ada)
    page = opens(browse(ada), case).text
    assert "has given nobody" in page and not ContactOpening.objects.exists()


def test_taken_back_it_does_not_come_back_with_an_older_copy(cleo, browse):
    browse(cleo).post(MINE, GIVEN)
    old = EmergencyContact.objects.get()
    browse(cleo).post(f"{MINE}take-back/")
    old.save(force_insert=True)
    endings.ways()["emergency_contact_taken_back"](contact=old.pk)
    assert not EmergencyContact.objects.exists()


def test_after_half_a_year_the_case_is_gone_and_the_opening_stays_theirs(case, ada, cleo, browse):
    opens(browse(ada), case)
    Case.objects.get(pk=case.pk).delete()
    assert "at the bridge" in browse(cleo).get(MINE).text
