"""Short names, everyday words, ages and hours are said again in plain words."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.meaning.glossary import ENOUGH, explained, is_a_slip, terms

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("still on tramadol", "opioids"),
        ("My PIP form", "benefits"),
        ("hEDS", "Ehlers-Danlos"),
        ("I'm 15", "teenager"),
        ("im 23 and at uni", "young adult"),
        ("she is only 9", "child"),
        ("aged 81", "older person"),
        ("Mum is 76 and", "older person"),
        ("a 14-year-old", "teenager"),
        ("it is 3am again", "awake at night"),
        ("at two in the morning", "awake at night"),
        ("siatica", "sciatica"),
        ("fibromyalga", "fibromyalgia"),
        ("endometroisis", "endometriosis"),
    ],
)
def test_it_knows_what_people_here_call_things(text, meaning):
    assert meaning in " ".join(explained(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm 5 miles off",
        "at 20 mg",
        "I am 3 hours away",
        "a 15 minute walk",
        "at 3 in the afternoon",
        "is 30% better",
        "shorter hours and a proper chair",  # No slip of "shortec", which is a medicine.
        "the weather was fine",
        "",
    ],
)
def test_it_says_nothing_where_nothing_is_meant(text):
    assert explained(text) == []


def test_what_is_said_twice_is_explained_once_and_in_order():
    said = explained("morphine, then oramorph, and a migraine")
    assert [meaning.split()[0] for meaning in said] == ["reducing", "migraine"]


def test_no_term_stands_for_two_things():
    text = files("alongside.meaning").joinpath("glossary.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    names = [name for line in lines for name in line.partition(": ")[2].split(", ")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert len(terms()) > 500


@pytest.mark.parametrize("slip", ["sciatca", "sciaticca", "sciatika", "scaitica"])
def test_one_slip_is_understood(slip):
    assert is_a_slip(slip, "sciatica")


@pytest.mark.parametrize("other", ["sceatika", "ciatica", "sciat", "static"])
def test_two_slips_or_another_first_letter_are_another_word(other):
    assert not is_a_slip(other, "sciatica")


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    found = explained(text)
    assert len(found) == len(set(found)) <= ENOUGH
