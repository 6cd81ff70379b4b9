"""Where somebody is signed in, in plain words, and ending any of it at once."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.people.being_here import devices
from alongside.people.models import News
from alongside.vault.models import SignIn
from alongside.vault.sessions import hashed, sign_ins_of

from .post import FIREFOX, SAFARI, is_signed_in, sign_in

PAGE = "/account/devices/"
AGENTS = {
    FIREFOX: "Firefox on Android",
    SAFARI: "Safari on iPhone",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0": (
        "Edge on Windows"
    ),
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36": "Chrome on Linux",
    "Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130 Mobile Safari/537.36": (
        "Samsung Internet on Android"
    ),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.5 Safari/605.1": "Safari on Mac",
    "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) CriOS/140.0 Safari/604.1": "Chrome on iPad",
    "curl/8.5": "a browser we do not know",
    "": "a browser we do not know",
    "<script>alert(1)</script>" * 1_000: "a browser we do not know",
}


@pytest.fixture
def phone(ben_long_here, browse):
    client = browse()
    sign_in(client, "ben")
    return client


@pytest.fixture
def tablet(ben_long_here, phone, browse):
    client = browse()
    sign_in(client, "ben", agent=SAFARI)
    News.objects.all().settle()
    return client


def key_of(client):
    return hashed(client.cookies["alongside"].value)


@pytest.mark.parametrize("agent", AGENTS)
def test_a_device_is_called_in_plain_words(agent):
    assert devices.in_words(agent) == AGENTS[agent]


def test_every_device_stands_there_and_this_one_first(phone, tablet):
    page = tablet.get(PAGE).text
    assert "Firefox on Android" in page
    assert page.index("Safari on iPhone") < page.index("this device") < page.index("Firefox")


def test_nobody_elses_does(phone, cleo, browse):
    page = browse(cleo).get(PAGE).text
    assert "Firefox" not in page and "You are signed in nowhere else." in page


def test_one_is_signed_out_within_a_request(phone, tablet):
    tablet.get(PAGE)
    tablet.post(f"{PAGE}sign-out/", {"device": key_of(phone)})
    assert not is_signed_in(phone) and is_signed_in(tablet)
    assert "Firefox on Android" not in tablet.get(PAGE).text


def test_what_stands_for_a_device_signs_nobody_in(phone, tablet, browse):
    page = tablet.get(PAGE).text
    assert key_of(phone) in page and phone.cookies["alongside"].value not in page
    thief = browse()
    thief.cookies["alongside"] = key_of(phone)
    assert not is_signed_in(thief)


def test_nobody_signs_out_somebody_elses(phone, cleo, browse):
    cleos = browse(cleo)
    for device in (key_of(phone), "", "x", "%"):
        cleos.post(f"{PAGE}sign-out/", {"device": device})
    assert is_signed_in(phone) and is_signed_in(cleos)


def test_all_others_are_signed_out_at_once(ben, phone, tablet, cleo, browse):
    third, cleos = browse(ben), browse(cleo)
    phone.post(f"{PAGE}others/")
    assert [is_signed_in(one) for one in (phone, tablet, third, cleos)] == [
        True,
        False,
        False,
        True,
    ]


def test_open_streams_are_told(phone, tablet, monkeypatch, ben):
    told = []
    monkeypatch.setattr(devices.live, "recheck", told.append)
    tablet.post(f"{PAGE}sign-out/", {"device": key_of(phone)})
    tablet.post(f"{PAGE}others/")
    assert told == [ben.pk, ben.pk]


def test_when_it_was_seen_is_kept_once_a_day(phone, ben):
    [(_key, before)] = sign_ins_of(ben.pk)
    with CaptureQueriesContext(connection) as queries:
        phone.get("/help/")
        phone.get("/help/")
    assert not any(one["sql"].startswith(("UPDATE", "INSERT")) for one in queries)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        with CaptureQueriesContext(connection) as queries:
            phone.get("/help/")
            phone.get("/help/")
        [(_key, after)] = sign_ins_of(ben.pk)
    written = [one for one in queries if "vault_sign_in" in one["sql"] and "UPDATE" in one["sql"]]
    assert len(written) == 1
    assert (before["device"]["since"], before["device"]["is"]) == (
        after["device"]["since"],
        after["device"]["is"],
    )
    assert before["device"]["seen"] < after["device"]["seen"]


def test_the_days_are_shown(phone, tablet):
    today = timezone.localdate()
    later = today + timedelta(days=2)
    assert f"since {today.day} {today:%B %Y}" in phone.get(PAGE).text
    assert "last seen" not in phone.get(PAGE).text
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        tablet.get("/help/")
        assert f"last seen {later.day} {later:%B %Y}" in phone.get(PAGE).text


def test_what_a_device_is_called_lies_sealed(phone):
    kept = b"".join(bytes.fromhex(row.session_data) for row in SignIn.objects.all())
    assert b"Firefox" not in kept and b"Android" not in kept


def test_a_sign_in_that_does_not_open_is_left_out(phone, tablet):
    row = SignIn.objects.get(session_key=key_of(phone))
    row.session_data = "00" + row.session_data[2:]
    row.save()
    assert tablet.get(PAGE).status_code == 200
    assert "Firefox" not in tablet.get(PAGE).text


def test_one_from_before_devices_were_noted_stands_there_too(ben, browse):
    client = browse(ben)
    session = client.session
    del session["device"]
    session.save()
    assert "a browser we do not know" in client.get(PAGE).text


def test_a_name_that_a_browser_makes_up_does_nothing(ben, browse):
    client = browse(ben)
    session = client.session
    session["device"] = {"is": "<script>alert(1)</script>", "since": "", "seen": "2026-01-01"}
    session.save()
    assert "<script>alert" not in client.get(PAGE).text


# -- the device's own cookie ----------------------------------------------------------------------


def test_the_cookie_tells_nothing_and_no_script_reads_it(phone, ben):
    cookie = phone.cookies["device"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    number, mark = cookie.value.split(".")
    assert len(number) == 32 and len(mark) == 24
    assert str(ben.pk) not in json.dumps(cookie.value) and "ben" not in cookie.value


def test_it_stays_after_signing_out_and_signs_nobody_in(phone, browse):
    other = browse()
    other.cookies["device"] = phone.cookies["device"].value
    assert not is_signed_in(other)


@pytest.mark.parametrize("value", ["", "x", ".", "....", "a" * 5_000, "0" * 32 + ".<b>"])
def test_a_cookie_of_ones_own_making_is_replaced(ben_long_here, browse, value):
    client = browse()
    client.cookies["device"] = value
    assert sign_in(client, "ben").status_code == 302
    number, *marks = client.cookies["device"].value.split(".")
    assert len(number) == 32 and [len(mark) for mark in marks] == [24]
