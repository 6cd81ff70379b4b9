"""The field for what people write gives back what they typed."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.lib.words import Words

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


def test_the_browser_cuts_nothing_off():
    class Form(forms.Form):
        body = Words(max_length=50)

    assert "maxlength" not in str(Form()["body"])
