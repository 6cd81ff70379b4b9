"""From an empty directory to a first evening, as two volunteers would: no demo, no prepared people.

Olive sets it up, begins a group and makes a link; Leo chooses a name and comes in. On the way axe
sees the pages that the demo has no need of.
"""

import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.running import Running

from .test_passkeys import Device, accept_the_limits, clean
from .visitors import Visitors, tap

PASSWORD = "four quiet words here"


@pytest.fixture
def host(chromium, tmp_path):
    with Running("up", tmp_path / "data") as running:
        running.address = f"http://localhost:{running.port}"
        with Visitors(chromium, running) as running.visit:
            yield running


def test_from_an_empty_directory_to_a_first_evening(host):
    olive, leo = host.visit(), host.visit()
    olive_sets_it_up(olive, re.search(r"/set-up/\w+/", host.said)[0])
    leo_follows_the_link(leo, olive_begins_a_group(olive, host))
    olive_plans_a_meeting_for_now(olive)
    for page in (olive, leo):
        page.goto("/")
        page.get_by_role("link", name="Come in").click()
        tap(page, "Come in")
    expect(olive.locator(".chair")).to_have_count(2)
    tap(olive, "Go on to: Check-in")
    expect(leo.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    olive.get_by_text("Ask somebody to leave").click()
    tap(olive, "Ask Leo to leave")
    expect(
        leo.get_by_role("heading", name="The facilitator has asked you to leave")
    ).to_be_visible()
    clean(leo)
    leo_is_let_lead(leo, olive)
    assert host.visit.complaints == []


def leo_is_let_lead(leo, olive):
    """From the next page on he is asked for a second factor, and having one goes on."""
    olive.goto("/")
    olive.get_by_role("link", name="The Kitchen Table").click()
    people = f"{olive.url}people/"
    olive.goto(people)
    olive.locator("summary", has_text="about Leo").click()
    olive.get_by_role("link", name="What Leo may do here").click()
    olive.get_by_label("facilitator", exact=True).check()
    clean(olive)
    tap(olive, "Keep it like this")
    leo.goto(people)
    expect(leo).to_have_url(re.compile("/sign-in/second-step/"))
    expect(leo.get_by_text("Letting people in")).to_have_count(0)
    adds_a_passkey(leo)
    expect(leo).to_have_url(people)
    expect(leo.get_by_role("heading", name="Letting people in")).to_be_visible()


def olive_sets_it_up(olive, link):
    olive.goto(link)
    clean(olive)
    olive.get_by_label("Who runs this Alongside").fill("Two volunteers")
    olive.get_by_label("How people reach a human").fill("Knock on the door, after ten.")
    olive.get_by_label("A name for yourself").fill("Olive")
    olive.get_by_label("A password").fill(PASSWORD)
    tap(olive, "Set it up")
    accept_the_limits(olive)
    adds_a_passkey(olive)
    expect(olive.get_by_role("heading", name="Good to see you, Olive")).to_be_visible()


def adds_a_passkey(page):
    """Whoever organises or leads is asked for a second factor before anything private."""
    Device(page)
    clean(page)
    page.get_by_role("link", name="Add a passkey").click()
    tap(page, "Make the passkey")
    expect(page.get_by_role("button", name="I have kept them")).to_be_visible()
    clean(page)
    tap(page, "I have kept them")


def olive_begins_a_group(olive, host):
    """Begins it, and gives the link that lets people in."""
    olive.get_by_role("link", name="Begin a group").click()
    expect(olive.get_by_role("heading", name="Before the first group")).to_be_visible()
    clean(olive)
    the_kit_is_written_down_and_read_back(host)
    olive.get_by_role("link", name="Look again").click()
    olive.get_by_role("link", name="A blank page").click()
    olive.get_by_label("What the group is called").fill("The Kitchen Table")
    olive.get_by_label("Who it is for, in two").fill("For whoever is up.")
    tap(olive, "Begin the group")
    olive.get_by_role("link", name="To the group").click()
    olive.get_by_role("link", name="Who is here").click()
    tap(olive, "Make a link that lets people in")
    return olive.locator(".link-to-copy").inner_text().strip()


def the_kit_is_written_down_and_read_back(host):
    sheets = json.loads(host.command("keys", "kit", "--json").stdout)["sheets"]
    wrong = host.command("keys", "verify-kit", typed=f"{sheets[0]}\n{sheets[0]}\n")
    assert wrong.returncode == 1
    right = host.command("keys", "verify-kit", typed=f"{sheets[2]}\n{sheets[0]}\n")
    assert right.returncode == 0, right.stderr


def leo_follows_the_link(leo, link):
    leo.goto(link)
    expect(leo.get_by_text("The Kitchen Table")).to_have_count(0)
    clean(leo)
    leo.get_by_role("link", name="Choose a name").click()
    leo.get_by_label("A name for yourself").fill("Leo")
    leo.get_by_label("A password").fill("too short")
    tap(leo, "Arrive")
    expect(leo.get_by_role("alert")).to_be_focused()
    expect(leo.get_by_label("A name for yourself")).to_have_value("Leo")
    clean(leo)
    leo.get_by_label("A password").fill(PASSWORD)
    tap(leo, "Arrive")
    accept_the_limits(leo)
    expect(leo.get_by_text("The Kitchen Table")).to_be_visible()
    clean(leo)
    tap(leo, "Join the group")
    leo.get_by_label("I have read this").check()
    tap(leo, "Yes, I agree")
    expect(leo.get_by_role("heading", name="Welcome, Leo")).to_be_visible()
    clean(leo)
    tap(leo, "Straight to the group")
    expect(leo.get_by_role("heading", name="The Kitchen Table")).to_be_visible()


def olive_plans_a_meeting_for_now(olive):
    soon = datetime.now(ZoneInfo("Europe/London")) + timedelta(minutes=3)
    olive.goto("/")
    olive.get_by_role("link", name="The Kitchen Table").click()
    assert re.search(r"/groups/\d+/$", olive.url), "outside the demo no name stands in an address"
    olive.get_by_role("link", name="All meetings").click()
    olive.get_by_role("link", name="Plan a meeting").click()
    olive.get_by_label("What the meeting is about").fill("Who we are")
    olive.get_by_label("Day", exact=True).fill(soon.strftime("%Y-%m-%d"))
    olive.get_by_label("Time, by the group's clock").fill(soon.strftime("%H:%M"))
    tap(olive, "Plan this meeting")
    expect(olive.get_by_role("heading", name="Who we are")).to_be_visible()
