"""Leaving quickly: an ordinary page at once, and nothing of a group to be found by going back."""

import re

import pytest
from playwright.sync_api import expect

from .served import Served
from .test_lost_and_found import STORY
from .visitors import Visitors, choose_the_look, tap

ELSEWHERE = "http://ordinary.example/weather"
MORNING = "/groups/morning/stories/"
BUTTON = "A button to leave quickly, on every page"
LEAVE = "Leave this page quickly"


@pytest.fixture(scope="module")
def leading_elsewhere(tmp_path_factory):
    with Served(tmp_path_factory.mktemp("quick-exit"), quick_exit=ELSEWHERE) as served:
        yield served


@pytest.fixture
def visit(chromium, leading_elsewhere):
    """Everybody's browser is given an ordinary page for the address of the other site."""
    with Visitors(chromium, leading_elsewhere) as visitors:

        def visit(name=None, **more):
            page = visitors(name, **more)
            weather = {"body": "<title>Weather</title><h1>Rain later</h1>"}
            page.context.route(
                "http://ordinary.example/**",
                lambda route: route.fulfill(content_type="text/html", **weather),
            )
            return page

        visit.complaints = visitors.complaints
        yield visit


def is_elsewhere(page):
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    return page.url == ELSEWHERE


def finds_nothing_by_going_back(page):
    for _step in range(3):
        page.go_back()
        page.wait_for_load_state()
        if not page.url.startswith("http://localhost"):
            continue
        expect(page.get_by_text("Quiet Marguerite")).to_have_count(0)
    return True


@pytest.fixture
def cleo(visit):
    """Cleo has asked for the button, and reads her group's stories."""
    page = visit("cleo")
    choose_the_look(page, BUTTON)
    page.goto(MORNING)
    expect(page.get_by_text("Quiet Marguerite").first).to_be_visible()
    yield page
    if page.url.startswith("http://localhost"):
        page.context.clear_cookies()


def test_one_press_is_enough(cleo, visit):
    cookies = cleo.context.cookies()
    tap(cleo, LEAVE)
    assert is_elsewhere(cleo)
    assert finds_nothing_by_going_back(cleo)
    cleo.goto(MORNING)
    expect(cleo.get_by_role("heading", name="Sign in")).to_be_visible()
    cleo.context.add_cookies(cookies)  # As somebody would who had copied them before.
    cleo.goto(MORNING)
    expect(cleo.get_by_role("heading", name="Sign in")).to_be_visible()
    assert [one for one in visit.complaints if "Content Security" in one] == []


def test_the_page_it_was_pressed_on_is_gone_from_the_list(cleo):
    """The ordinary page takes its place: one step back leads to what was before it."""
    tap(cleo, LEAVE)
    assert is_elsewhere(cleo)
    cleo.go_back()
    cleo.wait_for_load_state()
    expect(cleo.get_by_role("heading", name="Sign in")).to_be_visible()
    assert cleo.url.endswith("/sign-in/?next=/display/")


def test_what_was_typed_in_the_last_second_waits(cleo, visit):
    cleo.goto(f"{MORNING}share/")
    cleo.get_by_label(STORY).fill("I was about to say")
    tap(cleo, LEAVE)
    assert is_elsewhere(cleo)
    again = visit("cleo")
    again.goto(f"{MORNING}share/")
    expect(again.get_by_label(STORY)).to_have_value("I was about to say")


def test_the_other_tabs_leave_too(cleo):
    other = cleo.context.new_page()
    other.goto("/groups/morning/")
    tap(cleo, LEAVE)
    assert is_elsewhere(cleo)
    assert is_elsewhere(other)


def test_it_leaves_where_a_browser_cannot_tell_the_other_tabs(cleo):
    cleo.context.add_init_script("delete window.BroadcastChannel")
    cleo.goto(MORNING)
    tap(cleo, LEAVE)
    assert is_elsewhere(cleo)


def test_escape_three_times_does_the_same_and_twice_does_not(cleo):
    for _time in range(2):
        cleo.keyboard.press("Escape")
    cleo.wait_for_timeout(2_200)
    for _time in range(2):
        cleo.keyboard.press("Escape")
    expect(cleo.get_by_text("Quiet Marguerite").first).to_be_visible()
    cleo.keyboard.press("Escape")
    assert is_elsewhere(cleo)


def test_without_scripts_the_button_does_it(visit):
    page = visit("cleo", javascript=False)
    page.goto("/display/")
    page.get_by_label(BUTTON, exact=True).check()
    tap(page, "Keep it like this")
    page.goto(MORNING)
    tap(page, LEAVE)
    assert is_elsewhere(page)
    assert finds_nothing_by_going_back(page)
    page.goto(MORNING)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_somebody_who_was_signed_out_meanwhile_leaves_all_the_same(visit):
    page = visit("cleo", javascript=False)
    page.goto("/display/")
    page.get_by_label(BUTTON, exact=True).check()
    tap(page, "Keep it like this")
    page.context.clear_cookies(name="alongside")
    tap(page, LEAVE)
    assert is_elsewhere(page)


def test_a_group_gives_it_to_everybody_in_it_and_on_its_pages(visit):
    ben, ada = visit("ben"), visit("ada")
    ben.goto("/groups/morning/")
    expect(ben.get_by_role("button", name=LEAVE)).to_have_count(0)
    ada.goto("/groups/morning/people/")
    tap(ada, "Give the group the button")
    for page in ("/", "/groups/morning/", MORNING, "/groups/morning/meetings/"):
        ben.goto(page)
        expect(ben.get_by_role("button", name=LEAVE)).to_have_count(1)
    ben.goto("/groups/evening/")
    expect(ben.get_by_role("button", name=LEAVE)).to_have_count(0)
    ada.goto("/groups/morning/people/")
    tap(ada, "Take the button off")
    ben.goto("/groups/morning/")
    expect(ben.get_by_role("button", name=LEAVE)).to_have_count(0)


def test_what_it_cannot_do_is_said(visit):
    page = visit("ben")
    page.goto("/leave-quickly/")
    words = page.get_by_role("main").inner_text()
    assert re.search("cannot empty the browser.s history", words)
    assert "your other devices" in words and "Without a connection" in words
