"""The last way in stays, letters too; a factor that was taken away opens nothing later."""

import pytest
from allauth.mfa.models import Authenticator

from alongside.people.coming_in.ways_in import ways_into
from alongside.people.models import Address, Consent, Person
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .passkey import add_passkey
from .post import PASSWORD, give_address

REMOVE = "/account/address/remove/"
STEP = "/sign-in/second-step/"


@pytest.fixture
def by_letter(nia, browse):
    """Nia, who has nothing but an address to come in by, and her browser."""
    nias = browse(nia)
    give_address(nias, "nia@example.org")
    return nias


def her_consent(nia):
    return f"/account/consents/{nia.consents.get(kind=Consent.Kind.ADDRESS).pk}/take-back/"


@pytest.mark.parametrize("how", ["button", "consent"])
def test_whoever_comes_by_letter_is_not_locked_out(how, nia, by_letter):
    where = REMOVE if how == "button" else her_consent(nia)
    page = by_letter.post(where, follow=True).text
    assert "This is your only way in." in page and "is gone from here" not in page
    assert "Taken back." not in page and 'href="/account/sign-in/"' in page
    assert ways_into(nia) == 1 and nia.consents.filter(kind="address", taken_back_at=None).exists()


def test_nobody_has_to_agree_to_the_limits_for_another_way_in(nia, by_letter):
    Person.objects.filter(pk=nia.pk).update(agreed_limits=0)
    assert "This is your only way in." in by_letter.post(REMOVE, follow=True).text
    assert by_letter.get("/account/sign-in/").status_code == 200
    add_passkey(by_letter)
    by_letter.post(REMOVE)
    assert not Address.objects.exists()


@pytest.mark.parametrize("how", ["button", "consent"])
def test_with_another_way_in_it_goes(how, nia, by_letter):
    add_passkey(by_letter)
    by_letter.post(REMOVE if how == "button" else her_consent(nia))
    assert not Address.objects.exists()


def test_one_that_is_not_confirmed_or_gets_no_letters_opens_nothing_and_goes(
    nia, browse, by_letter, settings
):
    settings.SENDS_LETTERS = False
    by_letter.post(REMOVE)
    assert not Address.objects.exists()
    settings.SENDS_LETTERS = True
    by_letter.post("/account/address/", {"email": "nia@example.org"})
    by_letter.post(REMOVE)
    assert not Address.objects.exists()


def test_where_no_letters_are_sent_an_address_is_no_way_in(nia, by_letter, settings):
    device = add_passkey(by_letter)
    assert device
    settings.SENDS_LETTERS = False
    passkey = Authenticator.objects.get(type="webauthn")
    page = by_letter.post(f"/account/sign-in/passkey/{passkey.pk}/remove/").text
    assert "This is your only way in." in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_of_the_last_two_taken_away_at_once_one_stays(browse, on_disk):  # noqa: F811
    zoe = Person.objects.sign_up("zoe", PASSWORD)
    zoe.accept_limits()
    phone, laptop = browse(zoe), browse(zoe)
    add_passkey(phone)
    passkey = Authenticator.objects.get(type="webauthn")
    for one in (phone, laptop):
        one.get("/account/")
    at_once(
        lambda: phone.post("/account/sign-in/password/remove/"),
        lambda: laptop.post(f"/account/sign-in/passkey/{passkey.pk}/remove/"),
    )
    assert ways_into(Person.objects.get(pk=zoe.pk)) == 1


# -- a factor that is taken away ------------------------------------------------------------------


def test_that_it_was_shown_goes_with_the_last_one_on_every_device(cleo, morning, browse):
    cleo.set_password(PASSWORD)
    cleo.save()
    phone, laptop = browse(), browse()
    for one in (phone, laptop):
        one.post("/sign-in/", {"login": "cleo", "password": PASSWORD})
    add_passkey(phone)
    assert phone.session["second_factor"]
    session = laptop.session
    session["second_factor"] = True
    session.save()
    passkey = Authenticator.objects.get(type="webauthn")
    phone.post(f"/account/sign-in/passkey/{passkey.pk}/remove/")
    morning.memberships.get(person=cleo).let_facilitate()
    for one in (phone, laptop):
        assert one.get("/groups/morning/desk/").url.startswith(STEP)
    assert "Good to see you" not in laptop.get("/").text


def test_with_another_one_left_it_stays_shown(cleo, morning, browse):
    cleo.set_password(PASSWORD)
    cleo.save()
    cleos = browse()
    cleos.post("/sign-in/", {"login": "cleo", "password": PASSWORD})
    add_passkey(cleos)
    add_passkey(cleos)
    first = Authenticator.objects.filter(type="webauthn").order_by("pk").first()
    cleos.post(f"/account/sign-in/passkey/{first.pk}/remove/")
    morning.memberships.get(person=cleo).let_facilitate()
    assert cleos.get("/groups/morning/desk/").status_code == 200
