"""What holds for every text there is: spans that fit, no error, and a cost that grows with it."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.details import KINDS, find, phones

pytestmark = pytest.mark.pure

PIECES = st.sampled_from([
    "Sarah Holloway", "07700 900123", "wren@example.org", "8 Quarry Lane", ", ", ". ", "\n",
    " my insta is ", "@wren_7", " at ", " dot ", "born ", "14/03/1979", "NHS number ",
    "943 476 5919", "GB82", "😀", "é", "שלום", "مرحبا", "\u202e", "12", "/", "-", "(", ")",
    "+44", "AL1 9ZZ", "van", "de", "Dr ", "O'", "'s", "https://", "x.com/", "#1234", "\x00",
    "�", "\ufeff", "١٢٣٤٥٦٧٨٩٠", "０７７００９００１２３", "²³", "Ⅷ", "ß", "İ", "ǅ",
])  # fmt: skip


def fits(text, spans):
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        end = span.end


@settings(max_examples=300)
@given(st.text())
def test_spans_of_any_text_lie_inside_it_in_order_and_apart(text):
    fits(text, find(text))


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_of_anything_made_of_details_lie_inside_it(text):
    fits(text, find(text))


@settings(max_examples=100)
@given(st.text(max_size=60), st.text(max_size=60))
def test_an_e_mail_address_is_found_between_any_two_lines(before, after):
    text = f"{before}\n wren@example.org \n{after}"
    assert any("wren@example.org" in text[at:end] for at, end, _ in find(text))


def long(unit, length=100_000):
    return (unit * (length // len(unit) + 1))[:length]


UNITS = [
    "a ", "a", "1", "1 ", "@", "a@", "a.", "a-", "Aa ", "Sarah ", "sarah ", "Van van ",
    "my name is ", "12 Elm Road, ", "07700 900123 ", "GB82 WEST 1234 ", "u/", "insta is ",
    "http://", "1.", "1/", "(", "+4 ", "born 3 May 1979 ", "policy ref no ", "a at a dot ",
    "e\u0301", "😀", "א ב ", "12 rue de la ", "Astraße ", "oh seven double ", "Aaa-Bbb ",
    "I live at 12 Aa ", "ring me on 123456 ", "\n", " ",
]  # fmt: skip


def cost(text):
    """Seconds of this process that looking through the text takes."""
    begun = time.process_time()
    find(text)
    return time.process_time() - begun


def costs_about_as_much_a_letter(text):
    """Ten times the letters cost ten times as much; a loop in a loop would cost a hundred.

    It is asked three times, since others on the machine can make one of them dear.
    """
    find(text[:100])  # The lists are read once.
    return any(cost(text) < 40 * max(cost(text[:10_000]), 0.01) for _ in range(3))


@pytest.mark.parametrize("unit", UNITS)
def test_a_hundred_thousand_letters_cost_no_more_a_letter_than_few(unit):
    assert costs_about_as_much_a_letter(long(unit))


@pytest.mark.parametrize("letters", ["0123456789 -./+()", "ABCDabcd1234@ .-'", "aeiou \n,.A@1"])
def test_noise_costs_no_more_a_letter_than_little_of_it(letters):
    drawn = random.Random(7)
    assert costs_about_as_much_a_letter("".join(drawn.choice(letters) for _ in range(100_000)))


def test_different_numbers_without_end_are_looked_up_only_so_often(monkeypatch):
    asked = []
    monkeypatch.setattr(phones, "_is_possible", lambda digits, _: asked.append(digits) or True)
    text = "".join(f"07700 {number:06} and " for number in range(3000))
    assert len(find(text)) > 2900
    assert len(set(asked)) <= phones.MOST_LOOKED_UP
