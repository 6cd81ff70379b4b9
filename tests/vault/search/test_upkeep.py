"""The index follows the rows: late at the worst, never wrong, never in anybody's way."""

import logging
import sqlite3

import pytest
from django.db import models

from alongside.conversations.models import Story
from alongside.vault.fields import Sealed
from alongside.vault.keyring import keyring
from alongside.vault.search import table, upkeep
from alongside.vault.search.upkeep import catch_up
from alongside.vault.search.waiting import Waiting

from .conftest import held, tokens_of


def test_taking_in_twice_is_taking_in_once(tell, index):
    story = tell("The stairs.")
    catch_up()
    once = held().lines
    story.save()
    catch_up()
    assert held().lines == once
    assert len(once) == 1
    assert not Waiting.objects.exists()


def test_more_than_a_batch_is_taken_in(morning, ben, index, monkeypatch):
    monkeypatch.setattr(upkeep, "A_BATCH", 3)
    Story.objects.bulk_create([Story(author=ben, group=morning, body="Stairs") for _n in range(10)])
    catch_up()
    assert len(held().lines) == 10
    assert not Waiting.objects.exists()


def test_who_takes_time_takes_in_a_few_and_rests(morning, ben, index):
    texts, after = 2 * upkeep.A_FEW + 1, []
    Story.objects.bulk_create(
        [Story(author=ben, group=morning, body="Stairs") for _n in range(texts)]
    )
    Waiting.objects.all().delete()
    Waiting.objects.bulk_create(
        [Waiting(label=Story.body.field.label, row=story.pk) for story in Story.objects.all()]
    )
    catch_up(between=lambda: after.append(Waiting.objects.count()))
    assert after == [upkeep.A_FEW + 1, 1]
    assert not Waiting.objects.exists()


def test_an_edit_a_taking_back_and_a_deletion_leave_nothing_of_the_words(tell, index):
    edited, emptied, deleted = tell("Stairs."), tell("Knees."), tell("Kettle.")
    catch_up()
    before = tokens_of(held().lines)
    edited.body = "Lift."
    edited.save()
    Story.objects.filter(pk=emptied.pk).update(body=None)
    deleted.delete()
    catch_up()
    assert {place[2] for place in held().lines} == {edited.pk}
    assert not tokens_of(held().lines) & before


def test_the_numbers_of_a_scope_follow(tell, index):
    stories = [tell("The stairs and the knees."), tell("Kettle.")]
    catch_up()
    assert numbers() == [(2, 15)]
    stories[0].delete()
    stories[1].body = "Kettle, kettle."
    stories[1].save()
    catch_up()
    assert numbers() == [(1, 10)]


def numbers():
    with upkeep.index().reading() as now:
        return now.run("SELECT documents, length FROM vault_search_scopes", [])


def test_words_that_cannot_be_opened_any_more_leave_the_index(tell, ben, cleo, index):
    gone, stays = tell("The stairs."), tell("The stairs.", by=cleo)
    catch_up()
    keyring().destroy("person", ben.pk)
    Waiting.objects.create(label="conversations.story.body", row=gone.pk)
    catch_up()
    assert {place[2] for place in held().lines} == {stays.pk}


def test_words_that_were_copied_from_another_row_leave_the_index(tell, index):
    gone, stays = tell("The stairs."), tell("The kettle.")
    catch_up()
    sealed = Story.objects.filter(pk=stays.pk).values_list("body", flat=True)[0]
    models.QuerySet.update(Story.objects.filter(pk=gone.pk), body=Sealed(sealed))
    Waiting.objects.create(label="conversations.story.body", row=gone.pk)
    catch_up()
    assert {place[2] for place in held().lines} == {stays.pk}


def test_a_field_that_is_not_looked_through_any_more_waits_for_nothing(index, morning):
    Waiting.objects.create(label="conversations.thing.body", row=1)
    catch_up()
    assert not Waiting.objects.exists()


# -- bad moments -----------------------------------------------------------------------------------


def test_if_the_index_cannot_be_written_what_was_shared_is_kept_and_waits(
    tell, found, index, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def full(*_args):
        raise sqlite3.OperationalError("database or disk is full: stairs")

    with monkeypatch.context() as broken, caplog.at_level(logging.WARNING):
        broken.setattr(table.Table, "add", full)
        with django_capture_on_commit_callbacks(execute=True):
            story = tell("The stairs.")
        assert Story.objects.get().body == "The stairs."
        assert Waiting.objects.count() == 1
    assert "OperationalError" in caplog.text
    assert "stairs" not in caplog.text
    assert found("stairs") == [story]


def test_after_the_commit_the_index_has_it(tell, index, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story = tell("The stairs.")
    assert {place[2] for place in held().lines} == {story.pk}
    assert not Waiting.objects.exists()


def test_killed_before_it_is_crossed_off_it_is_done_again(tell, found, index, monkeypatch):
    story = tell("The stairs.")
    with monkeypatch.context() as cut:
        cut.setattr(upkeep, "cross_off", killed)
        with pytest.raises(KeyboardInterrupt):
            catch_up()
    assert len(held().lines) == Waiting.objects.count() == 1
    story.body = "The kettle."
    story.save()
    assert found("kettle") == [story]
    assert found("stairs") == []
    assert not Waiting.objects.exists()


def test_killed_in_the_middle_nothing_of_it_has_happened(tell, found, index, monkeypatch):
    first, second = tell("The stairs."), tell("The stairs.")
    with monkeypatch.context() as cut:
        cut.setattr(table.Table, "_count", killed)
        with pytest.raises(KeyboardInterrupt):
            catch_up()
    assert held().lines == {}
    assert Waiting.objects.count() == 2
    assert set(found("stairs")) == {first, second}


def killed(*_args, **_more):
    raise KeyboardInterrupt


def test_what_comes_while_the_index_is_busy_goes_on_waiting(tell, found, index, monkeypatch):
    """Only what was read is crossed off, not what was written meanwhile."""
    story, read = tell("The stairs."), upkeep.take

    def and_then_changed(*args):
        done = read(*args)
        monkeypatch.setattr(upkeep, "take", read)
        story.body = "The kettle."
        story.save()
        return done

    monkeypatch.setattr(upkeep, "take", and_then_changed)
    upkeep.take_a_batch(upkeep.A_BATCH)
    assert Waiting.objects.count() == 1
    assert found("kettle") == [story]
