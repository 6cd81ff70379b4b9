"""What a template shows is escaped as Jinja would escape it, however quickly it is looked at."""

import markupsafe
import pytest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from jinja2 import Environment
from markupsafe import Markup

from alongside.ui.environment import environment, escape_text


class Named:
    def __str__(self):
        return "<Ben & co>"


VALUES = {
    "a text": '<b>"it\'s" & more</b>',
    "a text of its own kind": type("Kind", (str,), {})("<b>"),
    "ready for a page": Markup("<b>bold</b>"),
    "ready, as Django says it": mark_safe("<b>bold</b>"),
    "a number": 7,
    "nothing": None,
    "somebody": Named(),
    "looked up later": SimpleLazyObject(Named),
    "put into words later": gettext_lazy("Today"),
    "many": ["<b>", 1],
}
TEMPLATES = {
    "alone": "{{ value }}",
    "in a macro": "{% macro one(v) %}<p>{{ v }}</p>{% endmacro %}{{ one(value) }}",
    "in a block": "{% set kept %}<p>{{ value }}</p>{% endset %}{{ kept }}",
    "in a condition": "{% if 1 %}{{ value if value else '<no>' }}{% endif %}",
    "in a filter": "{% filter upper %}{{ value }}{% endfilter %}",
    "put together": "{{ value ~ '<i>' }}",
    "where nothing is escaped": "{% autoescape false %}{{ value }}{% endautoescape %}",
}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_it_is_shown_as_jinja_shows_it(value, template):
    known = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    ours = environment(autoescape=True).from_string(template).render(value=value)
    assert ours == known.from_string(template).render(value=value)


def test_texts_are_escaped_the_quick_way():
    assert escape_text is not markupsafe.escape, "MarkupSafe has none any more"
    assert type(escape_text("<b>")) is str and escape_text("<b>") == "&lt;b&gt;"
