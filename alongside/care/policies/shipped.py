"""The policies that Alongside brings along: read once from files, refused if they lack something.

A policy is a Markdown file in texts/. Between two lines of `+++` stand its dates and sources, as
TOML; below them what people read, with headings, lists and plain paragraphs.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.toolkit.describing import LANGUAGE
from alongside.toolkit.shipped import MATTER

HERE = Path(__file__).resolve().parent / "texts"
# For so long a text is taken to hold; then somebody looks it over again.
HOLDS_FOR = timedelta(days=183)

# What they are called, in the order in which they are read. The key is part of the address.
TITLES = {
    "what-we-talk-about": _("What we talk about"),
    "not-an-emergency-service": _("Not an emergency service"),
    "confidentiality": _("The limits of confidentiality"),
    "medicines": _("Medicines"),
    "treatments-and-cures": _("Treatments and cures"),
    "after-a-screenshot": _("If something of yours is shown elsewhere"),
    "a-breach": _("If somebody got at what is kept here"),
    "a-request-by-the-law": _("If the law asks for something of yours"),
}
FIELDS = {"reviewed": date, "review_by": date, "sources": list}


class BadPolicy(ImproperlyConfigured):
    """A policy that must not be shown, and what it lacks."""


@dataclass(frozen=True)
class Shipped:
    """A policy as it comes with Alongside."""

    body: str
    reviewed: date
    review_by: date
    sources: tuple[str, ...]

    language = LANGUAGE

    @property
    def is_past_review(self):
        return timezone.localdate() > self.review_by


@cache
def all_shipped():
    """{key: Shipped}, in the order of TITLES. BadPolicy names the file and what is wrong."""
    found = {path.stem for path in HERE.glob("*.md")}
    if found != TITLES.keys():
        raise BadPolicy(f"Texts and titles differ: {', '.join(sorted(found ^ TITLES.keys()))}.")
    return {key: read(key, (HERE / f"{key}.md").read_text("utf-8")) for key in TITLES}


def read(key, text):
    """The Shipped of one file, or a BadPolicy."""
    matter = MATTER.match(text)
    if not matter:
        raise BadPolicy(f"{key}: a policy begins with +++, its fields, +++ and then its words.")
    try:
        fields = tomllib.loads(matter[1])
    except tomllib.TOMLDecodeError as error:
        raise BadPolicy(f"{key}: its fields are not TOML: {error}.") from error
    if fields.keys() != FIELDS.keys() or any(
        type(fields[one]) is not FIELDS[one] for one in FIELDS
    ):
        raise BadPolicy(f"{key}: it has the fields {', '.join(FIELDS)}, and no other.")
    if not fields["reviewed"] < fields["review_by"] <= fields["reviewed"] + HOLDS_FOR:
        raise BadPolicy(f"{key}: review_by comes after reviewed, by half a year at most.")
    if not matter[2].strip() or not fields["sources"]:
        raise BadPolicy(f"{key}: it has words, and at least one source.")
    sources = tuple(fields["sources"])
    return Shipped(matter[2].strip(), fields["reviewed"], fields["review_by"], sources)
