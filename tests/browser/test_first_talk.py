"""Nia asks to come into the evening group, and talks with Dev first; all of it on a phone."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from .test_axe import findings
from .test_finding import look
from .visitors import PHONE, tap

GROUP, THREAD = "After the Shift", "/groups/evening/thread/"
WORDS = "I work late on Mondays. Would that be a problem?"


def fits(page, name):
    """Nothing that axe objects to, nothing wider than the phone, and every target large enough.

    Looked at where scripts run, as axe is one.
    """
    if not page.context.runs_scripts:
        return
    assert findings(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    low = page.evaluate(
        "[...document.querySelectorAll('main button, main .button')]"
        ".filter((one) => one.offsetHeight < 44).length"
    )
    assert low == 0, name


def ask(nia):
    nia.goto("/find/")
    look(nia, "After the shift there is nothing left of me.")
    nia.get_by_role("link", name=GROUP).first.click()
    nia.get_by_role("link", name="Ask to join").first.click()
    tap(nia, "Ask to join")
    expect(nia.get_by_role("heading", name="You asked to join")).to_be_visible()


def propose(dev):
    """From the desk, two days and a number to ring."""
    dev.goto("/groups/evening/desk/")
    dev.get_by_role("link", name="Read what Nia says").click()
    dev.get_by_role("link", name="Write to them first").click()
    fits(dev, "a thread, leading")
    dev.get_by_role("link", name="Propose times for a first talk").click()
    fits(dev, "times")
    for number in (1, 2):
        dev.get_by_label(f"Day {number}").fill((date.today() + timedelta(days=number)).isoformat())
        dev.get_by_label(f"Time {number}").fill("16:00")
    dev.get_by_label("How you will talk").fill("I ring you: where can I reach you?")
    tap(dev, "Propose these times")
    expect(dev.get_by_text("They can take one of these.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_asked_proposed_taken_and_let_in(arrive, javascript):
    nia = arrive("nia", size=PHONE, javascript=javascript)
    dev = arrive("dev", size=PHONE, javascript=javascript)
    ask(nia)
    nia.goto(THREAD)
    fits(nia, "a thread, asking")
    nia.get_by_label("What you would like to say").fill(WORDS)
    tap(nia, "Send it")
    expect(nia.get_by_text(WORDS)).to_be_visible()
    propose(dev)
    expect(dev.get_by_text(WORDS)).to_be_visible()
    nia.goto("/")
    nia.get_by_role("link", name="Read it").first.click()
    fits(nia, "a thread with times")
    expect(nia.get_by_role("button", name="Take this time")).to_have_count(2)
    tap(nia, "Take this time")
    expect(nia.get_by_role("heading", name="A first talk")).to_be_visible()
    expect(nia.get_by_role("button", name="Take this time")).to_have_count(0)
    dev.goto("/groups/evening/desk/")
    fits(dev, "the desk")
    expect(dev.get_by_role("heading", name="First talks")).to_be_visible()
    dev.get_by_role("link", name="Read what Nia says").click()
    tap(dev, "Yes, they can come in")
    nia.goto("/groups/evening/agreement/")
    nia.get_by_label("I have read this").check()
    nia.locator("main form button").last.click()
    nia.goto(THREAD)
    expect(nia.get_by_text(WORDS)).to_be_visible()
    expect(nia.get_by_role("heading", name="A first talk")).to_be_visible()


def test_a_concern_is_two_taps_from_the_thread(arrive):
    cleo, olive = arrive("cleo", size=PHONE), arrive("olive", size=PHONE)
    cleo.goto("/groups/morning/thread/")
    cleo.get_by_role("link", name="Raise a concern about Ada").click()
    expect(cleo.get_by_text("Organisers read it, and one of them answers you.")).to_be_visible()
    fits(cleo, "a concern")
    tap(cleo, "Send it to the organisers")
    expect(cleo.get_by_text("It waits for an organiser.")).to_be_visible()
    olive.goto("/")
    olive.get_by_role("link", name="Look at it", exact=True).click()
    fits(olive, "concerns")
    olive.get_by_role("link", name="From Cleo").click()
    tap(olive, "I look after this")
    fits(olive, "one concern")
    olive.get_by_label("Your answer to them").fill("Thank you. May I ring you tomorrow?")
    tap(olive, "Answer them")
    cleo.goto("/")
    cleo.get_by_role("link", name="Read it", exact=True).first.click()
    expect(cleo.get_by_text("May I ring you tomorrow?")).to_be_visible()
    fits(cleo, "my concerns")


def test_half_a_message_is_there_again(arrive):
    cleo = arrive("cleo", size=PHONE)
    cleo.goto("/groups/morning/thread/")
    cleo.get_by_label("What you would like to say").fill("Half a sente")
    expect(cleo.get_by_text("Saved at")).to_be_visible()
    cleo.goto("/")
    cleo.goto("/groups/morning/thread/")
    expect(cleo.get_by_label("What you would like to say")).to_have_value("Half a sente")
