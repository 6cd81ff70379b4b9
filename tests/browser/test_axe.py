"""axe-core finds nothing, in any theme, on a phone and at a desk: the rest is test_every_page."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from .test_evening import come_in
from .visitors import DESK, PHONE, tap

# A theme has colours of its own and nothing else: beside the first they alone are looked at.
THEMES = {"light": None, "dark": "color-contrast", "dim": "color-contrast"}
SIZES = {"phone": PHONE, "desk": DESK}


def findings(page, rule=None):
    """What axe objects to: the rule and the elements. Folds are opened, or it could not see in."""
    page.wait_for_load_state()  # A page that is only just coming has no element yet.
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # What it finds in order, it would look up and tell as well: twice the time.
    options = {"resultTypes": ["violations"]}
    if rule:
        options["runOnly"] = {"type": "rule", "values": [rule]}
    found = page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def findings_in_each_theme(page):
    """[(the theme, what axe objects to in it)]."""
    found = []
    page.wait_for_load_state()
    for theme, rule in THEMES.items():
        page.evaluate("(theme) => document.documentElement.dataset.theme = theme", theme)
        found += [(theme, complaint) for complaint in findings(page, rule)]
    return found


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_the_meeting(arrive, size):
    ada, ben, cleo = (arrive(name, size=SIZES[size]) for name in ("ada", "ben", "cleo"))
    for page in (ada, ben, cleo):
        come_in(page)
    tap(ada, "Go on to: Check-in")
    tap(ben, "Take the turn")
    tap(cleo, "Raise a hand")
    ada.get_by_text("hand raised").wait_for()
    ben.get_by_role("heading", name="It is your turn").wait_for()
    for page in (ada, ben, cleo):
        assert findings_in_each_theme(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_a_refusal(visit, size):
    for refused in (a_form_that_is_too_old, too_much_at_once):
        page = visit("cleo", size=SIZES[size])
        page.goto("/groups/morning/stories/share/")
        page.get_by_label("What would you like to share?").fill("Some words")
        expect(page.get_by_role("heading", name=refused(page))).to_be_visible()
        assert findings_in_each_theme(page) == []


def a_form_that_is_too_old(page):
    page.context.clear_cookies(name="form")
    tap(page, "Share with the group")
    return "This page had been open for a while"


def too_much_at_once(page):
    page.evaluate(
        "const much = document.createElement('input');"
        "Object.assign(much, {type: 'hidden', name: 'much', value: 'x'.repeat(600_000)});"
        "document.querySelector('main form').append(much)"
    )
    tap(page, "Share with the group")
    return "That was too much at once"


def test_axe_would_find_something(visit):
    """The control: a picture without words, and grey on grey in every theme."""
    page = visit()
    page.goto("/help/")
    page.evaluate(
        """document.querySelector("main").innerHTML = "<img src='/x.png'><p>hardly there</p>";
        const { style } = document.querySelector("main p");
        [style.color, style.background] = ["#aaa", "#999"];"""
    )
    found = {(theme, rule) for theme, (rule, _nodes) in findings_in_each_theme(page)}
    assert found >= {("light", "image-alt"), *((theme, "color-contrast") for theme in THEMES)}
