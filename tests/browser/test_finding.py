"""Somebody finds a group on a phone, and somebody who does not says what is missing."""

import re

import pytest
from playwright.sync_api import expect

from .visitors import tap

SOUGHT = "burning feet at night and nobody believes me"


def look(page, words=SOUGHT):
    page.get_by_label("What is it like for you").fill(words)
    tap(page, "Look for a group")
    page.wait_for_url("**/find/**")


@pytest.mark.parametrize("scripts", [True, False])
def test_from_ones_own_words_to_the_page_on_which_one_asks(visit, scripts):
    page = visit("femi", javascript=scripts)
    page.get_by_role("link", name="Find a group").click()
    look(page)
    expect(page.get_by_text("Because it says: “My feet burn at night")).to_be_visible()
    expect(page.get_by_text("It is full just now, and has a waiting list.")).to_be_visible()
    page.get_by_role("link", name="Hands and Feet").click()
    expect(page.get_by_role("heading", name="What the group has agreed on")).to_be_visible()
    expect(page.get_by_text("Dev", exact=True)).to_be_visible()
    page.get_by_role("link", name="Ask to join").click()
    page.wait_for_url(re.compile(r"/find/\d+/ask/$"))


def test_the_words_are_in_no_address_and_no_store_of_the_browser(visit):
    page = visit("femi")
    page.goto("/find/")
    look(page, "quornibbet in my knees")
    expect(page.get_by_label("What is it like for you")).to_have_value("quornibbet in my knees")
    assert "quornibbet" not in page.url
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert "quornibbet" not in kept
    page.goto("/find/")
    expect(page.get_by_label("What is it like for you")).to_have_value("")
    assert "quornibbet" not in page.content()


def test_what_is_missing_is_sent_taken_back_and_answered(arrive):
    hana, olive = arrive("hana"), arrive("olive")
    hana.goto("/find/")
    look(hana, "pottery for people who cannot stand")
    expect(hana.get_by_text("No group that can be found fits these words well.")).to_be_visible()
    tap(hana, "Send these words to those who organise")
    expect(hana.get_by_text("Sent. The page “Today” tells you")).to_be_visible()
    olive.goto("/organise/")
    olive.get_by_role("link", name="Groups that are missing").click()
    missing = olive.get_by_role("article").filter(has_text="pottery")
    expect(missing).not_to_contain_text("Hana")
    missing.get_by_text("Answer them").click()
    missing.get_by_label("Tell them of").select_option(label="Low Lamps")
    missing.get_by_role("button", name="Tell them").click()
    hana.goto("/")
    hana.get_by_role("link", name="Have a look at it").click()
    expect(hana.get_by_role("heading", name="Low Lamps")).to_be_visible()
    tap(hana, "It does not fit: go on waiting")
    tap(hana, "Take it back")
    expect(hana.get_by_text("the words are gone")).to_be_visible()
    expect(hana.get_by_text("pottery")).to_have_count(0)


def test_the_page_of_settings_is_saved_with_the_keyboard_alone(arrive):
    page = arrive("gwen")
    page.goto("/groups/lamps/settings/")
    page.get_by_label("By asking").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved. People who look for a group")).to_be_visible()
    expect(page.get_by_label("By asking")).to_be_checked()
