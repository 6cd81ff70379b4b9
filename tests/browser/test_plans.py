"""Plans in a browser: from a plan to a meeting in a few taps, and changed on a phone by buttons."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from .visitors import DESK, tap

MOST_TAPS = 10


class Taps:
    """Counts what a finger does on a page."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def link(self, name):
        self.count += 1
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state("load")

    def button(self, name):
        self.count += 1
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state("load")

    def fill(self, label, value):
        self.count += 1
        self.page.get_by_label(label, exact=True).fill(value)


def test_next_weeks_meeting_from_a_plan_in_ten_taps_at_most(arrive):
    ada = arrive("ada")
    ada.goto("/")
    taps = Taps(ada)
    taps.link("The Morning Group")
    taps.link("Meetings")
    taps.link("Plans to choose from")
    taps.link("Grief for the old life")
    taps.link("Plan a new meeting with it")
    expect(ada.get_by_label("What the meeting is about")).to_have_value("Grief for the old life")
    taps.fill("Day", (date.today() + timedelta(days=7)).isoformat())
    taps.fill("Time, by the group's clock", "10:00")
    taps.button("Plan this meeting")
    expect(ada.get_by_role("heading", name="Grief for the old life")).to_be_visible()
    expect(ada.get_by_text("What is still there")).to_be_visible()
    assert taps.count <= MOST_TAPS


@pytest.mark.parametrize("scripts", [True, False])
def test_a_plan_is_changed_by_buttons_with_and_without_scripts(arrive, scripts):
    ada = arrive("ada", javascript=scripts)
    ada.goto("/groups/morning/meetings/")
    ada.get_by_role("link", name="Being believed").first.click()
    ada.get_by_role("link", name="Change how it goes").click()
    headings = ada.locator(".plan-step h3")
    expect(headings.nth(2)).to_have_text("Check-in")
    tap(ada, "Down · Check-in")
    expect(headings.nth(3)).to_have_text("Check-in")
    expect(ada.get_by_text("This is not saved yet.")).to_be_attached()
    ada.locator("#step-3 summary").click()
    ada.locator("#step-3").get_by_label("Title").fill("How are we all")
    tap(ada, "Save this plan")
    expect(ada.get_by_text("The plan is saved.")).to_be_visible()
    expect(headings.nth(3)).to_have_text("How are we all")


def test_enter_in_a_field_saves_and_moves_nothing(arrive):
    ada = arrive("ada", size=DESK)
    ada.goto("/groups/morning/meetings/")
    ada.get_by_role("link", name="Being believed").first.click()
    ada.get_by_role("link", name="Change how it goes").click()
    ada.locator("#step-2 summary").click()
    ada.locator("#step-2").get_by_label("Title").fill("Here we are")
    ada.locator("#step-2").get_by_label("Title").press("Enter")
    expect(ada.get_by_text("The plan is saved.")).to_be_visible()
    expect(ada.locator(".plan-step h3").nth(2)).to_have_text("Here we are")


def test_one_tap_makes_a_plan_fit(arrive):
    ada = arrive("ada")
    ada.goto("/groups/morning/meetings/")
    ada.get_by_role("link", name="Being believed").first.click()
    ada.get_by_role("link", name="Change how it goes").click()
    expect(ada.get_by_text("For 8 people typing this needs about 104 minutes")).to_be_visible()
    tap(ada, "Make it fit")
    expect(ada.get_by_text("it fits.")).to_be_visible()
