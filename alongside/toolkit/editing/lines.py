"""The text of a card as somebody writes it in a form, field by field, and back again."""

from dataclasses import astuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..describing import STEP

BETWEEN = " | "  # Between the parts of a source.
LINES = ("helps", "said", "care")


def typed(card, every):
    """{name in the form: text or choice} of a card; `every` knows the titles of those it names."""
    words = {name: getattr(card, name) for name in ("title", "what", "in_bed", "shows")}
    words |= {name: getattr(card, name) for name in ("shows_not", "flag", "grade")}
    words |= {name: "\n".join(getattr(card, name)) for name in LINES}
    sources = (BETWEEN.join(map(str, astuple(source))) for source in card.sources)
    return words | {
        "topics": list(card.topics),
        "effort": str(card.effort),
        "minutes": str(card.minutes),
        "steps": STEP.sub("", card.body),
        "sources": "\n".join(sources),
        "see": "\n".join(every[slug].title for slug in card.see if slug in every),
        "review_by": card.review_by.isoformat(),
    }


def lines_of(text):
    """The lines of a text in which there is something, each without the space around it."""
    return [line for line in map(str.strip, text.splitlines()) if line]


def one_line(text):
    return " ".join(text.split())


def numbered(text):
    """The steps as a card has them: a line each, with their numbers, whoever typed those."""
    steps = [one_line(STEP.sub("", line)) for line in lines_of(text)]
    return "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))


def cited(text):
    """[[authors, year, title, where it was published, where it is found]], from a line each."""
    return [source(number, line) for number, line in enumerate(lines_of(text), start=1)]


def source(number, line):
    parts = [part.strip() for part in line.split(BETWEEN.strip())]
    if len(parts) != 5 or not all(parts):
        raise ValidationError(
            _(
                "Line %(number)s does not have its five parts: who wrote it | the year | its "
                "title | where it was published | its DOI, its number or its address."
            ),
            params={"number": number},
        )
    if not (parts[1].isascii() and parts[1].isdigit() and len(parts[1]) == 4):
        why = _("Line %(number)s: the year is four digits, such as 2021.")
        raise ValidationError(why, params={"number": number})
    return [parts[0], int(parts[1]), *parts[2:]]


def named(text, slugs):
    """The slugs of the cards whose titles these are; `slugs` is {title in small letters: slug}."""
    titles = lines_of(text)
    for title in titles:
        if title.casefold() not in slugs:
            why = _("There is no other card called “%(title)s”.")
            raise ValidationError(why, params={"title": title})
    return list(dict.fromkeys(slugs[title.casefold()] for title in titles))
