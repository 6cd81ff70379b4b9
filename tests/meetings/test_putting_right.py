"""A wrong link shows once people try it: it can be put right then, and whoever is there is told."""

from datetime import timedelta

import pytest
import time_machine

from tests.telling import told

RIGHT = "https://call.example/right"
PUT_RIGHT = "It is wrong: put it right"


@pytest.fixture
def called(tonight):
    """Tonight, on a call whose link is wrong."""
    tonight.place, tonight.link = "call", "https://call.example/wrong"
    tonight.save()
    return tonight


def put_right(browser, meeting, **there):
    return browser.post(f"{meeting.get_absolute_url()}where/", {"link": RIGHT, **there})


@pytest.mark.parametrize("after", [timedelta(0), timedelta(minutes=40)])
def test_it_is_put_right_once_people_are_in_for_them_and_for_whoever_comes_late(
    called, room, ada, ben, cleo, browse, after
):
    room.arrive(ada, ben)
    with time_machine.travel(called.starts_at + after):
        assert PUT_RIGHT in room.see(ada).text and PUT_RIGHT not in room.see(ben).text
        assert put_right(room.browser(ada), called).status_code == 302
        for person in (ada, ben, cleo):
            page = browse(person).get(called.get_absolute_url()).text
            assert f'href="{RIGHT}"' in page and "call.example/wrong" not in page
    assert ben in told("meeting_elsewhere") and ada not in told("meeting_elsewhere")


def test_whoever_leads_and_has_not_come_in_can_too(called, room, ada, ben):
    room.arrive(ben)
    assert PUT_RIGHT in room.see(ada).text


def test_a_page_in_the_room_hears_that_it_is_another_version(called, room, ada, ben):
    room.arrive(ada, ben)
    at, here = called.get_absolute_url(), f"{called.get_absolute_url()}here/"
    drawn = f'data-version="{room.browser(ben).post(here).headers["X-Version"]}"'
    assert drawn in room.browser(ben).get(at).text
    put_right(room.browser(ada), called)
    version = room.browser(ben).post(here).headers["X-Version"]
    assert f'data-version="{version}"' != drawn
    assert f'data-version="{version}"' in room.browser(ben).get(at).text


def test_sent_twice_it_is_told_once(called, room, ada, ben):
    room.arrive(ada, ben)
    put_right(room.browser(ada), called)
    called.refresh_from_db()
    version = called.sequence
    put_right(room.browser(ada), called)
    called.refresh_from_db()
    assert (called.sequence, called.readable("link")) == (version, RIGHT)


def test_a_call_without_a_link_or_a_number_is_none(called, room, ada):
    room.arrive(ada)
    page = put_right(room.browser(ada), called, link="").text
    assert "Please give a link, or a number below it." in page
    page = put_right(room.browser(ada), called, link="call me", directions="Ring 123").text
    assert "That does not look like a link." in page and "Ring 123" in page
    called.refresh_from_db()
    assert called.readable("link") == "https://call.example/wrong"


def test_only_those_who_plan_and_never_of_one_that_is_over(called, room, ada, ben, dev, browse):
    room.arrive(ada, ben)
    assert put_right(room.browser(ben), called).status_code == 403
    assert put_right(browse(dev), called).status_code == 404
    room.press(ada, "close", anyway="yes")
    page = put_right(room.browser(ada), called)
    assert page.status_code == 200 and RIGHT in page.text
    called.refresh_from_db()
    assert called.readable("link") == "https://call.example/wrong"


def test_a_meeting_in_writing_is_nowhere_else(tonight, room, ada):
    room.arrive(ada)
    page = room.browser(ada).get(f"{tonight.get_absolute_url()}where/")
    assert page.url == tonight.get_absolute_url()
