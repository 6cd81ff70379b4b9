"""One evening of the morning group, from signing in to the closed meeting, with all that happens.

Ada facilitates. Cleo passes, Hana asks to be come back to, Femi's train goes through a tunnel, Kit
has a phone that runs no scripts, and in the middle of Joan's turn the server loses its power.
"""

import json
import sqlite3
from collections import Counter

import pytest
from playwright.sync_api import expect

from .served import Served
from .visitors import DESK, PHONE, tap

AWAY_AFTER = 8  # seconds; a minute for people, less for a test that has to wait for it

MEMBERS = ("ben", "cleo", "femi", "hana", "joan", "kit")


@pytest.fixture
def served(tmp_path):
    with Served(tmp_path / "data", away_after=AWAY_AFTER) as served:
        yield served


@pytest.fixture
def here(arrive):
    """Everybody's page, in the room, before anything has begun."""
    pages = {"ada": arrive("ada", size=DESK)}
    for name in MEMBERS:
        size = DESK if name in ("ben", "hana") else PHONE
        pages[name] = arrive(name, size=size, javascript=name != "kit")
    for page in pages.values():
        come_in(page)
    return pages


def come_in(page):
    page.goto("/groups/morning/meetings/")
    page.get_by_role("link", name="Pacing without guilt").click()
    page.get_by_label("A few words").check()
    tap(page, "Come in")
    expect(page.get_by_role("heading", name="Doors open")).to_be_visible()


def offered(page):
    """Wait until the turn is offered to whoever has this page; Kit has to look for himself."""
    mine = page.get_by_role("heading", name="The turn is offered to you")
    if page.context.runs_scripts:
        expect(mine).to_be_visible(timeout=20_000)
    else:
        page.get_by_role("button", name="See what is new").click()
        expect(mine).to_be_visible()


def say(page, words):
    offered(page)
    page.get_by_label("Your words").fill(words)
    tap(page, "Share and finish my turn")


def pass_for_now(page):
    offered(page)
    tap(page, "Pass for now")


def test_an_evening(here, served):
    ada, ben, cleo, femi = (here[name] for name in ("ada", "ben", "cleo", "femi"))
    hana, joan, kit = (here[name] for name in ("hana", "joan", "kit"))

    tap(ada, "Go on to: Check-in")
    say(ben, "Horizontal, but here.")
    expect(joan.locator(".entry-words", has_text="Horizontal, but here.")).to_be_visible()
    pass_for_now(cleo)
    expect(cleo.get_by_role("heading", name="You passed in this round")).to_be_visible()

    femi_goes_into_a_tunnel_and_comes_out(femi, hana)
    offered(hana)
    tap(hana, "Come back to me")
    offered(joan)
    tap(joan, "Take the turn")
    the_server_falls_over_while_she_writes(served, joan, ada)
    tap(joan, "Share and finish my turn")
    expect(ben.locator(".entry-words", has_text="Good morning, all.")).to_be_visible()

    say(kit, "Reading along.")
    say(ada, "With both splints on.")
    say(hana, "Second try: a hot-water bottle and an attitude.")
    say(femi, "Out of the tunnel.")
    expect(ada.get_by_text("Everybody has been offered a turn in this round.")).to_be_visible()
    expect(ben.locator(".entry-words", has_text="Out of the tunnel.")).to_be_visible()

    tap(ada, "Go on to: The topic")
    for name in ("cleo", "femi", "hana", "joan", "kit", "ben", "ada"):
        pass_for_now(here[name])
    tap(ada, "Go on to: Closing")
    for name in ("femi", "hana", "joan", "kit"):
        say(here[name], f"Thank you from {name}.")
    ada_is_told_who_has_not_been_offered(ada)
    for name in ("ben", "cleo", "ada"):
        say(here[name], f"Thank you from {name}.")

    tap(ada, "Close the meeting")
    for name, page in here.items():
        if name == "kit":
            page.get_by_role("button", name="See what is new").click()
        expect(page.get_by_text("The meeting is closed. Thank you")).to_be_visible()
        for words in ("Good morning, all.", "Out of the tunnel.", "Thank you from kit."):
            expect(page.locator(".entry-words", has_text=words)).to_be_visible()
    served.stop()
    everybody_was_settled_once_a_round(served)


def femi_goes_into_a_tunnel_and_comes_out(femi, hana):
    """He is offered the turn, and is gone; it moves on without him, and his place is kept."""
    offered(femi)
    room = femi.url
    femi.goto("about:blank")
    offered(hana)
    expect(hana.locator(".chair", has_text="Femi")).to_contain_text("the place is kept")
    femi.goto(room)
    expect(hana.locator(".chair", has_text="Femi")).to_contain_text("will be asked again")


def the_server_falls_over_while_she_writes(served, joan, ada):
    expect(joan.get_by_role("heading", name="It is your turn")).to_be_visible()
    joan.get_by_label("Your words").fill("Good morning, all.")
    served.kill()
    served.start()
    expect(joan.get_by_role("heading", name="It is your turn")).to_be_visible()
    expect(joan.get_by_label("Your words")).to_have_value("Good morning, all.")
    ada.reload()
    expect(ada.locator(".chair", has_text="Joan")).to_contain_text("speaking now")
    expect(ada.locator(".entry-words", has_text="Horizontal, but here.")).to_be_visible()


def ada_is_told_who_has_not_been_offered(ada):
    ada.get_by_text("Pause, go on, close").click()
    tap(ada, "Close the meeting")
    expect(ada.get_by_role("alert")).to_contain_text("Cleo")
    expect(ada.get_by_text("Not yet offered a turn:")).to_be_visible()


def everybody_was_settled_once_a_round(served):
    database = sqlite3.connect(f"file:{served.data / 'alongside.db'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT event FROM meetings_happening WHERE meeting_id ="
        " (SELECT meeting_id FROM meetings_happening ORDER BY at DESC LIMIT 1) ORDER BY number"
    )
    happenings = [json.loads(event) for (event,) in rows]
    database.close()
    seats = {event["seat"] for event in happenings if event["kind"] == "arrived"}
    settled = Counter(
        (event["turn"].split(".")[0], event["seat"])
        for event in happenings
        if event["kind"] == "settled"
    )
    assert len(seats) == 7
    assert settled == Counter({(number, seat): 1 for number in "123" for seat in seats})
