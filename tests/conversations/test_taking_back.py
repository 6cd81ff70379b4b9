"""Who may take words back, what is gone then, and what stays for those who answered."""

import pytest
from django.db import connection

from alongside.conversations.models import ReadingMark, Reply, Response, Story
from alongside.conversations.taking_back import take_back
from alongside.people.models import Block, Draft
from alongside.vault import endings
from alongside.vault.endings import Ending
from alongside.vault.keyring import keyring
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

LISTS = ("/", "/groups/morning/", "/groups/morning/stories/")
THE_LINE = '<p class="quiet"><span dir="auto">Ben</span> took this back.</p>'


def back(shared):
    """Where this story or reply is taken back."""
    kind = "stories" if isinstance(shared, Story) else "replies"
    return f"/groups/morning/{kind}/{shared.pk}/take-back/"


@pytest.fixture
def cleos_reply(cleo, bens_story):
    return bens_story.reply(by=cleo, body="I believe you.")


@pytest.fixture
def bens_reply(ben, cleos_reply, bens_story):
    return bens_story.reply(by=ben, body="And the lift is broken.")


def rows_of(table, pk):
    """What the table holds of this row, by raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {table} WHERE id = %s", [pk])
        return [blob and bytes(blob) for (blob,) in cursor.fetchall()]


# -- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["bens_story", "bens_reply"])
def test_the_author_alone_may(ada, ben, cleo, dev, evening, bens_reply, browse, request, which):
    """Whoever leads the group, and though Ben and Dev share another."""
    shared = request.getfixturevalue(which)
    for person, refused in ((ada, 403), (cleo, 403), (dev, 404)):
        assert browse(person).get(back(shared)).status_code == refused
        assert browse(person).post(back(shared)).status_code == refused
    shared.refresh_from_db()
    assert shared.body and not shared.taken_back_at
    assert browse(ben).get(back(shared)).status_code == 200
    assert browse(ben).post(back(shared)).status_code == 302
    shared.refresh_from_db()
    assert not shared.body and shared.taken_back_at


def test_the_way_there_stands_below_ones_own_words_only(ben, cleo, bens_reply, browse):
    page = bens_reply.story.get_absolute_url()
    ways = {"ben": browse(ben).get(page).text, "cleo": browse(cleo).get(page).text}
    cleos = bens_reply.story.replies.get(author=cleo)
    assert [back(one) in ways["ben"] for one in (bens_reply.story, bens_reply, cleos)] == [1, 1, 0]
    assert [back(one) in ways["cleo"] for one in (bens_reply.story, bens_reply, cleos)] == [0, 0, 1]


def test_another_groups_address_does_not_lead_there(ben, evening, bens_story, browse):
    address = back(bens_story).replace("morning", "evening")
    assert browse(ben).get(address).status_code == 404
    browse(ben).post(address)
    assert rows_of("conversations_story", bens_story.pk) != [None]


@pytest.mark.parametrize("answered", [True, False])
def test_it_says_before_what_will_happen(ben, cleo, bens_story, browse, answered):
    bens_story.reply(by=cleo if answered else ben, body="Those stairs.")
    page = browse(ben).get(back(bens_story)).text
    assert "The stairs again." in page
    assert "gone at once and for everybody" in page
    assert "If others have answered" in page and "If nobody has, the whole page goes" in page
    assert Story.objects.get().body == "The stairs again.", "a look changes nothing"


@pytest.mark.parametrize("answered", [True, False])
def test_nothing_tells_that_somebody_answered_whom_they_do_not_read(
    ben, cleo, bens_story, browse, answered
):
    bens_story.reply(by=ben, body="And the lift.")
    if answered:
        bens_story.reply(by=cleo, body="Those stairs.")
        Block.objects.block(by=cleo, whom=ben)
    assert "If others have answered" in browse(ben).get(back(bens_story)).text
    assert browse(ben).post(back(bens_story)).url == "/groups/morning/stories/"


# -- a reply --------------------------------------------------------------------------------------


def test_of_a_reply_its_place_stays(ben, cleo, bens_reply, browse):
    Response.objects.give(by=cleo, to=bens_reply, kind="hear")
    browse(ben).post(back(bens_reply))
    page = browse(cleo).get(bens_reply.story.get_absolute_url()).text
    assert "lift" not in page
    assert page.count(THE_LINE) == 1
    assert "I hear you" not in page.split(f'id="reply-{bens_reply.pk}"')[1].split("</article>")[0]
    assert not Response.objects.exists()


def test_its_words_are_gone_from_the_database(ben, bens_reply, browse):
    assert rows_of("conversations_reply", bens_reply.pk)[0]
    browse(ben).post(back(bens_reply))
    assert rows_of("conversations_reply", bens_reply.pk) == [None]


def test_a_reply_taken_back_is_no_news(ada, ben, cleo, bens_story, browse):
    """With a reply that stands, as the control: it is."""
    reader = browse(cleo)
    for stands in (True, False):
        reader.get(bens_story.get_absolute_url())
        reply = bens_story.reply(by=ben, body="One more thing.")
        if not stands:
            take_back(reply)
        assert [">new replies<" in reader.get(page).text for page in LISTS] == [stands] * 3
        assert ("· new" in reader.get(bens_story.get_absolute_url()).text) == stands


# -- a story --------------------------------------------------------------------------------------


def test_a_story_that_nobody_answered_goes_altogether(ben, cleo, bens_story, browse):
    bens_story.reply(by=ben, body="And the lift.")
    browse(cleo).get(bens_story.get_absolute_url())
    Response.objects.give(by=cleo, to=bens_story, kind="hear")
    Draft.objects.keep(cleo, f"reply:{bens_story.pk}", "I beli")
    Draft.objects.keep(cleo, f"story:{bens_story.group_id}", "Something else")
    page = browse(ben).post(back(bens_story), follow=True)
    assert page.redirect_chain[-1][0] == "/groups/morning/stories/"
    assert "You took it back. Your words are gone from here." in page.text
    assert rows_of("conversations_story", bens_story.pk) == []
    assert not Reply.objects.exists() and not Response.objects.exists()
    assert not ReadingMark.objects.exists()
    assert [draft.body for draft in Draft.objects.all()] == ["Something else"]
    assert browse(cleo).get(bens_story.get_absolute_url()).status_code == 404


def test_what_others_answered_to_a_story_stays(ben, cleo, bens_reply, browse):
    story = bens_reply.story
    Response.objects.give(by=cleo, to=story, kind="hear")
    Draft.objects.keep(cleo, f"reply:{story.pk}", "What I meant is")
    page = browse(ben).post(back(story), follow=True)
    assert page.redirect_chain[-1][0] == story.get_absolute_url()
    assert rows_of("conversations_story", story.pk) == [None]
    for text in (page.text, browse(cleo).get(story.get_absolute_url()).text):
        assert text.count(THE_LINE) == 1
        assert "stairs" not in text
        assert "I believe you." in text and "And the lift is broken." in text
    assert "What I meant is" in text
    assert not Response.objects.exists()


def test_nobody_is_asked_to_just_listen_to_it_any_more(ben, cleo, cleos_reply, browse):
    story = cleos_reply.story
    asks = ("ust listen", "I believe you.</button>", f'/stories/{story.pk}/responses/"')
    before = browse(cleo).get(story.get_absolute_url()).text
    assert [words in before for words in asks] == [True] * 3
    take_back(story)
    after = browse(cleo).get(story.get_absolute_url()).text
    assert [words in after for words in asks] == [False] * 3


def test_those_who_answered_can_go_on(ada, ben, cleo, cleos_reply, browse):
    story = cleos_reply.story
    take_back(story)
    assert browse(ada).post(f"/stories/{story.pk}/replies/", {"body": "Me too."}).status_code == 302
    browse(ada).post(f"/stories/{story.pk}/responses/", {"kind": "hear"})
    assert not Response.objects.exists()
    browse(ada).post(f"/replies/{cleos_reply.pk}/responses/", {"kind": "hear"})
    assert Response.objects.get().reply == cleos_reply
    assert "Me too." in browse(cleo).get(story.get_absolute_url()).text


def test_no_list_shows_it(ben, cleo, cleos_reply, browse):
    address, client = cleos_reply.story.get_absolute_url(), browse(cleo)
    assert [address in client.get(page).text for page in LISTS] == [True] * 3
    take_back(cleos_reply.story)
    for reader in (client, browse(ben)):
        assert [address in reader.get(page).text for page in LISTS] == [False] * 3


def test_a_line_that_was_left_is_no_reason_to_stay(cleo, cleos_reply):
    """Cleo had taken her answer back before."""
    take_back(cleos_reply)
    take_back(cleos_reply.story)
    assert not Story.objects.exists() and not Reply.objects.exists()


# -- twice, and anew ------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["bens_story", "bens_reply"])
@pytest.mark.parametrize("answered", [True, False])
def test_twice_is_once(ben, cleo, bens_story, browse, answered, which, request):
    shared = bens_story.reply(by=ben, body="And the lift.") if "reply" in which else bens_story
    if answered:
        bens_story.reply(by=cleo, body="I believe you.")
    client = browse(ben)
    first, second = (client.post(back(shared)) for _time in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Ending.objects.count() == 1


def test_from_the_same_form_it_can_be_shared_anew(ben, cleo, morning, browse):
    """Somebody who goes back to mend a word must not lose the rest."""
    client, form = browse(ben), {"id": "42", "body": "The satirs.", "wish": "listen"}
    story = Story.objects.get(pk=client.post("/groups/morning/stories/", form).url.split("/")[2])
    answer = {"id": "43", "body": "I belive you."}
    browse(cleo).post(f"/stories/{story.pk}/replies/", answer)
    take_back(Reply.objects.get())
    browse(cleo).post(f"/stories/{story.pk}/replies/", {**answer, "body": "I believe you."})
    take_back(story)
    client.post("/groups/morning/stories/", {**form, "body": "The stairs."})
    assert {one.body for one in Story.objects.all()} == {None, "The stairs."}
    assert {one.body for one in Reply.objects.all()} == {None, "I believe you."}


# -- when words are missing otherwise -------------------------------------------------------------


def test_nothing_is_ever_called_none(ada, ben, cleo, bens_reply, browse):
    """Whether taken back, left with their author, or sealed with a key that is no more."""
    story = bens_reply.story
    other = Story.objects.share(by=cleo, group=story.group, body="Marking.", wish="ideas")
    Reply.objects.filter(author=cleo).update(author=None, body=None)
    take_back(bens_reply)
    keyring().destroy("person", ben.pk)
    page = browse(ada).get(story.get_absolute_url()).text
    assert "Their words left with them." in page
    assert "These words cannot be opened any more." in page
    assert page.count("took this back.") == 1
    Story.objects.filter(pk=other.pk).update(author=None, body=None)
    assert "Their words left with them." in browse(ada).get(other.get_absolute_url()).text
    for address in (*LISTS, story.get_absolute_url(), other.get_absolute_url()):
        text = browse(ada).get(address).text
        assert "None" not in text, address
        assert '<span class="story-line-words" dir="auto"></span>' not in text, address


def test_words_that_cannot_be_opened_can_be_taken_back(ben, bens_story, browse):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_story SET body = %s", [b"\x01 broken"])
    assert back(bens_story) in browse(ben).get(bens_story.get_absolute_url()).text
    assert "cannot be opened" in browse(ben).get(back(bens_story)).text
    browse(ben).post(back(bens_story))
    assert not Story.objects.exists()


def test_a_reply_below_somebody_who_is_blocked_can_be_taken_back(ben, cleo, cleos_reply, browse):
    Block.objects.block(by=cleo, whom=ben)
    page = browse(cleo).post(back(cleos_reply), follow=True)
    assert page.redirect_chain[-1][0] == "/groups/morning/stories/"
    assert rows_of("conversations_reply", cleos_reply.pk) == [None]


# -- an older copy of the data --------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_it_is_taken_back_again(own_ledger, ben, bens_reply, cleo, morning):
    alone = Story.objects.share(by=ben, group=morning, body="Alone.", wish="listen")
    kept = [*Story.objects.all(), *Reply.objects.filter(author=ben)]
    for shared in (bens_reply, bens_reply.story, alone):
        take_back(shared)
    assert sorted(line["what"] for line in own_ledger.lines()) == [
        "reply_taken_back",
        "story_taken_back",
        "story_taken_back",
    ]
    for shared in kept:  # The sealed words are back, as they lay in the copy.
        shared.save()
    assert rows_of("conversations_story", alone.pk)[0] and Story.objects.get(pk=alone.pk).body
    Ending.objects.all().delete()

    assert endings.catch_up() == 3
    assert rows_of("conversations_story", alone.pk) == []
    assert rows_of("conversations_story", bens_reply.story_id) == [None]
    assert rows_of("conversations_reply", bens_reply.pk) == [None]
    assert Reply.objects.get(author=cleo).body == "I believe you."
    assert endings.catch_up() == 0


@pytest.mark.django_db(transaction=True)
def test_a_copy_from_before_they_were_written_has_nothing_to_take_back(own_ledger, bens_reply):
    take_back(bens_reply)
    take_back(bens_reply.story)
    Story.objects.all().delete()
    Ending.objects.all().delete()
    assert endings.catch_up() == 2
    assert not Story.objects.exists() and not Reply.objects.exists()
