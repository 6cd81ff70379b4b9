"""Nothing that somebody has typed is lost: not to an expired sign-in, a stale form, a server that
falls over, a second tab, a reload, or too much at once.
"""

import pytest
from playwright.sync_api import expect

from .test_evening import come_in
from .test_passkeys import accept_the_limits
from .visitors import DESK, tap

SHARE = "/groups/morning/stories/share/"
STORY = "What would you like to share?"
REPLY = "Your reply"

LONG = "\n\n".join(
    f"Page {page}. Slept three hours, woke with the arm, and the kettle was out of reach again."
    for page in range(1, 30)
)


def newcomer(people, name):
    """Somebody with a password, which the cast has not: let in by Ada, and all the way in."""
    ada, page = people.page_of("ada"), people()
    ada.goto("/groups/morning/people/")
    tap(ada, "Make a", exact=False)
    page.goto(ada.locator(".link-to-copy").inner_text())
    page.get_by_role("link", name="Choose a name").click()
    page.get_by_label("A name for yourself").fill(name)
    page.get_by_label("A password").fill(password_of(name))
    tap(page, "Arrive")
    accept_the_limits(page)
    tap(page, "Join the group")
    page.locator("form:has(button:text('Yes, I agree')) input[type=checkbox]").check()
    tap(page, "Yes, I agree")
    tap(page, "Straight to the group")
    expect(page.get_by_role("heading", name="The Morning Group")).to_be_visible()
    return page


def password_of(name):
    return f"{name} likes four kettles"


def signs_in_again(page, name):
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Password").fill(password_of(name))
    tap(page, "Sign in")


def sign_in_runs_out(page):
    page.context.clear_cookies(name="alongside")


def token_goes_stale(page):
    """As if somebody had signed in anew in another tab: the form's token is of no use any more."""
    [cookie] = [one for one in page.context.cookies() if one["name"] == "form"]
    page.context.add_cookies([{**cookie, "value": "x" * 32}])


def words_on(page):
    """What stands in the text areas of the page that is there now."""
    return [area.input_value() for area in page.locator("textarea").all()]


# -- the sign-in runs out -------------------------------------------------------------------------


def test_a_long_story_waits_for_its_author_to_sign_in_again(write):
    page = newcomer(write, "noor")
    page.goto(SHARE)
    page.get_by_label(STORY).fill(LONG)
    sign_in_runs_out(page)
    tap(page, "Share with the group")
    expect(page.get_by_text("Your words are not lost")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value(LONG)
    signs_in_again(page, "nobody by that name")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value(LONG)
    signs_in_again(page, "noor")
    expect(page.get_by_label(STORY)).to_have_value(LONG)
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_contain_text("Page 29.")


def test_words_of_a_turn_wait_for_their_author_to_sign_in_again(arrive):
    page = newcomer(arrive, "noor")
    room = turn_of(page, arrive.page_of("ada"))
    page.get_by_label("Your words").fill("I was in the middle of this.")
    sign_in_runs_out(page)
    tap(page, "Share and finish my turn")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value("I was in the middle of this.")
    signs_in_again(page, "noor")
    expect(page).to_have_url(room)
    expect(page.get_by_label("Your words")).to_have_value("I was in the middle of this.")
    tap(page, "Share and finish my turn")
    expect(page.locator(".entry-words")).to_have_text("I was in the middle of this.")


def turn_of(page, ada):
    """`page` has the turn in tonight's meeting, which Ada leads. Returns the room's address."""
    come_in(page)
    come_in(ada)
    tap(ada, "Go on to: Check-in")
    tap(page, "Take the turn")
    expect(page.get_by_role("heading", name="It is your turn")).to_be_visible()
    return page.url


# -- the form has gone stale ----------------------------------------------------------------------


def test_a_story_in_a_stale_form_comes_back_with_the_refusal(write):
    hana = write("hana")
    hana.goto(SHARE)
    hana.get_by_label(STORY).fill(LONG)
    token_goes_stale(hana)
    tap(hana, "Share with the group")
    expect(hana.get_by_role("heading", name="This page had been open")).to_be_visible()
    assert LONG in words_on(hana)


def test_a_page_that_can_save_no_more_says_so_and_does_not_promise_to_keep_it(write):
    hana = write("hana")
    hana.goto(SHARE)
    token_goes_stale(hana)
    hana.get_by_label(STORY).fill("Begun before I signed in again.")
    expect(hana.get_by_text("Copy your words before you leave it.")).to_be_visible()
    tap(hana, "Share with the group")
    expect(hana.get_by_text("copy them first")).to_be_visible()
    assert "Begun before I signed in again." in words_on(hana)


def test_a_story_comes_back_although_the_browser_forgot_every_cookie(write):
    hana = write("hana")
    hana.goto(SHARE)
    hana.get_by_label(STORY).fill(LONG)
    hana.context.clear_cookies()
    tap(hana, "Share with the group")
    expect(hana.get_by_label(STORY)).to_have_count(0)
    assert LONG in words_on(hana)


def test_words_of_a_turn_in_a_stale_form_are_still_on_the_page(arrive):
    joan = arrive("joan")
    turn_of(joan, arrive("ada"))
    joan.get_by_label("Your words").fill("With one finger.")
    token_goes_stale(joan)
    tap(joan, "Share and finish my turn")
    expect(joan.get_by_role("heading", name="This page had been open")).to_be_visible()
    assert "With one finger." in words_on(joan)


# -- the server is away ---------------------------------------------------------------------------


def test_words_of_a_turn_outlive_the_server(arrive, served):
    joan = arrive("joan")
    turn_of(joan, arrive("ada"))
    joan.get_by_label("Your words").fill("Said into a power cut.")
    served.kill()
    tap(joan, "Share and finish my turn")
    expect(joan.get_by_text("Reconnecting… your words are safe.")).to_be_visible()
    expect(joan.get_by_label("Your words")).to_have_value("Said into a power cut.")
    served.start()
    joan.wait_for_timeout(800)  # A second tap sooner than that is taken for a trembling finger.
    tap(joan, "Share and finish my turn")
    expect(joan.locator(".entry-words")).to_have_text("Said into a power cut.")


def test_a_reply_outlives_the_server(arrive, served):
    joan = arrive("joan")
    joan.goto("/groups/morning/stories/")
    joan.get_by_role("link", name="Rough night").click()
    joan.get_by_label(REPLY).fill("Typed while the lights went out.")
    served.kill()
    with joan.expect_event("requestfailed"):
        tap(joan, "Reply")
    served.start()
    joan.go_back()
    expect(joan.get_by_label(REPLY)).to_have_value("Typed while the lights went out.")
    tap(joan, "Reply")
    expect(joan.locator(".reply").last).to_contain_text("Typed while the lights went out.")


# -- two tabs, a reload ---------------------------------------------------------------------------


def test_two_tabs_with_one_draft_lose_neither_ones_words(write):
    first = write("ivo")
    first.goto(SHARE)
    writes(first, "Begun in the first tab")
    second = first.context.new_page()
    second.goto(SHARE)
    expect(second.get_by_label(STORY)).to_have_value("Begun in the first tab")
    writes(second, "Gone on in the second")
    expect(first.get_by_label(STORY)).to_have_value("Begun in the first tab")

    tap(first, "Share with the group")
    expect(first.locator(".story-words")).to_have_text("Begun in the first tab")
    expect(second.get_by_label(STORY)).to_have_value("Gone on in the second")
    tap(second, "Share with the group")
    expect(second.locator(".story-words")).to_have_text("Gone on in the second")


def writes(page, words):
    page.get_by_label(STORY).fill(words)
    expect(page.get_by_text("Saved at")).to_be_visible()


def test_a_reload_in_the_middle_of_writing_brings_the_words_back(write):
    joan = write("joan")
    joan.goto(SHARE)
    writes(joan, "The tablet and I were in the mid")
    joan.reload()
    expect(joan.get_by_label(STORY)).to_have_value("The tablet and I were in the mid")
    joan.goto("/")
    joan.goto(SHARE)
    expect(joan.get_by_label(STORY)).to_have_value("The tablet and I were in the mid")


# -- too much at once -----------------------------------------------------------------------------


@pytest.fixture
def tomas(write):
    page = write("tomas", size=DESK)
    page.goto(SHARE)
    return page


def pastes_and_sends(page, words, times):
    """The area is out of sight meanwhile: Chromium would lay ten megabytes out for minutes."""
    page.get_by_label(STORY).evaluate(
        """(area, [words, times]) => {
          area.style.display = "none";
          area.value = words.repeat(times);
          area.form.requestSubmit();
        }""",
        [words, times],
    )


def what_the_server_says(page, words, times):
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        pastes_and_sends(page, words, times)
    page.get_by_role("heading", level=1).wait_for()
    return answer.value.status


def length_of(page):
    return page.get_by_label(STORY).evaluate("(area) => area.value.length")


def test_ten_megabytes_are_refused_clearly(tomas):
    assert what_the_server_says(tomas, "ouch ", 2_000_000) == 413
    expect(tomas.get_by_role("heading", name="That was too much at once")).to_be_visible()


def test_what_was_too_much_is_still_there_on_the_way_back(tomas):
    """A letter with two dots travels as six bytes, so that these are more than half a megabyte."""
    assert what_the_server_says(tomas, "ö", 100_000) == 413
    expect(tomas.get_by_text("What you wrote is still in the form: go back")).to_be_visible()
    tomas.go_back()
    assert length_of(tomas) == 100_000


def test_a_hundred_thousand_letters_come_back_with_an_explanation(tomas):
    pastes_and_sends(tomas, "ouch!", 20_000)
    expect(tomas.get_by_role("alert")).to_contain_text("This is longer than fits (100000 of 20000")
    assert length_of(tomas) == 100_000
