"""A form that is pressed again after somebody wrote on: no word is lost, nothing is claimed."""

import re

import pytest

from alongside.conversations.leading.steering import Steering, What
from alongside.conversations.models import ExplainingCard, ExplainingLine, Reply, Story
from alongside.people.models import Draft
from tests.conversations.held import held

FIRST = {"body": "The stairs.", "id": "4242"}
AND_ON = FIRST | {"body": "The stairs. And what I had not dared to say."}


@pytest.fixture
def card(morning, ben):
    return ExplainingCard.objects.begin(by=ben, group=morning, audience="family")


@pytest.fixture(params=["story", "reply", "line", "sheet", "card", "word"])
def form(request, bens_story, card):
    """Where it is sent to, and what beside the words."""
    cards = f"/groups/morning/explaining/{card.pk}/"
    return {
        "story": ("/groups/morning/stories/", {"wish": "listen"}),
        "reply": (f"/stories/{bens_story.pk}/replies/", {}),
        "line": (cards, {"printing": "here"}),
        "sheet": (f"{cards}sheet/", {}),
        "card": ("/groups/morning/explaining/begin/", {"audience": "doctor"}),
        "word": (f"/groups/morning/stories/{bens_story.pk}/word/", {}),
    }[request.param]


def new_id_in(page):
    assert "data-anew" in page or "not shared yet" in page, "what is on the device is no older one"
    return re.search(r'name="id" value="(\d+)"', page)[1]


def test_what_was_written_on_comes_back_and_can_be_sent_as_well(ada, form, browse):
    address, beside = form
    assert browse(ada).post(address, FIRST | beside).status_code == 302
    page = browse(ada).post(address, AND_ON | beside)
    assert page.status_code == 200
    assert "What you sent first is" in page.text and "had not dared" in page.text
    again = AND_ON | beside | {"id": new_id_in(page.text)}
    assert again["id"] != FIRST["id"]
    assert browse(ada).post(address, again).status_code == 302


def test_what_did_not_change_is_still_sent_once(ada, form, browse):
    address, beside = form
    answers = [browse(ada).post(address, AND_ON | beside) for _twice in range(2)]
    assert answers[0].url == answers[1].url


def test_nothing_of_it_is_shared_by_itself_and_its_draft_stays(ben, morning, browse):
    me, place = browse(ben), f"story:{morning.pk}"
    me.post("/groups/morning/stories/", FIRST | {"wish": "listen"})
    Draft.objects.keep(ben, place, AND_ON["body"])
    me.post("/groups/morning/stories/", AND_ON | {"wish": "listen"})
    assert [one.body for one in Story.objects.all()] == [FIRST["body"]]
    assert Draft.objects.words(ben, place) == AND_ON["body"]


def test_another_wish_or_another_yes_is_said_too(ben, morning, card, browse):
    me, stories = browse(ben), "/groups/morning/stories/"
    me.post(stories, FIRST | {"wish": "listen"})
    assert "shared already" in me.post(stories, FIRST | {"wish": "ideas"}).text
    line = FIRST | {"printing": "here"}
    me.post(card.get_absolute_url(), line)
    assert "shared already" in me.post(card.get_absolute_url(), line | {"printing": "may"}).text
    assert ExplainingLine.objects.get().printable_since is None


def test_a_reply_in_a_slow_conversation_is_kept_where_it_goes_on(ada, cleo, bens_story, browse):
    Steering.objects.steer(bens_story, What.SLOW, by=ada)
    me, replies = browse(cleo), f"/stories/{bens_story.pk}/replies/"
    first = me.post(replies, FIRST)
    assert me.post(replies, FIRST).url == first.url
    page = me.post(replies, AND_ON, follow=True)
    assert "not shared yet" in page.text and new_id_in(page.text) != FIRST["id"]
    assert Draft.objects.words(cleo, f"reply:{bens_story.pk}") == AND_ON["body"]
    assert Reply.objects.get().body == FIRST["body"]


def test_words_that_are_held_are_still_known_for_the_same(ada, ben, morning, browse):
    me, form = browse(ben), FIRST | {"wish": "listen"}
    first = me.post("/groups/morning/stories/", form)
    held(Story.objects.get(), ada)
    assert me.post("/groups/morning/stories/", form).url == first.url
