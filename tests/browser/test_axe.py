"""axe-core finds nothing, on any page, in any theme, on a phone and at a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .pages import PAGES
from .test_evening import come_in
from .visitors import DESK, PHONE, tap

THEMES = ("light", "dark", "dim")
SIZES = {"phone": PHONE, "desk": DESK}


def findings(page):
    """What axe objects to: the rule and the elements. Folds are opened, or it could not see in."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    results = Axe().run(page)
    return [
        (found["id"], [node["html"][:200] for node in found["nodes"]])
        for found in results.response["violations"]
    ]


def in_theme(page, theme):
    page.evaluate("(theme) => document.documentElement.dataset.theme = theme", theme)


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_any_page(visit, size):
    found = {}
    for stop in PAGES:
        page = visit.page_of(stop.who, size=SIZES[size])
        stop.go(page)
        for theme in THEMES:
            in_theme(page, theme)
            if complaints := findings(page):
                found[stop.name, theme] = complaints
    assert found == {}


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
    found = {}
    for name, page in {"ada": ada, "ben": ben, "cleo": cleo}.items():
        for theme in THEMES:
            in_theme(page, theme)
            if complaints := findings(page):
                found[name, theme] = complaints
    assert found == {}


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_on_a_refusal(visit, size):
    found = {}
    for refused in (a_form_that_is_too_old, too_much_at_once):
        page = visit("cleo", size=SIZES[size])
        page.goto("/groups/morning/stories/share/")
        page.get_by_label("What would you like to share?").fill("Some words")
        expect(page.get_by_role("heading", name=refused(page))).to_be_visible()
        for theme in THEMES:
            in_theme(page, theme)
            if complaints := findings(page):
                found[refused.__name__, theme] = complaints
    assert found == {}


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
    """The control: a picture without words, and grey on grey."""
    page = visit()
    page.goto("/help/")
    page.evaluate(
        "document.querySelector('main').innerHTML ="
        ' \'<img src="/x.png"><p style="color: #aaa; background: #999">hardly there</p>\''
    )
    assert {rule for rule, _nodes in findings(page)} >= {"image-alt"}
