"""Three people on an evening: no order, each heard, one of them on a phone without scripts."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from .test_axe import findings_in_each_theme
from .test_evening import come_in
from .test_small_screens import unfit
from .visitors import DESK, tap

TALKING = "We are just talking."


@pytest.fixture
def three(arrive):
    pages = arrive("ada", size=DESK), arrive("cleo"), arrive("kit", javascript=False)
    for page in pages:
        come_in(page)
    return pages


def say(page, words):
    page.get_by_label("Your words").fill(words)
    tap(page, "Say this to everybody")


@contextmanager
def overtaken(page, words, by):
    """The answer to what `page` does within arrives after the news of what `by` says meanwhile."""
    held = []
    page.route("**/next/", lambda route: held.append((route, route.fetch())), times=1)
    page.wait_for_timeout(800)  # A second tap sooner than that is taken for a trembling finger.
    yield
    for _time in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    by.wait_for_timeout(800)
    say(by, words)
    expect(page.get_by_text(words, exact=True)).to_be_visible()
    ((route, answer),) = held
    route.fulfill(response=answer)


def test_three_people_just_talk_and_everybody_is_heard(three):
    ada, cleo, kit = three
    tap(ada, "Go on to: Check-in")
    expect(ada.get_by_text("There are only a few of you.")).to_be_visible()
    tap(ada, "Just talk, without an order")
    for page in (ada, cleo):
        expect(page.get_by_role("heading", name=TALKING)).to_be_visible()
        assert findings_in_each_theme(page) == [] and unfit(page) == {}

    say(cleo, "I nearly did not come.")
    expect(ada.get_by_text("I nearly did not come.", exact=True)).to_be_visible()
    say(ada, "I am glad you did.")
    with overtaken(ada, "So am I.", by=cleo):
        tap(ada, "Go on to: The topic")
    expect(ada.get_by_text("Not everybody has had their turn yet: Kit.")).to_be_visible()

    tap(kit, "See what is new")
    expect(kit.get_by_role("heading", name=TALKING)).to_be_visible()
    expect(kit.get_by_text("I am glad you did.", exact=True)).to_be_visible()
    say(kit, "Me too.")
    expect(kit.get_by_text("Me too.", exact=True)).to_be_visible()
    expect(cleo.get_by_text("Me too.", exact=True)).to_be_visible()
    expect(ada.get_by_text("Everybody has been heard in this part.")).to_be_visible()
    tap(ada, "Go on to: The topic")
    expect(ada.get_by_role("heading", name="The topic")).to_be_visible(timeout=20_000)
