"""The desk of those who lead says when and where the group meets next, and is soon reached."""

from datetime import timedelta

import pytest

from alongside.meetings.schedule import changing
from tests.conftest import new_meeting

from .planning import MORNING

DESK = f"{MORNING}desk/"
LINK = f'href="{DESK}"'


def next_on(page):
    """The part of the desk about the next meeting, which stands before all others; or ""."""
    first = page.split("</h1>")[1].split("</section>")[0]
    return first if "What is next" in first else ""


def test_tonight_stands_first_with_the_way_in(tonight, ada, browse):
    later = new_meeting(tonight.group, starts_in=timedelta(days=7))
    told = next_on(browse(ada).get(DESK).text)
    assert "the doors are open" in told and "here in writing" in told
    assert f'href="{tonight.get_absolute_url()}">Come in</a>' in told
    assert later.get_absolute_url() not in told


@pytest.mark.parametrize(
    "place, words", [("call", "by phone or video"), ("room", "in a room"), ("writing", "here")]
)
def test_one_in_a_few_days_has_its_time_and_place_and_no_way_in_yet(
    morning, ada, browse, place, words
):
    meeting = new_meeting(morning, starts_in=timedelta(days=3))
    meeting.place = place
    meeting.save()
    told = next_on(browse(ada).get(DESK).text)
    assert meeting.starts_at.isoformat()[:16] in told and words in told
    assert meeting.get_absolute_url() in told and "Come in" not in told


def test_one_that_is_cancelled_is_told_and_the_one_after_it(tonight, ada, browse):
    later = new_meeting(tonight.group, starts_in=timedelta(days=7))
    changing.cancel(tonight, by=ada, why="holiday")
    told = next_on(browse(ada).get(DESK).text)
    assert "<strong>Cancelled" in told and "Come in" not in told
    assert later.get_absolute_url() in told


def test_where_none_is_planned_the_desk_says_nothing_of_it(morning, ada, browse):
    page = browse(ada).get(DESK).text
    assert not next_on(page) and "What is next" not in page


def test_whoever_leads_reaches_the_desk_before_all_else_of_the_group(tonight, ada, ben, browse):
    page = browse(ada).get(MORNING).text
    assert page.index(LINK) < page.index("What is next")
    assert page.count(LINK) == 1
    assert LINK not in browse(ben).get(MORNING).text
