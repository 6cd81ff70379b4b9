"""A warning: by which rule and why, told kindly, looked at again by another, and then gone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.models import Decision
from alongside.groups.parting.deciding import WARNED_FOR, forget_warnings
from alongside.vault.models import AccessLine

from .conftest import ODD
from .parting import BUT, WHY, is_in, newest, place_of

MORNING = "/groups/morning/"
RULE = "We let each other finish."


def warn(browser, group, whom, **form):
    address = f"{MORNING}people/{place_of(whom, group).pk}/warn/"
    return browser.post(address, {"our_rule": RULE, "reason": WHY, **form})


def test_they_read_the_rule_the_reason_and_who_and_may_do_all_they_could(
    morning, ada, cleo, browse
):
    answer = warn(browse(ada), morning, cleo)
    assert answer.url == f"{MORNING}decisions/{newest().pk}/"
    cleos = browse(cleo)
    assert "You are still welcome." in cleos.get("/").text
    page = cleos.get(newest().get_absolute_url()).text
    assert RULE in page and WHY in page and "Ada" in page
    said = {"body": "I am sorry.", "wish": "listen"}
    assert cleos.post(f"{MORNING}stories/", said).status_code == 302
    assert AccessLine.objects.get(what="member_warned").by == ada.pk


def test_those_who_lead_see_it_and_nobody_else(morning, ada, gwen, ben, cleo, sue, browse):
    warn(browse(ada), morning, cleo)
    at = f"{MORNING}decisions/{newest().pk}/"
    assert "has been warned" in browse(gwen).get(f"{MORNING}desk/").text
    assert RULE in browse(gwen).get(at).text
    for one in (ben, cleo, sue):
        assert browse(one).get(at).status_code == 403
    assert browse(ben).get(newest().get_absolute_url()).status_code == 404
    for page in ("people/", "", "stories/"):
        assert "warned" not in browse(ben).get(f"{MORNING}{page}").text


def test_members_and_strangers_warn_nobody_and_nobody_who_leads_is_warned(
    morning, ada, gwen, ben, cleo, dev, browse
):
    assert warn(browse(ben), morning, cleo).status_code == 403
    assert warn(browse(dev), morning, cleo).status_code == 404
    assert warn(browse(gwen), morning, ada).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize("empty", ["our_rule", "reason"])
def test_without_a_rule_and_a_reason_there_is_none(morning, ada, cleo, browse, empty):
    page = warn(browse(ada), morning, cleo, **{empty: " "})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert (WHY if empty == "our_rule" else RULE) in page.text
    assert not Decision.objects.exists()


@pytest.mark.parametrize("what", ODD)
def test_odd_words_are_kept_or_refused_kindly(morning, ada, cleo, browse, what):
    answer = warn(browse(ada), morning, cleo, our_rule=ODD[what])
    if answer.status_code == 200:
        assert "Nothing is lost" in answer.text and not Decision.objects.exists()
    else:
        assert newest().rule == ODD[what].replace("\x00", "").strip()


def test_sent_twice_it_is_one(morning, ada, cleo, browse):
    for _time in range(2):
        warn(browse(ada), morning, cleo, id="9")
    assert Decision.objects.count() == 1
    assert AccessLine.objects.filter(what="member_warned").count() == 1


def test_an_organiser_who_had_no_part_in_it_can_take_it_back(morning, ada, cleo, olive, browse):
    warn(browse(ada), morning, cleo)
    browse(cleo).post(newest().get_absolute_url(), {"appeal": BUT})
    at = f"/organise/appeals/{newest().pk}/"
    page = browse(olive).get(at).text
    assert "They have been warned in" in page and BUT in page and RULE in page
    browse(olive).post(at, {"answer": "You were.", "outcome": "reversed"})
    page = browse(cleo).get(newest().get_absolute_url()).text
    assert "it has been taken back" in page and "You were." in page
    assert place_of(cleo, morning).ended_at is None
    assert "has been warned" not in browse(ada).get(f"{MORNING}desk/").text


def test_whoever_has_left_meanwhile_is_not_put_back_by_it(morning, ada, cleo, olive, browse):
    warn(browse(ada), morning, cleo)
    browse(cleo).post(newest().get_absolute_url(), {"appeal": BUT})
    place_of(cleo, morning).end(by=cleo)
    at = f"/organise/appeals/{newest().pk}/"
    browse(olive).post(at, {"answer": "You were.", "outcome": "reversed"})
    assert newest().ended_by == olive
    assert not morning.askings.exists() and not is_in(morning, cleo)


def test_who_leads_can_take_it_back_before_its_time(morning, ada, cleo, browse):
    warn(browse(ada), morning, cleo)
    page = browse(ada).post(f"{MORNING}decisions/{newest().pk}/lift/", follow=True)
    assert "The warning is taken back." in page.text
    assert newest().ended_by == ada
    assert AccessLine.objects.filter(what="warning_lifted").exists()


def test_after_ninety_days_nobody_reads_it_and_then_it_is_deleted(morning, ada, cleo, browse):
    warn(browse(ada), morning, cleo)
    warning = newest()
    theirs, mine = f"{MORNING}decisions/{warning.pk}/", warning.get_absolute_url()
    with time_machine.travel(timezone.now() + WARNED_FOR - timedelta(minutes=5)):
        assert forget_warnings(timezone.now()) == 0
        assert RULE in browse(ada).get(theirs).text
    with time_machine.travel(timezone.now() + WARNED_FOR + timedelta(minutes=5)):
        assert browse(ada).get(theirs).status_code == 404
        assert browse(cleo).get(mine).status_code == 404
        assert "Nothing was." in browse(cleo).get("/decisions/").text
        assert forget_warnings(timezone.now()) == 1
    assert not Decision.objects.exists()
