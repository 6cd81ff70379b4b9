"""A strategy card on paper: one side of A4 for each, dark on white, and nothing to press."""

import re

import pytest
from playwright.sync_api import expect

from alongside.toolkit.shipped import shipped_cards

A4 = (595, 842)  # In points.


@pytest.fixture
def paper(visit):
    """`paper(slug)` is the printed card, as the bytes of a PDF."""
    page = visit()
    page.emulate_media(color_scheme="dark")

    def printed(slug):
        page.goto(f"/strategies/{slug}/")
        return page.pdf(prefer_css_page_size=True)

    return printed


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_every_card_fits_on_one_side_of_a4(paper):
    printed = {slug: paper(slug) for slug in shipped_cards()}
    assert {slug: pages_of(pdf) for slug, pdf in printed.items() if pages_of(pdf) != 1} == {}
    for pdf in printed.values():
        width, height = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups()
        assert (round(float(width)), round(float(height))) == A4


def test_on_paper_there_is_nothing_to_press_and_all_that_keeps_safe(visit):
    page = visit("cleo")
    page.goto("/strategies/pace-by-time/")
    page.emulate_media(media="print", color_scheme="dark")
    for pressed in (".site", ".read-aloud", ".see-also", ".site-foot"):
        expect(page.locator(pressed)).to_be_hidden()
    for said in ("Stop, and get medical help", "Take care", "No clinician has signed this card."):
        expect(page.get_by_text(said).last).to_be_visible()
    colours = page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor,"
        " getComputedStyle(document.querySelector('.strategy')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_somebody_finds_a_card_for_today_without_scripts(visit):
    page = visit(javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Strategies to try").click()
    page.get_by_role("link", name="Very little effort", exact=True).click()
    page.get_by_role("link", name="Mindfulness", exact=True).click()
    page.get_by_role("link", name="Slow breathing").click()
    expect(page.get_by_role("heading", name="Slow breathing", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="From bed")).to_be_visible()
