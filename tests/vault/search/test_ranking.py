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
    counted = [([texts[n].count(word) for word in words], len(texts[n])) for n in sorted(theirs)]
    average = sum(map(len, texts)) / len(texts)
    ours = list(scores(counted, len(words), documents=len(texts), average=average))
    assert ours == pytest.approx([theirs[n] for n in sorted(theirs)])


@pytest.mark.pure
def test_a_rare_word_weighs_more_and_a_short_text_ranks_higher():
    rare, common, long = ([1, 0], 5), ([0, 1], 5), ([1, 0], 50)
    more = [([0, 1], 5)] * 20
    first, second, third, *_ = scores([rare, common, long, *more], 2, documents=40, average=6)
    assert first > second > 0
    assert first > third
