"""Reading, sharing, replying, responding, searching, editing, having back: each in four ways.

Cleo does them, who is a member; what she reads is Ben's, with a note above it. Each way has words
of its own, so that nothing is found which another way has left.
"""

import shutil
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from .acts import Keys, Pointer, Scriptless, Small, zoomed
from .conftest import CHROMIUM
from .served import Served
from .visitors import DESK, Visitors, sign_in

STORIES = "/groups/morning/stories/"
NOTE = "About a fall on the stairs"
WAYS = ("keyboard", "no scripts", "320 px", "400 %")


@dataclass
class Way:
    """One way of having a page: the gestures, the page, and a word that is this way's own."""

    name: str
    hands: Any
    word: str

    @property
    def page(self):
        return self.hands.page

    def at_the_stories(self):
        self.page.goto(STORIES)
        return self.hands

    def at_bens_story(self):
        hands = self.at_the_stories()
        hands.follow(f"Folded: {NOTE}")
        return hands

    def shares(self, words):
        hands = self.at_the_stories()
        hands.follow("Share something")
        hands.write("What would you like to share?", words)
        hands.press("Share with the group")
        return hands

    def has_focus_near(self, name):
        """For who has only keys: what they most likely do next is a few keys away."""
        if isinstance(self.hands, Keys):
            self.hands.is_near(name)


@pytest.fixture(scope="module")
def place(chromium, tmp_path_factory):
    """A demo of this file's own, in which Ben has shared something hard and replied to it."""
    with Served(tmp_path_factory.mktemp("acts") / "data") as served:
        with Visitors(chromium, served) as visitors:
            ben = Pointer(visitors("ben"))
            ben.page.goto(f"{STORIES}share/")
            ben.write("What would you like to share?", "I fell, and could not get up: marlowick.")
            ben.write("Something hard in it?", NOTE)
            ben.press("Share with the group")
            ben.write("Your reply", "It was the third step.")
            ben.press("Reply")
        yield served


@pytest.fixture(scope="module")
def ways(chromium, place):
    """{way: a page on which Cleo is signed in}."""
    at_320 = {"width": 320, "height": 568}
    with (
        Visitors(chromium, place) as visitors,
        zoomed(chromium, shutil.which("chromium"), CHROMIUM, place.address) as window,
    ):
        page = window.new_page()
        sign_in(page, "cleo")
        yield {
            "keyboard": Way("keyboard", Keys(visitors("cleo", size=DESK)), "quorvendal"),
            "no scripts": Way(
                "no scripts", Scriptless(visitors("cleo", javascript=False)), "pellimorse"
            ),
            "320 px": Way("320 px", Small(visitors("cleo", size=at_320)), "tanderwick"),
            "400 %": Way("400 %", Small(page), "ombrelasque"),
        }


@pytest.fixture(params=WAYS)
def way(request, ways):
    return ways[request.param]


def test_the_ways_are_what_they_say(ways):
    """A keyboard, no scripts, 320 points of a phone, and a desk's window whose zoom is at 400 %."""
    for way in ways.values():
        way.page.goto(STORIES)
    assert ways["no scripts"].page.locator("html.js").count() == 0
    measure = "[innerWidth, devicePixelRatio]"
    assert ways["320 px"].page.evaluate(measure) == [320, 1]
    assert ways["400 %"].page.evaluate(measure) == [320, 4]
    assert ways["400 %"].page.evaluate("outerWidth") == 1280


def test_reading(way):
    hands, page = way.at_bens_story(), way.page
    words = page.locator(".story-words", has_text="marlowick")
    expect(words).to_be_hidden()
    hands.unfold(f"Folded: {NOTE}")
    expect(words).to_be_visible()
    expect(page.get_by_text("It was the third step.")).to_be_visible()
    hands.follow("The Morning Group")
    expect(page.get_by_role("heading", name="The Morning Group", exact=True)).to_be_visible()


def test_sharing(way):
    hands = way.at_the_stories()
    hands.follow("Share something")
    hands.write("What would you like to share?", f"A long week: {way.word}.")
    hands.write("Something hard in it?", "About work")
    hands.choose("Ideas are welcome.")
    hands.press("Share with the group")
    expect(way.page.locator(".story-words")).to_have_text(f"A long week: {way.word}.")
    expect(way.page.locator("header .wish")).to_contain_text("Ideas welcome")


def test_sharing_without_words_and_then_with_some(way):
    """What is missing is said, and is where they are led."""
    hands, page = way.at_the_stories(), way.page
    hands.follow("Share something")
    hands.write("What would you like to share?", " ")
    hands.press("Share with the group")
    expect(page.get_by_role("alert")).to_contain_text("There are no words here yet.")
    if way.name != "no scripts":
        expect(page.get_by_role("alert")).to_be_focused()
    way.has_focus_near("What would you like to share?")
    page.evaluate("document.activeElement.blur()")
    hands.write("What would you like to share?", f"Now there are: {way.word}.")
    hands.press("Share with the group")
    expect(page.locator(".story-words")).to_have_text(f"Now there are: {way.word}.")


def test_replying(way):
    hands, page = way.at_bens_story(), way.page
    hands.write("Your reply", f"I am glad you got up, {way.word}.")
    hands.press("Reply")
    mine = page.locator(".reply", has_text=f"got up, {way.word}.")
    expect(mine).to_be_in_viewport()
    expect(page.get_by_label("Your reply")).to_have_value("")
    way.has_focus_near("Edit this")


def test_answering_a_reply(way):
    hands, page = way.at_bens_story(), way.page
    hands.follow("Answer this reply")
    box = page.locator(".reply-form")
    expect(box.locator(".in-answer")).to_contain_text("In answer to Ben")
    way.has_focus_near("Your reply")
    page.get_by_label("Your reply").blur()
    hands.write("Your reply", f"Which step, {way.word}?")
    hands.press("Reply")
    mine = page.locator(".reply", has_text=f"Which step, {way.word}?")
    expect(mine.locator(".in-answer")).to_contain_text("In answer to Ben")


def test_responding_to_a_story_and_having_it_back(way):
    hands, page = way.at_bens_story(), way.page
    for pressed in ("true", "false"):
        hands.press("Thinking of you", within="article.story")
        tap = hands.button("Thinking of you", within="article.story")
        expect(tap).to_have_attribute("aria-pressed", pressed)
        expect(page.locator("article.story .responses")).to_be_in_viewport()


def test_responding_to_a_reply(way):
    hands, page = way.at_bens_story(), way.page
    # The first: those that answer it begin with its words too.
    bens = page.locator(".reply", has_text="It was the third step.").first.get_attribute("id")
    given = page.locator(f"#{bens} .responses-given")
    for times in (1, 0):
        hands.unfold("Answer with a tap", within=f"#{bens}")
        hands.press("I hear you", within=f"#{bens}")
        expect(given.get_by_text("I hear you")).to_have_count(times)
        expect(page.locator(f"#{bens}")).to_be_in_viewport()


def test_searching(way):
    way.shares(f"Looked for later: {way.word} lighthouse.")
    hands, page = way.hands, way.page
    page.goto("/groups/morning/")
    hands.follow("Search in this group")
    hands.write("What are you looking for?", f"{way.word} lighthouse")
    hands.press("Look for it")
    if way.name != "no scripts":
        expect(page.get_by_role("heading", name="What was found")).to_be_focused()
    expect(page.locator(".search-results")).to_contain_text("Looked for later")
    way.has_focus_near("Looked for later")
    page.evaluate("document.activeElement.blur()")
    hands.follow("Looked for later")
    expect(page.locator(".story-words")).to_contain_text(f"{way.word} lighthouse")


def test_editing(way):
    hands, page = way.shares(f"Before it was edited, {way.word}."), way.page
    hands.follow("Edit this")
    hands.write("What would you like to share?", f"After it was edited, {way.word}.")
    hands.press("Keep it like this")
    expect(page.get_by_role("status").first).to_contain_text("Your words are changed.")
    expect(page.locator(".story-words")).to_have_text(f"After it was edited, {way.word}.")


def test_undoing(way):
    hands, page = way.shares(f"Too soon, {way.word}."), way.page
    hands.press("Undo", within=".undo")
    box = page.get_by_label("What would you like to share?")
    expect(box).to_have_value(f"Too soon, {way.word}.")
    hands.press("Share with the group")
    expect(page.locator(".story-words")).to_have_text(f"Too soon, {way.word}.")


def test_taking_back(way):
    hands, page = way.shares(f"Not for here, {way.word}."), way.page
    hands.follow("Take this back")
    hands.press("Take it back")
    expect(page.get_by_role("status").first).to_contain_text("You took it back.")
    expect(page.get_by_text(f"Not for here, {way.word}.")).to_have_count(0)
