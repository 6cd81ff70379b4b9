"""Words that are kept while somebody writes, where a save is slow, overtaken or one of several."""

from playwright.sync_api import expect

from .test_evening import come_in
from .test_lost_and_found import SHARE, STORY
from .test_no_word_lost import NOT_YET, kept_here, writes
from .visitors import DESK, tap

SAVES = "**/drafts/"
STATE = ".draft-state >> visible=true"


def held_back(page, address):
    """The next request to an address, which waits until the test lets it go."""
    held = []
    page.context.route(address, lambda route: held.append(route), times=1)
    return held


def wait_for(page, held):
    while not held:
        page.wait_for_timeout(50)
    return held[0]


def test_an_older_save_that_arrives_last_is_put_right(write):
    page = write("femi")
    page.goto(SHARE)
    held = held_back(page, SAVES)
    writes(page, "As far as the tunnel")
    older = wait_for(page, held)
    writes(page, "As far as the tunnel, and out of it again.")
    expect(page.get_by_text("Saved at")).to_be_visible()
    kept_here(page, 0)
    with page.expect_response(SAVES):
        older.continue_()
    with page.expect_response(SAVES):
        pass
    kept_here(page, 0)
    elsewhere = write("femi")
    elsewhere.goto(SHARE)
    expect(elsewhere.get_by_label(STORY)).to_have_value(
        "As far as the tunnel, and out of it again."
    )
    writes(page, "")


def test_what_is_shared_calls_off_the_save_that_is_on_its_way(write):
    """Or it would arrive after it, and the words would be there once more, to be shared again."""
    page = write("hana")
    page.goto(SHARE)
    saves, shares = held_back(page, SAVES), held_back(page, "**/groups/morning/stories/")
    writes(page, "Said in one breath.")
    wait_for(page, saves)
    with page.expect_event("requestfailed", lambda request: "/drafts/" in request.url):
        page.get_by_role("button", name="Share with the group").press("Enter", no_wait_after=True)
    wait_for(page, shares).continue_()
    expect(page.locator(".story-words")).to_have_text("Said in one breath.")


def test_one_form_that_is_sent_lets_go_of_no_other_ones_words(write):
    page = write("ben")
    page.context.route(SAVES, lambda route: route.fulfill(status=502))
    page.goto("/account/profile/")
    morning = page.get_by_role("region", name="The Morning Group")
    evening = page.get_by_role("region", name="After the Shift")
    evening.get_by_role("textbox").fill("Late, and better for it.")
    morning.get_by_role("textbox").fill("Early, with a kettle.")
    kept_here(page, 2)
    morning.get_by_role("button").click()
    expect(page.get_by_text("Here is what you had written on this device.")).to_be_visible()
    expect(evening.get_by_role("textbox")).to_have_value("Late, and better for it.")
    kept_here(page, 1)


def test_words_of_a_turn_come_back_under_their_own_number_although_the_room_went_on(arrive):
    """They may have arrived already: under another number they would be said twice."""
    ada, cleo = arrive("ada", size=DESK), arrive("cleo")
    come_in(cleo)
    come_in(ada)
    number = cleo.locator("#composer input[name=id]").input_value()
    cleo.context.route(SAVES, lambda route: route.fulfill(status=502))
    cleo.locator("#my-words").fill("Ready when it is my turn.")
    kept_here(cleo, 1)
    tap(ada, "Go on to: Check-in")
    expect(cleo.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    cleo.reload()
    expect(cleo.locator("#my-words")).to_have_value("Ready when it is my turn.")
    expect(cleo.locator("#composer input[name=id]")).to_have_value(number)


def test_what_has_not_changed_is_not_said_again(write):
    """A screen reader would read it out each time that a save fails."""
    page = write("joan")
    page.goto(SHARE)
    page.context.set_offline(True)
    writes(page, "In the tunnel")
    expect(page.get_by_text(NOT_YET)).to_be_visible()
    page.locator(STATE).evaluate(
        """(state) => {
          window.said = 0;
          new MutationObserver(() => (window.said += 1)).observe(state, { childList: true });
        }"""
    )
    with page.expect_event("requestfailed"):
        writes(page, "In the tunnel still")
    page.wait_for_timeout(300)
    assert page.evaluate("window.said") == 0
