"""Two people write: one loses the network, one is signed out meanwhile, one closes the lid.

Each finds all of it again, and nobody else does. What is kept on a device goes once the server has
confirmed that it has the words.
"""

import os
import signal
import sqlite3
from contextlib import closing, suppress

import pytest
from playwright.sync_api import Error, expect

from .conftest import CHROMIUM
from .disguises import made_up_word, search
from .test_lost_and_found import REPLY, SHARE, STORY, newcomer, signs_in_again, words_on
from .visitors import PHONE, sign_in, tap

NOTE = "Something hard in it? Say what, and it comes folded."
NOT_YET = "We could not save that yet: your words are kept here."
ON_THIS_DEVICE = """async () => {
  const db = await new Promise((done) => {
    const asked = indexedDB.open("begun", 1);
    const place = { keyPath: ["place", "page"] };
    asked.onupgradeneeded = () => asked.result.createObjectStore("begun", place);
    asked.onsuccess = () => done(asked.result);
  });
  const count = await new Promise((done) => {
    const asked = db.transaction("begun").objectStore("begun").count();
    asked.onsuccess = () => done(asked.result);
  });
  db.close();
  return count;
}"""


def kept_here(page, number):
    """Wait until so many are kept on the device of this page."""
    for _time in range(100):
        if page.evaluate(ON_THIS_DEVICE) == number:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(ON_THIS_DEVICE) == number


def writes(page, words, label=STORY):
    page.get_by_label(label).fill(words)


def begins_a_story(page):
    page.goto(SHARE)
    return page


def shares_in_vain(page):
    """There is no line; the browser says so on a page of its own."""
    tap(page, "Share with the group")
    page.wait_for_url("chrome-error://**")


class Lid:
    """Somebody's own browser, with a place on the disk, which can lose its power."""

    def __init__(self, chromium, served, home):
        self.kind, self.served, self.home = chromium.browser_type, served, home
        self.cookies = []
        self.opens()

    def opens(self):
        self.context = self.kind.launch_persistent_context(
            self.home,
            executable_path="/usr/bin/chromium",
            args=CHROMIUM,
            base_url=self.served.address,
            viewport=PHONE,
            locale="en-GB",
        )
        self.context.set_default_timeout(10_000)
        # A browser writes cookies down every half minute; no test waits for that.
        self.context.add_cookies(self.cookies)
        return self.context.pages[0]

    def closes_at_once(self):
        """Killed, by the number that it wrote down itself; nothing gets a chance to be saved."""
        self.cookies = self.context.cookies()
        pid = int(os.readlink(self.home / "SingletonLock").rpartition("-")[2])
        with self.context.expect_event("close"):
            os.kill(pid, signal.SIGKILL)
        with suppress(FileNotFoundError):
            (self.home / "SingletonLock").unlink()

    def away(self):
        with suppress(Error):
            self.context.close()


@pytest.fixture
def lid(chromium, written, tmp_path):
    lid = Lid(chromium, written, tmp_path / "profile")
    yield lid
    lid.away()


# -- the network ----------------------------------------------------------------------------------


def test_who_loses_the_network_and_comes_back_shares_all_of_it(write):
    hana, joan = begins_a_story(write("hana")), begins_a_story(write("joan"))
    longer = "Begun with the network. Written on in a tunnel."
    writes(hana, "Begun with the network.")
    expect(hana.get_by_text("Saved at")).to_be_visible()
    hana.context.set_offline(True)
    writes(hana, longer)
    writes(hana, "Tunnels", NOTE)
    expect(hana.get_by_text(NOT_YET)).to_be_visible()
    writes(joan, "Meanwhile somebody else.")
    tap(joan, "Share with the group")
    expect(joan.locator(".story-words")).to_have_text("Meanwhile somebody else.")

    shares_in_vain(hana)
    hana.context.set_offline(False)
    begins_a_story(hana)
    expect(hana.get_by_label(STORY)).to_have_value(
        "Begun with the network. Written on in a tunnel."
    )
    expect(hana.get_by_label(NOTE)).to_have_value("Tunnels")
    tap(hana, "Share with the group")
    expect(hana.locator(".story-words")).to_have_text(longer)
    kept_here(hana, 0)
    expect(begins_a_story(hana).get_by_label(STORY)).to_have_value("")


def test_an_answer_that_never_came_makes_nothing_twice(write):
    """The server has taken the words, and the line is cut before it can say so."""
    page, words = begins_a_story(write("femi")), "Cut off just as it arrived."
    page.context.route("**/groups/morning/stories/", cut_the_answer_off, times=1)
    writes(page, words)
    shares_in_vain(page)
    page.context.clear_cookies(name="heard")  # It came with the answer that was cut off.
    begins_a_story(page)
    expect(page.get_by_label(STORY)).to_have_value(words)
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_have_text(words)
    page.goto("/groups/morning/stories/")
    expect(page.get_by_text(words)).to_have_count(1)
    kept_here(page, 0)


def test_what_is_written_on_while_a_slow_line_shares_is_not_lost(write):
    """The first press went through; the page stays, and is pressed again with more on it."""
    page, words = begins_a_story(write("femi")), "As far as I had come."
    longer = f"{words} And what I had not dared to say."
    page.context.route("**/groups/morning/stories/", take_your_time, times=1)
    writes(page, words)
    with page.expect_response("**/groups/morning/stories/"):
        tap(page, "Share with the group")
    page.context.clear_cookies(name="heard")
    writes(page, longer)
    tap(page, "Share with the group")
    expect(page.get_by_text("What you sent first is shared already.")).to_be_visible()
    expect(page.get_by_label(STORY)).to_have_value(longer)
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_have_text(longer)
    kept_here(page, 0)


def take_your_time(route):
    """The words have arrived, and nothing comes of it on the page."""
    if route.request.method != "POST":
        return route.fallback()
    assert route.fetch(max_redirects=0).status == 302
    return route.fulfill(status=204)


def cut_the_answer_off(route):
    if route.request.method != "POST":
        return route.fallback()
    assert route.fetch(max_redirects=0).status == 302
    return route.abort("connectionreset")


# -- the sign-in ----------------------------------------------------------------------------------


def every_sign_in_ends(served):
    with closing(sqlite3.connect(served.data / "alongside.db", timeout=10)) as line:
        assert line.execute("DELETE FROM vault_sign_in").rowcount
        line.commit()


def test_who_was_signed_out_meanwhile_signs_in_again_and_shares_all_of_it(arrive, served):
    page = begins_a_story(newcomer(arrive, "noor"))
    writes(page, "All of this I meant to say.")
    writes(page, "Hospitals", NOTE)
    page.get_by_label("Ideas are welcome.").check()
    every_sign_in_ends(served)
    tap(page, "Share with the group")
    expect(page.get_by_text("Your words are not lost")).to_be_visible()
    assert {"All of this I meant to say.", "Hospitals"} <= set(words_on(page))
    signs_in_again(page, "noor")
    expect(page.get_by_label(STORY)).to_have_value("All of this I meant to say.")
    expect(page.get_by_label(NOTE)).to_have_value("Hospitals")
    expect(page.get_by_label("Ideas are welcome.")).to_be_checked()
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_have_text("All of this I meant to say.")

    page.goto(f"/groups/morning{page.url.removeprefix(served.address)}edit/")
    writes(page, "All of this I mean to say better.")
    every_sign_in_ends(served)
    tap(page, "Keep it like this")
    signs_in_again(page, "noor")
    expect(page.get_by_text("You had begun to change them")).to_be_visible()
    expect(page.get_by_label(STORY)).to_have_value("All of this I mean to say better.")
    tap(page, "Keep it like this")
    expect(page.locator(".story-words")).to_have_text("All of this I mean to say better.")


# -- the lid --------------------------------------------------------------------------------------


def test_a_lid_that_falls_shut_offline_loses_nothing(lid):
    page = lid.context.pages[0]
    sign_in(page, "ben")
    begins_a_story(page)
    lid.context.set_offline(True)
    word = made_up_word()
    writes(page, f"It was {word} again.")
    kept_here(page, 1)
    lid.closes_at_once()
    kept = [path for path in lid.home.rglob("*") if "IndexedDB" in str(path) and path.is_file()]
    assert kept and search(kept, [word]) == [], "sealed, wherever it lies"

    page = lid.opens()
    begins_a_story(page)
    expect(page.get_by_label(STORY)).to_have_value(f"It was {word} again.")
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_have_text(f"It was {word} again.")
    kept_here(page, 0)


def test_taps_without_a_word_come_back_as_they_were(lid):
    page, taps = lid.context.pages[0], ("I slept badly", "A rest", "Music or a story")
    sign_in(page, "joan")
    page.goto("/light-log/")
    tap(page, "Begin today")
    lid.context.set_offline(True)
    for label in taps:
        page.get_by_label(label).check()
    kept_here(page, 1)
    lid.closes_at_once()

    page = lid.opens()
    page.goto("/light-log/")
    for label in taps:
        expect(page.get_by_label(label)).to_be_checked()
    expect(page.get_by_label("Company")).not_to_be_checked()


def test_two_tabs_under_one_lid_lose_neither_ones_words(lid):
    first = lid.context.pages[0]
    sign_in(first, "cleo")
    begins_a_story(first)
    writes(first, "Begun in the first tab.")
    expect(first.get_by_text("Saved at")).to_be_visible()
    second = begins_a_story(lid.context.new_page())
    writes(second, "Begun in the second.")
    expect(second.get_by_text("Saved at")).to_be_visible()
    kept_here(second, 1)
    lid.closes_at_once()

    page = begins_a_story(lid.opens())
    expect(page.get_by_label(STORY)).to_have_value(
        "Begun in the second.\n\nBegun in the first tab."
    )


def test_a_tab_that_was_closed_brings_a_reply_back(write):
    page = write("tomas")
    page.goto("/groups/morning/stories/")
    page.get_by_role("link", name="Rough night").click()
    page.context.set_offline(True)
    writes(page, "Closed in the middle.", REPLY)
    kept_here(page, 1)
    address, again = page.url, page.context.new_page()
    page.close()
    page.context.set_offline(False)
    again.goto(address)
    expect(again.get_by_label(REPLY)).to_have_value("Closed in the middle.")
    expect(again.get_by_text("Saved at")).to_be_visible()
    kept_here(again, 0)


def test_a_page_that_was_open_all_along_shows_what_was_written_elsewhere_since(write):
    """On the phone it has been open since yesterday; on the laptop the words have been written."""
    phone, laptop = begins_a_story(write("kit")), begins_a_story(write("kit"))
    writes(laptop, "Two hundred careful words.")
    expect(laptop.get_by_text("Saved at")).to_be_visible()
    writes(phone, "One key on the phone")
    expect(phone.get_by_text("What you had written on another page is here too.")).to_be_visible()
    both = "One key on the phone\n\nTwo hundred careful words."
    expect(phone.get_by_label(STORY)).to_have_value(both)
    writes(phone, f"{both} And the end.")
    expect(phone.get_by_text("Saved at")).to_be_visible()
    kept_here(phone, 0)
    expect(begins_a_story(write("kit")).get_by_label(STORY)).to_have_value(f"{both} And the end.")
    writes(phone, "Quite other words of my own.")
    tap(phone, "Share with the group")
    expect(phone.locator(".story-words")).to_have_text("Quite other words of my own.")
    expect(begins_a_story(laptop).get_by_label(STORY)).to_have_value("")


# -- nobody else ----------------------------------------------------------------------------------


def test_signed_out_nobody_reads_what_lies_on_the_device(write):
    page = begins_a_story(write("joan"))
    page.context.set_offline(True)
    writes(page, "For nobody else.")
    kept_here(page, 1)
    other = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    other.goto("/")
    other.get_by_role("link", name="Sign out").click()
    tap(other, "Sign out of this device")
    expect(other.get_by_text("You are signed out")).to_be_visible()
    kept_here(other, 0)


def test_somebody_else_on_the_same_device_does_not_read_it(write):
    page = begins_a_story(write("ivo"))
    page.context.set_offline(True)
    writes(page, "For nobody else.")
    kept_here(page, 1)
    other = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    page.context.clear_cookies(name="alongside")  # As after two weeks.
    sign_in(other, "femi")
    begins_a_story(other)
    kept_here(other, 0)
    assert "For nobody else." not in "".join(words_on(other))
