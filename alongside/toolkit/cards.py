"""The strategy cards: read once from their files, and refused where they lack something.

A card is a Markdown file in alongside/toolkit/cards/. Between two lines of `+++` stand its fields,
as TOML; below them its steps, as a numbered list. What a field may hold is in FIELDS, what it is
called in labels.py.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from . import markdown
from .labels import EFFORT, FLAGS, GRADES, TOPICS
from .reading_age import reading_age
from .refusals import forbidden
from .sources import all_sources

HERE = Path(__file__).resolve().parent / "cards"
LANGUAGE = "en-GB"  # Of the words on the cards; pages say so where they speak another.
MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.S)
STEP = re.compile(r"^\d+\. ", re.M)
SLUG = re.compile(r"[a-z]+(?:-[a-z]+)*")
OLDEST_READER = 13.0
LONGEST, LONGEST_OF_LITTLE_EFFORT = 60, 20  # Minutes.
# The longest that anybody may go without looking a card over again.
LONGEST_UNSEEN = timedelta(days=731)

# What each field is: one line of words, several lines, a number, a date.
FIELDS = {
    "title": str,
    "topics": list,
    "effort": int,
    "minutes": int,
    "what": str,
    "helps": list,
    "said": list,  # How people say what it is for: looked through, and never shown.
    "in_bed": str,
    "care": list,
    "flag": str,
    "grade": str,
    "shows": str,
    "shows_not": str,
    "sources": list,
    "see": list,
    "reviewed": date,
    "review_by": date,
    "signed_by": str,
}
# A card for which nobody has signed says so; one that follows from practice has no study to name.
MAY_BE_EMPTY = {"signed_by", "sources"}
KINDS = {str: "words", list: "a list", int: "a whole number", date: "a date"}


class BadCard(ImproperlyConfigured):
    """A card that must not be shown, and what it lacks."""


@dataclass(frozen=True)
class Card:
    """A strategy as people read it. `topics[0]` is where it stands; `sources` are Sources."""

    slug: str
    title: str
    topics: tuple[str, ...]
    effort: int
    minutes: int
    what: str
    helps: tuple[str, ...]
    said: tuple[str, ...]
    in_bed: str
    care: tuple[str, ...]
    flag: str
    grade: str
    shows: str
    shows_not: str
    sources: tuple
    see: tuple[str, ...]
    reviewed: date
    review_by: date
    signed_by: str
    body: str

    @cached_property
    def steps(self):
        return markdown.render(self.body)

    @property
    def is_past_review(self):
        return timezone.localdate() > self.review_by

    @property
    def words(self):
        """All that is said on it but its title and its sources, a thought a line."""
        steps = STEP.sub("", self.body)
        parts = (self.what, *self.helps, steps, self.in_bed, *self.care, self.shows, self.shows_not)
        return "\n".join(parts)


@cache
def all_cards():
    """{slug: Card}, by topic and then by title. BadCard names the file and what is wrong."""
    sources = all_sources()
    found = [read(path.stem, path.read_text("utf-8"), sources) for path in HERE.glob("*.md")]
    order = list(TOPICS)
    found.sort(key=lambda card: (order.index(card.topics[0]), card.effort, card.title))
    cards = {card.slug: card for card in found}
    for card in found:
        if lost := [slug for slug in card.see if slug not in cards or slug == card.slug]:
            raise BadCard(f"{card.slug}: see names no other card: {', '.join(lost)}.")
    return cards


def read(slug, text, sources):
    """The Card of one file, or a BadCard."""
    matter = MATTER.match(text)
    if not matter:
        raise BadCard(f"{slug}: a card begins with +++, its fields, +++ and then its steps.")
    try:
        fields = tomllib.loads(matter[1])
    except tomllib.TOMLDecodeError as error:
        raise BadCard(f"{slug}: its fields are not TOML: {error}.") from error
    body = matter[2].strip()
    if wrong := [*shape(slug, fields), *steps(body)]:
        raise BadCard(f"{slug}: {' '.join(wrong)}")
    if wrong := [*choices(fields, sources), *dates(fields), *honesty(fields)]:
        raise BadCard(f"{slug}: {' '.join(wrong)}")
    plain = {
        name: tuple(value) if FIELDS[name] is list else value for name, value in fields.items()
    }
    plain["sources"] = tuple(sources[key] for key in fields["sources"])
    card = Card(slug=slug, body=body, **plain)
    if wrong := [*forbidden(card), *too_hard(card)]:
        raise BadCard(f"{slug}: {' '.join(wrong)}")
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


def steps(body):
    """At least three, numbered from one."""
    numbers = [int(found.split(".")[0]) for found in STEP.findall(body)]
    if len(numbers) < 3 or numbers != list(range(1, len(numbers) + 1)):
        yield "Its steps are a list, numbered from 1, of at least three."


def choices(fields, sources):
    for name, allowed in (("topics", TOPICS), ("sources", sources)):
        for one in fields[name]:
            if one not in allowed:
                yield f"{name}: {one!r} is not known."
    for name, allowed in (("effort", EFFORT), ("flag", FLAGS), ("grade", GRADES)):
        if fields[name] not in allowed:
            yield f"{name} is one of {', '.join(map(str, allowed))}."
    longest = LONGEST if fields["effort"] == 3 else LONGEST_OF_LITTLE_EFFORT
    if not 1 <= fields["minutes"] <= longest:
        yield f"minutes is how long one go takes, from 1 to {longest} here."


def dates(fields):
    reviewed, review_by = fields["reviewed"], fields["review_by"]
    if not reviewed < review_by <= reviewed + LONGEST_UNSEEN:
        yield "review_by comes after reviewed, by two years at most."


def honesty(fields):
    """A grade above weak needs a source; a card about medicines is for clinicians."""
    if fields["grade"] != "C" and not fields["sources"]:
        yield "A grade other than C needs a source."
    if "medicines" in fields["topics"] and fields["flag"] != "clinician":
        yield "A card about medicines has the flag clinician."


def too_hard(card):
    if (age := reading_age(card.words)) > OLDEST_READER:
        yield f"Its reading age is {age}, and {OLDEST_READER} is the most."
