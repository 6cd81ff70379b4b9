"""Before something grave somebody shows once more that it is them."""

import re

import pytest

from alongside.people.coming_in.freshly import LASTS, MARK
from alongside.people.models import Death, Suspension

from .conftest import PASSWORD
from .passkey import add_passkey, options_of
from .test_second_factor import add_app, code_of

CONFIRM = "/account/confirm/"
GRAVE = "/account/sign-in/password/"


def long_ago(browser):
    """As if they had confirmed it a little longer ago than it lasts."""
    session = browser.session
    session[MARK] -= LASTS + 1
    session.save()
    return browser


@pytest.fixture
def leos(leo, browse):
    """Leo's browser, in which he signed in a while ago."""
    return long_ago(browse(leo))


def test_a_sign_in_just_now_is_enough(leo, browse):
    assert browse(leo).get(GRAVE).status_code == 200


def test_an_older_one_is_not(leos):
    assert leos.get(GRAVE).url == f"{CONFIRM}?next=%2Faccount%2Fsign-in%2Fpassword%2F"


def test_the_password_leads_on_and_lasts_a_while(leos):
    asked = leos.get(GRAVE).url
    assert "What comes next matters" in leos.get(asked).text
    assert leos.post(CONFIRM, {"password": PASSWORD, "next": GRAVE}).url == GRAVE
    assert leos.get(GRAVE).status_code == 200
    assert long_ago(leos).get(GRAVE).status_code == 302


@pytest.mark.parametrize("password", ["", "wrong horse battery", " ", "\x00"])
def test_a_wrong_password_does_not(leos, password):
    page = leos.post(CONFIRM, {"password": password, "next": GRAVE})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert f'value="{GRAVE}"' in page.text
    assert leos.get(GRAVE).status_code == 302


def test_a_form_that_was_sent_is_carried_out_afterwards(leo, leos):
    new = "another four quiet words"
    asked = leos.post(GRAVE, {"password1": new}).url
    assert asked.startswith(CONFIRM)
    leo.refresh_from_db()
    assert leo.check_password(PASSWORD), "not before"
    leos.post(CONFIRM, {"password": PASSWORD, "next": GRAVE})
    leo.refresh_from_db()
    assert leo.check_password(new)


def test_a_form_of_another_page_is_not_carried_out(leo, leos):
    leos.post(GRAVE, {"password1": "another four quiet words"})
    assert leos.post(CONFIRM, {"password": PASSWORD, "next": "/account/"}).url == "/account/"
    assert leos.get(GRAVE).status_code == 200
    leo.refresh_from_db()
    assert leo.check_password(PASSWORD)


def test_a_form_that_was_left_there_is_not_carried_out_by_opening_its_page(leo, leos):
    leos.post(GRAVE, {"password1": "another four quiet words"})
    asked = leos.get(GRAVE).url
    assert asked.startswith(CONFIRM)
    assert leos.post(CONFIRM, {"password": PASSWORD, "next": GRAVE}).url == GRAVE
    leo.refresh_from_db()
    assert leo.check_password(PASSWORD)


@pytest.mark.parametrize(
    "page, refused, mended",
    [
        (GRAVE, {"password1": "short"}, {"password1": "another four quiet words"}),
        ("/account/address/", {"email": "leo@"}, {"email": "leo@example.org"}),
        ("/account/sign-in/app/", {"code": "no digits"}, {"code": "no digits either"}),
    ],
)
def test_what_was_refused_afterwards_is_sent_to_its_own_page(leos, page, refused, mended):
    leos.post(page, refused)
    again = leos.post(CONFIRM, {"password": PASSWORD, "next": page})
    name = next(iter(mended))
    form = next(one for one in re.findall("<form.*?</form>", again.text, re.S) if name in one)
    to = re.search('action="(.*?)"', form)[1]
    answer = leos.post(to, mended)
    assert to == page and "Is it you?" not in answer.text


def test_a_passkey_confirms_too(leo, browse):
    leos = browse(leo)
    device = add_passkey(leos)
    long_ago(leos)
    credential = device.prove(options_of(leos.get(CONFIRM)))
    assert leos.post(CONFIRM, {"credential": credential, "next": GRAVE}).url == GRAVE


def test_anothers_passkey_does_not(leo, cleo, browse):
    leos = browse(leo)
    add_passkey(leos)
    theirs = add_passkey(browse(cleo))
    long_ago(leos)
    credential = theirs.prove(options_of(leos.get(CONFIRM)))
    assert "not known here" in leos.post(CONFIRM, {"credential": credential}).text
    assert leos.get(GRAVE).status_code == 302


def test_a_code_of_the_app_confirms_too(leo, browse):
    leos = browse(leo)
    secret = add_app(leos)
    long_ago(leos)
    assert leos.post(CONFIRM, {"code": code_of(secret), "next": GRAVE}).url == GRAVE


def test_a_way_that_they_do_not_have_confirms_nothing(leos):
    for sent in ({"code": ""}, {"credential": "{}"}, {}, {"code": "0", "credential": "{}"}):
        assert leos.post(CONFIRM, {**sent, "next": GRAVE}).status_code == 200
    assert leos.get(GRAVE).status_code == 302


def test_whoever_comes_by_a_link_is_told_to_come_in_again(ada, browse):
    adas = browse(ada)
    assert adas.get(GRAVE).status_code == 200, "just now they came in"
    page = long_ago(adas).get(CONFIRM)
    assert "please sign out, come in again" in page.text
    assert adas.post(CONFIRM, {"next": GRAVE}).status_code == 200
    assert adas.get(GRAVE).status_code == 302


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example"])
def test_the_way_onward_never_leads_elsewhere(leos, onward):
    assert leos.post(CONFIRM, {"password": PASSWORD, "next": onward}).url == "/account/"


def test_closing_somebodys_account_asks_first_and_loses_no_word(olive, ben, browse):
    olive.set_password(PASSWORD)
    olive.save()
    olives = long_ago(browse(olive))
    address, reason = f"/organise/people/{ben.pk}/suspend/", {"reason": "He wrote to her at home."}
    asked = olives.post(address, reason).url
    assert asked.startswith(CONFIRM)
    assert not Suspension.objects.exists(), "not before"
    olives.post(CONFIRM, {"password": "wrong horse battery", "next": address})
    assert not Suspension.objects.exists()
    page = olives.post(CONFIRM, {"password": PASSWORD, "next": address}, follow=True)
    assert "The account is closed." in page.text
    assert Suspension.objects.get().reason == reason["reason"]


def test_a_form_waits_while_another_page_asks_who_it_is(olive, ben, browse):
    olive.set_password(PASSWORD)
    olive.save()
    olives = long_ago(browse(olive))
    address = f"/organise/people/{ben.pk}/suspend/"
    olives.post(address, {"reason": "He wrote to her at home."})
    passkey = "/account/sign-in/passkey/"
    assert olives.get(passkey).url.startswith(CONFIRM)
    assert olives.post(CONFIRM, {"password": PASSWORD, "next": passkey}).url == passkey
    assert not Suspension.objects.exists()
    olives.post(CONFIRM, {"password": PASSWORD, "next": address})
    assert Suspension.objects.get().reason == "He wrote to her at home."


def test_one_that_was_sent_anew_meanwhile_does_not_wait_any_more(leo, leos):
    leos.post(GRAVE, {"password1": "four words left behind"})
    leos.post(CONFIRM, {"password": PASSWORD, "next": "/account/"})
    leos.post(GRAVE, {"password1": "another four quiet words"})
    leos.post(CONFIRM, {"password": "another four quiet words", "next": GRAVE})
    leo.refresh_from_db()
    assert leo.check_password("another four quiet words")


@pytest.mark.parametrize("act", ["people/{0}/suspend/", "deaths/{1}/confirm/", "deaths/{1}/end/"])
def test_confirmed_a_second_time_it_leads_to_a_page(act, olive, ben, ada, browse):
    olive.set_password(PASSWORD)
    olive.save()
    death = Death.objects.tell(ben, by=ada, how="His sister rang.")
    address = "/organise/" + act.format(ben.pk, death.pk)
    olives = long_ago(browse(olive))
    olives.post(address, {"reason": "He wrote to her at home."})
    for _time in range(2):
        confirmed = {"password": PASSWORD, "next": address}
        assert olives.post(CONFIRM, confirmed, follow=True).status_code == 200


def test_whoever_may_not_close_one_cannot_by_confirming(leo, ben, leos):
    address = f"/organise/people/{ben.pk}/suspend/"
    leos.post(address, {"reason": "So."})
    page = leos.post(CONFIRM, {"password": PASSWORD, "next": address})
    assert page.status_code == 403 and not Suspension.objects.exists()
