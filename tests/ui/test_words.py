"""People's plain words as they stand on a page."""

import pytest
from markupsafe import Markup

from alongside.ui.words import paragraphs


def test_words_come_in_paragraphs_and_lines_and_nothing_else():
    said = paragraphs('One & <b>one</b>\nline\n \n\nTwo "two"\n')
    assert said == (
        '<p dir="auto">One &amp; &lt;b&gt;one&lt;/b&gt;<br>line</p>'
        '<p dir="auto">Two &#34;two&#34;</p>'
    )
    assert isinstance(said, Markup)


def test_also_what_was_ready_for_a_page_is_escaped():
    assert paragraphs(Markup("<i>One</i>")) == '<p dir="auto">&lt;i&gt;One&lt;/i&gt;</p>'


@pytest.mark.parametrize("text", ["", "\n \n\n"])
def test_no_words_are_no_paragraph(text):
    assert paragraphs(text) == ""


def test_what_does_not_open_is_no_text():
    with pytest.raises(TypeError):
        paragraphs(None)
