"""The figures that are promised, on the half of the sentences that no rule was mended on."""

import re
from collections import Counter

import pytest

from alongside.details import find
from bench.details import second, sentences
from bench.details.scoring import LONGEST, cost, figures, interval, long_texts, meets

pytestmark = pytest.mark.pure

UNTOUCHED = sentences(for_work=False)


def share(name):
    held, of = figures(UNTOUCHED)[name]
    return held / of


def test_at_least_93_in_100_details_are_found():
    assert share("sentences found") >= 0.93
    assert share("spans found") >= 0.93


def test_at_most_4_in_100_lookalikes_warn():
    assert share("look-alikes warned") <= 0.04
    assert share("stray") <= 0.04


def test_the_second_set_holds_the_same():
    counted = figures(second())
    found, of = counted["spans found"]
    assert found / of >= 0.93
    warned, of = counted["look-alikes warned"]
    assert warned / of <= 0.04


def test_the_95th_of_100_long_texts_costs_at_most_17_times_what_counting_its_words_does():
    """Ten milliseconds where counting takes 0.59, on the machine of the figures that are stated.

    Machines differ, and so do their hours: what is counted beside it, in turns, goes with them.
    """
    texts = list(long_texts(sentences(for_work=True) + UNTOUCHED, LONGEST))
    find("warm")
    assert any(times_counting(texts) <= 17 for _ in range(3))


def times_counting(texts):
    looked, counted = zip(
        *[(cost(find, text), cost(count_words, text)) for text in texts], strict=True
    )
    return percentile_95(looked) / percentile_95(counted)


def percentile_95(costs):
    return sorted(costs)[len(costs) * 95 // 100]


def count_words(text):
    for _ in range(4):
        Counter(word.casefold() for word in re.findall(r"\w+|[^\w\s]", text))


def test_there_are_enough_sentences_of_both_kinds_and_each_marks_what_it_says():
    everything = sentences(for_work=True) + UNTOUCHED
    kinds = [one["kind"] for one in everything]
    assert kinds.count("detail") >= 200
    assert kinds.count("lookalike") >= 200
    assert len({one["id"] for one in everything}) == len({one["text"] for one in everything})
    for one in everything:
        assert bool(one["spans"]) == (one["kind"] == "detail")
        for span in one["spans"]:
            marked = one["text"][span["start"] : span["end"]]
            assert marked and marked == marked.strip()


def test_neither_half_is_much_the_larger():
    assert 0.4 < len(UNTOUCHED) / len(UNTOUCHED + sentences(for_work=True)) < 0.6


def test_a_span_of_another_kind_or_half_beside_it_does_not_count():
    (there,) = find("wren@example.org")
    assert meets({"start": 0, "end": 16, "type": "email"}, there)
    assert not meets({"start": 0, "end": 16, "type": "phone"}, there)
    assert not meets({"start": 10, "end": 40, "type": "email"}, there)


def test_figures_count_what_is_missed_and_what_warns_falsely():
    missed = {
        "text": "nothing",
        "kind": "detail",
        "spans": [{"start": 0, "end": 7, "type": "name"}],
    }
    warned = {"text": "wren@example.org", "kind": "lookalike", "spans": []}
    counted = figures([missed, warned])
    assert counted["sentences found"] == (0, 1)
    assert counted["look-alikes warned"] == (1, 1)
    low, high = interval(116, 121)
    assert 0.90 < low < 116 / 121 < high < 0.99
