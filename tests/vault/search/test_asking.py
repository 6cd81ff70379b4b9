"""What somebody looks for, and what of a text they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.vault.search.asking import BEFORE, SNIPPET, Asked

pytestmark = pytest.mark.pure

WORDS = ["stairs", "the", "Kettle", "burning", "no", "sleep", "sleeping", "down,", "—", "\n\n"]


def ask(words):
    return Asked(words, "en-gb")


def shown(words, text):
    """The snippet with the hits in [brackets], or None."""
    pieces = ask(words).snippet(text, phrases=True)
    return pieces and "".join(f"[{one.text}]" if one.marked else one.text for one in pieces)


def test_every_word_counts_once_and_ordinary_ones_not_at_all():
    assert ask("the Stairs and stair, no kettle").stems == ["stair", "kettl"]
    assert ask("the of and").stems == []
    assert ask("?!").stems == []


@pytest.mark.parametrize(
    "words",
    ['"no sleep"', "“no sleep”", "„no sleep“", "«no sleep»", '“No, sleep" knee', 'x "no sleep" "y'],
)
def test_words_in_quotes_of_any_kind_stand_side_by_side(words):
    assert ask(words).phrases == [["no", "sleep"]]


@pytest.mark.parametrize("words", ["no sleep", '"sleep"', '""', '"no sleep', "don't sleep, 'no'"])
def test_nothing_else_makes_a_phrase(words):
    assert ask(words).phrases == []


def test_its_name_holds_none_of_the_words():
    assert "stair" not in f"{ask('stairs')!r} {ask('stairs')}"


@pytest.mark.parametrize(
    ("words", "text", "snippet"),
    [
        ("stair", "The stairs again.", "The [stairs] again."),
        ("burn knee", "KNEES\n\nthat  burned", "[KNEES] that [burned]"),
        ("kettle", "The stairs again.", None),
        ('"no sleep"', "Sleeps. No\nsleep; none.", "[Sleeps]. [No sleep]; none."),
        ('"no sleep"', "Sleep, no.", None),
        ('"no sleep"', "No sleeping.", None),
        ('"no sleep" "my knee"', "No sleep, his knee.", None),
        ('kettle "up and down"', "Up and down to the kettle", "[Up and down] to the [kettle]"),
        ("b", "<b>b</b>", "<[b]>[b]</[b]>"),
        ("stair", "", None),
        ("pain", "Ｐａｉｎｓ and pa­in", "[Ｐａｉｎｓ] and [pa­in]"),
    ],
)
def test_what_is_shown_of_a_text(words, text, snippet):
    assert shown(words, text) == snippet


def test_a_word_is_marked_also_where_something_stands_in_front_of_its_stem():
    """Indonesian has prefixes; what is quick for English must not be done there."""
    pieces = Asked("makan", "id").snippet("Ikan dimakan kucing", phrases=False)
    assert [one.text for one in pieces if one.marked] == ["dimakan"]


def test_a_phrase_is_no_condition_where_any_word_will_do():
    pieces = ask('"no sleep"').snippet("Sleep, no.", phrases=False)
    assert [one.text for one in pieces if one.marked] == ["Sleep"]


def test_a_long_text_is_cut_between_words_around_the_first_hit():
    text = "one " * 400 + "kettle " + "two " * 400
    snippet = shown("kettle", text)
    assert snippet.startswith("… one ")
    assert "one [kettle] two" in snippet
    assert snippet.endswith(" two …")
    assert len(snippet) < SNIPPET + 20


def test_a_text_without_spaces_is_cut_all_the_same():
    snippet = shown("kettle", "—" * 9_000 + "kettle" + "—" * 9_000)
    assert "[kettle]" in snippet
    assert len(snippet) < SNIPPET + 20


def test_a_hit_longer_than_the_window_is_shown_whole():
    word = "o" * 2 * SNIPPET
    assert f"[{word}]" in shown(word, f"a {word} b")


@given(st.lists(st.sampled_from(WORDS), max_size=200), st.lists(st.sampled_from(WORDS)))
def test_a_snippet_is_a_part_of_the_text_and_marks_what_was_asked(text, words):
    text, asked = " ".join(text), ask(" ".join(words))
    pieces = asked.snippet(text, phrases=False)
    stems = [asked.language.stem(word.spelt) for word in asked.language.words(text)]
    if not set(stems) & set(asked.stems):
        assert pieces is None
        return
    flat = " ".join(text.split())
    joined = "".join(one.text for one in pieces)
    assert joined.removeprefix("… ").removesuffix(" …") in flat
    for one in pieces:
        inside = {asked.language.stem(word.spelt) for word in asked.language.words(one.text)}
        assert one.marked == bool(inside & set(asked.stems))
    assert joined.find(next(one.text for one in pieces if one.marked)) <= BEFORE + 2
