"""What somebody says in their own words leads to what fits, with the words that led there."""

import logging
import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.meaning import Item, rank, ranking
from alongside.meaning.remembering import Vectors
from bench.matching import figures

pytestmark = pytest.mark.pure

GROUPS = figures.groups("groups.jsonl")
NIGHT = next(group for group in GROUPS if group.id == "night")


def test_the_best_comes_first_with_the_sentence_that_led_there():
    found = rank("awake again at 3am, is anybody there", GROUPS)
    assert found.by == "meaning"
    assert found.found[0].id == "night"
    assert found.found[0].because == "For anyone awake with pain."
    assert [m.score for m in found.found] == sorted((m.score for m in found.found), reverse=True)
    assert {match.id for match in found.found} == {group.id for group in GROUPS}


def test_no_more_are_found_than_wanted():
    best = rank("my back", GROUPS, most=3)
    assert best.found == rank("my back", GROUPS).found[:3]


def test_somebody_is_told_when_nothing_fits():
    assert rank("how do I reset the clock of my oven", GROUPS).none_fit
    assert not rank("sciatica and low back pain", GROUPS).none_fit


@pytest.mark.parametrize("query", ["", "   ", "\n\t"])
def test_no_words_lead_nowhere(query):
    found = rank(query, GROUPS)
    assert {match.score for match in found.found} == {0}
    assert found.none_fit
    assert all(match.because for match in found.found)


def test_where_there_is_nothing_nothing_is_found():
    found = rank("my back", [])
    assert (found.found, found.none_fit) == ([], True)


def test_an_item_that_says_nothing_can_stand_among_others():
    found = rank("my back", [Item("silent", ()), Item("empty", ("",)), *GROUPS])
    assert found.found[0].id == "backs"
    assert {m.because for m in found.found if m.id in ("silent", "empty")} == {""}


def test_a_single_item_is_found_and_one_text_needs_no_brackets():
    assert rank("my back", [Item(7, "Backs. For backs.")]).found[0].because.startswith("Backs")


QUERIES = {
    "long": "I hurt all over and I am so tired. " * 3000,
    "one endless word": "a" * 100_000,
    "emoji": "😣😣🦽",
    "German": "Ich habe jeden Tag Kopfschmerzen und Migräne",
    "Urdu": "مجھے کمر میں درد ہے",
    "Japanese": "腰が痛い",
    "half a sign": "pain \ud83d pain",
    "nulls": "pain\x00pain",
    "a pattern": "(((.*)+)+)+$ %s {0} '; DROP TABLE",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_whatever_is_written_is_answered(query):
    found = rank(query, GROUPS)
    assert len(found.found) == len(GROUPS)
    assert all(math.isfinite(match.score) for match in found.found)


TEXTS = st.text(max_size=80) | st.sampled_from([item.texts[0] for item in GROUPS])
ITEMS = st.lists(
    st.builds(Item, st.integers(), st.lists(TEXTS, max_size=6).map(tuple)),
    max_size=6,
    unique_by=lambda item: item.id,
)


@settings(max_examples=40)
@given(TEXTS, ITEMS, st.integers())
def test_the_order_in_which_items_come_changes_nothing(query, items, seed):
    other = list(items)
    Random(seed).shuffle(other)
    assert rank(query, items) == rank(query, other)


@settings(max_examples=40)
@given(TEXTS, ITEMS)
def test_every_item_is_found_once_with_a_score_and_words_of_its_own(query, items):
    found = rank(query, items).found
    texts = {item.id: "\n".join(item.texts) for item in items}
    assert sorted(match.id for match in found) == sorted(texts)
    for match in found:
        assert math.isfinite(match.score)
        assert match.because in texts[match.id]


def test_words_do_as_well_as_they_can_without_the_model(no_model):
    found = rank("my joints are hypermobile and I faint", GROUPS)
    assert (found.by, found.found[0].id) == ("words", "hypermobility")
    assert not found.none_fit
    assert rank("how do I reset the oven", GROUPS).none_fit
    assert rank("anyone awake with pain?", GROUPS).found[0].because == "For anyone awake with pain."


# -- what is remembered ---------------------------------------------------------------------------


def test_what_somebody_looks_for_is_remembered_nowhere(monkeypatch, caplog):
    memory = Vectors(most=100)
    monkeypatch.setattr(ranking, "_vectors", memory)
    made = []
    seen = ranking.model().vectors
    monkeypatch.setattr(ranking, "model", lambda: Noting(seen, made))
    with caplog.at_level(logging.DEBUG):
        rank("quite a private sentence", [NIGHT])
        known = len(memory)
        rank("quite a private sentence", [NIGHT])
        rank("another one", [NIGHT])
    assert len(memory) == known
    # It was made anew each time; the item's own texts were not.
    assert made.count("quite a private sentence") == 2
    assert made.count(NIGHT.texts[0]) == 1
    assert caplog.text == ""


class Noting:
    def __init__(self, seen, made):
        self.seen, self.made = seen, made

    def vectors(self, texts):
        self.made += texts
        return self.seen(texts)


def test_the_memory_has_an_end_and_what_is_used_stays():
    memory = Vectors(most=2)
    asked = []

    def make(texts):
        asked.extend(texts)
        return [[len(text)] for text in texts]

    memory.of(["a", "bb"], make)
    memory.of(["a"], make)
    memory.of(["ccc"], make)
    assert len(memory) == 2
    assert memory.of(["a", "ccc", "a"], make).tolist() == [[1], [3], [1]]
    assert asked == ["a", "bb", "ccc"]
    memory.of(["bb"], make)
    assert asked[-1] == "bb"
