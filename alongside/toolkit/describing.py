"""A strategy card: what it says of something to try, with its cautions and how sure it is."""

import hashlib
import json
import re
from dataclasses import asdict, astuple, dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from . import markdown
from .sources import Source

LANGUAGE = "en-GB"  # Of the words on the cards; pages say so where they speak another.
STEP = re.compile(r"^\d+\. ", re.M)

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
LISTS = [name for name, kind in FIELDS.items() if kind is list]
DATES = [name for name, kind in FIELDS.items() if kind is date]
# What changes when a card is looked over and found good as it is.
OF_LOOKING = {*DATES, "signed_by"}


@dataclass(frozen=True)
class Card:
    """A strategy as people read it. `topics[0]` is where it stands; `sources` are Sources.

    `version` counts what was written here: 0 is the file that comes with Alongside. `is_alone`
    says that the one reviewer of this site signed it; `is_lost`, that what was signed here cannot
    be opened, and the file stands in for it. `signed_by` is None where that does not open.
    """

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
    signed_by: str | None
    body: str
    version: int = 0
    is_alone: bool = False
    is_lost: bool = False

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

    @property
    def says(self):
        """All that stands on it but who signed, as JSON can hold it."""
        told = asdict(self)
        kept = {name: told[name] for name in (*FIELDS, "body") if name != "signed_by"}
        kept["sources"] = [list(astuple(source)) for source in self.sources]
        return kept | {name: told[name].isoformat() for name in DATES}

    @property
    def digest(self):
        """A number for its words: the same as long as they are, whoever looked them over when."""
        words = {name: said for name, said in self.says.items() if name not in OF_LOOKING}
        text = json.dumps(words, sort_keys=True, default=list)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def card_of(base, says, **beside):
    """The Card that says this: the other way round to `Card.says`.

    `base` is the card as it ships. It has all fields that there are, also those that came later
    than what was written here.
    """
    said = {name: says.get(name, usual) for name, usual in base.says.items()}
    said |= {name: tuple(said[name]) for name in LISTS}
    said |= {name: date.fromisoformat(said[name]) for name in DATES}
    said["sources"] = tuple(Source(*source) for source in said["sources"])
    return Card(slug=base.slug, **said, **{"signed_by": "", **beside})
