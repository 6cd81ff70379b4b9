"""Getting in, without an e-mail and by one, in a real browser and over several devices.

No hour passes between the second who vouches and the way in: the house is told so.
"""

import re

import pytest
from playwright.sync_api import expect

from .served import Served
from .test_axe import findings_in_each_theme
from .visitors import DESK, PHONE, Visitors, tap

PASSWORD = "four quiet words here"
ASK = "/sign-in/help/people/"


@pytest.fixture
def house(chromium, tmp_path):
    with (
        Served(tmp_path / "data", recovery_hours=0) as served,
        Visitors(chromium, served) as visitors,
    ):
        visitors.served = served
        yield visitors


def clean(page):
    """Nothing here that axe objects to, in any theme, at a desk and on a phone."""
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        assert findings_in_each_theme(page) == [], (page.url, size)


def ask(page, name):
    page.goto(ASK)
    page.get_by_label("Your name here").fill(name)
    tap(page, "Give me three words")
    words = page.locator(".three-words span")
    expect(words).to_have_count(3)
    return words.all_inner_texts()


def vouch(page, words):
    page.goto("/account/")
    page.get_by_role("link", name="People who cannot get in").click()
    page.get_by_label("The three words").fill(" ".join(words))
    tap(page, "I know them, and these are their words")
    expect(page.get_by_text("is written down")).to_be_visible()


def test_cleo_gets_in_again_with_the_help_of_two_people(house):
    old_phone, ada, gwen = house("cleo", size=DESK), house("ada"), house("gwen")
    new_phone = house(javascript=False)
    words = ask(new_phone, "Cleo")

    old_phone.goto("/groups/morning/")
    expect(old_phone.get_by_role("button", name="Stop it: this is not me")).to_be_visible()
    old_phone.goto("/help/")
    clean(old_phone)
    ada.goto("/recoveries/")
    clean(ada)
    vouch(ada, words)
    new_phone.reload()
    assert new_phone.locator(".three-words span").all_inner_texts() == words
    vouch(gwen, words)

    new_phone.reload()
    new_phone.get_by_label("A new password").fill(PASSWORD)
    tap(new_phone, "Take this password and sign in")
    expect(new_phone.get_by_text("Who said that they know you: Ada, Gwen.")).to_be_visible()
    old_phone.goto("/groups/morning/")
    expect(old_phone.get_by_role("heading", name="Sign in")).to_be_visible()
    tap(new_phone, "I have read this")
    expect(new_phone.get_by_text("Who said that they know you")).to_have_count(0)


def test_cleo_says_no_on_a_device_that_is_signed_in(house):
    phone, ada, gwen, stranger = house("cleo"), house("ada"), house("gwen"), house()
    words = ask(stranger, "cleo")
    clean(stranger)
    vouch(ada, words)
    phone.goto("/")
    tap(phone, "Stop it: this is not me")
    expect(phone.get_by_role("heading", name="Where I am signed in")).to_be_visible()
    clean(phone)
    gwen.goto("/recoveries/")
    expect(gwen.get_by_text("Nobody asks just now.")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_label("A new password")).to_have_count(0)


def test_a_device_is_signed_out_from_another_while_it_has_a_page_open(house):
    phone, desk = house("cleo"), house("cleo", size=DESK)
    phone.goto("/groups/morning/")
    desk.goto("/account/devices/")
    expect(desk.locator(".person", has_text="Chrome on Linux")).to_have_count(2)
    clean(desk)
    tap(desk, "Sign out all the others")
    expect(desk.get_by_text("You are signed in nowhere else.")).to_be_visible()
    phone.get_by_role("link", name="My account").click()
    expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()


# -- by a letter ----------------------------------------------------------------------------------


def newest_link(house):
    """A demo prints its letters where it was started."""
    for _wait in range(100):
        if found := re.findall(r"http://localhost:\d+(/link/\w+/)", house.served.log.read_text()):
            return found[-1]
        house.pages["clock"].wait_for_timeout(50)
    raise AssertionError("no letter came")


def test_arriving_by_a_link_and_coming_back_by_another(house):
    page = house()
    house.pages["clock"] = page
    page.goto("/sign-up/link/")
    page.get_by_label("A name for yourself").fill("Quiet River")
    page.get_by_label("An e-mail address").fill("river@example.org")
    tap(page, "Send me a link")
    expect(page.get_by_role("heading", name="Look into your letters")).to_be_visible()
    first = newest_link(house)
    page.goto(first)
    expect(page.get_by_role("heading", name="Welcome, Quiet River")).to_be_visible()
    clean(page)
    tap(page, "Arrive")
    expect(page.get_by_role("heading", name="Before you come in")).to_be_visible()
    page.get_by_label("I am 18 or older.").check()
    page.get_by_label("I have read the three limits").check()
    tap(page, "I agree, let me in")
    page.goto("/account/address/")
    expect(page.get_by_text("river@example.org")).to_be_visible()
    clean(page)
    page.goto("/sign-out/")
    tap(page, "Sign out of this device")

    page.goto("/sign-in/link/")
    page.get_by_label("An e-mail address").fill("River@Example.org")
    tap(page, "Send me a link")
    while newest_link(house) == first:
        page.wait_for_timeout(50)
    page.goto(newest_link(house))
    clean(page)
    tap(page, "Sign in")
    expect(page.get_by_role("link", name="Sign out")).to_be_visible()
    assert "example" not in house.served.log.read_text()
