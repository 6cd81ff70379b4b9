"""Stories like one: what is near, why it is there, how much at a time, and without the model."""

import re
import time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.conversations.alike import behind, looking
from alongside.conversations.alike.gist import opening, said_plainly, words_of_both
from alongside.conversations.taking_back import take_back
from alongside.people.models import Block

from .texts import APPEAL, AWAKE, FORM, GARDEN, NO_SLEEP, first, shown

# -- what is near ----------------------------------------------------------------------------------


def test_the_nearest_in_meaning_comes_first_without_a_word_in_common(tell, cleo, like):
    awake, form = tell(AWAKE), tell(FORM)
    no_sleep, appeal, _garden = tell(NO_SLEEP), tell(APPEAL), tell(GARDEN)
    assert first(like(awake, cleo)) == no_sleep.pk
    assert first(like(form, cleo)) == appeal.pk
    assert awake.pk not in shown(like(awake, cleo))
    assert "as well as a program can tell" in like(awake, cleo)


def test_a_story_shows_the_way_and_the_page_shows_the_way_back(tell, cleo, browse, like):
    awake = tell(AWAKE)
    address = f"/stories/{awake.pk}/alike/"
    assert (
        f'href="{address}">Stories like this one</a>'
        in browse(cleo).get(f"/stories/{awake.pk}/").text
    )
    assert f'href="/stories/{awake.pk}/">Back to the story</a>' in like(awake, cleo)


def test_five_at_most_and_nothing_that_is_far(tell, ben, cleo, like):
    garden = tell(GARDEN)
    tell(FORM)
    assert shown(like(garden, cleo)) == []
    assert "No other story is close to this one.</p>" in like(garden, cleo)
    assert "That says nothing about yours" in like(garden, ben)
    for number in range(7):
        tell(f"{NO_SLEEP} Night {number}.")
    assert len(shown(like(tell(AWAKE), cleo))) == 5


def test_why_a_story_is_there_is_said_in_words_of_both(tell, cleo, like):
    stairs = tell("The stairs at the station nearly finished me, my knees were on fire.")
    tell("Two flights of stairs to the clinic, and my knee gave way on the second.")
    text = re.sub("<.*?>", "", like(stairs, cleo))
    assert "both say “knee”, “stairs”" in text


def test_a_story_without_words_is_compared_with_nothing(tell, ben, cleo, browse, like):
    story = tell(AWAKE)
    story.reply(by=cleo, body="So was I.")
    tell(NO_SLEEP)
    take_back(story)
    assert "took this back." in like(story, cleo)
    assert shown(like(story, cleo)) == []
    assert "/alike/" not in browse(cleo).get(f"/stories/{story.pk}/").text


def test_only_the_beginning_is_compared():
    assert opening("word " * 500) == " ".join(["word"] * 200)
    assert said_plainly("ESA again").endswith(". ESA again")
    assert words_of_both("I am in it at night", "At night I am in it") == []
    assert words_of_both("Zopiclone, and guilt", "Guilt. zopiclone.") == ["zopiclone", "guilt"]


# -- how much at a time ----------------------------------------------------------------------------


def test_what_a_page_has_no_time_for_is_read_behind_it(tell, cleo, like, monkeypatch):
    monkeypatch.setattr(looking, "PATIENCE", -1)
    asked = []
    monkeypatch.setattr("alongside.conversations.alike.views.read_on", asked.append)
    awake, no_sleep = tell(AWAKE), tell(NO_SLEEP)
    assert "Not every story has been looked at yet." in like(awake, cleo)
    assert shown(like(awake, cleo)) == []
    behind.read_group(awake.group_id)
    text = like(awake, cleo)
    assert shown(text) == [no_sleep.pk]
    assert "Not every story has been looked at yet." not in text


def test_the_pages_ask_for_the_rest_once_their_own_work_is_kept(
    tell, cleo, like, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(looking, "PATIENCE", -1)
    asked = []
    monkeypatch.setattr("alongside.conversations.alike.views.read_on", asked.append)
    awake, _no_sleep = tell(AWAKE), tell(NO_SLEEP)
    with django_capture_on_commit_callbacks(execute=True):
        like(awake, cleo)
    assert asked == [[awake.group_id]]


def test_one_thread_reads_one_group_after_the_other_and_ends(monkeypatch):
    done = []
    monkeypatch.setattr(behind, "read_group", done.append)
    monkeypatch.setattr(behind.connections, "close_all", lambda: None)
    behind.read_on([])
    assert not behind._is_reading
    behind.read_on([1, 2])
    behind.read_on([2, 3])
    until = time.monotonic() + 5
    while behind._is_reading and time.monotonic() < until:
        time.sleep(0.01)
    assert not behind._is_reading
    assert set(done) == {1, 2, 3}


def test_a_group_that_cannot_be_read_stops_nobody_and_tells_no_words(monkeypatch, caplog):
    done = []

    def read_group(group):
        if group == 1:
            raise ValueError("mirkelanthe")
        done.append(group)

    monkeypatch.setattr(behind, "read_group", read_group)
    monkeypatch.setattr(behind.connections, "close_all", lambda: None)
    behind._waiting.update({1: None, 2: None})
    monkeypatch.setattr(behind.os, "setpriority", lambda *args: None)
    behind.read_all()
    assert done == [2]
    assert "ValueError" in caplog.text
    assert "mirkelanthe" not in caplog.text


def test_those_with_words_in_common_are_read_first(tell, cleo, like, monkeypatch):
    read = []
    monkeypatch.setattr(looking, "read", lambda ids, until: read.extend(ids))
    monkeypatch.setattr(looking, "CANDIDATES", 2)
    old = tell("The ceiling and the hours until morning.")
    for number in range(3):
        tell(f"{GARDEN} {number}")
    like(tell(AWAKE), cleo)
    assert read[0] == old.pk
    assert len(read) == len(set(read)) == 4


def test_the_page_asks_as_often_for_much_as_for_little(tell, cleo, browse):
    counted = []
    awake = tell(AWAKE)
    for _more in range(2):
        for number in range(8):
            tell(f"{NO_SLEEP} {number}")
        browser = browse(cleo)
        browser.get(f"/stories/{awake.pk}/alike/")
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/stories/{awake.pk}/alike/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] <= 10


# -- without the model, or another language --------------------------------------------------------


def test_without_the_model_words_in_common_are_what_finds(tell, cleo, like, no_model):
    awake, _garden = tell(AWAKE), tell(GARDEN)
    same_words = tell("The hours until the house sleeps.")
    text = like(awake, cleo)
    assert first(text) == same_words.pk
    assert "by the words they share" in text
    assert "both say" in text


def test_without_the_model_nobody_finds_more_either(
    tell, ben, cleo, ada, dev, evening, like, no_model
):
    story = tell(AWAKE, by=ada)
    tell(AWAKE), tell(AWAKE, by=dev, group=evening)
    assert len(shown(like(story, cleo, **{"in": "all"}))) == 1
    Block.objects.block(by=cleo, whom=ben)
    assert shown(like(story, cleo)) == []


def test_in_another_language_words_are_what_finds(tell, morning, cleo, like):
    morning.language = "de"
    morning.save(update_fields=["language"])
    story = tell("Ich liege wieder wach und zähle die Stunden.")
    other = tell("Wach, seit Stunden.")
    text = like(story, cleo)
    assert shown(text) == [other.pk]
    assert "by the words they share" in text
    assert len(looking.vectors) == 0


def test_an_index_that_is_being_rebuilt_is_said_to_be(tell, cleo, like, no_model, monkeypatch):
    def rebuilding(*args, **kwargs):
        raise looking.BeingRebuilt

    story = tell(AWAKE)
    monkeypatch.setattr(looking, "search", rebuilding)
    assert "The search is being put in order" in like(story, cleo)
