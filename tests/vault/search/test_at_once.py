"""Several people at once, and a rebuild beside them: the index ends up with what the rows say."""

import pytest

from alongside.conversations.models import Story
from alongside.vault.models import open_many
from alongside.vault.search import rebuild_missing, renew, upkeep
from alongside.vault.search.finding import BeingRebuilt
from alongside.vault.search.upkeep import catch_up
from alongside.vault.search.waiting import Waiting
from tests.on_disk import at_once

from .conftest import held

pytestmark = pytest.mark.usefixtures("on_disk")

WORDS = ("stairs", "kettle", "knees", "moon")


def agrees():
    """Whether the index holds exactly the words that the rows hold now."""
    catch_up()
    rows = list(Story.objects.all())
    open_many(rows)
    with upkeep.index().reading() as table:
        scopes = {scope.group: scope for scope in table.scopes()}
    wanted = {row.pk: upkeep.blind(row.body, scopes[row.group_id]) for row in rows}
    return {place[2]: text for place, text in held().lines.items()} == wanted


def editor(pk, word):
    def edit():
        for n in range(8):
            story = Story.objects.get(pk=pk)
            story.body = f"{word} {word * n}"
            story.save()

    return edit


def test_the_last_words_are_those_that_are_found(index, tell):
    story = tell("The stairs.")
    at_once(*(editor(story.pk, word) for word in WORDS))
    assert agrees()
    assert not Waiting.objects.exists()


def test_two_who_bring_it_up_to_date_at_once_do_it_once(index, tell, monkeypatch):
    # Not after each commit.
    monkeypatch.setattr(upkeep, "catch_up_or_say_why", lambda **_how: True)
    for n in range(20):
        tell(f"The stairs {n}.")
    at_once(*[catch_up] * 3)
    assert agrees()
    assert len(held().lines) == 20


def test_people_write_and_look_while_it_is_rebuilt_and_renewed(index, tell, look, morning):
    stories = [tell(f"The stairs {n}.") for n in range(4)]

    def searcher():
        for _time in range(8):
            try:
                assert len(look("stairs kettle knees moon", loosely=True).results) >= 1
            except BeingRebuilt:
                continue

    at_once(
        *(editor(story.pk, word) for story, word in zip(stories, WORDS, strict=True)),
        searcher,
        rebuild_missing,
        lambda: renew(morning.pk),
    )
    assert rebuild_missing()
    assert agrees()
