"""In an emergency something new comes, and the case is put back while somebody is about to ring."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.coming_between import put_back_all
from alongside.care.models import Case, ContactOpening
from tests.care.team import came_in

NUMBER = "+44 113 496 0000"
WHY = {"reason": "She wrote that she is at the bridge."}
WAITS = "Nobody looks after it now. If you do, you can go on."


@pytest.fixture
def case(of_two, morning, cleo, ada, browse):
    """A crisis of Cleo's that Ada looks after, has written about, and is about to ring for."""
    browse(cleo).post("/account/contact/", {"name": "Wendel", "number": NUMBER, "knows": "on"})
    case = came_in(cleo, morning, level="crisis")
    browse(ada).post(f"/care/{case.pk}/claim/")
    browse(ada).post(f"/care/{case.pk}/write/", {"words": "Where are you?"})
    return case


def writes(browser, case):
    browser.post(f"/help/someone/{case.pk}/", {"words": "I took them."})


def test_what_is_new_is_said_where_the_number_is(case, cleo, ada, browse):
    hers, address = browse(ada), f"/care/{case.pk}/contact/"
    assert "There is something new." not in hers.get(address).text
    writes(browse(cleo), case)
    assert "There is something new." in hers.post(address, WHY, follow=True).text
    hers.get(f"/care/{case.pk}/")
    assert "There is something new." not in hers.get(address).text


def test_put_back_meanwhile_whoever_says_why_goes_on_with_it(case, cleo, ada, browse):
    hers, address = browse(ada), f"/care/{case.pk}/contact/"
    writes(browse(cleo), case)
    put_back_all(timezone.now() + timedelta(minutes=6))
    page = hers.post(address, WHY, follow=True).text
    assert NUMBER in page and "Please look at what is new too." in page
    assert Case.objects.get().claimed_by == ada and ContactOpening.objects.count() == 1


def test_and_whoever_looks_again_is_led_to_the_case(case, cleo, ada, dev, browse):
    hers, address = browse(ada), f"/care/{case.pk}/contact/"
    hers.post(address, WHY)
    writes(browse(cleo), case)
    put_back_all(timezone.now() + timedelta(minutes=6))
    answer = hers.get(address, follow=True)
    assert answer.redirect_chain == [(f"/care/{case.pk}/", 302)]
    assert WAITS in answer.text and "I’ll look after this" in answer.text
    assert browse(dev).get(address).status_code == browse(dev).post(address, WHY).status_code == 404
    hers.post(f"/care/{case.pk}/claim/")
    assert NUMBER in hers.get(address).text
    assert Case.objects.get().claimed_by == ada


def test_what_another_took_meanwhile_is_theirs(case, cleo, ada, gwen, browse):
    writes(browse(cleo), case)
    put_back_all(timezone.now() + timedelta(minutes=6))
    browse(gwen).post(f"/care/{case.pk}/claim/")
    assert browse(ada).post(f"/care/{case.pk}/contact/", WHY).status_code == 404
    assert not ContactOpening.objects.exists()
