"""Words that are held, in a real browser: on a phone, folded where they were, looked at again."""

from playwright.sync_api import expect

from .test_emergency import complaints
from .test_small_screens import unfit
from .visitors import DESK, tap

MORNING = "/groups/morning/"
WHY = "It says in which school somebody works."
BUT = "There are forty schools like it."
WORDS = "Report-writing"
HELD = "Held for reading by those who lead."


def fit(page):
    assert complaints(page) == [] and unfit(page) == {}


def to_the_story(page):
    page.goto(f"{MORNING}stories/")
    page.get_by_role("link", name=WORDS).click()


def leading(page, link):
    """What those who lead can do with a story is folded away below its words."""
    page.locator("article.story summary", has_text="For you, leading").click()
    page.get_by_role("link", name=link).first.click()


def test_held_changed_looked_at_again_and_released(arrive):
    ada, gwen = arrive("ada", size=DESK), arrive("gwen")
    cleo, ben = arrive("cleo"), arrive("ben")
    to_the_story(ada)
    leading(ada, "Hold this back")
    fit(ada)
    ada.get_by_label("Saying who somebody is").check()
    tap(ada, "Hold it")
    expect(ada.get_by_text("Please say why.").first).to_be_visible()
    expect(ada.get_by_label("Saying who somebody is")).to_be_checked()
    ada.get_by_label("Why, in words that their author will read").fill(WHY)
    tap(ada, "Hold it")
    expect(ada.get_by_text("It is held. Its author can read why.")).to_be_visible()
    fit(ada)

    ben.goto(f"{MORNING}stories/")
    expect(ben.get_by_text(WORDS)).to_have_count(0)
    ben.get_by_role("link", name=HELD).first.click()
    expect(ben.get_by_text(HELD)).to_be_visible()
    expect(ben.get_by_text(WHY)).to_have_count(0)
    fit(ben)

    cleo.goto("/")
    fit(cleo)
    cleo.get_by_role("link", name="Why, and what you can do").click()
    expect(cleo.get_by_text(WHY)).to_be_visible()
    fit(cleo)
    cleo.get_by_label("What they should know").fill(BUT)
    tap(cleo, "Ask for another look")
    expect(cleo.get_by_text("Somebody else is going to look at it again.").last).to_be_visible()

    gwen.goto("/")
    gwen.get_by_role("link", name="Look at it", exact=True).click()
    expect(gwen.get_by_text(BUT)).to_be_visible()
    fit(gwen)
    gwen.get_by_label("Everybody in the group can read the words again").check()
    gwen.get_by_label("Why, in words that their author will read").fill("Nobody is found by it.")
    tap(gwen, "Decide it like this")
    to_the_story(ben)
    expect(ben.get_by_text(HELD)).to_have_count(0)
    cleo.goto("/account/held/")
    fit(cleo)


def test_a_private_word_and_a_story_for_another_group(arrive):
    ada, cleo = arrive("ada", size=DESK), arrive("cleo")
    to_the_story(ada)
    leading(ada, "Heard better elsewhere?")
    fit(ada)
    to_the_story(ada)
    leading(ada, "A private word")
    fit(ada)
    ada.get_by_role("button", name="Thank you for sharing this.").click()
    expect(ada.locator("textarea")).to_have_value("Thank you for sharing this. ")
    tap(ada, "Send it")
    cleo.goto(f"{MORNING}thread/")
    expect(cleo.get_by_text("Thank you for sharing this.")).to_be_visible()
    fit(cleo)
    cleo.get_by_role("link", name="About a story").click()
    expect(cleo.get_by_text(WORDS).first).to_be_visible()
