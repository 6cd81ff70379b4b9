"""The page for an appointment: kept while somebody writes, and one side of A4 however large."""

import re

import pytest
from playwright.sync_api import expect

from alongside.toolkit.appointment.paper import IN_A_LINE, lines_of
from alongside.toolkit.appointment.sheets import PARTS

from .test_strategies import A4, pages_of

LONG = "Rückenschmerzsprechstundentermin "
# What fills each part to the last letter that is taken, in ways that take the most paper.
FULLEST = {
    "short lines": lambda lines: "\n".join(["a line"] * lines),
    "letters without a gap": lambda lines: "n" * IN_A_LINE * lines,
    "wide letters": lambda lines: "\n".join(["W" * (IN_A_LINE * 2 // 3)] * lines),
    "another script": lambda lines: "痛" * (IN_A_LINE // 2 * lines),
    "long words": lambda lines: LONG * (IN_A_LINE * lines // len(LONG) - 1),
}


@pytest.fixture
def page(visit):
    page = visit("cleo")
    page.goto("/appointment/")
    return page


def fill(page, words):
    for name in PARTS:
        page.locator(f"#id_{name}").fill(words(PARTS[name].lines))
    page.get_by_role("button", name="Keep it and look at the paper").click()
    expect(page.get_by_role("heading", name="For my appointment")).to_be_visible()


@pytest.mark.parametrize("how", FULLEST)
def test_it_fits_on_one_side_of_a4_also_in_large_print(page, how):
    assert lines_of(FULLEST[how](3)) <= 3, "it would be refused"
    fill(page, FULLEST[how])
    for size, least in (("", 15.9), ("?size=large", 21.2)):
        page.goto(f"/appointment/print/{size}")
        pdf = page.pdf(prefer_css_page_size=True)
        assert pages_of(pdf) == 1, size
        width, height = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups()
        assert (round(float(width)), round(float(height))) == A4
        page.emulate_media(media="print")
        # 12 and 16 points: legible, and large print as it is usually understood.
        font = page.locator(".appointment p").first
        assert font.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= least
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.emulate_media(media="null")


def test_an_empty_page_is_one_side_too_and_has_lines_to_write_on(visit):
    page = visit("ben")
    for size in ("", "?size=large"):
        page.goto(f"/appointment/print/{size}")
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_on_paper_there_is_nothing_but_the_words(page):
    fill(page, lambda lines: "Some words")
    page.emulate_media(media="print", color_scheme="dark")
    for other in (".site", ".before-printing", ".site-foot"):
        expect(page.locator(other)).to_be_hidden()
    expect(page.get_by_text("Cleo")).to_have_count(0)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_half_a_page_is_there_again_after_the_battery_died(page):
    page.locator("#id_question_1").fill("Half a quest")
    expect(page.get_by_text("Saved at")).to_be_visible()
    page.goto("about:blank")
    page.goto("/appointment/")
    expect(page.locator("#id_question_1")).to_have_value("Half a quest")
