"""People's plain words as HTML: paragraphs and line breaks, and nothing else they might contain."""

import re
from hashlib import blake2b

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from markupsafe import Markup, escape

PARAGRAPH = re.compile(r"\n\s*\n")
IN_BRACKETS = re.compile(r"\([^)]*\)")  # Said beside a name, and no part of it.


def paragraphs(text):
    """Escaped `<p>`s. Each stands by itself, so that a mark which turns the reading direction
    ends with the paragraph it is in."""
    found = [str(escape(part.strip("\n"))) for part in PARAGRAPH.split(text) if part.strip()]
    lines = [part.replace("\n", "<br>") for part in found]
    return Markup("".join([f'<p dir="auto">{line}</p>' for line in lines]))


def beginning(text, most=140):
    """The first words of a text, to know it by in a list; None where it cannot be opened."""
    if text is None:
        return ""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[:most].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def name_of(person):
    """What an author is called, on whatever they wrote."""
    return person.called if person else _("someone who has left")


def comma():
    """What stands between the parts of a list; not every script has this one."""
    return pgettext("between the parts of a list", ", ")


def initials(name):
    """One letter or two that stand in somebody's mark: "QM" for Quiet Marguerite."""
    first, *more = IN_BRACKETS.sub("", name or "?").split() or ["?"]
    letters = [first[:1], more[-1][:1]] if more and more[-1][:1].isalpha() else [first[:1]]
    return "".join(letters).upper()


HUES, PATTERNS, SHAPES = 8, 4, 4


def drawn_from(name):
    """The classes of somebody's mark: always the same for the same name, kept and asked nowhere."""
    number = int.from_bytes(
        blake2b((name or "").casefold().encode(), digest_size=8).digest(), "big"
    )
    number, hue = divmod(number, HUES)
    number, pattern = divmod(number, PATTERNS)
    return f"hue-{hue} pattern-{pattern} shape-{number % SHAPES}"
