"""All of it with a keyboard and nothing else: no click, no tap, and the focus always in sight."""

from playwright.sync_api import expect

from .keyboard import Keyboard
from .pages import PAGES
from .test_evening import come_in
from .visitors import DESK, tap


def test_from_the_first_page_to_a_turn_with_the_keyboard_alone(arrive):
    ada, page = arrive("ada", size=DESK), arrive()
    keys = Keyboard(page)
    page.goto("/demo/")
    signs_in_past_the_skip_link(keys)
    shares_a_story(keys)
    answers_one(keys)
    comes_in(keys)
    come_in(ada)
    tap(ada, "Go on to: Check-in")
    takes_and_shares_a_turn(keys, ada)
    passes_the_next(keys, ada)


def signs_in_past_the_skip_link(keys):
    assert keys.step().name == "Skip to the page"
    keys.press("Enter")
    assert keys.focus().kind == "main"
    assert keys.step().name == "Be Ada"
    keys.follow("Be Cleo")
    expect(keys.page.get_by_role("heading", name="Good to see you, Cleo")).to_be_visible()


def shares_a_story(keys):
    keys.follow("The Morning Group")
    keys.follow("Share something")
    keys.write("What would you like to share?", "Typed without a mouse in the house.")
    assert keys.step().name == "Something hard in it? Say what, and it comes folded."
    assert keys.step().name == "Just listen. No advice, please."
    assert keys.step("ArrowDown").name == "Ideas are welcome."
    keys.follow("Share with the group")
    expect(keys.page.get_by_text("Typed without a mouse in the house.")).to_be_visible()
    expect(keys.page.get_by_text("Ideas welcome")).to_be_visible()


def answers_one(keys):
    page = keys.page
    keys.follow("Stories")
    keys.follow("Rough night")
    keys.push("I believe you.")
    assert keys.focus().id == "id_body"
    page.keyboard.type("Every word of it.")
    keys.follow("Reply")
    expect(page.locator(".reply-words").last).to_have_text("I believe you. Every word of it.")
    page.goto(page.url.split("?")[0])
    keys.follow("Thinking of you")
    given = page.get_by_role("button", name="Thinking of you").first
    expect(given).to_have_attribute("aria-pressed", "true")


def comes_in(keys):
    keys.follow("The Morning Group")
    keys.follow("Pacing without guilt")
    assert keys.to("A few words").kind == "input"
    assert keys.step("ArrowUp").name == "Just listening"
    keys.to("It is a rough day")
    keys.press("Space")
    expect(keys.page.get_by_label("It is a rough day")).to_be_checked()
    keys.follow("Come in")
    expect(keys.page.get_by_role("heading", name="Doors open")).to_be_visible()


def takes_and_shares_a_turn(keys, ada):
    page = keys.page
    expect(page.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    keys.push("Take the turn")
    expect(page.get_by_role("heading", name="It is your turn")).to_be_visible()
    keys.write("Your words", "Present, by Tab and Enter.")
    keys.push("Share and finish my turn")
    expect(ada.locator(".entry-words")).to_have_text("Present, by Tab and Enter.")


def passes_the_next(keys, ada):
    tap(ada, "Pass for now")
    tap(ada, "Go on to: The topic")
    expect(keys.page.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    keys.push("Pass for now")
    expect(keys.page.get_by_role("heading", name="You passed in this round")).to_be_visible()
    expect(ada.get_by_role("heading", name="The turn is offered to you")).to_be_visible()


def test_what_a_keyboard_cannot_get_to_would_be_found(visit):
    """The control: a link that hands the focus back, so that nobody gets to what is after it."""
    page = visit()
    page.goto("/help/")
    page.evaluate(
        """document.querySelector("main").innerHTML =
          `<a href="#a" id="back">Back</a> <a href="#b" id="trap">A trap</a> <a href="#c">Lost</a>`;
        document.querySelector("#trap").addEventListener("keydown", (key) => {
          key.preventDefault();
          document.querySelector("#back").focus();
        })"""
    )
    keys = Keyboard(page)
    missed = keys.missed(keys.round())
    assert "Lost" in missed and "A trap" not in missed and "Back" not in missed


def test_the_way_back_is_the_way_there(visit):
    for stop in PAGES:
        if stop.name in ("cast", "group", "share", "story", "door", "schedule"):
            keys = at(stop, visit)
            there = [focus.number for focus in keys.round()]
            back = [focus.number for focus in keys.round("Shift+Tab")]
            assert sorted(back) == sorted(there), stop.name


def at(stop, visit):
    """A keyboard where a page begins, although it may put the focus elsewhere by itself."""
    page = visit.page_of(stop.who)
    stop.go(page)
    page.evaluate("document.activeElement.blur()")
    return Keyboard(page)


def test_the_focus_stays_where_it_is_while_the_room_changes(arrive):
    ada, ben, cleo = (arrive(name, size=DESK) for name in ("ada", "ben", "cleo"))
    for page in (ada, ben, cleo):
        come_in(page)
    adas, cleos = Keyboard(ada), Keyboard(cleo)
    cleos.write("Words ready for your turn", "Half a sen")
    for _ in range(3):
        cleos.press("ArrowLeft")
    adas.push("The order")

    tap(ben, "Raise a hand")
    expect(ada.locator(".chair", has_text="Ben")).to_contain_text("hand raised")
    assert adas.focus().name == "The order"
    assert adas.step().name == "Ada first"  # The fold is still open.

    tap(ada, "Go on to: Check-in")
    expect(cleo.get_by_role("heading", name="You are next.")).to_be_visible()
    cleo.keyboard.type("-")
    expect(cleo.get_by_label("Words ready for your turn")).to_have_value("Half a -sen")
    assert cleos.focus().id == "my-words" and cleos.focus().visible

    cleos.to("Raise a hand")
    ada.get_by_text("Pause, go on, close").click()
    tap(ada, "Pause the round")
    expect(cleo.get_by_text("The round is paused. Rest a moment")).to_be_visible()
    assert cleos.focus().name == "Raise a hand" and cleos.focus().visible


def test_after_a_tap_of_ones_own_the_focus_is_still_in_the_room(arrive):
    """What was pressed is often gone afterwards; whoever cannot see must not be thrown out."""
    ada, cleo = (arrive(name, size=DESK) for name in ("ada", "cleo"))
    for page in (ada, cleo):
        come_in(page)
    keys = Keyboard(cleo)
    keys.push("Raise a hand")
    expect(cleo.get_by_role("button", name="Lower my hand")).to_be_visible()
    assert not keys.focus().nowhere
    tap(ada, "Go on to: Check-in")
    expect(cleo.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    keys.push("Take the turn")
    expect(cleo.get_by_role("heading", name="It is your turn")).to_be_visible()
    assert not keys.focus().nowhere
