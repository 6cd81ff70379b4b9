"""An app for codes: added, taken away, its secret sealed, and who hears of it."""

import pytest
from allauth.mfa import signals
from allauth.mfa.models import Authenticator

from alongside.people.models import Secret
from alongside.vault.moving import reseal_all

from .test_second_factor import APP, STEP, add_app, by_password, code_of, secret_on


def test_wrong_digits_leave_the_same_squares(leo, browse):
    leos = browse(leo)
    before = leos.get(APP)
    wrong = leos.post(APP, {"code": "000000"})
    assert "These are not the digits of now." in wrong.text
    assert secret_on(wrong) == secret_on(before) and not Authenticator.objects.exists()
    assert "<svg" in wrong.text and "style=" not in wrong.text


@pytest.mark.parametrize("code", ["", " ", "abc", "12345", "9" * 41, "０００", "\x00", "-"])
def test_odd_codes_are_only_wrong_codes(leo, browse, code):
    assert browse(leo).post(APP, {"code": code}).status_code == 200
    assert not Authenticator.objects.exists()


def test_the_secret_lies_nowhere_readable(leo, browse):
    secret = add_app(browse(leo))
    stored = Authenticator.objects.get(type="totp").data
    assert stored == {"secret": str(Secret.objects.get(text__isnull=False, pk=stored["secret"]).pk)}
    assert Secret.objects.get(pk=stored["secret"]).text == secret


def test_the_secret_outlives_new_keys_and_not_its_person(leo, browse):
    secret = add_app(browse(leo))
    reseal_all(new_keys=True)
    leos, _answer = by_password(leo)
    assert leos.post(STEP, {"code": code_of(secret)}).url == "/"
    leo.delete()
    assert not Secret.objects.exists() and not Authenticator.objects.exists()


def test_a_secret_that_cannot_be_opened_lets_nobody_in_and_breaks_nothing(leo, browse):
    secret = add_app(browse(leo))
    Secret.objects.all().delete()
    leos, _answer = by_password(leo)
    page = leos.post(STEP, {"code": code_of(secret)})
    assert page.status_code == 200 and "This code is not right" in page.text


def test_an_app_taken_away_is_gone_with_its_secret(leo, browse):
    leos = browse(leo)
    add_app(leos)
    assert leos.post("/account/sign-in/app/remove/").url == "/account/sign-in/"
    assert not Authenticator.objects.filter(type="totp").exists()
    assert Secret.objects.count() == 1, "of the recovery codes"
    assert by_password(leo)[1].url == "/"


def test_others_are_told_of_each_way_that_comes_and_goes(leo, browse):
    heard = []

    def hear(sender, signal, user, authenticator, **kwargs):
        heard.append((signal, user, authenticator.type))

    for one in (signals.authenticator_added, signals.authenticator_removed):
        one.connect(hear, weak=False)
    try:
        leos = browse(leo)
        add_app(leos)
        leos.post("/account/sign-in/app/remove/")
    finally:
        for one in (signals.authenticator_added, signals.authenticator_removed):
            one.disconnect(hear)
    assert heard == [
        (signals.authenticator_added, leo, "totp"),
        (signals.authenticator_added, leo, "recovery_codes"),
        (signals.authenticator_removed, leo, "totp"),
    ]
