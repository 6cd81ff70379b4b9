"""A reply to a reply: drawn by reference, so that words live and end where they were said."""

import pytest
from django.db import connection

from alongside.conversations.models import Reply, Story
from alongside.conversations.taking_back import take_back
from alongside.people.models import Block, Mute
from alongside.vault.erase import erase_person

WORDS = "I know those quellimorth stairs."
NAMED = 'In answer to <span dir="auto">Cleo</span>'


@pytest.fixture
def source(cleo, bens_story):
    return bens_story.reply(by=cleo, body=WORDS)


@pytest.fixture
def answer(ben, source):
    return source.story.reply(by=ben, body="Thank you, both of you.", answers=source)


def quoted(page):
    """What stands in the page's references to other replies."""
    return [part.split("</p>")[0] for part in page.text.split('<p class="quiet in-answer">')[1:]]


def show(browse, person):
    return browse(person).get(Story.objects.get().get_absolute_url())


def test_answering_a_reply(ben, cleo, source, browse):
    bens = browse(ben)
    page = bens.get(f"{source.story.get_absolute_url()}?answers={source.pk}")
    [shown] = quoted(page)
    assert NAMED in shown and WORDS in shown
    assert f'name="answers" value="{source.pk}"' in page.text
    form = {"body": "Thank you.", "answers": str(source.pk)}
    bens.post(f"{source.story.get_absolute_url()}replies/", form)
    assert Reply.objects.get(author=ben).answers == source
    [shown] = quoted(show(browse, cleo))
    assert NAMED in shown and WORDS in shown and f"#reply-{source.pk}" in shown


def test_the_way_there_stands_below_others_words_only(ben, cleo, source, browse):
    way = f"answers={source.pk}#your-reply"
    assert way in show(browse, ben).text
    assert way not in show(browse, cleo).text
    take_back(source)
    assert way not in show(browse, ben).text


def test_what_is_no_number_of_a_reply_is_answered_by_a_reply_to_nobody(ben, source, browse):
    bens, at, odd = browse(ben), source.story.get_absolute_url(), "9" * 5_000
    assert bens.get(f"{at}?answers={odd}").status_code == 200
    bens.post(f"{at}replies/", {"body": "Thank you.", "answers": odd})
    assert Reply.objects.get(author=ben).answers is None


def test_a_form_that_comes_back_remembers_whom_it_answers(ben, source, browse):
    form = {"body": " ", "answers": str(source.pk)}
    page = browse(ben).post(f"{source.story.get_absolute_url()}replies/", form)
    assert f'name="answers" value="{source.pk}"' in page.text


def test_the_page_before_sharing_remembers_it(ben, source, browse):
    form = {"body": "Ring me on 07700 900123.", "answers": str(source.pk)}
    page = browse(ben).post(f"{source.story.get_absolute_url()}replies/", form)
    assert f'name="answers" value="{source.pk}"' in page.text


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 30, "²", "", "12345"])
def test_what_is_no_reply_here_is_not_answered(ben, source, browse, odd):
    address = source.story.get_absolute_url()
    assert quoted(browse(ben).get(address, {"answers": odd})) == []
    browse(ben).post(f"{address}replies/", {"body": "Thank you.", "answers": odd})
    assert Reply.objects.get(author=ben).answers is None


def test_nothing_of_another_story_can_be_answered(ben, dev, evening, source, browse):
    theirs = Story.objects.share(by=dev, group=evening, body="Ours.", wish="listen")
    hidden = theirs.reply(by=dev, body="Between us.")
    address = source.story.get_absolute_url()
    assert "Between us." not in browse(ben).get(f"{address}?answers={hidden.pk}").text
    browse(ben).post(f"{address}replies/", {"body": "Thank you.", "answers": str(hidden.pk)})
    assert Reply.objects.get(author=ben).answers is None


def test_nobody_answers_whom_they_do_not_read(ben, cleo, source, browse):
    Block.objects.block(by=cleo, whom=ben)
    address = source.story.get_absolute_url()
    browse(ben).post(f"{address}replies/", {"body": "Thank you.", "answers": str(source.pk)})
    assert Reply.objects.get(author=ben).answers is None


# -- where the source is not there ----------------------------------------------------------------


def test_taken_back(ada, answer, source, browse):
    take_back(source)
    [shown] = quoted(show(browse, ada))
    assert NAMED in shown and WORDS not in shown
    assert "quellimorth" not in show(browse, ada).text


def test_blocked(ada, cleo, answer, browse):
    Block.objects.block(by=ada, whom=cleo)
    assert quoted(show(browse, ada)) == []
    assert "Cleo" not in show(browse, ada).text


def test_muted(ada, cleo, answer, browse):
    Mute.objects.mute(by=ada, whom=cleo)
    [shown] = quoted(show(browse, ada))
    assert NAMED in shown and WORDS not in shown


def test_folded_by_a_note(ada, ben, cleo, bens_story, browse):
    noted = bens_story.reply(by=cleo, body=WORDS, content_note="About stairs")
    bens_story.reply(by=ben, body="Thank you.", answers=noted)
    for person in (ada, ben):
        [shown] = quoted(show(browse, person))
        assert NAMED in shown and WORDS not in shown
    [shown] = quoted(show(browse, cleo))
    assert WORDS in shown, "its author has it unfolded"


@pytest.mark.parametrize("keep", [True, False])
def test_erased(ada, cleo, answer, browse, keep):
    erase_person(cleo.pk, keep=keep)
    [shown] = quoted(show(browse, ada))
    assert "Cleo" not in shown
    assert (WORDS in shown) == keep, "words that were left without a name are the group's"


def test_undone(ada, answer, source, browse):
    source.delete()
    answer.refresh_from_db()
    assert answer.answers is None and answer.body
    assert quoted(show(browse, ada)) == []


def test_edited_words_are_quoted_as_they_are_now(ada, cleo, answer, source, browse):
    form = {"body": "I know them.", "version": "first"}
    browse(cleo).post(f"/groups/morning/replies/{source.pk}/edit/", form)
    [shown] = quoted(show(browse, ada))
    assert "I know them." in shown and WORDS not in shown


def test_an_answer_that_was_taken_back_names_nobody(ada, answer, browse):
    take_back(answer)
    assert quoted(show(browse, ada)) == []


def test_no_words_are_copied(answer, source):
    """The answer's row has an id, and its own words as long as they are without it."""
    alone = source.story.reply(by=answer.author, body="Thank you, both of you.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, body FROM conversations_reply")
        size = {pk: len(bytes(blob)) for pk, blob in cursor.fetchall()}
    assert size[answer.pk] == size[alone.pk]
