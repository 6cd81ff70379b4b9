"""The practices: read once from their files, and refused where they lack something.

A practice is a TOML file in `content/`. Its cautions, its grade and its sources are those of the
strategy card it goes with, so that nobody corrects the one and forgets the other. A step is words
and seconds; or `turns`, words that take turns for so many `times`, such as breathing in and out.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from .. import cards
from ..checking import OLDEST_READER, dates
from ..describing import Card
from ..reading_age import reading_age
from ..refusals import forbidden
from ..shipped import shipped_cards

HERE = Path(__file__).resolve().parent / "content"
# What a practice has besides its steps.
FIELDS = {
    "title": str,
    "card": str,
    "what": str,
    "reviewed": date,
    "review_by": date,
    "signed_by": str,
}
LONGEST = 20 * 60  # Seconds, all in all.
LONGEST_STEP = 5 * 60


class BadPractice(ImproperlyConfigured):
    """A practice that must not be shown, and what it lacks."""


@dataclass(frozen=True)
class Part:
    """Words, and for how many seconds they stand."""

    say: str
    seconds: int


@dataclass(frozen=True)
class Step:
    """One part, or some that take turns; all of it so many times."""

    parts: tuple[Part, ...]
    times: int = 1

    @property
    def seconds(self):
        return self.times * sum(part.seconds for part in self.parts)

    @property
    def minutes(self):
        """About how many, for a step that lasts as long as that; none for a short one."""
        return round(self.seconds / 60)


@dataclass(frozen=True)
class Practice:
    """A practice as people go through it."""

    slug: str
    title: str
    card: Card
    what: str
    steps: tuple[Step, ...]
    reviewed: date
    review_by: date
    signed_by: str

    @property
    def minutes(self):
        return max(1, round(sum(step.seconds for step in self.steps) / 60))

    @property
    def breathes(self):
        """Whether a part of it takes turns, which a shape can go along with."""
        return any(step.times > 1 for step in self.steps)

    @property
    def is_past_review(self):
        return timezone.localdate() > min(self.review_by, self.card.review_by)

    @property
    def words(self):
        """All that is said in it but its title, a thought a line."""
        return "\n".join((self.what, *(part.say for step in self.steps for part in step.parts)))


@cache
def all_practices():
    """{slug: Practice}, the shortest first. BadPractice names the file and what is wrong."""
    of_cards = shipped_cards()
    found = [read(path.stem, path.read_text("utf-8"), of_cards) for path in HERE.glob("*.toml")]
    found.sort(key=lambda practice: (practice.minutes, practice.title))
    return {practice.slug: practice for practice in found}


def practices_here():
    """The same, each with its card as people read it here."""
    every = cards.all_cards()
    return {slug: replace(one, card=every[one.card.slug]) for slug, one in all_practices().items()}


def practice_of(card):
    """The practice that takes somebody through this card, or None."""
    found = (one for one in all_practices().values() if one.card.slug == card.slug)
    return next(found, None)


def read(slug, text, cards):
    """The Practice of one file, or a BadPractice."""
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPractice(f"{slug}: it is not TOML: {error}.") from error
    steps = fields.pop("steps", None)
    if wrong := [*shape(fields), *shape_of_steps(steps)]:
        raise BadPractice(f"{slug}: {' '.join(wrong)}")
    if wrong := [*dates(fields["reviewed"], fields["review_by"]), *card_of(fields, cards)]:
        raise BadPractice(f"{slug}: {' '.join(wrong)}")
    fields["card"] = cards[fields["card"]]
    practice = Practice(slug=slug, steps=tuple(map(step, steps)), **fields)
    if wrong := [*forbidden(practice), *too_hard(practice), *too_long(practice)]:
        raise BadPractice(f"{slug}: {' '.join(wrong)}")
    return practice


def shape(fields):
    """Every field there and of its kind; only the signature may be empty."""
    for name in sorted(FIELDS.keys() ^ fields.keys()):
        yield f"{name} is missing." if name in FIELDS else f"{name} is not a field of a practice."
    for name in FIELDS.keys() & fields.keys():
        value = fields[name]
        if type(value) is not FIELDS[name]:
            yield f"{name} is not {value!r}."
        elif name != "signed_by" and isinstance(value, str) and not value.strip():
            yield f"{name} is empty."


def shape_of_steps(steps):
    if not isinstance(steps, list) or len(steps) < 3:
        yield "It has at least three steps."
        return
    for number, one in enumerate(steps, start=1):
        turns = one.get("turns", [one])
        allowed = {"turns", "times"} if "turns" in one else {"say", "seconds"}
        if one.keys() != allowed or not all(map(is_part, turns)):
            yield f"Step {number} is words and whole seconds, or turns of those and times."
        elif "times" in one and not (isinstance(one["times"], int) and 2 <= one["times"] <= 60):
            yield f"Step {number}: times is a whole number from 2 to 60."


def is_part(said):
    words, seconds = said.get("say"), said.get("seconds")
    is_said = isinstance(words, str) and words.strip() and said.keys() == {"say", "seconds"}
    return bool(is_said) and type(seconds) is int and 1 <= seconds <= LONGEST_STEP


def card_of(fields, cards):
    """Without a card, it would have no cautions and no grade."""
    if fields["card"] not in cards:
        yield f"card: {fields['card']!r} is not the name of a card."


def step(said):
    parts = said.get("turns", [said])
    return Step(tuple(Part(one["say"], one["seconds"]) for one in parts), said.get("times", 1))


def too_hard(practice):
    if (age := reading_age(practice.words)) > OLDEST_READER:
        yield f"Its reading age is {age}, and {OLDEST_READER} is the most."


def too_long(practice):
    if sum(step.seconds for step in practice.steps) > LONGEST:
        yield f"It takes longer than {LONGEST // 60} minutes."
