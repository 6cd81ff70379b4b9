"""Words that hold a telephone number, in a real browser: asked about once, and nothing is lost."""

import pytest
from playwright.sync_api import expect

from .test_axe import findings
from .visitors import DESK, PHONE, tap

SHARE = "/groups/morning/stories/share/"
WORDS = "Ring me on 07700 900123 when the nights are long."


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("size", [PHONE, DESK, {"width": 320, "height": 640}])
def test_it_is_pointed_out_before_anything_is_shared(write, javascript, size):
    page = write("cleo", javascript=javascript, size=size)
    page.goto(SHARE)
    page.get_by_label("What would you like to share?").fill(WORDS)
    tap(page, "Share with the group")
    expect(page.get_by_role("heading", name="Before you share this")).to_be_visible()
    expect(page.locator("mark", has_text="07700 900123")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if javascript:
        assert findings(page) == []
    tap(page, "Leave that out, then share it")
    expect(page.get_by_text("Ring me on (left out) when the nights are long.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_keyboard_alone_can_change_the_words(write, javascript):
    page = write("ben", javascript=javascript, size=DESK)
    page.goto(SHARE)
    page.get_by_label("What would you like to share?").fill(WORDS)
    tap(page, "Share with the group")
    fold = page.locator("summary", has_text="Change my words")
    fold.focus()
    page.keyboard.press("Enter")
    words = page.get_by_label("What would you like to share?")
    expect(words).to_have_value(WORDS)
    words.fill("Ring me when the nights are long.")
    page.get_by_role("button", name="Share it like this").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ring me when the nights are long.")).to_be_visible()
    expect(page.get_by_role("heading", name="Before you share this")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_whoever_would_rather_not_share_it_now_finds_it_where_they_began(write, javascript):
    page = write("hana", javascript=javascript)
    page.goto(SHARE)
    page.get_by_label("What would you like to share?").fill(WORDS)
    tap(page, "Share with the group")
    tap(page, "Not now: keep it for me alone")
    expect(
        page.get_by_text("Your words are kept for you. They are not shared yet.")
    ).to_be_visible()
    expect(page.get_by_label("What would you like to share?")).to_have_value(WORDS)
