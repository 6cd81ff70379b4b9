"""Going well, in a real browser on a phone: a goodbye; and a removal that is reversed."""

from playwright.sync_api import expect

from .test_axe import findings_in_each_theme
from .test_small_screens import unfit
from .visitors import DESK, tap

MORNING = "/groups/morning/"
BYE = "Thank you for the Tuesday mornings."
WHY = "It was said three times to let others finish."
BUT = "I had been interrupted before."


def fit(page):
    assert findings_in_each_theme(page) == [] and unfit(page) == {}


def about(page, name, link):
    """The page behind a link in what the list of people says about somebody."""
    page.goto(f"{MORNING}people/")
    page.locator("summary", has_text=f"about {name}").click()
    page.get_by_role("link", name=link).click()


def test_somebody_leaves_with_a_goodbye_and_their_words(arrive):
    cleo, ben = arrive("cleo"), arrive("ben")
    cleo.goto(f"{MORNING}people/")
    cleo.get_by_role("link", name="Leave the group").click()
    expect(cleo.get_by_role("button", name="Just leave")).to_be_visible()
    fit(cleo)
    cleo.get_by_role("link", name="Choose what becomes of my words").click()
    fit(cleo)
    cleo.get_by_role("link", name="I take them with me").click()
    expect(cleo.get_by_text("Your words go with you.")).to_be_visible()
    fit(cleo)
    cleo.get_by_label("A goodbye for the group").fill(BYE)
    tap(cleo, "Leave with these words")
    expect(cleo.get_by_text("You have left the group.")).to_be_visible()
    assert cleo.goto(MORNING).status == 404
    ben.goto(f"{MORNING}people/")
    expect(ben.get_by_text(BYE)).to_be_visible()
    fit(ben)
    ben.goto(f"{MORNING}stories/")
    expect(ben.get_by_text("Report-writing")).to_have_count(0)


def test_asked_to_leave_asking_again_and_let_back_in(arrive):
    ada, gwen = arrive("ada", size=DESK), arrive("gwen")
    cleo, olive = arrive("cleo"), arrive("olive")
    about(ada, "Cleo", "Ask Cleo to leave")
    expect(ada.get_by_text("Two decide this together")).to_be_visible()
    fit(ada)
    ada.get_by_label("Why, in words they will read").fill(WHY)
    tap(ada, "Ask the others who lead")
    expect(ada.get_by_text("It waits for a second one who leads")).to_be_visible()
    cleo.goto(MORNING)
    expect(cleo.get_by_role("heading", name="The Morning Group")).to_be_visible()

    gwen.goto("/")
    gwen.get_by_role("link", name="Look at it").click()
    expect(gwen.get_by_text(WHY)).to_be_visible()
    fit(gwen)
    tap(gwen, "Confirm it: they are asked to leave")
    expect(gwen.get_by_text("They are not in the group any more.")).to_be_visible()

    assert cleo.goto(MORNING).status == 404
    cleo.goto("/")
    cleo.get_by_role("link", name="Why, and what you can do about it").click()
    expect(cleo.get_by_text(WHY)).to_be_visible()
    fit(cleo)
    cleo.get_by_label("What the organiser should know").fill(BUT)
    tap(cleo, "Ask for another look")
    expect(cleo.get_by_text("An organiser is going to look at it again.").first).to_be_visible()

    olive.goto("/organise/")
    olive.get_by_role("link", name="Read what they say").click()
    expect(olive.get_by_text(BUT)).to_be_visible()
    fit(olive)
    olive.get_by_label("Your answer").fill("We have talked with all of you.")
    olive.get_by_label("It is reversed").check()
    tap(olive, "Send the answer")
    expect(olive.get_by_text("They can read your answer now.")).to_be_visible()

    cleo.goto("/")
    cleo.get_by_role("link", name="Read it", exact=True).click()
    expect(cleo.get_by_text("We have talked with all of you.")).to_be_visible()
    fit(cleo)
    cleo.goto(MORNING)
    expect(cleo.get_by_role("heading", name="The Morning Group")).to_be_visible()
