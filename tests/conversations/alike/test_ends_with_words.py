"""What a story means is kept sealed in memory, and ends with its words, whatever way they go."""

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from alongside.conversations.alike import looking
from alongside.conversations.alike.vectors import BEGINS, Vectors, opened_with
from alongside.conversations.models import Story
from alongside.conversations.taking_back import take_back
from alongside.meaning.model import model
from alongside.vault.erase import erase_person

from .texts import AWAKE, FORM, NO_SLEEP, shown


def sealed_in_memory():
    return dict(looking.vectors._sealed)


def opens_with_what_is_there(id, sealed):
    """Whether any row that there is, of any story, opens what lies in memory of this one."""
    for begins in Story.objects.filter(body__isnull=False).values_list(BEGINS, flat=True):
        try:
            opened_with(bytes(begins), id, sealed)
            return True
        except InvalidTag:
            continue
    return False


@pytest.fixture
def known(tell, ada, cleo, like):
    """Ben's story, known by its meaning; it is near to Ada's."""
    near = tell(AWAKE, by=ada)
    story = tell(NO_SLEEP)
    assert shown(like(near, cleo)) == [story.pk]
    assert opens_with_what_is_there(story.pk, sealed_in_memory()[story.pk])
    return near, story


def test_words_taken_back_take_their_meaning_along(known, cleo, like):
    near, story = known
    kept = sealed_in_memory()[story.pk]
    story.reply(by=cleo, body="Me too.")  # So that the place stays.
    take_back(story)
    assert not opens_with_what_is_there(story.pk, kept)
    assert shown(like(near, cleo)) == []


def test_words_that_were_edited_are_read_anew(known, ben, cleo, like):
    near, story = known
    kept = sealed_in_memory()[story.pk]
    story.body = FORM
    story.save(update_fields=["body"])
    assert not opens_with_what_is_there(story.pk, kept)
    assert shown(like(near, cleo)) == []
    assert sealed_in_memory()[story.pk] != kept
    assert opens_with_what_is_there(story.pk, sealed_in_memory()[story.pk])


def test_erasure_takes_the_meaning_along(known, own_ledger, ben, cleo, like):
    near, story = known
    kept = sealed_in_memory()[story.pk]
    erase_person(ben.pk, keep=False)
    assert not opens_with_what_is_there(story.pk, kept)
    assert shown(like(near, cleo)) == []


def test_who_leaves_with_their_words_takes_the_meaning_along(known, morning, ben, cleo, like):
    near, story = known
    kept = sealed_in_memory()[story.pk]
    morning.memberships.get(person=ben).end(by=ben, words="taken")
    assert not opens_with_what_is_there(story.pk, kept)
    assert shown(like(near, cleo)) == []


def test_words_left_without_a_name_are_found_without_it(known, morning, ben, cleo, like):
    near, story = known
    morning.memberships.get(person=ben).end(by=ben, words="unnamed")
    text = like(near, cleo)
    assert shown(text) == [story.pk]
    assert ">Ben<" not in text


def test_a_story_that_is_gone_leaves_nothing_that_opens(known, cleo, like):
    near, story = known
    pk, kept = story.pk, sealed_in_memory()[story.pk]
    story.delete()
    assert not opens_with_what_is_there(pk, kept)
    assert shown(like(near, cleo)) == []


def test_a_vector_of_one_story_does_not_open_as_another_ones():
    vectors = Vectors()
    begins, vector = b"\x02" * 64, model().vectors([AWAKE])[0]
    vectors.keep(1, begins, vector)
    ids, found = vectors.of([(1, begins)])
    assert ids == [1]
    assert float(found[0] @ vector) > 0.999
    vectors._sealed[2] = vectors._sealed[1]
    assert vectors.of([(2, begins)])[0] == []
    assert len(vectors) == 1, "and it is thrown away"


def test_memory_is_bounded_and_keeps_what_was_asked_for_last():
    vectors, vector = Vectors(most=3), model().vectors([AWAKE])[0]
    for id in range(3):
        vectors.keep(id, b"%d" % id, vector)
    vectors.of([(0, b"0")])
    vectors.keep(3, b"3", vector)
    assert sorted(vectors._sealed) == [0, 2, 3]


def test_words_that_cannot_be_opened_are_near_to_nothing(known, cleo, like, browse):
    near, story = known
    Story.objects.filter(pk=story.pk).update(author=None)
    looking.vectors.forget()
    assert shown(like(near, cleo)) == []
    assert "Not every story" not in like(near, cleo), "it was looked at, and need not be again"


def test_a_value_cut_off_in_its_row_takes_no_page_with_it(known, cleo, like):
    near, story = known
    looking.vectors.forget()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_story SET body=%s WHERE id=%s", [b"", story.pk])
    assert shown(like(near, cleo)) == []
