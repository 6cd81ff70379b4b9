"""The order of what is found is exact BM25, by the numbers of the group alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.vault.search.ranking import scores

from . import plain

TEXT = st.lists(st.sampled_from(["stair", "knee", "kettle", "quiet", "moon"]), min_size=1)


@pytest.mark.pure
@given(st.lists(TEXT, min_size=1), st.sets(st.sampled_from(["stair", "knee", "owl"]), min_size=1))
def test_scores_are_those_of_the_formula(texts, words):
    words = sorted(words)
    theirs = plain.bm25({n: " ".join(text) for n, text in enumerate(texts)}, words)
    having = [texts[n] for n in sorted(theirs)]
    counts = [[text.count(word) for text in having] for word in words]
    average = sum(map(len, texts)) / len(texts)
    ours = scores(counts, list(map(len, having)), documents=len(texts), average=average)
    assert ours == pytest.approx([theirs[n] for n in sorted(theirs)])


@pytest.mark.pure
def test_a_rare_word_weighs_more_and_a_short_text_ranks_higher():
    lengths = [5, 5, 50, *[5] * 20]
    rare, common = [1, 0, 1, *[0] * 20], [0, 1, 0, *[1] * 20]
    first, second, third, *_ = scores([rare, common], lengths, documents=40, average=6)
    assert first > second > 0
    assert first > third
