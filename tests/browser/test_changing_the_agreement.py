"""A change of the agreement by a whole group: on phones, on a desk, with scripts and without."""

import pytest
from playwright.sync_api import expect

from alongside.cast import GROUPS

from .test_axe import findings
from .visitors import DESK, tap

MORNING = "/groups/morning/"
NEW = "We begin with two quiet minutes"


def all_can_live_with_it(arrive, javascript):
    """Whoever has been there for long says so, each on a phone of their own."""
    (circle,) = (one for one in GROUPS if one.slug == "morning")
    for who in (*circle.leads, *circle.members):
        page = arrive(who, javascript=javascript)
        page.goto(MORNING)
        page.get_by_role("link", name="A change is being talked over").click()
        if page.get_by_text("You have said that you can live with it").count() == 0:
            with page.expect_navigation():  # A browser may never end with a page on its way.
                tap(page, "I can live with it")
        page.context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_proposed_talked_over_agreed_and_seen_by_who_was_not_there(arrive, javascript):
    nias = arrive("nia", javascript=javascript)
    nias.goto(MORNING)
    nias.get_by_label("I have read this").check()
    tap(nias, "Yes, I agree")
    cleos = arrive("cleo", size=DESK)
    cleos.goto(f"{MORNING}agreement/")
    cleos.get_by_role("link", name="A change is being talked over").click()
    expect(cleos.get_by_text(NEW)).to_be_visible()
    cleos.get_by_label("A word about it").fill("Three is fine with me.")
    tap(cleos, "Say it")
    expect(cleos.get_by_text("Three is fine with me.")).to_be_visible()
    assert findings(cleos) == []

    all_can_live_with_it(arrive, javascript)

    nias.goto(f"{MORNING}stories/")  # Nobody is locked out of anything.
    expect(nias.get_by_role("heading", name="Stories")).to_be_visible()
    nias.goto(MORNING)
    card = nias.get_by_role("region", name="Our agreement has changed")
    expect(card.get_by_text(NEW)).to_be_visible()
    assert javascript is False or findings(nias) == []
    tap(nias, "Yes, this is fine with me")
    expect(nias.get_by_role("heading", name="The Morning Group")).to_be_visible()
    expect(card).to_have_count(0)
    nias.goto(f"{MORNING}agreement/versions/")
    nias.get_by_role("link", name="Version 1").click()
    expect(nias.get_by_text(NEW)).to_have_count(0)
