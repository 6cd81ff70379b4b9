"""What stands beneath replies is drawn once for many of them: each leads to itself all the same."""

import re

import pytest

from alongside.conversations.models import NO_ID, Reply, Response
from alongside.lib.keyset import cursor

from .held import held


@pytest.fixture
def replies(ada, ben, cleo, bens_story):
    """Two of Cleo's, and between them one of Ada's, who leads."""
    return [bens_story.reply(by=by, body=f"Words of {by.called}.") for by in (cleo, ada, cleo)]


def beneath(page):
    """{id of a reply: what its article holds} of a page."""
    parts = re.split(r'<article class="reply[^"]*" id="reply-(\d+)">', page.text)[1:]
    articles = [part.split("</article>")[0] for part in parts[1::2]]
    return dict(zip(map(int, parts[::2]), articles, strict=True))


def addressed(article):
    """The ids of replies in its addresses, one for each way that it shows."""
    return [int(pk) for pk in re.findall(r"(?:/replies/|answers=)(\d+)", article)]


def test_every_way_leads_to_the_reply_it_stands_beneath(ada, ben, bens_story, replies, browse):
    for reader, ways in ((ada, [4, 3, 4]), (ben, [2, 2, 2])):
        page = browse(reader).get(bens_story.get_absolute_url())
        assert str(NO_ID) not in page.text
        for reply, expected in zip(replies, ways, strict=True):
            article = beneath(page)[reply.pk]
            assert addressed(article) == [reply.pk] * expected
            assert ("taps" in article) == (reply.author_id != reader.pk)


def test_a_tap_of_ones_own_shows_beneath_its_reply_alone(ben, bens_story, replies, browse):
    Response.objects.give(by=ben, to=replies[1], kind="same")
    articles = beneath(browse(ben).get(bens_story.get_absolute_url()))
    given = [articles[reply.pk].count('name="take_back" value="same"') for reply in replies]
    assert given == [0, 1, 0]
    assert addressed(articles[replies[1].pk]) == [replies[1].pk] * 2


def test_what_is_held_already_is_not_offered_to_be_held(ada, bens_story, replies, browse):
    Reply.objects.filter(pk=replies[0].pk).update(held_at=replies[0].shared_at)
    articles = beneath(browse(ada).get(bens_story.get_absolute_url()))
    assert ["Hold this back" in articles[reply.pk] for reply in replies] == [False, False, True]
    assert ["A private word" in articles[reply.pk] for reply in replies] == [True, False, True]


def test_whoever_does_not_lead_has_no_way_to_lead(ben, bens_story, replies, browse):
    assert "For you, leading" not in browse(ben).get(bens_story.get_absolute_url()).text


def test_answering_keeps_the_page_that_one_is_on(ben, bens_story, replies, browse):
    """Its address may hold the very id that stands in for others while a page is drawn."""
    at = cursor("after", bens_story.shared_at, NO_ID)
    page = browse(ben).get(f"{bens_story.get_absolute_url()}?page={at}")
    for reply in replies:
        assert f"?page={at}&amp;answers={reply.pk}#your-reply" in beneath(page)[reply.pk]


def test_beneath_words_that_are_held_are_no_taps(ada, ben, gwen, bens_story, browse):
    reply = bens_story.reply(by=ben, body="And the lift.")
    for shared, door in ((bens_story, "stories"), (reply, "replies")):
        held(shared, ada)
        page = browse(gwen).get(bens_story.get_absolute_url()).text
        assert f"/{door}/{shared.pk}/responses/" not in page
        page = (
            browse(gwen).post(f"/{door}/{shared.pk}/responses/", {"kind": "hear"}, follow=True).text
        )
        assert "Your tap was not given" in page
