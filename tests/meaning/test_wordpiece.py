"""Texts become the numbers that the model was trained with.

The numbers here were made once by another implementation of BERT's tokenizer, from the same
vocabulary; it agreed with ours on 4,868 texts, 4,000 of them random signs of many scripts.
"""

import hashlib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.meaning.wordpiece import LONGEST, numbers, vocabulary, words

pytestmark = pytest.mark.pure

VECTORS = {
    "": [101, 102],
    "I hurt all over": [101, 1045, 3480, 2035, 2058, 102],
    "Can't sit: siatica, AGAIN!": [
        *(101, 2064, 1005, 1056, 4133, 1024, 9033, 12070, 2050, 1010, 2153, 999, 102),
    ],
    "Straße, naïve café": [101, 2358, 27807, 1010, 15743, 7668, 102],
    "👩‍🦽 hurts 😣": [101, 100, 13403, 100, 102],
    "痛みがある": [101, 100, 1678, 30177, 30172, 30213, 102],
    "مجھے درد ہے": [
        *(101, 1295, 29819, 29844, 29846, 1278, 17149, 15394, 1308, 29846, 102),
    ],
}


@pytest.mark.parametrize("text", VECTORS)
def test_a_text_becomes_the_numbers_that_others_make_of_it(text):
    assert numbers(text) == VECTORS[text]


def test_the_vocabulary_is_the_one_of_the_model():
    assert len(vocabulary()) == 30522
    content = files("alongside.meaning").joinpath("vocab.txt").read_bytes()
    known = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
    assert hashlib.sha256(content).hexdigest() == known


def test_accents_capitals_and_unseen_signs_make_no_difference():
    assert numbers("Café\u00ad NAÏVE\u200b") == numbers("cafe naive")


def test_a_long_text_is_cut_and_still_ends():
    cut = numbers("pain " * 20_000)
    assert len(cut) == LONGEST
    assert (cut[0], cut[-1]) == (101, 102)


def test_a_word_of_a_thousand_letters_is_no_word():
    assert numbers("a" * 1000) == [101, 100, 102]


@given(st.text())
def test_any_text_has_its_numbers(text):
    found = numbers(text)
    assert (found[0], found[-1]) == (101, 102)
    assert len(found) <= LONGEST
    assert set(found) <= set(range(30522))
    assert not any(word != word.strip() or not word for word in words(text))
