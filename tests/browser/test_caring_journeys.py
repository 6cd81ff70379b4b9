"""Three ways through care in a real browser: veiled words, support in the room, and a complaint."""

import time

from playwright.sync_api import expect

from .test_caring import always_staffed, fit, go, in_days
from .test_evening import come_in
from .visitors import DESK, tap

VEILED = "Some nights I think they would all be better off without me."
WORRY = "Ada laughed when I said that it hurt."
I_LOOK_AFTER_IT = "I’ll look after this"
SOME_ROUNDS_OF_THE_WORKER = 240  # seconds: it looks at what was shared once a minute


def look_after(page, words):
    """Look after what is red, again and again, until the worker has put these words there.

    Whatever else waits is left: some of it is there by chance, and five are enough for Ada.
    """
    until = time.monotonic() + SOME_ROUNDS_OF_THE_WORKER
    while time.monotonic() < until:
        page.goto("/care/")
        red = page.locator("li", has=page.get_by_role("heading", name="Red: soon"))
        free = red.get_by_role("button", name=I_LOOK_AFTER_IT)
        if not free.count():
            time.sleep(2)
            continue
        with page.expect_navigation():
            free.first.click()
        if page.locator("blockquote", has_text=words).count():
            return
    raise AssertionError(f"no case about: {words}")


def close(page, outcome):
    page.locator("summary", has_text="Close it").click()
    page.get_by_label(outcome).check()
    page.get_by_label("When you ask again how they are").fill(in_days(page, 0))
    page.get_by_label("I have talked it over with somebody").check()
    tap(page, "Close it")
    expect(page.get_by_text("Closed. Thank you for looking after it.")).to_be_visible()
    fit(page)


def test_veiled_words_from_the_story_to_the_day_somebody_asks_again(arrive):
    cleo, ada, gwen = arrive("cleo"), arrive("ada", size=DESK), arrive("gwen")
    always_staffed(arrive("olive"))
    go(cleo, "/groups/morning/stories/share/")
    before = cleo.get_by_role("link", name="Help now").first.bounding_box()
    cleo.get_by_label("What would you like to share?").fill(VEILED)
    tap(cleo, "Share with the group")
    expect(cleo.get_by_text(VEILED).first).to_be_visible()
    assert cleo.get_by_role("link", name="Help now").first.bounding_box() == before
    fit(cleo)

    look_after(ada, VEILED)
    expect(ada.get_by_text("words that may be about wanting to die").first).to_be_visible()
    expect(ada.locator("blockquote mark").first).to_be_visible()
    fit(ada)
    case = ada.url.partition("?")[0]
    ada.get_by_label("What you would like to say").fill("I read your words, and I am here.")
    tap(ada, "Send it to them")

    go(cleo, "/help/")
    cleo.get_by_role("link", name="Write to them, or see what is new").click()
    expect(cleo.get_by_text("I read your words, and I am here.")).to_be_visible()
    fit(cleo)
    gwen.goto(case)
    gwen.get_by_label("What you think, having read it too").fill("I would ask again tomorrow.")
    tap(gwen, "I have read it too")
    ada.goto(case)
    close(ada, "We talked, and they are safe as far as they say")
    tap(ada, "I have asked again")
    expect(ada.get_by_text("Kept: you have asked again.")).to_be_visible()
    go(cleo, "/account/care/")
    for words in ("Amber", "Red", "better off"):
        expect(cleo.get_by_text(words)).to_have_count(0)


def test_who_leads_alone_has_a_quiet_minute_and_a_word_aside_on_one_screen(arrive):
    ada, ben, cleo = arrive("ada", size=DESK), arrive("ben"), arrive("cleo")
    for page in (ada, ben, cleo):
        come_in(page)
    tap(ada, "Go on to: Check-in")
    cleo.locator("summary", has_text="I need support").click()
    fit(cleo)
    tap(cleo, "Tell them that I need support")
    box = ada.locator(".paused", has_text="needs support.").first
    expect(box.get_by_text("You lead alone just now.")).to_be_visible()
    fit(ada)
    expect(ben.get_by_text("needs support.")).to_have_count(0)
    with ada.context.expect_page() as beside:
        box.get_by_role("link", name="Write to Cleo, beside this page").click()
    box.get_by_role("button", name="A quiet minute for everybody").click()
    expect(ben.get_by_text("If it helps: feel where something holds you").first).to_be_visible()
    fit(ben)
    thread = beside.value
    thread.locator("textarea").first.fill("I am with you. Shall I ring you in ten minutes?")
    tap(thread, "Send it")
    box.get_by_role("button", name="Tell Cleo that I have seen it").click()
    expect(cleo.get_by_text("has seen that you need support.").first).to_be_visible()
    go(cleo, "/groups/morning/thread/")
    expect(cleo.get_by_text("Shall I ring you in ten minutes?").first).to_be_visible()


def test_a_complaint_about_who_leads_goes_where_they_cannot_see_it(arrive):
    cleo, ada, olive = arrive("cleo"), arrive("ada"), arrive("olive", size=DESK)
    always_staffed(olive)
    cleo.goto("/groups/morning/people/")
    cleo.locator("summary", has_text="More about Ada").click()
    cleo.get_by_role("link", name="Raise a concern about Ada").click()
    expect(cleo.get_by_text("somebody usually looks in")).to_be_visible()
    fit(cleo)
    cleo.locator("textarea").first.fill(WORRY)
    tap(cleo, "Send it to the organisers")
    expect(cleo.get_by_text("It waits for an organiser.").first).to_be_visible()
    fit(cleo)

    go(ada, "/care/")
    expect(ada.get_by_text("Somebody has raised a concern.")).to_have_count(0)
    go(olive, "/care/")
    first = olive.locator("li", has_text="Somebody has raised a concern.").first
    first.get_by_role("button", name=I_LOOK_AFTER_IT).click()
    case = olive.url
    assert ada.goto(case).status == 404
    olive.get_by_role("link", name="Read the concern, and answer it").click()
    expect(olive.get_by_text(WORRY)).to_be_visible()
    olive.get_by_label("Your answer to them").fill("Thank you. I have talked with her.")
    fit(olive)
    tap(olive, "Answer them")
    olive.get_by_role("link", name="Its page in the queue").click()
    close(olive, "It was looked into, and something has changed")
    go(cleo, "/account/concerns/")
    expect(cleo.get_by_text("I have talked with her.")).to_be_visible()
