"""Looking for words in one's groups: what is found, for whom, and that nothing of it is kept."""

import html
import io
import json
import logging
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.conversations.models import Reply, Story
from alongside.conversations.taking_back import take_back
from alongside.home import search as page
from alongside.lib.logs import Plain
from alongside.meetings.models import Entry
from alongside.people.models import Block
from alongside.vault.search.finding import BeingRebuilt
from tests.house.test_sealed import every_cell, every_file, found
from tests.meetings.evening import Evening
from tests.vault.search.conftest import index  # noqa: F401  A fixture.

NOTHING = "Nothing was found."


def marked(text):
    return re.findall(r"<mark>(.*?)</mark>", text)


def shown(text):
    """What each result says, without its marks."""
    found = re.findall(r'class="search-words" dir="auto">(.*?)</span></a>', text, re.S)
    return [re.sub("</?mark>", "", one) for one in found]


# -- what is found ---------------------------------------------------------------------------------


def test_a_member_finds_what_others_shared_with_who_and_when_and_the_way_there(
    bens_story, ada, cleo, look, browse
):
    reply = bens_story.reply(by=ada, body="I know those stairs.")
    text = look(cleo, "Stair")
    assert sorted(shown(text)) == ["I know those stairs.", "The stairs again."]
    assert marked(text) == ["stairs", "stairs"]
    assert "Ben</span>, <time" in text
    assert "· a story" in text
    assert "· a reply" in text
    for one in (bens_story, reply):
        address = one.get_absolute_url()
        assert f'href="{html.escape(address)}"' in text
        assert one.body in browse(cleo).get(address).text


def test_all_words_are_looked_for_and_if_nothing_has_them_any(bens_story, ben, cleo, look):
    bens_story.reply(by=ben, body="A kettle.")
    assert shown(look(cleo, "stairs again")) == ["The stairs again."]
    text = look(cleo, "kettle stairs")
    assert "Nothing has all of it just so." in text
    assert sorted(shown(text)) == ["A kettle.", "The stairs again."]


@pytest.mark.parametrize("quotes", ['""', "“”", "„“"])
def test_words_in_quotes_are_found_side_by_side(quotes, bens_story, cleo, look):
    begin, end = quotes
    text = look(cleo, f"{begin}the stairs{end}")
    assert marked(text) == ["The stairs"]
    assert "Nothing has all of it" not in text
    assert "Nothing has all of it" in look(cleo, f"{begin}again stairs{end}")


def test_what_cannot_be_found_is_said_kindly(bens_story, cleo, look):
    assert NOTHING in look(cleo, "moonlight")
    assert "These words stand almost everywhere" in look(cleo, "the of")
    assert "Type a word or two first, or narrow it down below." in look(cleo, "  ")
    long = look(cleo, "x" * 201)
    assert "A search takes up to 200 letters." in long
    assert "x" * 201 in long
    assert NOTHING in look(cleo, "x" * 200)


def test_a_page_has_twenty_and_a_button_for_more(morning, ben, cleo, look, browse):
    for n in range(23):
        Story.objects.create(group=morning, author=ben, body=f"Stairs, the {n}th time")
    first = look(cleo, "stairs")
    assert len(shown(first)) == 20
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', first))
    del form["csrfmiddlewaretoken"]
    assert form == {"q": "stairs", "at": "20"}
    rest = browse(cleo).post("/search/", form).text
    assert len(set(shown(rest)) - set(shown(first))) == 3
    assert ">More</button>" not in rest
    assert "More of what was found" in rest
    assert "That was all." in look(cleo, "stairs", at="23")


@pytest.mark.parametrize("at", ["-1", "x", str(10**30)])
def test_a_place_to_go_on_that_makes_no_sense_finds_nothing_and_breaks_nothing(
    at, bens_story, cleo, look
):
    assert shown(look(cleo, "stairs", at=at)) == []


def test_the_form_is_empty_when_one_comes_and_takes_no_words_from_an_address(
    bens_story, cleo, browse
):
    for address in ("/search/", "/search/?q=stairs"):
        answer = browse(cleo).get(address)
        assert shown(answer.text) == []
        assert "stairs" not in answer.text
    assert 'type="search"' in answer.text
    assert 'autocomplete="off"' in answer.text
    assert "maxlength" not in answer.text


def test_today_and_the_group_show_the_way(morning, cleo, dev, browse):
    assert 'href="/search/"' in browse(cleo).get("/").text
    assert 'href="/search/?group=morning"' in browse(cleo).get("/groups/morning/").text
    assert 'href="/search/"' not in browse(dev).get("/").text


# -- for whom --------------------------------------------------------------------------------------


def test_nobody_finds_anything_of_a_group_they_are_not_in(
    bens_story, cleo, dev, evening, invited, olive, look
):
    assert shown(look(cleo, "stairs")) == ["The stairs again."]
    assert NOTHING in look(dev, "stairs")
    for somebody in (invited, olive):
        text = look(somebody, "stairs")
        assert shown(text) == []
        assert "You are not in a group yet." in text


def test_a_group_that_is_not_ones_own_cannot_be_named(bens_story, dev, evening, morning, look):
    secret = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    theirs = secret.sub("", look(dev, "stairs", group=morning.ref))
    assert "You are not in that group." in theirs
    assert theirs == secret.sub("", look(dev, "stairs", group="nowhere"))
    assert morning.name not in theirs


def test_who_has_left_finds_nothing_any_more(bens_story, morning, cleo, look):
    assert shown(look(cleo, "stairs")) == ["The stairs again."]
    morning.memberships.get(person=cleo).end(by=cleo)
    assert shown(look(cleo, "stairs")) == []


def test_who_is_blocked_is_not_found_by_either(bens_story, ada, ben, cleo, look):
    bens_story.reply(by=cleo, body="My stairs too.")
    Block.objects.block(by=cleo, whom=ben)
    assert shown(look(cleo, "stairs")) == []
    assert shown(look(ben, "stairs")) == ["The stairs again."]
    assert len(shown(look(ada, "stairs"))) == 2


def test_words_that_were_taken_back_are_not_found(bens_story, ben, cleo, look):
    reply = bens_story.reply(by=cleo, body="My stairs too.")
    assert len(shown(look(cleo, "stairs"))) == 2
    take_back(reply)
    assert shown(look(cleo, "stairs")) == ["The stairs again."]
    take_back(bens_story)
    assert NOTHING in look(cleo, "stairs")


def test_somebody_in_two_groups_may_choose_where_to_look(
    bens_story, morning, evening, ben, cleo, dev, look, browse
):
    Story.objects.create(group=evening, author=dev, body="Stairs at work.")
    text = look(ben, "stairs")
    assert len(shown(text)) == 2
    assert '· <span dir="auto">The evening group</span>' in text
    assert shown(look(ben, "stairs", group="evening")) == ["Stairs at work."]
    chosen = browse(ben).get("/search/?group=evening").text
    assert '<option value="evening" selected>' in chosen
    assert "<select" not in browse(cleo).get("/search/?group=evening").text


# -- words of a meeting ----------------------------------------------------------------------------


@pytest.fixture
def said(tonight, browse, ada, ben, cleo):
    """Ada, Ben and Cleo were there; Ben spoke of his stairs; Cleo was sent out before the end."""
    room = Evening(tonight, browse).begin(ada, ben, cleo)
    room.press(ben, "take", turn=room.turn_of(ben))
    room.press(ben, "finish", turn=room.turn_of(ben), body="Those stairs, again.")
    assert Entry.objects.get().body == "Those stairs, again."
    return room


def test_words_of_a_meeting_are_found_afterwards_by_those_who_were_there(
    said, ada, ben, cleo, nia, morning, look
):
    morning.welcome(nia).accept(morning.current_agreement())
    for somebody in (ada, ben, cleo, nia):
        assert shown(look(somebody, "stairs")) == [], "it is not over yet"
    said.press(ada, "remove", seat=said.seat(cleo))
    said.press(ada, "close", anyway="yes")
    for somebody in (ada, ben):
        text = look(somebody, "stairs")
        assert shown(text) == ["Those stairs, again."]
        assert "· in a meeting" in text
        assert f'href="{said.meeting.get_absolute_url()}"' in text
        assert "Those stairs, again." in said.see(somebody).text
    for somebody in (cleo, nia):
        assert shown(look(somebody, "stairs")) == []
        assert "Those stairs, again." not in said.see(somebody).text


def test_a_meeting_that_is_opened_again_is_not_looked_through(said, ada, ben, look):
    said.press(ada, "close", anyway="yes")
    assert len(shown(look(ben, "stairs"))) == 1
    said.press(ada, "reopen", number=said.state.number)
    assert shown(look(ben, "stairs")) == []


# -- nothing gets through, nothing is kept ---------------------------------------------------------


def test_nothing_that_was_written_or_asked_becomes_markup(morning, ben, cleo, look):
    evil = '<script>alert("stairs")</script> & <mark>stairs</mark>'
    Story.objects.create(group=morning, author=ben, body=evil)
    text = look(cleo, '"><b>stairs</b>')
    assert "<script>alert" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;alert(&#34;<mark>stairs</mark>&#34;)" in text
    assert "&lt;mark&gt;<mark>stairs</mark>&lt;/mark&gt;" in text
    assert 'value="&#34;&gt;&lt;b&gt;stairs&lt;/b&gt;"' in text


@pytest.fixture
def log():
    """What an operator reads."""
    handler = next(h for h in logging.getLogger().handlers if isinstance(h.formatter, Plain))
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def test_what_was_looked_for_is_kept_nowhere(bens_story, cleo, browse, log, index):  # noqa: F811
    browser = browse(cleo)
    for words in ("mirkelanthe stairs", "mirkelanthe", "mirkelanthe" * 30):
        answer = browser.post("/search/", {"q": words})
        assert answer.headers["Cache-Control"] == "no-store"
        assert "mirkelanthe" not in re.search("<title>(.*?)</title>", answer.text)[1]
        assert not re.search(r'(?:href|action|src)="[^"]*mirkelanthe', answer.text)
    assert "mirkelanthe" in answer.text, "or there would be nothing to find"
    assert "mirkelanthe" not in log.getvalue()
    assert "mirkelanthe" not in json.dumps(dict(browser.session.items()))
    cells, _rows = every_cell()
    files = [(str(path), path.read_bytes()) for path in every_file(settings.DATA_DIR)]
    assert found(["mirkelanthe", "stairs"], [*cells, *files]) == []


def test_a_search_that_breaks_does_not_say_on_what(bens_story, cleo, browse, log, monkeypatch):
    def break_on(words, **more):
        raise ValueError(f"invalid: {words}")

    monkeypatch.setattr(page, "find", break_on)
    browser = browse(cleo)
    browser.raise_request_exception = False
    answer = browser.post("/search/", {"q": "mirkelanthe"})
    assert answer.status_code == 500
    assert "in break_on" in log.getvalue()
    assert "mirkelanthe" not in log.getvalue() + answer.text


def test_an_index_that_is_being_rebuilt_is_said_to_be(bens_story, cleo, look, monkeypatch):
    def rebuilding(words, **more):
        raise BeingRebuilt

    with monkeypatch.context() as broken:
        broken.setattr(page, "find", rebuilding)
        text = look(cleo, "stairs")
        assert "The search is being put in order" in text
        assert NOTHING not in text
    assert shown(look(cleo, "stairs")) == ["The stairs again."]


def test_a_search_asks_as_often_for_much_as_for_little(morning, ben, cleo, look, browse):
    asked = []
    for _more in range(2):
        for n in range(15):
            story = Story.objects.create(group=morning, author=ben, body=f"Stairs {n}")
            Reply.objects.create(story=story, group=morning, author=cleo, body=f"Stairs {n}")
        look(cleo, "stairs")
        browser = browse(cleo)
        browser.get("/search/")
        with CaptureQueriesContext(connection) as queries:
            browser.post("/search/", {"q": "stairs"})
        asked.append(len([one for one in queries if "vault_search_" not in one["sql"]]))
    assert asked[0] == asked[1]
    assert asked[0] <= 8
