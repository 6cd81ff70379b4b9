"""What a form says that needs another look: of which question, and in whose words."""

import re

import pytest

from alongside.conversations.models import Story
from tests.house.markup import Threads
from tests.meetings.evening import Evening

PROBLEM = re.compile(r'<div class="problem".*?</div>', re.DOTALL)


def problem(page):
    """The box above a form, without its line breaks."""
    return " ".join(PROBLEM.search(page.text)[0].split())


def test_each_of_several_problems_says_which_question_it_is_about(db, browse):
    told = problem(browse().post("/sign-in/", {"login": "", "password": ""}))
    assert "A few things need another look" in told
    for label in ("Your name here", "Password"):
        assert f"<strong>{label}</strong><br>This is still missing.</span></a>" in told


def test_a_single_one_is_a_link_to_its_question(db, browse):
    told = problem(browse().post("/sign-in/", {"login": "cleo", "password": ""}))
    assert '<a href="#id_password"><span>This is still missing.</span></a>' in told
    assert "<strong>" not in told


# -- groups of choices -----------------------------------------------------------------------------


def opening_tag(page, id):
    """The first tag of the only element with this id."""
    tags = re.findall(rf'<[^>]* id="{id}"[^>]*>', page)
    assert len(tags) == 1, tags
    return tags[0]


def read_out(page, id):
    """What is read out with the fieldset of this id, to somebody who comes into it."""
    tag = opening_tag(page, id)
    assert tag.startswith("<fieldset") and 'tabindex="-1"' in tag
    names = re.search(r'aria-describedby="([^"]+)"', tag)[1].split()
    return " ".join(re.search(rf'id="{one}">([^<]+)<', page)[1] for one in names)


@pytest.mark.parametrize(
    ("address", "field", "why"),
    [
        ("/account/erase/", "words", "Please choose what becomes of the words you shared."),
        ("/steps/begin/", "doable", "Please choose whether it feels doable."),
        ("/steps/begin/", "group", "Please choose who may read it."),
        ("/library/suggest/", "kind", "Please choose one."),
        ("/library/suggest/", "topics", "Please choose at least one."),
        ("/groups/morning/explaining/begin/", "audience", "Please choose who it is for."),
    ],
)
def test_a_problem_with_a_group_of_choices_leads_to_the_group(
    morning, cleo, browse, address, field, why
):
    Story.objects.share(by=cleo, group=morning, body="The stairs.", wish="listen")
    page = browse(cleo).post(address, {"what": "A walk"})
    assert f'<a href="#id_{field}">' in problem(page)
    assert read_out(page.text, f"id_{field}") == why
    assert Threads(page.text).loose == []


def test_so_it_does_at_the_door_of_a_meeting_with_the_hint_read_out_too(tonight, cleo, browse):
    page = browse(cleo).post(f"{tonight.get_absolute_url()}arrive/", {})
    assert '<a href="#id_today">' in problem(page)
    told = read_out(page.text, "id_today")
    assert told == "Only the facilitators see what you choose. This is still missing."


def test_so_it_does_in_the_four_taps_after_a_meeting(tonight, ada, ben, browse):
    room = Evening(tonight, browse)
    room.begin(ada, ben)
    room.press(ada, "close", anyway="yes")
    page = room.press(ben, "feedback", chance="yes")
    for field in ("heard", "take"):
        assert f'<a href="#id_{field}">' in problem(page)
        assert read_out(page.text, f"id_{field}") == "Please choose one of the three."


def test_a_group_with_nothing_wrong_is_described_by_its_hint_and_is_no_place_to_go(
    tonight, cleo, browse
):
    page = browse(cleo).get(tonight.get_absolute_url()).text
    assert '<fieldset class="field choices" aria-describedby="id_today_helptext">' in page


@pytest.mark.pure
@pytest.mark.parametrize(
    "fault",
    [
        '<a href="#nowhere">',
        '<a href="#">',
        '<label for="">',
        '<label for="nobody">',
        '<input id="a"><input id="a">',
        '<p id="a_error">',
        '<input aria-describedby="a_helptext">',
    ],
)
def test_each_thread_that_leads_nowhere_would_be_noticed(fault):
    assert len(Threads(fault).loose) == 1


@pytest.mark.pure
def test_one_that_leads_somewhere_is_fine():
    told = '<a href="#a"><input id="a" aria-describedby="a_error"><p id="a_error">'
    assert Threads(told).loose == []
