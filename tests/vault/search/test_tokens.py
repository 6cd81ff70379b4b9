"""Words become stems, and stems become numbers that tell nothing."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.vault.search.tokens import SIZE, language, stemmers, tokens

pytestmark = pytest.mark.pure

KEY, ANOTHER = b"k" * 32, b"a" * 32


def stems(text, code="en-gb"):
    return language(code).stems(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pain", "pains"),
        ("sleeping", "sleeps"),
        ("Cleo’s", "cleo"),
        ("Cleo's", "CLEO‘S"),
        ("o`clock", "o'clock"),
        ("STRASSE", "straße"),
        ("cafe\u0301", "café"),
        ("co\u00adoperate", "cooperate"),
        ("ｐａｉｎ", "pain"),
        ("ﬁne", "fine"),
        ("_sore_ knee", "sore knee"),
    ],
)
def test_spellings_that_look_alike_are_found_as_one(one, other):
    assert stems(one) == stems(other) != []


@pytest.mark.parametrize("word", ["the", "I’m", "don't", "dont", "No", "not", "YOU", "with", "of"])
def test_ordinary_words_are_left_out(word):
    assert stems(f"{word} stairs") == ["stair"]


@pytest.mark.parametrize(
    "word", ["down", "up", "out", "off", "over", "back", "again", "alone", "never", "nothing"]
)
def test_small_words_that_carry_weight_in_pain_stay(word):
    assert len(stems(word)) == 1


def test_punctuation_and_invisible_letters_are_no_words():
    assert stems("… — !! 🙂 \u200d '' _ \u00ad") == []
    assert stems("flare-up, 10/10") == ["flare", "up", "10", "10"]


def test_each_language_has_its_own_stemmer():
    assert stems("Schmerzen", "de") == stems("Schmerz", "de-ch")
    assert stems("douleurs", "fr") == stems("douleur", "fr")
    assert stems("smerter", "nb") == stems("smerter", "no")
    assert stems("Schmerzen", "en-gb") != stems("Schmerz", "en-gb")


def test_where_there_is_no_stemmer_and_no_list_words_stay_as_they_are():
    assert stems("The Pains", "tlh") == ["the", "pains"]
    assert stems("The Pains", "") == ["the", "pains"]
    assert "the" in stems("the", "de")


def test_elsewhere_an_apostrophe_parts_two_words():
    assert "eau" in stems("l’eau", "fr")
    assert stems("Cleo’s sister-in-law’s", "en") == ["cleo", "sister", "law"]


def test_a_word_is_not_cut_apart_at_its_marks():
    assert len(stems("मुझे बहुत दर्द", "hi")) == 3


def test_a_word_knows_where_it_stands():
    text = "No: the stairs’ pain_s."
    places = [text[word.start : word.end] for word in language("en").words(text)]
    assert places == ["No", "the", "stairs", "pain", "s"]


@given(st.lists(st.sampled_from(["stair", "knee", "burn", "kettle", "quiet"])), st.randoms())
def test_the_order_of_a_text_leaves_no_trace(words, chance):
    mixed = list(words)
    chance.shuffle(mixed)
    assert tokens(words, KEY) == tokens(mixed, KEY)


@given(st.lists(st.text("abcde", min_size=1, max_size=3)))
def test_a_word_counts_as_often_as_it_stands_there(words):
    made = tokens(words, KEY)
    assert len(made) == SIZE * len(words)
    for word in set(words):
        assert made.count(tokens([word], KEY)) == words.count(word)


def test_two_keys_have_no_token_in_common():
    words = [f"word{n}" for n in range(2_000)]
    one, other = tokens(words, KEY), tokens(words, ANOTHER)
    cut = [{made[n : n + SIZE] for n in range(0, len(made), SIZE)} for made in (one, other)]
    assert [len(found) for found in cut] == [2_000, 2_000]
    assert not cut[0] & cut[1]


def test_every_thread_has_a_stemmer_of_its_own():
    words = [random.Random(n).choice(["stairs", "burning", "knees"]) for n in range(500)]
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _n: (stems(" ".join(words)), stemmers.of("en")), range(8)))
    assert all(found == stems(" ".join(words)) for found, _own in done)
    assert stemmers.of("en") not in [own for _found, own in done]
