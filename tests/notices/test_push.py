"""Notices on devices, to a real push service: sealed for the device, and empty even when opened."""

import stat
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.notices import tell
from alongside.notices.models import Sending, Subscription
from alongside.notices.privacy import ENDINGS
from alongside.notices.push import destinations, keys
from alongside.notices.push.destinations import NotAllowed, is_public, parts_of
from alongside.vault.errors import VaultError
from alongside.vault.models import Ending, SignIn
from alongside.vault.sessions import clear_run_out, hashed, sign_out_everywhere
from alongside.work import run_due
from tests.people.post import PASSWORD, sign_in

from .push_service import Device, open_service

pytestmark = pytest.mark.pure

A_DAY = timedelta(days=1)


@pytest.fixture
def service(settings, tmp_path, monkeypatch):
    settings.PUSH_KEY_FILE = tmp_path / "keys" / "push"
    keys.make_if_missing()
    monkeypatch.setattr(destinations, "SECONDS", 1)
    with open_service(settings, tmp_path) as service:
        yield service


@pytest.fixture
def device(service, ben, chooses, browse):
    """A device of Ben's, which he has given notices on the page."""
    chooses(ben, usual="push")
    device = Device(f"{service.address}ben")
    assert browse(ben).post("/notices/devices/", device.subscription).status_code == 204
    return device


def work_through():
    for days in range(12):
        run_due(timezone.now() + days * A_DAY)


def test_it_is_sealed_for_the_device_and_says_only_that_there_is_something(
    service, device, ben, kind, browse
):
    tell([ben], kind("at_once"), "thing:1")
    run_due()
    [(path, headers, body)] = service.took
    assert path == "/push/ben" and b"changed" not in body
    says = device.read(body)
    assert set(says) == {"title", "body", "token"}
    assert says["title"] == "A notice for you"
    assert says["body"] == "Something has changed. Please look when you can."
    assert browse(ben).get(f"/n/{says['token']}/").url == "/help/"
    assert headers["Authorization"].startswith("vapid t=")
    assert headers["TTL"] == str(24 * 60 * 60)


def test_every_device_of_somebody_is_told_once(service, device, ben, kind, browse):
    other = Device(f"{service.address}at-home")
    browse(ben).post("/notices/devices/", other.subscription)
    tell([ben], kind("reminder"), "thing:1")
    work_through()
    assert sorted(path for path, _headers, _body in service.took) == ["/push/at-home", "/push/ben"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(service, device, ben, kind, status):
    service.answers = [(status, {})]
    tell([ben], kind("at_once"), "thing:1")
    work_through()
    assert not Subscription.objects.exists() and service.took == []


@pytest.mark.parametrize("urgency", ["reminder", "on_call"])
@pytest.mark.parametrize("answer", [(429, {"Retry-After": "60"}), (429, {}), (503, {})])
def test_one_that_has_too_much_to_do_is_asked_later(service, device, ben, kind, urgency, answer):
    service.answers = [answer]
    tell([ben], kind(urgency), "thing:1")
    run_due()
    assert service.took == []
    work_through()
    assert len(service.took) == 1


@pytest.mark.parametrize("urgency, pushes", [("reminder", 1), ("on_call", 2)])
def test_one_that_never_answers_keeps_nobody_waiting(service, device, ben, kind, urgency, pushes):
    service.answers = [("never", {})]
    tell([ben], kind(urgency), "thing:1")
    work_through()
    assert len(service.took) == pushes
    assert len({device.read(body)["token"] for _path, _headers, body in service.took}) == 1


def test_one_that_says_no_is_not_asked_again(service, device, ben, kind, caplog):
    service.answers = [(400, {})]
    tell([ben], kind("on_call"), "thing:1")
    work_through()
    assert service.took == [] and "400" in caplog.text
    assert "/push/" not in caplog.text, "the address of a device opens it"


def test_it_follows_nobody_elsewhere(service, device, ben, kind):
    service.answers = [(307, {"Location": f"{service.address}elsewhere"})]
    tell([ben], kind("on_call"), "thing:1")
    work_through()
    assert service.took == []


# -- where it may go -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/1",
        "https://ben:secret@push.example/1",
        "https://push.example:22/1",
        "https://push.example:99999/1",
        "https:///1",
        "file:///etc/passwd",
        "push.example",
        "https://[",
        "",
    ],
)
def test_an_address_that_no_push_service_has_is_refused(ben, browse, endpoint):
    with pytest.raises(NotAllowed):
        parts_of(endpoint)
    form = Device("https://push.example/1").subscription | {"endpoint": endpoint}
    assert browse(ben).post("/notices/devices/", form).status_code == 400
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("part", ["p256dh", "auth"])
@pytest.mark.parametrize("value", ["", "äöü", "AAAA", "A" * 2000])
def test_keys_that_are_none_are_refused(ben, browse, part, value):
    form = Device("https://push.example/1").subscription | {part: value}
    assert browse(ben).post("/notices/devices/", form).status_code == 400


@pytest.mark.parametrize(
    "address, may",
    [
        *((one, False) for one in ("127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254")),
        *((one, False) for one in ("0.0.0.0", "100.64.0.1", "::1", "fe80::1%eth0", "fd00::1")),
        *((one, False) for one in ("::ffff:10.0.0.1", "224.0.0.1", "2002:7f00:1::", "::")),
        *((one, True) for one in ("1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1")),
    ],
)
def test_only_what_is_out_in_the_world_is_public(address, may):
    assert is_public(address) == may


def test_a_name_that_leads_into_the_house_gets_nothing(service, device, ben, kind, settings):
    settings.PUSH_MAY_STAY_INSIDE = False  # As it is outside of tests.
    subscription = ben.push_subscriptions.get()
    subscription.says = subscription.says | {"endpoint": "https://localhost/push/ben"}
    subscription.save()
    tell([ben], kind("at_once"), "thing:1")
    work_through()
    assert service.took == [] and not Subscription.objects.exists()


# -- devices come and go ---------------------------------------------------------------------------


def test_a_device_is_of_whoever_gave_it_notices_last(service, device, ben, cleo, kind, browse):
    browse(cleo).post("/notices/devices/", device.subscription)
    tell([ben], kind("at_once"), "thing:1")
    work_through()
    assert service.took == []
    assert Subscription.objects.get().person == cleo


def test_one_that_is_taken_away_gets_nothing_an_older_copy_neither(
    service, device, ben, kind, browse
):
    [mine] = ben.push_subscriptions.all()
    browse(ben).post(f"/notices/devices/{mine.pk}/remove/")
    ending = Ending.objects.get(what="push_ended")
    assert not Subscription.objects.exists()
    mine.save(force_insert=True)  # As it lay in the copy.
    ENDINGS[ending.what](**ending.about)
    tell([ben], kind("at_once"), "thing:1")
    work_through()
    assert service.took == []


@pytest.mark.parametrize("how", ["here", "from_elsewhere", "by_the_others", "in_a_hurry"])
def test_one_that_is_signed_out_gets_nothing_an_older_copy_neither(
    service, device, ben, kind, browse, how
):
    phone, other = browse(ben), browse(ben)
    phone.post("/notices/devices/", device.subscription)
    mine = ben.push_subscriptions.get()
    ways = {
        "here": lambda: phone.post("/sign-out/"),
        "from_elsewhere": lambda: other.post(
            "/account/devices/sign-out/", {"device": key_of(phone)}
        ),
        "by_the_others": lambda: other.post("/account/devices/others/"),
        "in_a_hurry": lambda: phone.post("/leave-quickly/"),
    }
    assert ways[how]().status_code in (200, 302)
    assert not Subscription.objects.exists()
    endings = Ending.objects.filter(what="push_ended")
    assert {"subscription": mine.pk} in [ending.about for ending in endings]
    tell([ben], kind("at_once"), "thing:1")
    work_through()
    assert service.took == []


def key_of(client):
    return hashed(client.session.session_key)


def test_one_signed_in_again_after_its_sign_in_ran_out_ends_them_by_signing_out(
    service, ben, cleo, browse
):
    for someone in (ben, cleo):
        someone.set_password(PASSWORD)
        someone.save()
    tablet = browse()
    sign_in(tablet, "ben")
    tablet.post("/notices/devices/", Device(f"{service.address}tablet").subscription)
    SignIn.objects.update(expire_date=timezone.now() - A_DAY)
    sign_in(tablet, "cleo")
    tablet.post("/sign-out/")
    assert ben.push_subscriptions.exists(), "somebody else does not end what is Ben's"
    sign_in(tablet, "ben")
    elsewhere = browse()
    sign_in(elsewhere, "ben")
    elsewhere.post("/sign-out/")
    assert ben.push_subscriptions.exists()
    tablet.post("/sign-out/")
    assert not ben.push_subscriptions.exists()


def test_one_whose_sign_in_ran_out_can_still_be_signed_out_from_elsewhere(device, ben):
    """Its sign-in, which nobody can use any more, stays as long as notices come there."""
    SignIn.objects.update(expire_date=timezone.now() - A_DAY)
    clear_run_out()
    assert Subscription.objects.filter(person=ben).exists()
    sign_out_everywhere(ben.pk)
    assert not Subscription.objects.filter(person=ben).exists()
    assert not SignIn.objects.filter(person_id=ben.pk).exists()


def test_signed_in_there_again_and_again_the_last_sign_in_is_the_one_that_stays(
    service, ben, browse
):
    ben.set_password(PASSWORD)
    ben.save()
    tablet = browse()
    sign_in(tablet, "ben")
    tablet.post("/notices/devices/", Device(f"{service.address}tablet").subscription)
    for _time in range(3):
        SignIn.objects.update(expire_date=timezone.now() - A_DAY)
        sign_in(tablet, "ben")
    SignIn.objects.update(expire_date=timezone.now() - A_DAY)
    clear_run_out()
    assert SignIn.objects.filter(person_id=ben.pk).count() == 1
    sign_out_everywhere(ben.pk)
    assert not ben.push_subscriptions.exists()


def test_a_browser_that_calls_itself_anew_is_the_same_device(service, ben, browse):
    ben.set_password(PASSWORD)
    ben.save()
    tablet = browse()
    sign_in(tablet, "ben")
    for name in ("before", "after"):
        device = Device(f"{service.address}{name}")
        tablet.post("/notices/devices/", device.subscription)
    [mine] = ben.push_subscriptions.all()
    assert mine.says["endpoint"] == device.endpoint


def test_signing_out_elsewhere_and_a_new_password_leave_a_device_its_notices(
    service, device, ben, browse
):
    phone = browse(ben)
    phone.post("/notices/devices/", device.subscription)
    browse(ben).post("/sign-out/")
    new = "six quiet herons wading"
    assert phone.post("/account/sign-in/password/", {"password1": new}).status_code == 302
    assert ben.push_subscriptions.count() == 1
    phone.post("/sign-out/")
    assert not ben.push_subscriptions.exists()


def test_a_push_that_came_before_its_device_was_taken_away_leads_to_today(
    service, device, ben, kind, browse
):
    tell([ben], kind("at_once"), "thing:1")
    run_due()
    [(_path, _headers, body)] = service.took
    address = f"/n/{device.read(body)['token']}/"
    browser = browse(ben)
    browser.post(f"/notices/devices/{ben.push_subscriptions.get().pk}/remove/")
    page = browser.get(address, follow=True)
    assert page.redirect_chain == [("/", 302)] and "That has had its time." in page.text


def test_nobody_takes_away_the_device_of_somebody_else(device, ben, cleo, browse):
    mine = ben.push_subscriptions.get()
    page = browse(cleo).post(f"/notices/devices/{mine.pk}/remove/", follow=True)
    assert "That device gets no more notices of yours." in page.text
    assert ben.push_subscriptions.exists()


def test_a_second_tap_takes_the_device_away_as_the_first_did(device, ben, browse):
    browser, mine = browse(ben), ben.push_subscriptions.get()
    pages = [browser.post(f"/notices/devices/{mine.pk}/remove/", follow=True) for _tap in range(2)]
    assert all("That device gets no more notices of yours." in page.text for page in pages)


def test_a_browser_that_asks_again_and_again_fills_nothing(service, device, ben, browse):
    for number in range(15):
        browse(ben).post("/notices/devices/", Device(f"{service.address}{number}").subscription)
    assert ben.push_subscriptions.count() == 10


# -- the key ---------------------------------------------------------------------------------------


def test_the_key_is_made_once_and_others_cannot_read_it(service, settings):
    file = settings.PUSH_KEY_FILE
    before = file.read_bytes()
    keys.make_if_missing()
    assert file.read_bytes() == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o400
    file.chmod(0o444)
    with pytest.raises(VaultError, match="Others can read"):
        keys.private_key()
    assert keys.public_key() == ""


def test_with_another_key_devices_are_given_notices_anew(
    service, device, ben, kind, browse, settings
):
    before = ben.push_subscriptions.get()
    settings.PUSH_KEY_FILE = settings.PUSH_KEY_FILE.with_name("another")
    tell([ben], kind("at_once"), "thing:1")
    run_due()
    assert Subscription.objects.exists(), "no key at all may be a mistake of an hour"
    keys.make_if_missing()
    tell([ben], kind("at_once"), "thing:2")
    work_through()
    assert service.took == []
    assert Ending.objects.get(what="push_ended").about == {"subscription": before.pk}
    page = browse(ben).get("/notices/choices/").text
    assert "No device of yours gets notices" in page
    browse(ben).post("/notices/devices/", device.subscription)
    tell([ben], kind("at_once"), "thing:3")
    work_through()
    assert len(service.took) == 1


@pytest.mark.parametrize(
    "chosen, comes",
    [
        ({"usual": "inbox"}, False),
        ({"usual": "email", "kinds": {"reminder": "inbox"}}, False),
        ({"usual": "push"}, True),
        ({"usual": "inbox", "kinds": {"reminder": "push"}}, True),
        ({"usual": "inbox", "groups": {"7": {"digest": "push"}}}, True),
    ],
)
def test_the_page_says_where_nothing_is_set_to_come_on_a_device(
    device, ben, browse, chooses, chosen, comes
):
    chooses(ben, **chosen)
    page = browse(ben).get("/notices/choices/").text
    assert ("Nothing is set to come on a device yet." in page) != comes
    assert ("This device can get notices now. Nothing is set" in page) != comes
    assert ("This device gets notices now." in page) == comes


def test_without_a_key_devices_are_not_offered(settings, tmp_path, ben, browse, kind, chooses):
    settings.PUSH_KEY_FILE = tmp_path / "none"
    assert "On my device" not in browse(ben).get("/notices/choices/").text
    chooses(ben, usual="push")
    page = browse(ben).get("/notices/choices/").text
    assert "Give notices on this device" not in page and "On my device" in page
    assert "none can leave for one from here just now" in page
    tell([ben], kind("at_once"), "thing:1")
    run_due()
    assert not Sending.objects.exists()


def test_each_device_is_called_what_it_says_of_itself(service, ben, browse):
    ben.set_password(PASSWORD)
    ben.save()
    for system in ("Windows", "Linux"):
        browser = browse()
        sign_in(browser, "ben", agent=f"Firefox on {system}")
        device = Device(f"{service.address}{system}")
        assert browser.post("/notices/devices/", device.subscription).status_code == 204
    page = browser.get("/notices/choices/").text
    assert "Firefox on Windows" in page and "Firefox on Linux" in page
    assert page.count("<strong>this device</strong>") == 1
    assert "No more notices there<span" in page


def test_the_service_worker_lies_at_the_top_and_names_its_parts(browse):
    answer = browse().get("/sw.js")
    assert answer["Content-Type"] == "text/javascript"
    assert 'importScripts("/static/ui/sw/notices' in answer.text
