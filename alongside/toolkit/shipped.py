"""The cards that come with Alongside: read once from files, refused where they lack something.

A card is a Markdown file in alongside/toolkit/cards/. Between two lines of `+++` stand its fields,
as TOML; below them its steps, as a numbered list. What a field may hold is in describing.FIELDS,
what it is called in labels.py.
"""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from .checking import wrong_with
from .describing import FIELDS, LISTS, MAY_BE_EMPTY, Card
from .labels import EFFORT, FLAGS, GRADES, TOPICS
from .sources import all_sources

HERE = Path(__file__).resolve().parent / "cards"
MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.S)
SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")
KINDS = {str: "words", list: "a list", int: "a whole number", date: "a date"}


class BadCard(ImproperlyConfigured):
    """A card that must not be shown, and what it lacks."""


@cache
def shipped_cards():
    """{slug: Card}, in their order. BadCard names the file and what is wrong."""
    sources = all_sources()
    found = [read(path.stem, path.read_text("utf-8"), sources) for path in HERE.glob("*.md")]
    cards = in_order(found)
    for card in found:
        if lost := [slug for slug in card.see if slug not in cards or slug == card.slug]:
            raise BadCard(f"{card.slug}: see names no other card: {', '.join(lost)}.")
    return cards


def in_order(found):
    """{slug: Card} of these: by topic, then by effort and title."""
    order = list(TOPICS)
    found = sorted(found, key=lambda one: (order.index(one.topics[0]), one.effort, one.title))
    return {card.slug: card for card in found}


def read(slug, text, sources):
    """The Card of one file, or a BadCard."""
    matter = MATTER.match(text)
    if not matter:
        raise BadCard(f"{slug}: a card begins with +++, its fields, +++ and then its steps.")
    try:
        fields = tomllib.loads(matter[1])
    except tomllib.TOMLDecodeError as error:
        raise BadCard(f"{slug}: its fields are not TOML: {error}.") from error
    if wrong := [*shape(slug, fields)] or [*choices(fields, sources)]:
        raise BadCard(f"{slug}: {' '.join(wrong)}")
    plain = {name: tuple(value) if name in LISTS else value for name, value in fields.items()}
    plain["sources"] = tuple(sources[key] for key in fields["sources"])
    card = Card(slug=slug, body=matter[2].strip(), **plain)
    if wrong := wrong_with(card):
        raise BadCard(f"{slug}: {' '.join(why for _field, why in wrong)}")
    return card


def shape(slug, fields):
    """Every field there, of its kind, and not empty."""
    if not SLUG.fullmatch(slug):
        yield "Its file is named with small letters and hyphens."
    for name in sorted(FIELDS.keys() - fields.keys()):
        yield f"{name} is missing."
    for name in sorted(fields.keys() - FIELDS.keys()):
        yield f"{name} is not a field of a card."
    for name in FIELDS.keys() & fields.keys():
        value, kind = fields[name], FIELDS[name]
        if type(value) is not kind:
            yield f"{name} is {KINDS[kind]}, not {value!r}."
        elif kind is list and not all(isinstance(one, str) and one.strip() for one in value):
            yield f"{name} holds lines of words."
        elif name not in MAY_BE_EMPTY and not (value.strip() if kind is str else value):
            yield f"{name} is empty."


def choices(fields, sources):
    for name, allowed in (("topics", TOPICS), ("sources", sources)):
        for one in fields[name]:
            if one not in allowed:
                yield f"{name}: {one!r} is not known."
    for name, allowed in (("effort", EFFORT), ("flag", FLAGS), ("grade", GRADES)):
        if fields[name] not in allowed:
            yield f"{name} is one of {', '.join(map(str, allowed))}."
