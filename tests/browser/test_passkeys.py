"""Passkeys and the second step in a real browser, with a device that stands in for a finger.

On a server of its own that is nobody's demo: here everybody has to show who they are.
"""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.running import Running

from .test_axe import findings_in_each_theme
from .visitors import DESK, PHONE, Visitors, tap

PASSWORD = "four quiet words here"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def host(chromium, tmp_path_factory):
    """`alongside up`, set up by Olive. `host.link` lets into the group that she begins."""
    with Running("up", tmp_path_factory.mktemp("host") / "data") as running:
        running.address = f"http://localhost:{running.port}"
        with Visitors(chromium, running) as running.visit:
            yield running


class Device:
    """What makes and keeps passkeys in this page's browser."""

    def __init__(self, page):
        self.tools = page.context.new_cdp_session(page)
        self.tools.send("WebAuthn.enable")
        answer = self.tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self.id = answer["authenticatorId"]

    def passkeys(self):
        kept = self.tools.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        return kept["credentials"]

    def take(self, passkey):
        """Keep this passkey, and it alone, as if it had been made here."""
        self.tools.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})
        self.tools.send(
            "WebAuthn.addCredential", {"authenticatorId": self.id, "credential": passkey}
        )

    def refuse(self):
        """From now on it does not know the finger."""
        self.tools.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": False}
        )


def accept_the_limits(page):
    page.get_by_label("18 or older").check()
    page.get_by_label("limits").last.check()
    tap(page, "I agree, let me in")
    page.get_by_role("link", name="It is fine as it is").click()


def clean(page):
    """Nothing here that axe objects to, in any theme, at a desk and on a phone."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings_in_each_theme(page) == [], (page.url, size)


def expect_to_be_in(page):
    page.get_by_role("link", name="Sign out").wait_for()
    page.goto("/")
    expect(page.get_by_role("heading", name="Good to see you")).to_be_visible()


def sign_out(page):
    page.goto("/sign-out/")
    tap(page, "Sign out of this device")


def arrive(page, name):
    """With a password, and no e-mail."""
    page.goto("/sign-up/")
    page.get_by_label("A name for yourself").fill(name)
    page.get_by_label("A password").fill(PASSWORD)
    tap(page, "Arrive")
    accept_the_limits(page)


def test_a_pseudonym_then_a_passkey_and_in_again_with_it(host):
    page = host.visit()
    device = Device(page)
    arrive(page, "Quiet River")
    page.goto("/account/sign-in/")
    clean(page)
    page.get_by_role("link", name="Add a passkey").click()
    clean(page)
    tap(page, "Make the passkey")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    clean(page)
    tap(page, "I have kept them")
    expect(page.get_by_text("Passkey, added today")).to_be_visible()
    (kept,) = device.passkeys()
    assert (kept["rpId"], kept["userName"]) == ("localhost", "Quiet River")
    sign_out(page)
    page.goto("/sign-in/")
    tap(page, "Come in with a passkey")
    expect_to_be_in(page)
    assert host.visit.complaints == []


def test_a_passkey_alone_is_enough_to_arrive(host):
    page = host.visit()
    Device(page)
    page.goto("/sign-up/")
    tap(page, "Arrive with a passkey")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_label("A name for yourself").fill("Still Water")
    clean(page)
    tap(page, "Arrive with a passkey")
    expect(page.get_by_role("heading", name="Your passkey, Still Water")).to_be_visible()
    clean(page)
    tap(page, "Make the passkey")
    codes = page.locator(".codes li")
    expect(codes).to_have_count(10)
    first = codes.first.inner_text()
    tap(page, "I have kept them")
    accept_the_limits(page)
    expect_to_be_in(page)
    page.goto("/account/sign-in/password/")
    expect(page.get_by_role("heading", name="Choose a password")).to_be_visible()
    sign_out(page)
    page.goto("/sign-in/")
    page.get_by_role("link", name="I cannot get in").click()
    expect(page.get_by_role("heading", name="I cannot get in")).to_be_visible()
    clean(page)
    page.get_by_role("link", name="Use a recovery code").click()
    page.get_by_label("Your name here").fill("still water")
    page.get_by_label("One of your recovery codes").fill(first)
    clean(page)
    tap(page, "Come in")
    expect(page.get_by_text("this code is used up")).to_be_visible()
    assert host.visit.complaints == []


def test_who_organises_is_asked_for_a_second_step_first(host):
    page = host.visit()
    Device(page)
    page.goto(re.search(r"/set-up/\w+/", host.said)[0])
    page.get_by_label("Who runs this Alongside").fill("Two volunteers")
    page.get_by_label("How people reach a human").fill("Knock on the door, after ten.")
    page.get_by_label("A name for yourself").fill("Olive")
    page.get_by_label("A password").fill(PASSWORD)
    tap(page, "Set it up")
    accept_the_limits(page)
    expect(page.get_by_role("heading", name="A second step")).to_be_visible()
    clean(page)
    for private in ("/", "/begin-a-group/", "/account/"):
        page.goto(private)
        expect(page.get_by_role("heading", name="A second step")).to_be_visible()
    page.goto("/begin-a-group/")
    page.get_by_role("link", name="Add a passkey").click()
    tap(page, "Make the passkey")
    tap(page, "I have kept them")
    page.wait_for_url("**/begin-a-group/")  # Where she was going.
    sign_out(page)
    page.goto("/sign-in/?next=/begin-a-group/")
    page.get_by_label("Your name here").fill("Olive")
    page.get_by_label("Password").fill(PASSWORD)
    tap(page, "Sign in")
    expect(page.get_by_role("heading", name="A second step")).to_be_visible()
    clean(page)
    tap(page, "Use my passkey")
    page.wait_for_url("**/begin-a-group/")
    assert host.visit.complaints == []


def test_what_the_device_does_not_do_is_said(host):
    page = host.visit()
    device = Device(page)
    page.goto("/sign-in/")
    device.refuse()
    tap(page, "Come in with a passkey")
    expect(page.get_by_text("It was stopped, or it took too long.")).to_be_visible()
    button = page.get_by_role("button", name="Come in with a passkey")
    expect(button).to_be_enabled()
    expect(button).to_be_focused()


@contextmanager
def another_host(chromium, tmp_path):
    """A second Alongside, which has its passkeys for a host of another name."""
    with Running("up", tmp_path / "data", ADDRESS="http://other.localhost") as running:
        running.address = f"http://other.localhost:{running.port}"
        with Visitors(chromium, running) as running.visit:
            yield running


def test_a_passkey_of_another_host_is_of_no_use(host, chromium, tmp_path):
    """Neither as it is, nor renamed by somebody who has got hold of it."""
    with another_host(chromium, tmp_path) as elsewhere:
        theirs = elsewhere.visit()
        there = Device(theirs)
        theirs.goto("/sign-up/")
        theirs.get_by_label("A name for yourself").fill("Somebody")
        tap(theirs, "Arrive with a passkey")
        tap(theirs, "Make the passkey")
        expect(theirs.locator(".codes li")).to_have_count(10)
        (passkey,) = there.passkeys()
    assert passkey["rpId"] == "other.localhost"
    ours = host.visit()
    here = Device(ours)
    here.take(passkey)
    ours.goto("/sign-in/")
    tap(ours, "Come in with a passkey")
    expect(ours.get_by_text("It was stopped, or it took too long.")).to_be_visible(timeout=90_000)
    here.take({**passkey, "rpId": "localhost"})
    tap(ours, "Come in with a passkey")
    expect(ours.get_by_text("This passkey is not known here.")).to_be_visible()


def test_without_scripts_the_password_is_there_and_no_passkey(host):
    page = host.visit(javascript=False)
    page.goto("/sign-in/")
    expect(page.get_by_role("button", name="Come in with a passkey")).to_have_count(0)
    page.goto("/sign-up/")
    expect(page.get_by_role("button", name="Arrive with a passkey")).to_have_count(0)
    arrive(page, "Plain Paper")
    page.goto("/account/sign-in/passkey/")
    expect(page.get_by_text("This device or browser cannot make one.")).to_be_visible()
    page.get_by_role("link", name="An app for codes works everywhere").click()
    expect(page.get_by_label("The six digits that the app shows now")).to_be_visible()
