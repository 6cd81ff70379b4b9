"""Who reads whom no more after a block, both ways; what it leaves alone; and who is not told."""

import re

import pytest

from alongside.conversations.models import Reply, Response, Story
from alongside.people.models import Block, Person
from alongside.vault import endings
from alongside.vault.endings import Ending
from tests.conftest import person
from tests.meetings.evening import Evening

LISTS = ("/", "/groups/morning/", "/groups/morning/stories/")


@pytest.fixture
def cleos_story(morning, cleo):
    return Story.objects.share(by=cleo, group=morning, body="Marking, in bed.", wish="ideas")


@pytest.fixture
def adas_story(morning, ada, ben, cleo):
    """Ben and Cleo have both answered it."""
    story = Story.objects.share(by=ada, group=morning, body="The kettle won.", wish="listen")
    story.reply(by=ben, body="Mine too.")
    story.reply(by=cleo, body="A smaller kettle?")
    return story


@pytest.fixture(params=["cleo blocked ben", "ben blocked cleo"])
def a_block(request, ben, cleo):
    """Between Cleo and Ben, whoever of them it was."""
    by, whom = (ben, cleo) if "ben blocked" in request.param else (cleo, ben)
    return Block.objects.block(by=by, whom=whom)


# -- what neither reads ---------------------------------------------------------------------------


def test_before_a_block_everybody_reads_everybody(ben, cleo, bens_story, cleos_story, browse):
    """The control for all that follows."""
    for reader, story in ((cleo, bens_story), (ben, cleos_story)):
        client = browse(reader)
        seen = [story.get_absolute_url() in client.get(page).text for page in LISTS]
        assert seen == [True] * 3
        assert client.get(story.get_absolute_url()).status_code == 200


def test_neither_finds_the_others_stories(ben, cleo, bens_story, cleos_story, a_block, browse):
    for reader, story in ((cleo, bens_story), (ben, cleos_story)):
        client = browse(reader)
        seen = [story.get_absolute_url() in client.get(page).text for page in LISTS]
        assert seen == [False] * 3
        assert client.get(story.get_absolute_url()).status_code == 404


def test_neither_can_answer_the_other(ben, cleo, bens_story, cleos_story, a_block, browse):
    for reader, story in ((cleo, bens_story), (ben, cleos_story)):
        page = story.get_absolute_url()
        reply = browse(reader).post(f"{page}replies/", {"body": "But I had written so much."})
        assert reply.status_code == 404
        assert "But I had written so much." in reply.text
        assert browse(reader).post(f"{page}responses/", {"kind": "hear"}).status_code == 404
    assert not Reply.objects.exists() and not Response.objects.exists()


def test_neither_reads_the_others_replies(ada, ben, cleo, adas_story, a_block, browse):
    page = adas_story.get_absolute_url()
    words = ("Mine too.", "A smaller kettle?")
    read = {who: [one in browse(who).get(page).text for one in words] for who in (ada, ben, cleo)}
    assert read == {ada: [True, True], ben: [True, False], cleo: [False, True]}
    bens, cleos = adas_story.replies.get(author=ben), adas_story.replies.get(author=cleo)
    for reader, reply in ((ben, cleos), (cleo, bens)):
        answer = browse(reader).post(f"/replies/{reply.pk}/responses/", {"kind": "same"})
        assert answer.status_code == 404
        assert (
            browse(ada).post(f"/replies/{reply.pk}/responses/", {"kind": "same"}).status_code == 302
        )


def test_what_is_visible_to_somebody_follows(ada, ben, cleo, bens_story, adas_story, a_block):
    """A reply by somebody else goes with the story it is in: nobody comes to it any more."""
    bens_story.reply(by=ada, body="I believe you.")
    stories = {who: Story.objects.visible_to(who).count() for who in (ada, ben, cleo)}
    replies = {who: Reply.objects.visible_to(who).count() for who in (ada, ben, cleo)}
    assert stories == {ada: 2, ben: 2, cleo: 1}
    assert replies == {ada: 3, ben: 2, cleo: 1}


def test_whose_author_is_gone_is_still_read(cleo, adas_story, a_block, browse):
    Reply.objects.update(author=None)
    Story.objects.update(author=None)
    assert adas_story.get_absolute_url() in browse(cleo).get(LISTS[1]).text
    page = browse(cleo).get(adas_story.get_absolute_url()).text
    assert page.count('class="reply') >= 2
    assert Reply.objects.visible_to(cleo).count() == 2


def test_a_reply_of_theirs_is_no_news(ada, ben, cleo, adas_story, browse):
    """With Ada's and with Ben's own before the block, as controls: they are."""
    client, page = browse(cleo), adas_story.get_absolute_url()
    for by, blocked, is_news in ((ben, False, True), (ben, True, False), (ada, True, True)):
        client.get(page)
        if blocked:
            Block.objects.block(by=cleo, whom=ben)
        adas_story.reply(by=by, body="And another thing.")
        assert [">new replies<" in client.get(one).text for one in LISTS] == [is_news] * 3


def test_no_name_or_tap_of_theirs_is_shown(ada, ben, cleo, cleos_story, a_block, browse):
    for by, kind in ((ben, "hear"), (ada, "thank"), (ada, "hear")):
        Response.objects.give(by=by, to=cleos_story, kind=kind)
    page = browse(cleo).get(cleos_story.get_absolute_url()).text
    given = re.search(r'<ul class="responses-given">(.*?)</ul>', page, re.S)[1]
    assert "Ben" not in given and given.count("Ada") == 2
    Response.objects.filter(person=ada).delete()
    assert "responses-given" not in browse(cleo).get(cleos_story.get_absolute_url()).text
    assert "responses-given" in browse(ada).get(cleos_story.get_absolute_url()).text


def test_pages_are_as_full_as_ever(ada, ben, cleo, morning, adas_story, a_block, browse):
    """Whatever is left out is left out before the list is cut into pages."""
    for number in range(30):
        adas_story.reply(by=ben, body=f"Ben's number {number}.")
        adas_story.reply(by=ada, body=f"Ada's number {number}.")
        Story.objects.share(by=ben, group=morning, body=f"Ben's {number}.", wish="listen")
        Story.objects.share(by=ada, group=morning, body=f"Ada's {number}.", wish="listen")
    for start in (adas_story.get_absolute_url(), "/groups/morning/stories/"):
        pages = page_by_page(browse(cleo), start)
        assert [len(re.findall(r"Ada's (?:number )?\d+\.", page)) >= 5 for page in pages] == [1, 1]
        assert set(re.findall(r"Ada's (?:number )?(\d+)\.", " ".join(pages))) == {
            str(number) for number in range(30)
        }
        assert "Ben" not in " ".join(pages)


def page_by_page(client, address):
    pages, start = [], address.split("?")[0]
    while address:
        pages.append(client.get(address).text.replace("&#39;", "'"))
        onward = re.search(r'href="[^"]*\?page=([^"]+)">(?:Later|Older)', pages[-1])
        address = onward and f"{start}?page={onward[1]}"
    return pages


# -- what it leaves alone -------------------------------------------------------------------------


def test_nobody_is_hidden_in_a_meeting(ada, ben, cleo, tonight, a_block, browse):
    room = Evening(tonight, browse).begin(ada, ben, cleo)
    for person_, words in ((ben, "Slept badly."), (cleo, "Slept well.")):
        while room.turn.seat != room.seat(person_):
            room.press(ada, "move-on", turn=room.turn.id)
        room.press(person_, "take", turn=room.turn.id)
        room.press(person_, "finish", turn=room.turn.id, body=words)
    for reader in (ben, cleo):
        seen = room.see(reader).text
        assert "Slept badly." in seen and "Slept well." in seen
        assert "Ben" in seen and "Cleo" in seen


def test_who_is_here_still_says_who_is_here(ben, cleo, a_block, browse):
    for reader in (ben, cleo):
        names = re.findall(
            r'class="person-name" dir="auto">(\w+)',
            browse(reader).get("/groups/morning/people/").text,
        )
        assert names == ["Ada", "Ben", "Cleo"]


@pytest.fixture(autouse=True)
def here(morning):
    """Everybody here is in the morning group."""


def test_what_a_facilitator_does_for_the_group_still_reaches_one(ada, cleo, morning, browse):
    Block.objects.block(by=cleo, whom=ada)
    morning.write_agreement("We knock first.", by=ada)
    page = browse(cleo).get("/groups/morning/").text
    assert "We knock first." in page and "Ada" in page


def test_others_read_both(ada, bens_story, cleos_story, a_block, browse):
    for story in (bens_story, cleos_story):
        assert browse(ada).get(story.get_absolute_url()).status_code == 200


# -- an older copy of the data --------------------------------------------------------------------


def put_back(*blocks):
    """The data as in a copy that knows these blocks, and none of the endings since."""
    Block.objects.all().delete()
    Block.objects.bulk_create(blocks)
    Ending.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_the_last_word_holds(own_ledger, ada, ben, cleo):
    Block.objects.block(by=cleo, whom=ben)
    Block.objects.block(by=cleo, whom=ada)
    Block.objects.block(by=ben, whom=cleo)
    Block.objects.unblock(by=cleo, whom=ada)
    Block.objects.unblock(by=ben, whom=cleo)
    Block.objects.block(by=ben, whom=cleo)
    holds = set(Block.objects.values_list("by", "whom"))
    assert holds == {(cleo.pk, ben.pk), (ben.pk, cleo.pk)}
    for copy in ([], [Block(by=cleo, whom=ada)]):
        put_back(*copy)
        assert endings.catch_up() == 6
        assert set(Block.objects.values_list("by", "whom")) == holds
        assert endings.catch_up() == 0
    assert len(own_ledger.lines()) == 6


@pytest.mark.django_db(transaction=True)
def test_somebody_who_is_not_in_the_copy_is_not_missed(own_ledger, ben, cleo):
    kit = person("kit")
    Block.objects.block(by=kit, whom=ben)
    Block.objects.block(by=cleo, whom=kit)
    Block.objects.unblock(by=cleo, whom=kit)
    Block.objects.block(by=cleo, whom=ben)
    put_back()
    Person.objects.filter(pk=kit.pk).delete()
    assert endings.catch_up() == 4
    assert [(block.by, block.whom) for block in Block.objects.all()] == [(cleo, ben)]
