"""A step from a meeting, followed up in the next one, which lands on the shelf of the group."""

from playwright.sync_api import expect

from .test_evening import come_in
from .visitors import DESK, tap

STEP = "Two slow breaths before I open the post."
LEARNED = "The post can wait; it always could."


def begins_from_the_last_meeting(page):
    page.goto("/groups/morning/meetings/")
    page.get_by_role("link", name="When people don't see it").click()
    page.get_by_role("link", name="A small step for me").click()
    page.get_by_label("What would you like to try?").fill("Half an hour of breathing.")
    page.get_by_label("No: make it smaller").check()
    page.get_by_label("The Morning Group").check()
    tap(page, "Keep this step")
    expect(page.get_by_text("let us make it smaller")).to_be_visible()
    page.get_by_label("What would you like to try?").fill(STEP)
    page.get_by_label("Yes", exact=True).check()
    tap(page, "Keep this step")
    expect(page.get_by_text("Kept. Whatever comes of it is fine.")).to_be_visible()
    expect(page.get_by_role("link", name="a meeting")).to_be_visible()


def test_from_a_meeting_over_the_next_one_to_the_shelf(arrive):
    hana, ada = arrive("hana"), arrive("ada", size=DESK)
    begins_from_the_last_meeting(hana)
    for page in (ada, hana):
        come_in(page)
    expect(hana.get_by_text(STEP)).to_have_count(0)
    tap(ada, "Go on to", exact=False)
    expect(hana.get_by_role("heading", name="Small steps since last time")).to_be_visible()
    expect(ada.get_by_text(STEP)).to_be_visible()
    expect(ada.get_by_role("link", name="How did it go?")).to_have_count(0)
    hana.get_by_role("link", name="How did it go?").click()
    hana.get_by_label("It helped me").check()
    hana.get_by_label("What did you learn?").fill(LEARNED)
    tap(hana, "Keep it like this")
    expect(hana.get_by_text("It is on your group’s shelf")).to_be_visible()
    kit = arrive("kit", javascript=False)
    kit.goto("/groups/morning/shelf/")
    for words in (STEP, LEARNED):
        expect(kit.get_by_text(words)).to_be_visible()
