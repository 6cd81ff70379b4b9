"""Everything on a phone that runs no scripts: a browser in a corner of an old telephone."""

import pytest
from playwright.sync_api import expect

from .test_evening import come_in
from .visitors import tap

WISHES = {
    "Just listen. No advice, please.": "Just listen",
    "Ideas are welcome.": "Ideas welcome",
    "Questions are welcome.": "Questions welcome",
}

SHARE = "/groups/morning/stories/share/"


@pytest.fixture
def kit(visit):
    return visit("kit", javascript=False)


def test_scripts_really_are_off(kit):
    kit.goto("/groups/morning/stories/")
    kit.get_by_role("link", name="Rough night").click()
    expect(kit.locator("html.js")).to_have_count(0)
    expect(kit.get_by_role("group", name="Begin with")).to_be_hidden()


@pytest.mark.parametrize("wish", WISHES)
def test_sharing_with_each_wish(kit, wish):
    kit.goto(SHARE)
    kit.get_by_label("What would you like to share?").fill(f"Two buttons are enough. {wish}")
    kit.get_by_label(wish).check()
    tap(kit, "Share with the group")
    expect(kit.get_by_role("heading", name="Kit", exact=True)).to_be_visible()
    expect(kit.locator("header .wish")).to_contain_text(WISHES[wish])
    expect(kit.locator(".story-words")).to_have_text(f"Two buttons are enough. {wish}")


def test_answering_in_words_and_with_a_tap(kit):
    kit.goto("/groups/morning/stories/")
    kit.get_by_role("link", name="Rough night").click()
    kit.get_by_label("Your reply").fill("Good morning from the old telephone.")
    tap(kit, "Reply")
    expect(kit.locator(".reply").last).to_contain_text("Good morning from the old telephone.")
    expect(kit.get_by_label("Your reply")).to_have_value("")
    kit.get_by_role("link", name="Stories", exact=True).click()
    kit.get_by_role("link", name="Rough night").click()
    tap(kit, "Same here")
    given = kit.get_by_role("button", name="Same here").first
    expect(given).to_have_attribute("aria-pressed", "true")
    tap(kit, "Same here")
    expect(given).to_have_attribute("aria-pressed", "false")


def test_a_reply_of_spaces_is_told_so_kindly_and_led_back_to_its_field(kit):
    kit.goto("/groups/morning/stories/")
    kit.get_by_role("link", name="Rough night").click()
    kit.get_by_label("Your reply").fill("  ")
    tap(kit, "Reply")
    problem = kit.get_by_role("alert")
    expect(problem).to_contain_text("Nothing is lost.")
    problem.get_by_role("link", name="There are no words here yet.").click()
    expect(kit.get_by_label("Your reply")).to_be_focused()
    expect(kit.get_by_label("Your reply")).to_be_in_viewport()


def test_a_story_without_words_keeps_its_wish(kit):
    kit.goto(SHARE)
    kit.get_by_label("What would you like to share?").fill("\n")
    kit.get_by_label("Ideas are welcome.").check()
    tap(kit, "Share with the group")
    expect(kit.get_by_role("alert")).to_contain_text("There are no words here yet.")
    expect(kit.get_by_label("Ideas are welcome.")).to_be_checked()


def test_a_meeting_from_the_door_to_a_pass(arrive):
    ada, kit = arrive("ada"), arrive("kit", javascript=False)
    come_in(kit)
    kit.get_by_label("Words ready for your turn").fill("I brought these along.")
    look_again(kit)
    expect(kit.get_by_label("Words ready for your turn")).to_have_value("I brought these along.")
    come_in(ada)
    go_on(ada, "Check-in")

    look_again(kit)
    tap(kit, "Take the turn")
    expect(kit.get_by_role("heading", name="It is your turn")).to_be_visible()
    expect(kit.get_by_label("Your words")).to_have_value("I brought these along.")
    tap(kit, "Share and finish my turn")
    expect(kit.locator(".entry-words")).to_have_text("I brought these along.")
    expect(ada.locator(".entry-words")).to_have_text("I brought these along.")
    expect(kit.get_by_label("Words ready for your turn")).to_have_value("")

    tap(ada, "Pass for now")
    go_on(ada, "The topic")
    look_again(kit)
    expect(kit.get_by_role("heading", name="The topic")).to_be_visible()
    tap(kit, "Pass for now")
    expect(kit.get_by_role("heading", name="You passed in this round")).to_be_visible()
    tap(kit, "Raise a hand")
    expect(kit.get_by_role("button", name="Lower my hand")).to_be_visible()
    expect(ada.locator(".chair", has_text="Kit")).to_contain_text("hand raised")


def go_on(page, phase):
    tap(page, f"Go on to: {phase}")
    expect(page.get_by_role("heading", name=phase)).to_be_visible()


def look_again(page):
    page.get_by_role("button", name="See what is new").click()


def test_signing_out(kit):
    kit.get_by_role("link", name="Sign out").click()
    tap(kit, "Sign out of this device")
    expect(kit.get_by_role("heading", name="You are signed out")).to_be_visible()
    kit.goto(SHARE)
    expect(kit.get_by_role("heading", name="Sign in")).to_be_visible()
