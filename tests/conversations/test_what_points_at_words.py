"""What points at a story or a reply tells nobody whose it was, nor leads to where nothing is."""

import pytest

from alongside.conversations.models import Move, Story
from alongside.conversations.second_thoughts.undoing import undo
from alongside.conversations.taking_back import take_back
from alongside.groups.models import Message, Thread
from alongside.vault.erase import erase_person
from tests.conftest import new_group
from tests.groups.parting import place_of

from .held import fresh

SAID = "I wonder how you are since."


@pytest.fixture
def story(morning, cleo):
    return Story.objects.share(by=cleo, group=morning, body="The stairs.", wish="listen")


@pytest.fixture
def noon(ada, cleo):
    """Ada leads it too, and Cleo is in it."""
    return new_group("noon", ada, cleo)


def a_word(by, shared):
    """A private word to its author, about it; the message."""
    about = f"{shared._meta.model_name}:{shared.pk}"
    thread = Thread.objects.between(shared.author, shared.group)
    return thread.write(by=by, body=SAID, about=about)


def about(message):
    return Message.objects.get(pk=message.pk).about


# -- who left without a name -----------------------------------------------------------------------


def test_their_thread_does_not_tell_which_words_were_theirs(
    ada, ben, cleo, morning, noon, story, browse
):
    bens = Story.objects.share(by=ben, group=morning, body="Mine.", wish="listen")
    reply = bens.reply(by=cleo, body="And the lift.")
    there = Story.objects.share(by=cleo, group=noon, body="Elsewhere.", wish="listen")
    words = [a_word(ada, one) for one in (story, reply)]
    others = [a_word(ada, one) for one in (bens, there)]
    place_of(cleo, morning).end(by=cleo, words="unnamed")
    assert fresh(story).author is None and fresh(reply).author is None
    page = browse(ada).get(f"/groups/morning/threads/{cleo.pk}/").text
    assert "Cleo" in page and SAID in page
    assert "About a story" not in page and "About a reply" not in page
    assert [about(one) for one in words] == ["", ""]
    assert all(about(one) for one in others), "of somebody else, or in another group"


def test_with_their_name_on_the_words_the_thread_still_says_which(ada, cleo, morning, story):
    message = a_word(ada, story)
    place_of(cleo, morning).end(by=cleo)
    assert about(message) == f"story:{story.pk}"


@pytest.mark.parametrize("leaves", ["morning", "noon"])
def test_no_move_ties_nameless_words_to_named_ones(ada, cleo, morning, noon, story, leaves, browse):
    """The story that it became has its number: leaving either group without a name parts them."""
    move = Move.objects.propose(story, by=ada, group=noon)
    browse(cleo).post(f"/moves/{move.pk}/", {"answer": "also"})
    assert Story.objects.filter(group=noon, pk=move.pk).exists()
    others = Move.objects.propose(
        Story.objects.share(by=ada, group=morning, body="Ada's.", wish="listen"), by=ada, group=noon
    )
    place_of(cleo, {"morning": morning, "noon": noon}[leaves]).end(by=cleo, words="unnamed")
    nameless = fresh(story).author is None
    assert (Story.objects.get(pk=move.pk).author is None) != nameless == (leaves == "morning")
    assert list(Move.objects.all()) == [others]


@pytest.mark.parametrize("keep", [True, False])
def test_nor_does_one_of_somebody_who_is_erased(ada, ben, cleo, noon, story, keep):
    story.reply(by=ben, body="Mine too.")
    Move.objects.propose(story, by=ada, group=noon)
    erase_person(cleo.pk, keep=keep)
    assert Story.objects.filter(pk=story.pk).exists() and not Move.objects.exists()


def test_of_words_that_are_gone_there_is_nothing_to_move(ada, ben, cleo, noon, story):
    story.reply(by=ben, body="Mine too.")
    Move.objects.propose(story, by=ada, group=noon)
    take_back(story)
    assert fresh(story).taken_back_at and not Move.objects.exists()


def test_nor_of_words_that_were_taken_along(ada, ben, cleo, morning, noon, story):
    story.reply(by=ben, body="Mine too.")
    Move.objects.propose(story, by=ada, group=noon)
    place_of(cleo, morning).end(by=cleo, words="taken")
    assert fresh(story).taken_back_at and not Move.objects.exists()


# -- no way to where nothing is --------------------------------------------------------------------


@pytest.mark.parametrize("goes", ["taken back", "taken along", "undone"])
def test_no_message_leads_to_a_story_that_has_gone(ada, cleo, morning, story, goes, browse):
    mine = story.reply(by=cleo, body="And the lift.")
    words = [a_word(ada, one) for one in (story, mine)]
    if goes == "taken back":
        take_back(story)
    elif goes == "undone":
        take_back(mine)
        assert undo(story, by=cleo)
    else:
        place_of(cleo, morning).end(by=cleo, words="taken")
    assert not Story.objects.exists()
    assert [about(one) for one in words] == ["", ""]
    page = browse(ada).get(f"/groups/morning/threads/{cleo.pk}/").text
    assert SAID in page and f"/stories/{story.pk}/" not in page


def test_nor_to_a_reply_that_was_undone(ada, ben, morning, cleo, story):
    reply = story.reply(by=ben, body="Mine too.")
    message, kept = a_word(ada, reply), a_word(ada, story)
    assert undo(reply, by=ben)
    assert (about(message), about(kept)) == ("", f"story:{story.pk}")


def test_where_its_place_stays_the_way_there_does(ada, ben, cleo, story, browse):
    story.reply(by=ben, body="Mine too.")
    message = a_word(ada, story)
    take_back(story)
    assert about(message) == f"story:{story.pk}"
    assert browse(ada).get(f"/stories/{story.pk}/").status_code == 200
