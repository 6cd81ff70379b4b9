"""The second step: who is asked for it, when, and that nothing private is seen before it."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.people.models import Draft, Person

from .conftest import PASSWORD
from .passkey import Device, add_passkey, options_of, sign_in_with
from .post import give_address, is_signed_in, newest_link

STEP = "/sign-in/second-step/"
APP = "/account/sign-in/app/"


def code_of(secret, at=None):
    """What an app that was given this secret shows."""
    return format_hotp_value(hotp_value(secret, int(at or time.time()) // 30))


def secret_on(page):
    return page.text.split('<code dir="ltr">')[1].split("<")[0].replace(" ", "")


def add_app(browser):
    """Add an app to the account in this browser. Returns its secret."""
    secret = secret_on(browser.get(APP))
    assert browser.post(APP, {"code": code_of(secret)}).status_code == 302
    return secret


def by_password(someone, **more):
    """A browser after the name and the password of somebody were typed in, and the answer."""
    client = Client(headers={"host": "localhost"})
    words = {"login": someone.called, "password": PASSWORD, **more}
    return client, client.post("/sign-in/", words)


@pytest.fixture
def lea(morning, db):
    """Lea leads the morning group too, signs in by a password, and has no second factor yet."""
    someone = Person.objects.sign_up("Lea", PASSWORD)
    someone.accept_limits()
    morning.welcome(someone, role="facilitator").accept(morning.current_agreement())
    return someone


# -- whoever must have one ------------------------------------------------------------------------


def test_who_leads_or_organises_must(lea, olive, cleo):
    lea.refresh_from_db()
    assert [one.must_use_second_factor for one in (lea, olive, cleo)] == [True, True, False]


PRIVATE = ("/", "/groups/morning/", "/groups/morning/stories/", "/account/", "/search/")


def test_nothing_private_is_seen_before_it(lea, bens_story, browse):
    leas, answer = by_password(lea)
    assert answer.url == "/"
    for page in (*PRIVATE, bens_story.get_absolute_url()):
        assert leas.get(page).url.startswith(STEP), page
    for page in ("/help/", "/privacy/", "/display/", "/sign-out/", "/limits/", "/signed-out/"):
        assert leas.get(page).status_code == 200, page
    invited = "/join/not-a-link/"
    assert leas.get(invited).url.startswith(STEP)


def test_why_is_said_and_either_kind_can_be_chosen(lea, browse):
    leas, _answer = by_password(lea)
    page = leas.get(leas.get("/groups/morning/").url)
    assert "You lead a group or organise" in page.text
    assert "/account/sign-in/passkey/?next=/groups/morning/" in page.text
    assert "/account/sign-in/app/?next=/groups/morning/" in page.text


def test_a_passkey_opens_what_was_closed(lea, browse):
    leas, _answer = by_password(lea)
    device = Device()
    page = leas.get("/account/sign-in/passkey/?next=/groups/morning/")
    answer = {"credential": device.make(options_of(page)), "next": "/groups/morning/"}
    codes = leas.post("/account/sign-in/passkey/", answer).url
    assert leas.post("/account/sign-in/codes/", {"next": "/groups/morning/"}).url == (
        "/groups/morning/"
    )
    assert codes.endswith("/codes/?next=%2Fgroups%2Fmorning%2F")
    assert leas.get("/groups/morning/").status_code == 200


def test_an_app_does_too(lea, browse):
    leas, _answer = by_password(lea)
    add_app(leas)
    assert leas.get("/groups/morning/").status_code == 200


def test_somebody_who_is_let_lead_is_asked_at_the_next_request(cleo, morning, browse):
    cleo.set_password(PASSWORD)
    cleo.save()
    cleos, _answer = by_password(cleo)
    assert cleos.get("/groups/morning/").status_code == 200
    morning.memberships.get(person=cleo).let_facilitate()
    assert cleos.get("/groups/morning/").url.startswith(STEP)


def test_words_of_somebody_who_is_asked_meanwhile_are_kept(lea, morning, browse):
    leas, _answer = by_password(lea)
    place = f"story:{morning.pk}"
    words = {"body": "A long story", "wish": "listen", "place": place, "page": "/"}
    assert leas.post("/groups/morning/stories/", words).url.startswith(STEP)
    assert Draft.objects.words(lea, place) == "A long story"
    page = leas.post("/groups/morning/agreement/change/", {"body": "Passing is fine."})
    assert page.status_code == 403 and "Passing is fine.</textarea>" in page.text


def test_no_query_is_paid_for_it(morning, ada, browse):
    adas = browse(ada)
    with CaptureQueriesContext(connection) as asked:
        assert adas.get("/groups/morning/").status_code == 200
    assert not [one for one in asked.captured_queries if "mfa_authenticator" in one["sql"]]


def test_one_with_a_second_factor_is_asked_for_that_one(lea, browse):
    """Or whoever found the password could add another one."""
    device = add_passkey(by_password(lea)[0])
    leas = Client(headers={"host": "localhost"})
    leas.force_login(lea)
    for page in ("/account/sign-in/passkey/", APP, "/account/sign-in/codes/"):
        assert leas.get(page).url.startswith(STEP), page
    step = leas.get(STEP)
    assert "data-options" in step.text
    answer = leas.post(STEP, {"credential": device.prove(options_of(step)), "next": "/help/"})
    assert answer.url == "/help/"
    assert is_signed_in(leas)


def test_the_last_second_factor_of_who_leads_stays(lea, browse):
    leas, _answer = by_password(lea)
    add_passkey(leas)
    passkey = Authenticator.objects.get(type="webauthn")
    address = f"/account/sign-in/passkey/{passkey.pk}/remove/"
    assert "Please add another first." in leas.post(address).text
    add_app(leas)
    assert leas.post(address).url == "/account/sign-in/"


# -- after the password ---------------------------------------------------------------------------


def test_the_password_of_who_leads_is_only_the_first_half(lea, browse):
    secret = add_app(by_password(lea)[0])
    leas, answer = by_password(lea, next="/groups/morning/")
    assert answer.url == STEP
    assert not is_signed_in(leas)
    assert leas.get("/groups/morning/").url.startswith("/sign-in/")
    wrong = leas.post(STEP, {"code": "000000"})
    assert "This code is not right" in wrong.text and not is_signed_in(leas)
    assert leas.post(STEP, {"code": code_of(secret)}).url == "/groups/morning/"
    assert leas.get("/groups/morning/").status_code == 200


def test_the_passkey_of_who_leads_is_both_halves(lea, browse):
    device = add_passkey(by_password(lea)[0])
    visitor = browse()
    sign_in_with(visitor, device)
    assert visitor.get("/groups/morning/").status_code == 200


def test_after_a_password_the_passkey_is_the_second_half(lea, browse):
    device = add_passkey(by_password(lea)[0])
    leas, answer = by_password(lea)
    assert answer.url == STEP
    credential = device.prove(options_of(leas.get(STEP)))
    assert leas.post(STEP, {"credential": credential}).url == "/"
    assert is_signed_in(leas)


def test_a_member_who_chose_an_app_is_asked_for_it(leo, browse):
    secret = add_app(browse(leo))
    leos, answer = by_password(leo)
    assert answer.url == STEP
    leos.post(STEP, {"code": f" {code_of(secret)[:3]} {code_of(secret)[3:]} "})
    assert is_signed_in(leos)


def test_a_passkey_of_a_member_does_not_make_the_password_ask(leo, browse):
    add_passkey(browse(leo))
    leos, answer = by_password(leo)
    assert answer.url == "/" and is_signed_in(leos)


def test_words_that_came_with_the_password_wait_as_a_draft(leo, browse):
    secret = add_app(browse(leo))
    leos, _answer = by_password(leo, kept_place="story:42", kept_body="A long text")
    assert not Draft.objects.exists()
    leos.post(STEP, {"code": code_of(secret)})
    assert Draft.objects.words(leo, "story:42") == "A long text"


def test_its_page_says_nothing_of_a_password_to_who_came_by_a_letter(leo, browse):
    add_app(browse(leo))
    give_address(browse(leo), "leo@example.org")
    leos, _answer = by_password(leo)
    assert "Your password was right." in leos.get(STEP).text
    leos.post("/sign-in/link/", {"email": "leo@example.org"})
    assert leos.post(newest_link()).url == STEP
    page = leos.get(STEP).text
    assert "That was the first step." in page and "Your password was right." not in page


def test_nobody_gets_to_it_without_the_password(leo, browse):
    add_app(browse(leo))
    visitor = browse()
    assert visitor.get(STEP).url == "/sign-in/"
    assert visitor.post(STEP, {"code": "000000"}).url == "/sign-in/"


def test_one_can_begin_again_as_somebody_else(leo, cleo, browse):
    add_app(browse(leo))
    leos, _answer = by_password(leo)
    assert leos.get("/sign-in/").status_code == 200
    cleo.set_password(PASSWORD)
    cleo.save()
    leos.post("/sign-in/", {"login": "cleo", "password": PASSWORD})
    assert "Good to see you, Cleo" in leos.get("/").text


def test_the_cookie_of_the_first_half_is_of_no_use_after_the_second(leo, browse):
    secret = add_app(browse(leo))
    leos, _answer = by_password(leo)
    before = leos.cookies[settings.SESSION_COOKIE_NAME].value
    leos.post(STEP, {"code": code_of(secret)})
    planted = browse()
    planted.cookies[settings.SESSION_COOKIE_NAME] = before
    assert is_signed_in(leos) and not is_signed_in(planted)


def test_somebody_who_is_erased_between_the_halves_begins_again(leo, browse):
    add_app(browse(leo))
    leos, _answer = by_password(leo)
    leo.delete()
    assert leos.get(STEP).url == leos.post(STEP, {"code": "000000"}).url == "/sign-in/"
