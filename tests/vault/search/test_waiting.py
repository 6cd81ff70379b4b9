"""Whatever way words come, change or go, the index hears of it, with them or not at all."""

import pytest
from django.db import transaction

from alongside.conversations.models import Reply, Story
from alongside.vault.search.waiting import Waiting, taken_in_later

from .conftest import held


@pytest.fixture
def waits(db):
    """`waits()` is whose words the index has not heard of, as (field, id), since last asked."""

    def waits():
        found = {(one.label.split(".")[1], one.row) for one in Waiting.objects.all()}
        Waiting.objects.all().delete()
        return found

    return waits


@pytest.fixture
def story(bens_story, waits):
    waits()
    return bens_story


def test_words_that_are_shared_wait_for_the_index(bens_story, ben, waits):
    assert waits() == {("story", bens_story.pk)}
    reply = bens_story.reply(by=ben, body="And the lift.")
    assert waits() == {("reply", reply.pk)}


def test_many_at_once_wait_too(morning, ben, waits):
    made = Story.objects.bulk_create(
        [Story(author=ben, group=morning, body=f"Story {n}") for n in range(3)]
    )
    assert waits() == {("story", story.pk) for story in made}


def test_words_that_change_wait(story, waits):
    story.body = "The lift again."
    story.save()
    assert waits() == {("story", story.pk)}
    story.save(update_fields=["body", "taken_back_at"])
    assert waits() == {("story", story.pk)}


def test_what_changes_without_the_words_is_nothing_to_the_index(story, waits):
    story.save(update_fields=["wish"])
    Story.objects.update(wish="ideas")
    assert waits() == set()


def test_words_that_are_taken_out_in_one_go_wait(story, ben, waits):
    reply = story.reply(by=ben, body="And the lift.")
    waits()
    Reply.objects.filter(author=ben).update(body=None, author=None)
    assert waits() == {("reply", reply.pk)}


def test_what_is_deleted_waits_and_what_goes_with_it(story, ben, waits):
    replies = {story.reply(by=ben, body="And the lift.").pk for _time in range(2)}
    waits()
    Story.objects.get().delete()
    assert waits() == {("story", story.pk), *(("reply", reply) for reply in replies)}


def test_what_goes_with_its_group_waits(story, morning, waits):
    morning.delete()
    assert waits() == {("story", story.pk)}


def test_what_never_happened_waits_for_nothing(story, waits):
    with transaction.atomic():
        story.body = "The lift again."
        story.save()
        Story.objects.all().delete()
        transaction.set_rollback(True)
    assert waits() == set()


def test_rows_without_words_to_look_for_do_not_wait(morning, tonight, ada, waits):
    tonight.save()
    morning.write_agreement("Passing is always fine.", by=ada)
    tonight.delete()
    assert waits() == set()


# -- behind the answer -----------------------------------------------------------------------------


@pytest.fixture
def tell_later(tell, django_capture_on_commit_callbacks):
    """The same as `tell`, by somebody who does not wait for the index; after its commit."""

    def tell_later(body):
        with django_capture_on_commit_callbacks(execute=True), taken_in_later():
            return tell(body)

    return tell_later


def test_who_does_not_wait_for_the_index_is_found_as_soon_as_anybody(index, tell_later, found):
    story = tell_later("The stairs.")
    assert not held().lines and Waiting.objects.get().row == story.pk
    assert found("stairs") == [story]
    assert not Waiting.objects.exists()


def test_it_is_taken_in_with_whatever_comes_next(
    index, tell, tell_later, django_capture_on_commit_callbacks
):
    first = tell_later("The stairs.")
    with django_capture_on_commit_callbacks(execute=True):
        second = tell("The lift.")
    assert {id for _scope, _field, id in held().lines} == {first.pk, second.pk}


def test_what_ends_meanwhile_is_never_taken_in(
    index, tell_later, django_capture_on_commit_callbacks
):
    story = tell_later("The stairs.")
    with django_capture_on_commit_callbacks(execute=True):
        story.delete()
    assert not held().lines and not Waiting.objects.exists()


def test_what_fails_leaves_nobody_else_behind(index, tell, django_capture_on_commit_callbacks):
    with pytest.raises(RuntimeError), taken_in_later():
        raise RuntimeError
    with django_capture_on_commit_callbacks(execute=True):
        story = tell("The stairs.")
    assert [id for _scope, _field, id in held().lines] == [story.pk]
