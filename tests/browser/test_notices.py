"""Notices in a real browser: the inbox to its place, and a push that the device shows and opens."""

import json
import re

import pytest
from playwright.sync_api import expect

from .visitors import tap

TOKEN = "3f9a" * 10
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  const shown = await worker.getNotifications();
  return shown.map(({ title, body, data }) => ({ title, body, to: data.to }));
}"""


def test_from_today_to_what_a_notice_is_about(arrive):
    cleo = arrive("cleo")
    cleo.get_by_role("link", name="There is something new for you").click()
    notices = cleo.locator(".notices li.is-new")
    before = notices.count()
    assert before > 1
    notices.first.get_by_role("link").click()
    expect(cleo).to_have_url(re.compile(r"/(stories|slow-rounds)/\d+/"))
    cleo.goto("/notices/")
    assert notices.count() < before
    tap(cleo, "Mark all as read")
    expect(notices).to_have_count(0)
    cleo.goto("/")
    expect(cleo.get_by_text("There is something new for you")).to_have_count(0)


def test_letters_are_chosen_and_the_outbox_of_the_demo_shows_them(arrive):
    cleo = arrive("cleo", javascript=False)
    cleo.goto("/notices/choices/")
    expect(cleo.get_by_text("scripts have to be on")).to_be_visible()
    cleo.get_by_label("By e-mail").first.check()
    tap(cleo, "Keep it like this")
    expect(cleo.get_by_text("Saved. This is how you are told")).to_be_visible()
    expect(cleo.get_by_label("By e-mail").first).to_be_checked()


@pytest.fixture
def push(visit, demo):
    """`push(text)` is a push to Kit's browser, which lets us show notices; and what it shows."""
    kit = visit("kit")
    kit.context.grant_permissions(["notifications"], origin=demo.address)
    kit.goto("/notices/choices/")
    line = kit.context.new_cdp_session(kit)
    found = []
    line.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"]),
    )
    line.send("ServiceWorker.enable")
    kit.evaluate("navigator.serviceWorker.register('/sw.js')")
    kit.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def push(text):
        to = {"origin": demo.address, "registrationId": found[0], "data": text}
        line.send("ServiceWorker.deliverPushMessage", to)
        kit.wait_for_function("number => (" + SHOWN + ")().then(all => all.length > number)", arg=0)
        return kit.evaluate(SHOWN)

    return push


def test_a_push_is_shown_as_it_says(push):
    says = {"title": "A notice for you", "body": "This is a reminder for you.", "token": TOKEN}
    [shown] = push(json.dumps(says))
    assert shown == {"title": says["title"], "body": says["body"], "to": f"/n/{TOKEN}/"}


@pytest.mark.parametrize("text", ["", "not ours", json.dumps({"token": "//elsewhere.example"})])
def test_whatever_comes_something_is_shown_that_leads_to_the_inbox(push, text):
    [shown] = push(text)
    assert shown == {"title": "A notice for you", "body": "", "to": "/notices/"}


# A push service that is not there, and what the page asks of it. Before, there was another key.
STAND_IN = """key => {
  window.asked = [];
  Notification.requestPermission = async () => "granted";
  const say = (what) => { window.asked.push(what); };
  const before = {
    options: { applicationServerKey: new Uint8Array(key).buffer },
    unsubscribe: async () => say("unsubscribed"),
  };
  PushManager.prototype.getSubscription = async () => before;
  PushManager.prototype.subscribe = async () => {
    say("subscribed");
    const keys = { p256dh: "B".repeat(86) + "A", auth: "A".repeat(22) };
    return { toJSON: () => ({ endpoint: "https://push.example/kit", keys }) };
  };
}"""


def test_giving_a_device_notices_loses_no_choice_and_leaves_the_key_of_before(visit, demo):
    kit = visit("kit")
    kit.goto("/notices/choices/")
    kit.evaluate(STAND_IN, [1, 2, 3])
    kit.get_by_label("On my device").first.check()
    tap(kit, "Give notices on this device")
    expect(kit.get_by_text("This device can get notices now.")).to_be_visible()
    expect(kit.get_by_text("No device of yours gets notices yet.")).to_have_count(0)
    assert kit.evaluate("window.asked") == ["unsubscribed", "subscribed"]
    expect(kit.get_by_label("On my device").first).to_be_checked()
    tap(kit, "Keep it like this")
    expect(kit.locator(".notice-devices li")).to_have_count(1)
    expect(kit.get_by_role("button", name="Give notices on this device")).to_be_visible()
    expect(kit.get_by_text("Nothing is set to come on a device yet.")).to_have_count(0)


def test_the_button_keeps_the_focus_while_the_browser_asks(visit):
    kit = visit("kit")
    kit.goto("/notices/choices/")
    asks = "new Promise((say) => { window.say = say; })"
    kit.evaluate(f"() => {{ Notification.requestPermission = () => {asks}; }}")
    button = kit.get_by_role("button", name="Give notices on this device")
    button.press("Enter")
    expect(button).to_be_disabled()
    expect(button).to_be_focused()
    kit.evaluate("() => window.say('denied')")
    expect(kit.get_by_text("Your browser does not let us.")).to_be_visible()
    expect(button).to_be_enabled()


def test_whose_sign_in_has_ended_is_not_told_that_a_device_gets_notices(visit, demo):
    ben = visit("ben")
    ben.goto("/notices/choices/")
    ben.evaluate(STAND_IN, [1, 2, 3])
    ben.context.clear_cookies(name="alongside")
    tap(ben, "Give notices on this device")
    expect(ben.get_by_text("That did not work just now. Nothing has changed.")).to_be_visible()
