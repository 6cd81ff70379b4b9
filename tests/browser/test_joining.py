"""From an invitation link to the first welcome on a phone: few taps, one decision a screen.

The pictures of docs/joining.md are made on the way, as those of test_screenshots are.
"""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from .test_axe import findings
from .test_screenshots import SHARP, album  # noqa: F401  A fixture.
from .visitors import DESK, PHONE, tap

TAPS = 9  # Fewer than ten, besides typing a name and a password; docs/joining.md says so.
INVITE, DESK_PAGE = "/groups/morning/invitation/", "/groups/morning/desk/"
# Every press of a finger on a page, whatever it hits: a link, a button, a box, a field.
PRESSES = "addEventListener('pointerdown', (press) => press.isTrusted && oneMoreTap(), true);"


@pytest.fixture
def link(arrive):
    """What Ada passes on: for five people, for a week."""
    ada = arrive.page_of("ada")
    ada.goto(INVITE)
    tap(ada, "Make the link")
    expect(ada.get_by_text("It lets in 5 more people.")).to_be_visible()
    return ada.locator(".link-to-copy").inner_text().strip()


class Screens:
    """A newcomer's phone: counts taps, and takes a picture of each screen and looks at it."""

    def __init__(self, page, take, link):
        self.page, self.take, self.seen, self.taps = page, take, [], 0
        page.expose_function("oneMoreTap", self.one_more)
        page.add_init_script(PRESSES)
        page.goto(link)

    def one_more(self):
        self.taps += 1

    @contextmanager
    def next(self):
        """Whatever is pressed inside leads to another page, which is there afterwards."""
        with self.page.expect_navigation():
            yield

    def screen(self, name):
        """One decision: one main button at most, and nothing that axe objects to."""
        main = self.page.locator("main .is-main, .thumb .is-main")
        assert main.count() <= 1, name
        assert findings(self.page) == [], name
        self.page.evaluate("document.activeElement.blur()")
        self.page.evaluate("scrollTo(0, 0)")
        self.seen.append(name)
        self.take(self.page, f"joining-{len(self.seen)}-{name}-phone.png")


def types(page, label, words):
    """Types without a tap: on a phone, the keyboard's own key goes from field to field."""
    page.get_by_label(label).focus()
    page.keyboard.type(words)


def arrives(screens):
    page = screens.page
    screens.screen("invited")
    with screens.next():
        page.get_by_role("link", name="Choose a name").click()
    types(page, "A name for yourself", "Quiet Leaf")
    types(page, "A password", "four words I like")
    screens.screen("name")
    with screens.next():
        tap(page, "Arrive")
    screens.screen("limits")
    page.get_by_label("18 or older").check()
    page.get_by_label("limits").last.check()
    with screens.next():
        tap(page, "I agree, let me in")
    screens.screen("display")
    with screens.next():
        page.get_by_role("link", name="It is fine as it is").click()


def comes_in(screens):
    page = screens.page
    screens.screen("group")
    with screens.next():
        tap(page, "Join the group")
    screens.screen("agreement")
    page.get_by_label("I have read this").check()
    tap(page, "Yes, I agree")
    expect(page.get_by_role("heading", name="Welcome, Quiet Leaf")).to_be_visible()


def test_from_the_link_to_the_first_welcome(arrive, link, album):  # noqa: F811
    screens = Screens(arrive(**SHARP), album, link)
    arrives(screens)
    comes_in(screens)
    assert screens.taps == TAPS
    is_welcomed(screens)
    is_greeted(arrive, screens, album)


def is_welcomed(screens):
    page = screens.page
    page.get_by_label("What would help you here?").fill("Somebody to say good morning to.")
    screens.screen("welcome")
    with screens.next():
        tap(page, "Go on")
    screens.screen("about")
    with screens.next():
        tap(page, "Go on")
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
    screens.screen("here")
    page.get_by_role("link", name="Go to the group").click()
    expect(page.get_by_role("heading", name="The Morning Group")).to_be_visible()
    expect(page.get_by_text("Nothing has been shared since you came.")).to_be_visible()


def is_greeted(arrive, screens, album):  # noqa: F811
    ada = arrive.page_of("ada")
    ada.set_viewport_size(DESK)
    ada.goto(DESK_PAGE)
    expect(ada.get_by_text("Somebody to say good morning to.")).to_be_visible()
    assert findings(ada) == []
    album(ada, "joining-desk.png")
    ada.get_by_role("link", name="Write them a welcome").click()
    ada.locator("main textarea").first.fill("Good that you are here.")
    ada.locator("main form .is-main").first.click()
    ada.goto(DESK_PAGE)
    expect(ada.get_by_text("Somebody to say good morning to.")).to_have_count(0)
    screens.page.goto("/groups/morning/thread/")
    expect(screens.page.get_by_text("Good that you are here.")).to_be_visible()


def test_the_same_without_scripts(arrive, link):
    page = arrive(size=PHONE, javascript=False)
    page.goto(link)
    page.get_by_role("link", name="Choose a name").click()
    page.get_by_label("A name for yourself").fill("Quiet Leaf")
    page.get_by_label("A password").fill("four words I like")
    tap(page, "Arrive")
    page.get_by_label("18 or older").check()
    page.get_by_label("limits").last.check()
    tap(page, "I agree, let me in")
    page.get_by_role("link", name="It is fine as it is").click()
    tap(page, "Join the group")
    page.get_by_label("I have read this").check()
    tap(page, "Yes, I agree")
    expect(page.get_by_role("heading", name="Welcome, Quiet Leaf")).to_be_visible()
    tap(page, "Straight to the group")
    expect(page.get_by_role("heading", name="The Morning Group")).to_be_visible()


def test_asking_being_answered_and_coming_in(arrive):
    """Kit asks the evening group; Dev reads it on the desk and says yes."""
    asked = asks_for_a_way_in(arrive("kit"))
    dev = arrive("dev")
    dev.get_by_role("link", name="Read what they say").click()
    assert findings(dev) == []
    dev.get_by_role("link", name="Read what Kit says").click()
    expect(dev.get_by_text("After eight is fine.")).to_be_visible()
    assert findings(dev) == []
    tap(dev, "Yes, they can come in")
    kit = arrive("kit")
    kit.goto("/")
    expect(kit.get_by_text("There is a place for you now.")).to_be_visible()
    kit.get_by_role("link", name="Read the agreement of After the Shift").click()
    kit.get_by_label("I have read this").check()
    tap(kit, "Yes, I agree")
    expect(kit.get_by_role("heading", name="Welcome, Kit")).to_be_visible()
    kit.goto(asked)
    expect(kit.get_by_role("heading", name="After the Shift")).to_be_visible()


def asks_for_a_way_in(kit):
    """Kit finds the group by looking; the address of the page on which he asks."""
    kit.goto("/find/")
    kit.locator("main textarea").first.fill("work, and shifts, with pain in the evening")
    kit.locator("main form .is-main").first.click()
    kit.get_by_role("link", name="After the Shift").click()
    kit.get_by_role("link", name="Ask to join").click()
    asked = kit.url
    kit.locator("main textarea").first.fill("After eight is fine.")
    assert findings(kit) == []
    tap(kit, "Ask to join")
    expect(kit.get_by_role("heading", name="You asked to join")).to_be_visible()
    assert findings(kit) == []
    return asked
