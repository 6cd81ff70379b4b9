"""Words that are held, in a real browser: on a phone, folded where they were, looked at again."""

from playwright.sync_api import expect

from .test_axe import findings_in_each_theme
from .test_small_screens import unfit
from .visitors import DESK, tap

MORNING = "/groups/morning/"
WHY = "It says in which school somebody works."
BUT = "There are forty schools like it."
STAYS = "The school is still to be found by it."
FREE = "Nobody is found by it."
LAST = "This week has been hard on my wrists."
REVISED = "The week of reports has done for my wrists."
WORDS = "Report-writing"
HELD = "Held for reading by those who lead."


def fit(page):
    assert findings_in_each_theme(page) == [] and unfit(page) == {}


def to_the_story(page, words=WORDS):
    page.goto(f"{MORNING}stories/")
    page.get_by_role("link", name=words).click()


def leading(page, link):
    """What those who lead can do with a story is folded away below its words."""
    page.locator("article.story summary", has_text="For you, leading").click()
    page.get_by_role("link", name=link).first.click()


def decide(page, outcome, why):
    page.get_by_label(outcome).check()
    page.get_by_label("Why, in words that their author will read").fill(why)
    tap(page, "Decide it like this")
    expect(page.get_by_text("It is decided.")).to_be_visible()


def hold_it(ada, words=WORDS):
    to_the_story(ada, words)
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


def is_held_from(ben):
    """The group finds that something is held, and neither the words nor why."""
    ben.goto(f"{MORNING}stories/")
    ben.get_by_role("link", name=HELD).first.click()
    expect(ben.get_by_text(HELD)).to_be_visible()
    for words in (WHY, REVISED, WORDS):
        expect(ben.get_by_text(words)).to_have_count(0)
    fit(ben)


def revise(cleo, to):
    """Begun, left, found again where it was, and kept."""
    cleo.goto("/")
    fit(cleo)
    cleo.get_by_role("link", name="Why, and what you can do").click()
    expect(cleo.get_by_text(WHY).first).to_be_visible()
    fit(cleo)
    cleo.get_by_role("link", name="Change my words").click()
    expect(cleo.get_by_text("These words are held.")).to_be_visible()
    fit(cleo)
    cleo.locator("textarea[name=body]").fill(to)
    expect(cleo.get_by_text("Saved at")).to_be_visible()
    cleo.goto("/account/held/")
    cleo.get_by_role("link", name="A story in").first.click()
    cleo.get_by_role("link", name="Change my words").click()
    expect(cleo.locator("textarea[name=body]")).to_have_value(to)
    tap(cleo, "Keep it like this")
    expect(cleo.get_by_text("Your words are changed, and still held.")).to_be_visible()
    expect(cleo.get_by_text(to).first).to_be_visible()


def test_held_revised_looked_at_again_and_reversed(arrive):
    """Revised words stay held until somebody has read them; somebody else reverses it.

    Held once more, what is revised then is released by whoever held it.
    """
    ada, gwen = arrive("ada", size=DESK), arrive("gwen")
    cleo, ben = arrive("cleo"), arrive("ben")
    hold_it(ada)
    is_held_from(ben)
    revise(cleo, REVISED)
    is_held_from(ben)

    ada.goto("/")
    ada.get_by_role("link", name="Look at it", exact=True).click()
    expect(ada.get_by_text(REVISED).first).to_be_visible()
    ada.locator("summary", has_text="What they changed").click()
    expect(ada.get_by_text(WORDS).first).to_be_visible()
    fit(ada)
    decide(ada, "They stay held", STAYS)

    cleo.reload()
    expect(cleo.get_by_text(STAYS)).to_be_visible()
    cleo.get_by_label("What they should know").fill(BUT)
    tap(cleo, "Ask for another look")
    expect(cleo.get_by_text("Somebody else is going to look at it again.").last).to_be_visible()
    ada.reload()
    expect(ada.get_by_text("not yours to decide")).to_be_visible()

    gwen.goto("/")
    gwen.get_by_role("link", name="Look at it", exact=True).click()
    expect(gwen.get_by_text(BUT)).to_be_visible()
    fit(gwen)
    decide(gwen, "Everybody in the group can read the words again", FREE)
    ben.goto(f"{MORNING}stories/")
    expect(ben.get_by_text(HELD)).to_have_count(0)
    expect(ben.get_by_text(REVISED)).to_be_visible()
    expect(ben.get_by_text(WORDS)).to_have_count(0)

    cleo.goto("/account/held/")
    fit(cleo)
    cleo.get_by_role("link", name="A story in").first.click()
    for said in (WHY, STAYS, BUT, FREE, "Saying who somebody is", "Its author changed the words"):
        expect(cleo.get_by_text(said).first).to_be_visible()
    for name in ("Ada", "Gwen"):
        expect(cleo.get_by_text(name).first).to_be_visible()
    fit(cleo)

    hold_it(gwen, REVISED)
    revise(cleo, LAST)
    gwen.reload()
    decide(gwen, "Everybody in the group can read the words again", FREE)
    to_the_story(ben, LAST)
    expect(ben.get_by_text(REVISED)).to_have_count(0)


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
