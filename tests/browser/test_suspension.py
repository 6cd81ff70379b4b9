"""Olive closes Cleo's account while Cleo is in a meeting, and opens it again: with axe."""

from playwright.sync_api import expect

from .test_axe import findings_in_each_theme
from .test_evening import come_in
from .test_small_screens import unfit
from .visitors import tap

WHY = "You wrote to Ben again after he had asked you not to."


def find_cleo(olive):
    olive.goto("/")
    olive.get_by_role("link", name="Organising").first.click()
    olive.get_by_role("link", name="Find an account").click()
    olive.get_by_label("The name it signs in with").fill("cleo")
    tap(olive, "Find it")
    expect(olive.get_by_role("heading", name="Cleo")).to_be_visible()


def test_an_account_is_closed_answered_and_opened_again(arrive):
    olive, cleo = arrive("olive"), arrive("cleo")
    come_in(cleo)
    find_cleo(olive)
    assert findings_in_each_theme(olive) == [] and unfit(olive) == {}
    olive.get_by_role("link", name="If you have heard that they have died").click()
    expect(olive.get_by_label("How you have heard of it")).to_be_visible()
    assert findings_in_each_theme(olive) == [] and unfit(olive) == {}
    olive.get_by_role("link", name="Leave it as it is").click()
    tap(olive, "Close the account")
    expect(olive.get_by_text("Please say why.").first).to_be_visible()
    olive.get_by_label("Why, in words they will read").fill(WHY)
    tap(olive, "Close the account")
    expect(olive.get_by_text("This account is closed for now.")).to_be_visible()

    # The meeting is gone from her screen without her doing anything.
    expect(cleo.get_by_role("heading", name="Your account is closed for now")).to_be_visible()
    expect(cleo.get_by_text(WHY)).to_be_visible()
    assert findings_in_each_theme(cleo) == [] and unfit(cleo) == {}
    cleo.goto("/groups/morning/")
    expect(cleo.get_by_text(WHY)).to_be_visible()
    cleo.get_by_label("What the organisers should know").fill("He asked me to write.")
    tap(cleo, "Ask for another look")
    expect(cleo.get_by_text("Somebody is going to look at it again")).to_be_visible()

    olive.goto("/organise/")
    olive.get_by_role("link", name="Read what they say").click()
    expect(olive.get_by_text("He asked me to write.")).to_be_visible()
    assert findings_in_each_theme(olive) == [] and unfit(olive) == {}
    olive.get_by_label("Your answer").fill("Ben says so too. I am sorry.")
    olive.get_by_label("The account is opened again").check()
    tap(olive, "Send the answer")
    expect(olive.get_by_text("Open again since")).to_be_visible()
    assert findings_in_each_theme(olive) == []

    cleo.reload()
    expect(cleo.get_by_role("heading", name="Your account is open again")).to_be_visible()
    expect(cleo.get_by_text("Ben says so too. I am sorry.")).to_be_visible()
    assert findings_in_each_theme(cleo) == [] and unfit(cleo) == {}
    cleo.goto("/groups/morning/")
    expect(cleo.get_by_role("heading", name="The Morning Group")).to_be_visible()
