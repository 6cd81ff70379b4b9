"""A slow round as it is looked at: what has just been done, and the page on paper."""

from playwright.sync_api import expect

from .visitors import tap

COLOUR = "one => getComputedStyle(one).color"
BOX = "one => one.getBoundingClientRect().toJSON()"


def the_round(page):
    page.goto("/groups/morning/")
    page.get_by_role("link", name="What do you do with the first").first.click()
    return page


def test_what_was_done_is_said_in_the_column_and_clear_of_what_can_be_pressed(write):
    page = the_round(write("cleo"))
    tap(page, "Pass")
    said = page.locator(".message")
    expect(said).to_have_text("You have passed.")
    there = said.evaluate(BOX)
    assert there["left"] == page.get_by_role("heading", level=1).evaluate(BOX)["left"]
    button = page.get_by_role("button", name="Read this page to me")
    assert button.evaluate(BOX)["top"] - there["bottom"] >= 8


def test_the_way_to_the_form_puts_somebody_there_with_a_keyboard(write):
    page = the_round(write("joan"))
    page.get_by_role("link", name="Change my words").press("Enter")
    words = page.get_by_label("Your words")
    expect(words).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(words).to_be_focused()


def test_on_paper_there_are_words_in_black_and_nothing_to_press(visit):
    page = the_round(visit("ben", scheme="dark"))
    page.emulate_media(media="print", color_scheme="dark")
    words = page.get_by_text("I ring my sister before it wears off.")
    expect(words).to_be_visible()
    assert words.evaluate(COLOUR) == "rgb(0, 0, 0)"
    for role in ("button", "textbox"):
        assert page.get_by_role(role).filter(visible=True).count() == 0
    links = page.get_by_role("main").get_by_role("link").filter(visible=True)
    assert links.count() == 0
