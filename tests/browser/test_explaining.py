"""How I explain it, in a real browser: a line that may be printed, and a page on paper."""

import pytest
from playwright.sync_api import expect

from .pages import PAGES
from .test_axe import findings
from .test_small_screens import unfit
from .visitors import DESK, PHONE, tap

CARDS = "/groups/morning/explaining/"
MINE = {
    *("explaining", "begin-a-card", "explaining-card", "explaining-card-leading"),
    *("sheet", "sheet-on-paper", "edit-line", "take-back-line"),
}
LINES = {
    True: "What you can’t see is that I listen with my eyes shut.",
    False: "What you can’t see is that I sit on my hands to keep them warm.",
}
THEIRS = "What you can’t see is that I count the steps to the bus."
OWN = "Thank you for asking, Mrs Hale."
NAMES = ("Kit", "Ben", "Cleo", "Morning", "Alongside", "localhost", "manager")


def on_the_card(page):
    page.goto(CARDS)
    page.get_by_role("link", name="To my manager").click()


def make_a_page(page, line):
    """Kit's line goes on the card, and with one of Ben's and words of Kit's own on a page."""
    on_the_card(page)
    page.get_by_label("A line of yours").fill(line)
    page.get_by_label("Yes, members may print it, without my name").check()
    tap(page, "Add this line")
    mine = page.get_by_role("article").filter(has_text=line)
    expect(mine).to_contain_text("May be printed by members, without the name.")
    page.get_by_role("link", name="My own page").click()
    for words in (line, "the night before"):
        there = page.locator(".reply").filter(has_text=words)
        there.get_by_role("button", name="Put it on my page").click()
        expect(page.locator(".sheet-parts li").filter(has_text=words)).to_have_count(1)
    page.get_by_label("Words of your own").fill(OWN)
    tap(page, "Put my words on my page")
    third = page.locator(".sheet-parts li").nth(2)
    expect(third).to_contain_text(OWN)
    third.get_by_role("button", name="Up (number 3)").click()
    expect(page.locator(".sheet-parts li").nth(1)).to_contain_text(OWN)


@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_are_the_lines_in_ones_own_order_and_nothing_else(visit, javascript):
    page, line = visit("kit", javascript=javascript, size=PHONE), LINES[javascript]
    make_a_page(page, line)
    page.get_by_role("link", name="Look at it and print it").click()
    page.get_by_role("link", name="In large print").click()
    lines = page.locator(".sheet li")
    expect(lines.nth(0)).to_have_text(line)
    expect(lines.nth(1)).to_have_text(OWN)
    expect(lines.nth(2)).to_contain_text("the night before")
    page.emulate_media(media="print", color_scheme="dark")
    on_paper = page.locator("body").inner_text()
    assert [name for name in NAMES if name in on_paper] == []
    assert line in on_paper and OWN in on_paper
    look = "(one) => [getComputedStyle(one).color, getComputedStyle(one).fontSize]"
    colour, size = page.locator(".sheet").evaluate(look)
    assert colour == "rgb(0, 0, 0)" and float(size.removesuffix("px")) >= 26
    printed = page.pdf(prefer_css_page_size=True)
    assert b"/Title (A page)" in printed
    assert b"localhost" not in printed and b"/URI" not in printed
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Change something").click()
    for left in (1, 0):
        page.get_by_role("button", name="Take it off").first.click()
        expect(page.get_by_role("button", name="Take it off")).to_have_count(left)
    page.get_by_role("button", name="Delete it").click()
    on_the_card(page)
    page.get_by_role("article").filter(has_text=line).get_by_text("Take this back").click()
    tap(page, "Take it back")
    expect(page.get_by_text(line)).to_have_count(0)


def test_a_yes_taken_back_leaves_the_page_of_somebody_else_at_once(visit):
    kit, eve = visit("kit", size=DESK), visit("hana", size=DESK)
    on_the_card(kit)
    kit.get_by_label("A line of yours").fill(THEIRS)
    kit.get_by_label("Yes, members may print it, without my name").check()
    tap(kit, "Add this line")
    on_the_card(eve)
    eve.get_by_role("link", name="My own page").click()
    there = eve.locator(".reply").filter(has_text=THEIRS)
    there.get_by_role("button", name="Put it on my page").click()
    eve.get_by_role("link", name="Look at it and print it").click()
    expect(eve.locator(".sheet li")).to_have_text(THEIRS)
    mine = kit.get_by_role("article").filter(has_text=THEIRS)
    mine.get_by_role("button", name="Not to be printed any more").focus()
    kit.keyboard.press("Enter")
    expect(mine).to_contain_text("Only here in the group.")
    eve.reload()
    expect(eve.get_by_text("There is nothing on your page yet.")).to_be_visible()
    expect(eve.get_by_text(THEIRS)).to_have_count(0)


def test_its_button_opens_the_browsers_own_way_to_print(visit):
    page = visit("cleo", size=DESK)
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; }")
    on_the_card(page)
    page.get_by_role("link", name="My own page").click()
    page.get_by_role("link", name="Look at it and print it").click()
    tap(page, "Print this page")
    expect(page.locator("body[data-printed]")).to_have_count(1)


@pytest.mark.parametrize(
    "stop", [one for one in PAGES if one.name in MINE], ids=lambda one: one.name
)
def test_every_page_of_it_is_for_all_eyes_and_for_sore_thumbs(visit, stop):
    page = visit(stop.who, size=PHONE)
    stop.go(page)
    assert findings(page) == []
    assert unfit(page) == {}
