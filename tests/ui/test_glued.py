"""Two texts in a row have room between them.

Of a line that ends with a block, the end is taken away; of one that begins with a block, what it
begins with. Between the two nothing is left, and two sentences stand as one.
"""

import re
from pathlib import Path

import pytest

import alongside

pytestmark = pytest.mark.pure
TEMPLATES = list(Path(alongside.__file__).parent.rglob("jinja2/**/*.html"))
SHOWN = r"(?:\}\}|</(?:a|span|time)>)"
GLUED = re.compile(
    SHOWN + r"\{% end(?:if|for) %\}\n\s*\{% (?:if|for) [^\n]*?%\}"
    r"(?:\{\{ _|\{\{ ui\.(?:names|named|time)|<(?:a|span|time)\b(?! class=\"button))"
)


def test_no_sentence_is_glued_to_the_next():
    found = {path.name: GLUED.findall(path.read_text()) for path in TEMPLATES}
    assert {name: glued for name, glued in found.items() if glued} == {}


def test_it_would_be_seen():
    assert GLUED.search(
        '{% if a %}{{ _("One.") }}{% endif %}\n  {% if b %}{{ _("Two.") }}{% endif %}'
    )
