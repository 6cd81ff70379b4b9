"""The link to the call is wrong, which shows once people are in the room and try it."""

import pytest
from playwright.sync_api import expect

from .rehearsing import plan_for_tonight
from .served import Served
from .test_axe import findings_in_each_theme
from .test_small_screens import unfit
from .visitors import PHONE, tap

AWAY_AFTER = 4  # seconds, in which a page says twice that it is there, and hears what is new
RIGHT = "https://call.example/right"
CHANGED = "Something about this meeting has changed, such as its link."


@pytest.fixture
def served(tmp_path):
    with Served(tmp_path / "data", away_after=AWAY_AFTER) as served:
        yield served


def test_it_is_put_right_and_everybody_in_the_room_hears_of_it(arrive):
    ada, cleo, kit = arrive("ada"), arrive("cleo"), arrive("kit", javascript=False)
    called = {"place": "by phone or video", "directions": "01632 960 000, room one"}
    plan_for_tonight(ada, "first-meeting", **called)
    for page in (ada, cleo, kit):
        page.goto(ada.url)
        page.get_by_label("A few words").check()
        tap(page, "Come in")
        expect(page.get_by_role("heading", name="Who is here")).to_be_visible()
    cleo.get_by_label("Words ready for your turn").fill("I was about to say")
    expect(cleo.get_by_text(CHANGED)).to_have_count(0)
    put_right(ada)
    expect(cleo.get_by_text(CHANGED)).to_be_visible(timeout=20_000)
    expect(cleo.get_by_label("Words ready for your turn")).to_have_value("I was about to say")
    with kit.expect_navigation():
        tap(kit, "See what is new")
    cleo.reload()
    for page in (ada, cleo, kit):
        expect(page.get_by_role("link", name="Open the call")).to_have_attribute("href", RIGHT)
    expect(cleo.get_by_text(CHANGED)).to_have_count(0)
    expect(cleo.get_by_label("Words ready for your turn")).to_have_value("I was about to say")


def put_right(ada):
    ada.get_by_role("link", name="It is wrong: put it right").click()
    expect(ada.get_by_role("heading", name="Put right where we meet")).to_be_visible()
    assert findings_in_each_theme(ada) == []
    assert unfit(ada) == {}
    ada.set_viewport_size(PHONE)
    ada.get_by_label("The link to the call").fill(RIGHT)
    tap(ada, "Change it")
    expect(ada.get_by_text("everybody who is expected is told")).to_be_visible()
