"""Ten codes for the day that all else is lost: shown until they are kept, each good for once."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.people.models import Secret

from .conftest import PASSWORD
from .post import is_signed_in
from .test_second_factor import STEP, add_app, by_password

CODES = "/account/sign-in/codes/"
IN = "/sign-in/code/"
MISMATCH = "That name and code do not belong together here, or the code has been used."


def shown(page):
    """The codes on a page, without the gaps."""
    return [code.replace(" ", "") for code in re.findall(r"<li><code>([\d ]+)</code>", page.text)]


def make_codes(browser):
    assert browser.post(f"{CODES}new/").url == CODES
    return shown(browser.get(CODES))


def come_in(client, name, code):
    return client.post(IN, {"login": name, "code": code})


@pytest.fixture
def codes(leo, browse):
    """Leo's."""
    return make_codes(browse(leo))


def test_ten_codes_of_ten_digits_for_somebody_with_a_password_alone(codes):
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"\d{10}", code) for code in codes)


def test_they_are_shown_until_they_are_kept_and_then_never_again(leo, browse, codes):
    leos = browse(leo)
    assert shown(leos.get(CODES)) == codes
    assert leos.post(CODES).url == "/account/sign-in/"
    page = leos.get(CODES)
    assert shown(page) == [] and not any(code in page.text for code in codes)
    assert "You have 10 codes that were not used yet." in page.text


def test_a_code_lets_in_once_and_leads_to_a_new_way_in(leo, browse, codes):
    visitor = browse()
    assert come_in(visitor, "leo", codes[3]).url == "/account/sign-in/"
    page = visitor.get("/account/sign-in/")
    assert "this code is used up" in page.text
    assert visitor.get("/account/sign-in/password/").status_code == 200, "and need not confirm"
    again = browse()
    assert MISMATCH in come_in(again, "leo", codes[3]).text
    assert not is_signed_in(again)
    assert come_in(browse(), "leo", codes[4]).status_code == 302


@pytest.mark.parametrize("typed", ["{0} {1}", " {0}-{1} ", "{0}–{1}", "{0}{1}"])
def test_however_it_is_typed(leo, browse, codes, typed):
    visitor = browse()
    come_in(visitor, " LEO", typed.format(codes[0][:5], codes[0][5:]))
    assert is_signed_in(visitor)


def test_new_codes_end_the_older_ones(leo, browse, codes):
    newer = make_codes(browse(leo))
    assert not set(newer) & set(codes)
    assert MISMATCH in come_in(browse(), "leo", codes[0]).text
    assert come_in(browse(), "leo", newer[0]).status_code == 302
    assert Secret.objects.count() == 1


@pytest.mark.parametrize("code", ["", "1", "0000000000", "x" * 41, "\x00", "１２３"])
@pytest.mark.parametrize("name", ["leo", "nobody", "", "x" * 200, "le\x00o"])
def test_a_wrong_one_is_refused_kindly_and_the_name_is_kept(leo, browse, codes, name, code):
    page = come_in(browse(), name, code)
    assert page.status_code == 200 and "Nothing is lost" in page.text
    if name == "nobody":
        assert 'value="nobody"' in page.text


def test_a_name_that_is_not_there_and_a_wrong_code_look_the_same(leo, cleo, browse, codes):
    def told(name):
        with CaptureQueriesContext(connection) as asked:
            page = come_in(browse(), name, "0000000000")
        secret = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
        plain = secret.sub("", page.text).replace(name, "")
        return plain, len(asked.captured_queries)

    assert told("leo") == told("abc") == told("cleo")


def test_those_who_must_have_a_second_step_never_come_in_by_a_code_alone(olive, browse):
    olives = browse(olive)
    codes = make_codes(olives)
    visitor = browse()
    assert MISMATCH in come_in(visitor, "olive", codes[0]).text
    assert not is_signed_in(visitor)
    assert len(shown(olives.get(CODES))) == 10, "and it was not used up"


def test_nor_those_who_chose_an_app(leo, browse):
    leos = browse(leo)
    add_app(leos)
    codes = shown(leos.get(CODES))
    assert MISMATCH in come_in(browse(), "leo", codes[0]).text
    half, answer = by_password(leo)
    assert answer.url == STEP
    half.post(STEP, {"code": codes[0]})
    assert is_signed_in(half), "as their second step it is"
    half, _answer = by_password(leo)
    assert "or has been used" in half.post(STEP, {"code": codes[0]}).text


def test_a_code_alone_is_no_second_factor(leo, browse, codes):
    """Whoever came in by one and is let lead later still has to choose one."""
    visitor = browse()
    come_in(visitor, "leo", codes[0])
    assert not visitor.session["second_factor"]


def test_they_lie_nowhere_readable(leo, codes):
    held = Authenticator.objects.get(type="recovery_codes").data
    assert set(held) <= {"seed", "used_mask", "viewed_at"}
    assert held["seed"] == str(Secret.objects.get().pk)


def test_codes_that_cannot_be_opened_let_nobody_in_and_break_nothing(leo, browse, codes):
    Secret.objects.all().delete()
    page = come_in(browse(), "leo", codes[0])
    assert page.status_code == 200 and MISMATCH in page.text


def test_the_help_page_leads_to_them(db, browse):
    page = browse().get("/sign-in/help/")
    assert IN in page.text
    assert "/sign-in/help/" in browse().get("/sign-in/").text


def test_nobody_needs_them_who_is_signed_in(leo, browse):
    assert browse(leo).get("/sign-in/help/").url == "/"
    assert browse(leo).get(IN).url == "/"


def test_they_are_offered_and_not_forced(leo, browse):
    page = browse(leo).get("/account/sign-in/")
    assert "Make ten codes" in page.text
    assert is_signed_in(by_password(leo)[0])


def test_a_closed_account_is_told_so(leo, browse, codes):
    leo.is_active = False
    leo.save()
    assert come_in(browse(), "leo", codes[0]).url == "/sign-in/closed/"


def test_the_new_password_works_and_signs_other_devices_out(leo, browse):
    leos, elsewhere = browse(leo), browse(leo)
    assert is_signed_in(elsewhere)
    page = leos.post("/account/sign-in/password/", {"password1": "short"})
    assert "Nothing is lost" in page.text
    new = "another four quiet words"
    assert leos.post("/account/sign-in/password/", {"password1": new}).url == "/account/sign-in/"
    assert is_signed_in(leos) and not is_signed_in(elsewhere)
    visitor = browse()
    visitor.post("/sign-in/", {"login": "leo", "password": PASSWORD})
    assert not is_signed_in(visitor)
    visitor.post("/sign-in/", {"login": "leo", "password": new})
    assert is_signed_in(visitor)
