"""The field for what people write gives back what they typed."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.lib.words import IN_PARTS, Line, PageAddress, Words

pytestmark = pytest.mark.pure

field = Words(max_length=50)


@settings(max_examples=150)
@given(st.text(min_size=1, max_size=50).filter(str.strip))
def test_only_what_nobody_typed_is_dropped(text):
    plain = text.replace("\x00", "").replace("\r\n", "\n")
    if plain.strip():
        assert field.clean(text) == plain.strip()


@pytest.mark.parametrize("nothing", ["", "   ", "\x00", "\r\n\r\n", "\t", None])
def test_nothing_is_said_to_be_nothing(nothing):
    with pytest.raises(ValidationError, match="There are no words here yet"):
        field.clean(nothing)


def test_too_much_is_said_with_how_much_it_is():
    with pytest.raises(ValidationError, match="51 of 50 letters"):
        field.clean("x" * 51)
    assert field.clean("x" * 50) == "x" * 50


def test_windows_line_ends_do_not_count_twice():
    assert field.clean("x\r\n" * 25 + "") == ("x\n" * 25).strip()


def test_paragraphs_stay():
    assert field.clean("One.\r\n\r\nTwo.\rThree.") == "One.\n\nTwo.\rThree."


def test_only_what_can_be_shared_in_parts_is_told_so():
    with pytest.raises(ValidationError, match="please take some out\\.'"):
        field.clean("x" * 51)
    with pytest.raises(ValidationError, match="share it in two parts"):
        Words(max_length=50, error_messages=IN_PARTS).clean("x" * 51)


def test_a_line_is_missing_or_too_long_in_words_of_its_own():
    line = Line(max_length=50)
    with pytest.raises(ValidationError, match="still missing"):
        line.clean("\x00")
    with pytest.raises(ValidationError, match="up to 50 letters, and this has 51"):
        line.clean("x" * 51)
    assert line.clean(" x\x00y ") == "xy"


def test_an_address_that_is_too_long_is_told_how_long_it_is():
    with pytest.raises(ValidationError, match="up to 50 letters, and this has 51"):
        PageAddress(max_length=50, assume_scheme="https").clean(f"https://example.org/{'x' * 31}")


def test_the_browser_cuts_nothing_off():
    class Form(forms.Form):
        body, line = Words(max_length=50), Line(max_length=50)
        link = PageAddress(max_length=50, assume_scheme="https")

    assert "maxlength" not in str(Form())
    assert str(Form()["body"]).startswith("<textarea") and 'type="text"' in str(Form()["line"])
