"""A rough day on a telephone: one tap, four buttons, and a plan that opens without any network.

What this device keeps is Cleo's. It goes when she signs out, and when anybody else is here.
"""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from .visitors import choose_the_look, sign_in, tap

SIGN = "I stop marking in colour."
WHAT_IS_LEFT = """async () => {
  const names = (await indexedDB.databases()).map((one) => one.name);
  const kept = [...(await caches.keys()), ...names.filter((name) => name === "kept here")];
  return [localStorage.getItem("kept here") ?? "", ...kept].join("");
}"""


def keeps_it(page):
    page.goto("/flare/plan/")
    tap(page, "Keep it on this device")
    expect(page.get_by_text("This device keeps your plan")).to_be_visible(timeout=30_000)


def nothing_is_left(page):
    for _time in range(100):
        if page.evaluate(WHAT_IS_LEFT) == "":
            return
        page.wait_for_timeout(100)
    assert page.evaluate(WHAT_IS_LEFT) == ""


def signs_out(page):
    page.goto("/sign-out/")
    tap(page, "Sign out of this device")
    expect(page.get_by_role("heading", name="You are signed out on this device")).to_be_visible()


def has_no_plan_of_hers(page):
    """Whatever it shows without a network, or the browser's own words: nothing of Cleo's."""
    for address in ("/flare/", "/flare/plan/", "/"):
        tries(page, address)
        expect(page.get_by_text(SIGN)).to_have_count(0)


def tries(page, address):
    """Go there, where it may be that nothing can be had at all."""
    page.evaluate("(address) => location.assign(address)", address)
    page.wait_for_timeout(500)


def test_one_tap_from_any_page_and_one_tap_back(visit):
    page = visit("cleo")
    for address in ("/", "/groups/morning/", "/groups/morning/stories/", "/strategies/"):
        page.goto(address)
        with page.expect_navigation():  # Or they are measured before their style is there.
            page.get_by_role("link", name="Rough day").click()
        buttons = page.locator("main .large-buttons .button")
        expect(buttons).to_have_count(4)
        for button in buttons.all():
            box = button.bounding_box()
            assert box["height"] >= 88 and box["width"] >= 300
            assert box["y"] + box["height"] <= 844, "all four without moving the page"
        page.get_by_role("link", name="Back to the whole site").click()
        expect(page.get_by_role("heading", name="Good to see you, Cleo")).to_be_visible()


def test_plan_and_practices_open_with_the_network_off_and_the_server_stopped(arrive, served):
    page = arrive("cleo")
    keeps_it(page)
    served.kill()
    page.context.set_offline(True)
    for address in ("/flare/plan/", "/flare/"):
        page.goto(address)
        expect(page.get_by_text(SIGN)).to_be_visible()
    for practice in ("A pace for breathing", "A space of three minutes"):
        page.goto("/flare/")
        page.get_by_role("link", name=practice).click()
        expect(page.get_by_role("heading", name=practice)).to_be_visible()
        tap(page, "Begin")
        expect(page.get_by_role("button", name="Pause here")).to_be_visible()
    page.get_by_role("link", name="Help now").first.click()
    expect(page.get_by_role("link", name="116 123").first).to_be_visible()


def test_what_was_changed_on_another_device_is_there_after_the_four_buttons(visit):
    phone, laptop = visit("cleo"), visit("cleo")
    keeps_it(phone)
    laptop.goto("/flare/plan/write/")
    laptop.get_by_label("The first hour").fill("Ring my new neighbour.")
    tap(laptop, "Keep my plan")
    with phone.expect_response("**/flare/plan/copy/"):
        phone.goto("/flare/")
    phone.wait_for_timeout(500)
    phone.context.set_offline(True)
    phone.goto("/flare/")
    expect(phone.get_by_text("Ring my new neighbour.")).to_be_visible()
    expect(phone.get_by_text("This device brought it up to date on")).to_be_visible()


def test_what_is_not_brought_up_to_date_says_so(visit):
    page = visit("cleo")
    keeps_it(page)
    page.route("**/flare/plan/copy/", lambda route: route.abort())
    page.goto("/flare/plan/")
    expect(page.get_by_text("It could not be brought up to date just now.")).to_be_visible()
    expect(page.get_by_text("This device keeps your plan:")).to_be_visible()
    expect(page.get_by_text("This browser could not keep it.")).to_have_count(0)


def test_a_page_that_is_not_kept_leads_to_those_that_are(arrive, served):
    page = arrive("cleo")
    keeps_it(page)
    served.kill()
    page.goto("/groups/morning/stories/")
    expect(page.get_by_role("heading", name="Without a network")).to_be_visible()
    expect(page.get_by_text(SIGN)).to_be_visible()
    served.start()
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", name="Good to see you, Cleo")).to_be_visible()


def test_it_is_no_text_that_lies_on_the_device(visit):
    page = visit("cleo")
    keeps_it(page)
    told = page.evaluate(
        """async () => {
          const cache = await caches.open("without a network");
          let told = "";
          for (const one of await cache.keys()) told += await (await cache.match(one)).text();
          const db = await new Promise((done) => {
            const asked = indexedDB.open("kept here");
            asked.onsuccess = () => done(asked.result);
          });
          const kept = await new Promise((done) => {
            const asked = db.transaction("kept here").objectStore("kept here").getAll();
            asked.onsuccess = () => done(asked.result);
          });
          db.close();
          const [{ key, data }] = kept;
          told += new TextDecoder("latin1").decode(data);
          return { told, canLeave: key.extractable, number: kept.length };
        }"""
    )
    assert told["number"] == 1 and told["canLeave"] is False
    assert "Without a network" in told["told"]
    assert SIGN not in told["told"] and "Cleo" not in told["told"]


def test_it_goes_with_signing_out(visit):
    page = visit("cleo")
    keeps_it(page)
    signs_out(page)
    nothing_is_left(page)
    page.context.set_offline(True)
    has_no_plan_of_hers(page)


def test_it_goes_with_leaving_quickly(visit):
    page = visit("cleo")
    keeps_it(page)
    choose_the_look(page, "A button to leave quickly, on every page")
    weather = {"content_type": "text/html", "body": "<h1>Rain later</h1>"}
    page.context.route(re.compile("^https://"), lambda route: route.fulfill(**weather))
    page.goto("/groups/morning/")
    tap(page, "Leave this page quickly")
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    page.context.set_offline(True)
    with suppress(Error):  # Nothing can be had any more: the browser says so itself.
        page.goto("/flare/plan/")
    expect(page.get_by_text(SIGN)).to_have_count(0)
    page.context.set_offline(False)
    page.goto("/help/")
    nothing_is_left(page)


@pytest.mark.parametrize("who", ["ben", "olive"])
def test_whoever_signs_in_on_the_same_device_sees_nothing_of_it(visit, who):
    """Her sign-in ran out: nobody pressed "Sign out"."""
    page = visit("cleo")
    keeps_it(page)
    page.context.clear_cookies()
    sign_in(page, who)
    nothing_is_left(page)
    page.context.set_offline(True)
    has_no_plan_of_hers(page)


def test_it_is_kept_for_nobody_who_did_not_ask_for_it(visit):
    page = visit("cleo")
    page.goto("/flare/plan/")
    expect(page.get_by_role("button", name="Keep it on this device")).to_be_visible()
    nothing_is_left(page)
    keeps_it(page)
    expect(page.get_by_role("button", name="Do not keep it here")).to_be_focused()
    tap(page, "Do not keep it here")
    expect(page.get_by_role("button", name="Keep it on this device")).to_be_focused()
    nothing_is_left(page)


def test_what_is_let_go_of_is_not_kept_again_by_what_was_under_way(visit):
    page, held = visit("cleo"), []
    keeps_it(page)
    page.route("**/flare/plan/copy/", lambda route: held.append(route))
    page.goto("/flare/plan/")
    while not held:  # It is being brought up to date.
        page.wait_for_timeout(50)
    tap(page, "Do not keep it here")
    with page.expect_response("**/flare/plan/copy/"):
        held[0].continue_()
    page.wait_for_timeout(500)
    assert page.evaluate(WHAT_IS_LEFT) == ""


def test_a_plan_half_filled_in_outlives_the_battery(visit):
    page = visit("ben")
    page.goto("/flare/plan/write/")
    page.get_by_label("My early signs").fill("The spanner feels heavy.")
    page.get_by_label("The first hour").fill("Floor, both knees up.")
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.close()
    again = visit("ben")
    again.goto("/flare/plan/write/")
    expect(again.get_by_label("My early signs")).to_have_value("The spanner feels heavy.")
    expect(again.get_by_label("The first hour")).to_have_value("Floor, both knees up.")
