"""Olive reads the morning group in an emergency, and the group sees it: in a browser, with axe."""

from playwright.sync_api import expect

from .test_axe import findings_in_each_theme
from .visitors import tap

WHY = "Ben wrote of the bridge, and neither Ada nor Gwen answers."
MARK = "You are reading this group in an emergency until"


def test_an_emergency_reading_from_the_first_page_to_its_end(arrive):
    olive, cleo = arrive("olive"), arrive("cleo")
    olive.get_by_role("link", name="Today").click()
    olive.get_by_role("link", name="Emergency reading").click()
    olive.get_by_role("link", name="The Morning Group").click()
    tap(olive, "Tell the group, and read for one hour")
    expect(olive.get_by_text("Please say why.").first).to_be_visible()
    assert findings_in_each_theme(olive) == []
    olive.get_by_label("Your reason").fill(WHY)
    tap(olive, "Tell the group, and read for one hour")
    expect(olive.get_by_text(MARK)).to_be_visible()
    assert findings_in_each_theme(olive) == []
    olive.get_by_role("link", name="Rough night").click()
    expect(olive.get_by_role("heading", name="Quiet Marguerite")).to_be_visible()
    expect(olive.get_by_text(MARK)).to_be_visible()
    assert findings_in_each_theme(olive) == []

    cleo.goto("/groups/morning/")
    expect(cleo.get_by_text("Olive, who organises this service, is reading")).to_be_visible()
    expect(cleo.get_by_text(WHY)).to_be_visible()
    assert findings_in_each_theme(cleo) == []

    address = olive.url
    tap(olive, "Stop reading now")
    expect(olive.get_by_text("That has ended now.")).to_be_visible()
    assert findings_in_each_theme(olive) == []
    assert olive.goto(address).status == 404
    cleo.get_by_role("link", name="Every emergency reading there was").click()
    expect(cleo.get_by_text("Olive, who organises this service, read this group")).to_be_visible()
    assert findings_in_each_theme(cleo) == []
