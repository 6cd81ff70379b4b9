"""Signing up, signing in and adding a way in with a passkey, and the devices that are refused."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings

from alongside.people.models import Draft, Person
from alongside.vault.models import SignIn

from .conftest import PASSWORD
from .passkey import HELD, Device, add_passkey, options_of, sign_in_with
from .post import is_signed_in

UNKNOWN = "This passkey is not known here."
DID_NOT_WORK = "The passkey did not work this time."
ADD = "/account/sign-in/passkey/"


def choose_name(client, name, **more):
    return client.post("/sign-up/passkey/", {"username": name, **more})


def sign_up(client, name, device=None, **more):
    """A name, then a passkey. Returns the answer to the passkey."""
    assert choose_name(client, name, **more).url.startswith("/sign-up/passkey/")
    page = client.get("/sign-up/passkey/")
    credential = (device or Device()).make(options_of(page))
    return client.post("/sign-up/passkey/", {"credential": credential, **more})


# -- signing up -----------------------------------------------------------------------------------


def test_a_name_and_a_passkey_are_enough(db, browse):
    visitor, device = browse(), Device()
    answer = sign_up(visitor, "Quiet River", device)
    assert answer.url == "/account/sign-in/codes/?next=%2F"
    someone = Person.objects.called("quiet river")
    assert someone.display_name == "Quiet River"
    assert not someone.has_usable_password()
    codes = visitor.get(answer.url)
    assert codes.text.count("<li><code>") == 10
    kept = visitor.post(answer.url)
    assert kept.url == "/" and visitor.get(kept.url).url.startswith("/limits/")
    visitor.post("/limits/", {"of_age": "on", "understood": "on"})
    visitor.post("/sign-out/")
    assert sign_in_with(visitor, device).status_code == 302
    assert is_signed_in(visitor)


def test_the_device_is_told_the_name_that_others_see_and_nothing_that_finds_the_account(db, browse):
    visitor = browse()
    choose_name(visitor, "Quiet River")
    asked = json.loads(options_of(visitor.get("/sign-up/passkey/")))["publicKey"]
    assert asked["rp"] == {"name": "Alongside", "id": "localhost"}
    assert asked["user"]["name"] == asked["user"]["displayName"] == "Quiet River"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"


@pytest.mark.parametrize("name", ["leo", "", "x" * 41, "L\u200beo"])
def test_a_name_that_cannot_be_comes_back(leo, browse, name):
    visitor = browse()
    page = choose_name(visitor, name)
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert 'name="password1"' in page.text, "a password is still offered"
    assert visitor.get("/sign-up/passkey/").url == "/sign-up/"
    assert Person.objects.count() == 1


def test_a_name_that_somebody_else_took_meanwhile_is_asked_for_again(db, browse):
    visitor, device = browse(), Device()
    choose_name(visitor, "Quiet River")
    page = visitor.get("/sign-up/passkey/")
    Person.objects.sign_up("quiet river", PASSWORD)
    page = visitor.post("/sign-up/passkey/", {"credential": device.make(options_of(page))})
    assert "That name is taken here." in page.text
    assert 'value="Quiet River"' in page.text
    assert Person.objects.count() == 1 and not Authenticator.objects.exists()


def test_nobody_is_there_before_the_passkey_is(db, browse):
    visitor = browse()
    choose_name(visitor, "Quiet River")
    page = visitor.post("/sign-up/passkey/", {"credential": "{}"})
    assert DID_NOT_WORK in page.text
    assert not Person.objects.exists()


def test_signing_up_leads_on_to_where_one_was_going(db, browse):
    visitor = browse()
    assert sign_up(visitor, "Kit", next="/help/").url.endswith("/codes/?next=%2Fhelp%2F")
    assert visitor.post("/account/sign-in/codes/", {"next": "/help/"}).url == "/help/"


# -- signing in -----------------------------------------------------------------------------------


@pytest.fixture
def device(leo, browse):
    """Leo's, with a passkey."""
    return add_passkey(browse(leo))


def test_signing_in_with_it_needs_no_name(leo, device, browse):
    visitor = browse()
    assert sign_in_with(visitor, device).url == "/"
    assert is_signed_in(visitor)
    assert visitor.session["second_factor"] is True


def test_it_leads_on_and_never_elsewhere(leo, device, browse):
    assert sign_in_with(browse(), device, next="/display/").url == "/display/"
    for onward in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        assert sign_in_with(browse(), device, next=onward).url == "/"


def test_words_on_their_way_wait_as_a_draft(leo, device, browse):
    sign_in_with(browse(), device, kept_place="story:42", kept_body="A long text")
    assert Draft.objects.words(leo, "story:42") == "A long text"


def test_a_passkey_that_did_not_work_keeps_the_words_on_the_page(leo, device, browse):
    page = browse().post(
        "/sign-in/passkey/",
        {"credential": "{}", "kept_place": "story:42", "kept_body": "A long text"},
    )
    assert UNKNOWN in page.text and "A long text</textarea>" in page.text
    assert not Draft.objects.exists()


def test_the_cookie_of_before_is_of_no_use_after(leo, device, browse):
    visitor = browse()
    asked = visitor.get("/sign-in/passkey/", headers={"accept": "application/json"})
    before = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    visitor.post("/sign-in/passkey/", {"credential": device.prove(asked.json())})
    after = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    assert before != after
    planted = browse()
    planted.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not is_signed_in(planted) and is_signed_in(visitor)


def refused(browse, device, **changed):
    """What a visitor is told whose device answers with these parts changed."""
    visitor = browse()
    asked = visitor.get("/sign-in/passkey/", headers={"accept": "application/json"}).json()
    answer = json.loads(device.prove(asked))
    answer["response"] |= changed
    page = visitor.post("/sign-in/passkey/", {"credential": json.dumps(answer)})
    assert page.status_code == 200 and UNKNOWN in page.text
    assert not is_signed_in(visitor)


def test_a_passkey_of_another_host_is_refused(leo, device, browse):
    for origin in ("https://alongside.example", "http://localhost.example", "http://elsewhere"):
        device.origin = origin
        refused(browse, device)
    device.origin = "http://localhost"
    assert sign_in_with(browse(), device).status_code == 302, "the control"


def test_a_passkey_made_for_another_host_is_not_taken(leo, browse):
    leos, stranger = browse(leo), Device(origin="https://elsewhere.example")
    page = leos.post(ADD, {"credential": stranger.make(options_of(leos.get(ADD)))})
    assert DID_NOT_WORK in page.text and not Authenticator.objects.exists()


def test_holding_the_device_is_not_enough(leo, device, browse):
    device.flags = HELD
    refused(browse, device)
    leos, unasked = browse(leo), Device(flags=HELD)
    page = leos.post(ADD, {"credential": unasked.make(options_of(leos.get(ADD)))})
    assert DID_NOT_WORK in page.text


def test_an_answer_works_once(leo, device, browse):
    visitor = browse()
    asked = visitor.get("/sign-in/passkey/", headers={"accept": "application/json"})
    answer = {"credential": device.prove(asked.json())}
    assert visitor.post("/sign-in/passkey/", answer).status_code == 302
    visitor.post("/sign-out/")
    assert UNKNOWN in visitor.post("/sign-in/passkey/", answer).text
    assert UNKNOWN in browse().post("/sign-in/passkey/", answer).text, "nor on another device"


def test_another_key_for_the_same_person_is_refused(leo, device, browse):
    other = Device()
    other.id, other.whose = device.id, device.whose
    refused(browse, other)


@pytest.mark.parametrize("handle", ["", "AAAA", "eA", "zzzzzzzzzzzzzzzzzzzz", "LTE", 5, None, []])
def test_a_made_up_person_is_refused(leo, device, browse, handle):
    refused(browse, device, userHandle=handle)


@pytest.mark.parametrize(
    "answer",
    [
        *("", "{", "{}", "[]", "5", "null", '"x"', '{"response": 5}', '{"id": {}, "response": {}}'),
        '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", '
        '"authenticatorData": "AA", "signature": "AA", "userHandle": "AA"}}',
        "[" * 2_000,
    ],
)
def test_an_answer_that_is_none_is_refused_kindly(leo, device, browse, answer):
    visitor = browse()
    visitor.get("/sign-in/passkey/", headers={"accept": "application/json"})
    page = visitor.post("/sign-in/passkey/", {"credential": answer})
    assert page.status_code == 200 and "passkey" in page.text
    leos = browse(leo)
    leos.get(ADD)
    assert leos.post(ADD, {"credential": answer}).status_code == 200
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_a_closed_account_is_told_so(leo, device, browse):
    leo.is_active = False
    leo.save()
    visitor = browse()
    assert sign_in_with(visitor, device).url == "/sign-in/closed/"
    assert not SignIn.objects.filter(person_id=leo.pk).exists() or not is_signed_in(visitor)


# -- one's own ------------------------------------------------------------------------------------


def test_the_first_one_comes_with_recovery_codes(leo, browse):
    leos, device = browse(leo), Device()
    answer = leos.post(ADD, {"credential": device.make(options_of(leos.get(ADD)))})
    assert answer.url == "/account/sign-in/codes/"
    again = leos.post(ADD, {"credential": Device().make(options_of(leos.get(ADD)))})
    assert again.url == "/account/sign-in/"
    assert "Passkey, added" in leos.get("/account/sign-in/").text


def test_one_device_is_not_asked_to_make_two(leo, device, browse):
    asked = json.loads(options_of(browse(leo).get(ADD)))["publicKey"]
    assert len(asked["excludeCredentials"]) == 1


def test_nobody_takes_away_anothers(leo, ada, device, browse):
    passkey = Authenticator.objects.get(type="webauthn")
    address = f"/account/sign-in/passkey/{passkey.pk}/remove/"
    assert browse(ada).post(address).url == "/account/sign-in/"
    assert browse(leo).get(address).status_code == 200
    for _time in range(2):
        assert browse(leo).post(address).url == "/account/sign-in/"
    assert not Authenticator.objects.filter(type="webauthn").exists()
    visitor = browse()
    assert UNKNOWN in sign_in_with(visitor, device).text


def test_the_only_way_in_stays(leo, device, browse):
    leos = browse(leo)
    leos.post("/account/sign-in/password/remove/")
    leo.refresh_from_db()
    assert not leo.has_usable_password()
    passkey = Authenticator.objects.get(type="webauthn")
    page = leos.post(f"/account/sign-in/passkey/{passkey.pk}/remove/")
    assert "This is your only way in." in page.text
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_a_password_that_is_the_only_way_in_stays(leo, browse):
    page = browse(leo).post("/account/sign-in/password/remove/")
    assert "This is your only way in." in page.text
    leo.refresh_from_db()
    assert leo.has_usable_password()
