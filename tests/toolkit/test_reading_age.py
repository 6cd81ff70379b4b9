"""The reading age goes by the published formula, counts syllables about right, and ranks texts."""

import pytest

from alongside.toolkit.reading_age import reading_age, syllables

pytestmark = pytest.mark.pure

SYLLABLES = {
    1: ("pain", "walk", "used", "stopped", "moved", "hours", "breathe", "eyes", "rushed"),
    2: ("moving", "little", "table", "muscles", "places", "wanted", "before", "quiet", "being"),
    3: ("exercise", "suddenly", "medicine", "anything", "serious", "self-caring"),
    4: ("experience", "activity", "particular"),
}


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables(count):
    assert {word: syllables(word) for word in SYLLABLES[count]} == dict.fromkeys(
        SYLLABLES[count], count
    )


def test_the_formula_is_the_published_one():
    # Six words of one syllable in one sentence: 0.39 × 6 + 11.8 × 1 − 15.59, and five years.
    assert reading_age("The cat sat on the mat.") == round(0.39 * 6 + 11.8 - 15.59 + 5, 1)
    # Four words of ten syllables in two sentences.
    said = "Experience matters. Experience matters."
    assert reading_age(said) == round(0.39 * 2 + 11.8 * 12 / 4 - 15.59 + 5, 1)


def test_a_line_ends_a_sentence_and_a_semicolon_does_not():
    assert reading_age("Walk out\nWalk back") == reading_age("Walk out. Walk back.")
    assert reading_age("Walk out; walk back.") > reading_age("Walk out. Walk back.")


def test_names_of_medicines_and_conditions_do_not_count():
    assert reading_age("The cat sat on the mat with fibromyalgia.") == reading_age(
        "The cat sat on the mat with."
    )
    assert reading_age("Benzodiazepines.") == reading_age("") == 0


def test_the_language_of_forms_is_far_harder_than_a_card():
    form = (
        "Applicants are required to provide comprehensive documentation regarding functional "
        "limitations, including supplementary evidence from appropriately qualified professionals."
    )
    assert reading_age(form) > 20
