"""Words that are sealed anew: with newer keys, while people write, or for the group alone."""

import pytest
from django.db import connection, transaction

from alongside.conversations.models import Reply, Story
from alongside.library.models import Impression
from alongside.people.models import Draft, Person
from alongside.vault import moving
from alongside.vault.errors import SealBroken, VaultError
from alongside.vault.keyring import keyring
from alongside.vault.seal import generation_of


@pytest.fixture
def new_keys():
    """New keys for everybody, in a keyring that other tests go on with: so back to one after."""
    keyring().begin_data_generation()
    yield keyring().data_generation()


def blob(row, column="body"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def generations():
    found = set()
    for model in moving.sealed_models():
        for row in moving.every_row(model):
            for field in moving.fields_of(model):
                if row.__dict__[field.attname] is not None:
                    found.add(generation_of(row.__dict__[field.attname]))
    return found


def test_everything_is_sealed_with_the_newest_keys_and_reads_as_before(bens_story, cleo, new_keys):
    reply = bens_story.reply(by=cleo, body="I hear you.")
    Draft.objects.keep(cleo, f"reply:{bens_story.pk}", "And also")
    Story.objects.filter(pk=bens_story.pk).update(wish="ideas")
    assert generations() == {new_keys - 1, new_keys}
    first = moving.reseal()
    assert first > 5
    assert generations() == {new_keys}
    assert moving.reseal() == 0
    assert Story.objects.get().body == "The stairs again."
    assert Reply.objects.get(pk=reply.pk).body == "I hear you."
    assert Draft.objects.words(cleo, f"reply:{bens_story.pk}") == "And also"
    assert Person.objects.get(pk=cleo.pk).called == "Cleo"


def test_sign_in_names_are_found_after_it(ben, new_keys):
    moving.reseal()
    assert Person.objects.called("ben").pk == ben.pk


def test_whoever_writes_meanwhile_wins(bens_story, new_keys, monkeypatch):
    """Ben edits his story between the look and the write: his words stay."""
    real = moving.replace

    def write_first(row, values, before):
        if isinstance(row, Story):
            story = Story.objects.get(pk=row.pk)
            story.body = "The lift was broken."
            story.save()
        return real(row, values, before)

    monkeypatch.setattr(moving, "replace", write_first)
    moving.reseal()
    assert Story.objects.get().body == "The lift was broken."


def test_one_that_does_not_open_is_left_as_it_is(bens_story, cleo, new_keys):
    reply = bens_story.reply(by=cleo, body="I hear you.")
    broken = bytearray(blob(reply))
    broken[-1] ^= 1
    broken[2] = 1
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE conversations_reply SET body = %s WHERE id = %s", [bytes(broken), reply.pk]
        )
    moving.reseal()
    assert blob(reply) == bytes(broken)
    assert moving.older_than(new_keys) == 1
    with pytest.raises(SealBroken):
        Reply.objects.get(pk=reply.pk).body  # noqa: B018


def test_the_older_keys_end_only_when_no_copy_needs_them(bens_story, new_keys, time_machine_at):
    done = moving.reseal_all(new_keys=False)
    assert done["older_keys_end"]
    assert keyring().has_older_keys()
    time_machine_at(days=29)
    moving.reseal_all(new_keys=False)
    assert keyring().has_older_keys()
    time_machine_at(days=31)
    assert moving.reseal_all(new_keys=False)["older_keys_end"] is None
    assert not keyring().has_older_keys()
    assert Story.objects.get().body == "The stairs again."


def test_their_days_begin_when_the_last_value_was_moved(bens_story, new_keys, time_machine_at):
    """And not with the new keys: until then all copies of the data were sealed with the older."""
    time_machine_at(days=31)
    done = moving.reseal_all(new_keys=False)
    assert done["moved"] and done["older_keys_end"]
    assert keyring().has_older_keys()
    time_machine_at(days=60)
    assert moving.reseal_all(new_keys=False)["older_keys_end"]
    time_machine_at(days=62)
    assert moving.reseal_all(new_keys=False)["older_keys_end"] is None
    assert not keyring().has_older_keys()


def test_they_begin_anew_when_an_older_copy_was_put_back(bens_story, new_keys, time_machine_at):
    older = blob(bens_story)
    moving.reseal_all(new_keys=False)
    time_machine_at(days=31)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_story SET body = %s", [older])
    assert moving.reseal_all(new_keys=False)["older_keys_end"]
    assert keyring().has_older_keys()


def test_and_when_nobody_saw_the_end_of_the_moving(
    bens_story, new_keys, time_machine_at, monkeypatch
):
    """Cut off, it may have moved the last value; the next one finds nothing to move."""
    moving.reseal_all(new_keys=False)
    time_machine_at(days=31)
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(moving, "reseal", lambda progress: progress(None))
        moving.reseal_all(new_keys=False, progress=killed)
    assert moving.reseal_all(new_keys=False)["older_keys_end"]
    assert keyring().has_older_keys()


def killed(_rows):
    raise KeyboardInterrupt


def test_two_do_not_reseal_at_once(bens_story, new_keys):
    with moving.one_at_a_time(), pytest.raises(VaultError, match="Another reseal"):
        moving.reseal_all(new_keys=True)
    assert keyring().data_generation() == new_keys


@pytest.fixture
def time_machine_at():
    from datetime import UTC, datetime, timedelta

    import time_machine

    now, travels = datetime.now(UTC), []

    def go(days):
        travel = time_machine.travel(now + timedelta(days=days), tick=True)
        travel.start()
        travels.append(travel)

    yield go
    for travel in reversed(travels):
        travel.stop()


def test_what_is_left_to_the_group_needs_no_author(bens_story, ben, cleo):
    reply = bens_story.reply(by=ben, body="Better now.")
    before = blob(bens_story)
    moving.give([*Story.objects.all(), *Reply.objects.all()])
    keyring().destroy("person", ben.pk)
    story = Story.objects.get()
    assert story.author is None
    assert story.body == "The stairs again."
    assert Reply.objects.get(pk=reply.pk).body == "Better now."
    assert blob(bens_story) != before


def test_what_is_left_to_the_group_ends_with_the_group(bens_story, morning):
    moving.give(Story.objects.all())
    keyring().destroy("group", morning.pk)
    assert Story.objects.get().readable("body") is None


def test_words_that_do_not_open_are_not_left_to_anybody(bens_story, ben):
    keyring().destroy("person", ben.pk)
    moving.give(Story.objects.all())
    assert Story.objects.get().body is None


def test_a_row_that_is_nothing_without_what_does_not_open_goes(morning, ben):
    """It could say neither what it is about nor what it was like."""
    said = {"what": "resource:nice-ng193", "phrase": "helped", "words": "Slowly."}
    Impression.objects.say(by=ben, group=morning, **said)
    keyring().destroy("person", ben.pk)
    moving.give(Impression.objects.all())
    assert not Impression.objects.exists()


def test_words_are_left_even_if_somebody_seals_them_anew_at_that_moment(bens_story, monkeypatch):
    real, tries = moving.replace, []

    def be_late_once(row, values, before):
        tries.append(row)
        if len(tries) == 1:
            moving.renew(row, moving.fields_of(Story)[0], newest=0)
        return real(row, values, before)

    monkeypatch.setattr(moving, "replace", be_late_once)
    moving.give(Story.objects.all())
    assert Story.objects.get().body == "The stairs again."
    assert Story.objects.get().author is None


def test_a_row_given_away_unread_is_refused_instead_of_spoilt(bens_story, cleo):
    story = Story.objects.get()
    story.author = cleo
    with pytest.raises(SealBroken), transaction.atomic():
        story.save()
    assert Story.objects.get().body == "The stairs again."


def test_nor_where_its_author_was_not_read_with_it(bens_story, cleo):
    story = Story.objects.only("body").get()
    story.author = cleo
    with pytest.raises(SealBroken), transaction.atomic():
        story.save()
    assert Story.objects.get().body == "The stairs again."


def test_words_whose_author_went_meanwhile_are_not_put_back(bens_story, ben):
    """Somebody has read the row before the words were left to the group, and saves it after."""
    known = Story.objects.get()
    moving.give(Story.objects.all())
    keyring().destroy("person", ben.pk)
    known.wish = "ideas"
    with pytest.raises(SealBroken), transaction.atomic():
        known.save()
    assert Story.objects.get().body == "The stairs again."
