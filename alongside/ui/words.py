"""People's plain words as HTML: paragraphs and line breaks, and nothing else they might contain."""

import re

from django.utils.translation import pgettext
from markupsafe import Markup, escape

PARAGRAPH = re.compile(r"\n\s*\n")


def paragraphs(text):
    """Escaped `<p>`s. Each stands by itself, so that a mark which turns the reading direction
    ends with the paragraph it is in."""
    found = [part.strip("\n") for part in PARAGRAPH.split(text) if part.strip()]
    lines = (Markup("<br>").join(escape(line) for line in part.split("\n")) for part in found)
    return Markup("").join(Markup('<p dir="auto">{}</p>').format(line) for line in lines)


def beginning(text, most=140):
    """The first words of a text, to know it by in a list; None where it cannot be opened."""
    if text is None:
        return ""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[:most].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def comma():
    """What stands between the parts of a list; not every script has this one."""
    return pgettext("between the parts of a list", ", ")


def initial(name):
    """The letter that stands in somebody's mark."""
    return (name or "?").strip()[:1].upper()
