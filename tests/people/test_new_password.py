"""A new password, or none any more: every other device is signed out, and of what is open there."""

import pytest

from alongside.notices.models import Subscription
from alongside.people.being_here import devices
from alongside.people.models import News
from alongside.vault.sessions import still_signed_in

from .passkey import add_passkey
from .post import SAFARI, arrived_long_ago, sign_in

WAYS = {
    "password": {"password1": "four grey kettles here"},
    "password/remove": {},
}


@pytest.fixture
def phone(ben, browse):
    client = browse()
    sign_in(client, arrived_long_ago(ben).called)
    return client


@pytest.fixture
def tablet(ben, phone, browse):
    client = browse()
    sign_in(client, ben.called, agent=SAFARI)
    add_passkey(client)
    News.objects.all().settle()
    return client


@pytest.mark.parametrize("way", WAYS)
def test_every_other_device_is_signed_out_of_all_that_is_open(way, ben, phone, tablet, monkeypatch):
    cookie, told = phone.cookies["alongside"].value, []
    monkeypatch.setattr(devices.live, "recheck", told.append)
    session, place = phone.session, "https://a.example/x"
    session["push"] = Subscription.objects.keep(ben, endpoint=place, p256dh="a", auth="b").pk
    session.save()
    page = tablet.post(f"/account/sign-in/{way}/", WAYS[way], follow=True)
    assert "ther devices" in page.text and "signed out" in page.text
    assert not still_signed_in({(cookie, ben.pk)}) and told == [ben.pk]
    assert not Subscription.objects.exists()
    assert "Firefox on Android" not in tablet.get("/account/devices/").text
    assert "Good to see you" in tablet.get("/").text
