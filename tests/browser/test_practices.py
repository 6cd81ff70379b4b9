"""A practice that runs: step by step, paused anywhere, said aloud, still, and without scripts."""

import pytest
from playwright.sync_api import expect

from .test_read_aloud import DEVICE, spoken

BREATHING = "/practices/breathing-pace/"


@pytest.fixture
def practice(visit):
    """`practice(…)` is the page of one, with a clock that the test moves on."""

    def begin(address=BREATHING, how="no-preference"):
        page = visit()
        page.clock.install()
        page.add_init_script(DEVICE.replace("LOCAL", "true"))
        page.emulate_media(reduced_motion=how)
        page.goto(address)
        return page

    return begin


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def shown(page):
    return page.locator("[data-now]")


def test_it_goes_step_by_step_in_its_own_time(practice):
    page = practice()
    expect(shown(page)).to_have_text("Begin when you like.")
    press(page, "Begin")
    expect(shown(page)).to_contain_text("Sit or lie")
    page.clock.run_for(15_100)
    expect(shown(page)).to_contain_text("Let your shoulders drop")
    expect(page.get_by_text("Step 2 of 6")).to_be_visible()
    press(page, "The next step")
    press(page, "The next step")
    expect(shown(page)).to_have_text("Breathe in.")
    page.clock.run_for(4_100)
    expect(shown(page)).to_have_text("Breathe out, softly.")
    page.clock.run_for(6_100)
    expect(shown(page)).to_have_text("Breathe in.")


def test_paused_anywhere_it_goes_on_from_there_also_after_the_page_was_lost(practice):
    page = practice()
    press(page, "Begin")
    page.clock.run_for(10_000)
    press(page, "Pause here")
    page.clock.run_for(60_000)
    expect(shown(page)).to_contain_text("Sit or lie")
    press(page, "Go on")
    page.clock.run_for(4_000)
    expect(shown(page)).to_contain_text("Sit or lie")
    page.clock.run_for(1_500)
    expect(shown(page)).to_contain_text("Let your shoulders drop")
    page.reload()
    expect(shown(page)).to_contain_text("Let your shoulders drop")
    press(page, "Go on")
    page.clock.run_for(12_100)
    expect(shown(page)).to_contain_text("Breathe as you do anyway")
    press(page, "From the beginning")
    expect(shown(page)).to_contain_text("Sit or lie")


def test_back_and_to_the_end_and_once_more(practice):
    page = practice("/practices/movement-snack/")
    press(page, "Begin")
    press(page, "The next step")
    press(page, "A step back")
    expect(shown(page)).to_contain_text("Sit or lie")
    for _step in range(9):
        press(page, "The next step")
    expect(shown(page)).to_contain_text("That was all of it.")
    expect(page.get_by_role("button", name="The next step")).to_be_disabled()
    press(page, "Begin")
    expect(shown(page)).to_contain_text("Sit or lie")


def test_no_button_takes_the_focus_from_whoever_presses_it(practice):
    page = practice("/practices/movement-snack/")
    onwards = page.get_by_role("button", name="The next step")
    press(page, "Begin")
    for _step in range(10):
        onwards.press("Enter")
    expect(shown(page)).to_contain_text("That was all of it.")
    expect(onwards).to_be_focused()
    page.get_by_role("button", name="From the beginning").press("Enter")
    expect(shown(page)).to_have_text("Begin when you like.")
    expect(page.get_by_role("button", name="From the beginning")).to_be_focused()


# A screen that is kept awake when the test grants it: window.grant(), window.awake.
SCREEN = """
  window.awake = 0;
  const asked = [];
  window.grant = () => asked.shift()();
  Object.defineProperty(navigator, "wakeLock", { value: { request: () => new Promise((done) => {
    asked.push(() => {
      window.awake += 1;
      done({ released: false, release: async () => { window.awake -= 1; } });
    });
  }) } });
"""


def test_a_screen_that_is_kept_awake_too_late_goes_dark_again(practice):
    page = practice()
    page.add_init_script(SCREEN)
    page.reload()
    press(page, "Begin")
    press(page, "Pause here")
    page.evaluate("window.grant()")
    page.wait_for_function("() => window.awake === 0")
    press(page, "Go on")
    page.evaluate("window.grant()")
    page.wait_for_function("() => window.awake === 1")
    press(page, "Pause here")
    page.wait_for_function("() => window.awake === 0")


def test_it_is_said_by_the_device_and_waits_until_it_has_been(practice):
    page = practice()
    page.get_by_label("Say each step aloud").check()
    press(page, "Begin")
    page.wait_for_function("window.spoken.length == 1")
    assert spoken(page)[0][0] == "Near" and spoken(page)[0][1].startswith("Sit or lie")
    page.clock.run_for(40_000)
    assert len(spoken(page)) == 1, "the words are not over yet"
    page.evaluate("window.goOn()")
    page.wait_for_function("window.spoken.length == 2")
    assert spoken(page)[1][1].startswith("Let your shoulders drop")


def test_nothing_moves_unless_somebody_asks_and_never_for_who_wants_no_motion(practice):
    page = practice()
    press(page, "Begin")
    for _step in range(3):
        press(page, "The next step")
    shape = page.locator("[data-shape]")
    expect(shape).to_be_hidden()
    page.get_by_label("Show a shape").check()
    expect(shape).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    expect(shape).to_be_hidden()
    expect(page.get_by_label("Show a shape")).to_be_hidden()


def test_breathing_is_told_once_to_a_screen_reader_not_each_time(practice):
    page = practice()
    press(page, "Begin")
    for _step in range(3):
        press(page, "The next step")
    heard = page.locator("[data-heard]")
    expect(heard).to_contain_text("18 times")
    page.clock.run_for(10_200)
    expect(heard).to_contain_text("18 times")


def test_once_it_is_there_it_needs_no_network(practice):
    page = practice()
    page.context.set_offline(True)
    press(page, "Begin")
    page.clock.run_for(15_100)
    expect(shown(page)).to_contain_text("Let your shoulders drop")


def test_without_scripts_the_steps_stand_there_with_their_times(visit):
    page = visit(javascript=False)
    page.goto(BREATHING)
    expect(page.locator(".player")).to_be_hidden()
    expect(page.get_by_text("about 15 seconds")).to_be_visible()
    expect(page.get_by_text("18 times · about 3 minutes")).to_be_visible()
