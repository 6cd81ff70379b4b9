"""What the library ships with: resources and research made plain, read once from their files.

What lacks something is refused, and Alongside does not start: nobody reads a promise without its
limits. `resources.toml` holds a table for each resource, `research/` a file for each paper.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from alongside.lib.topics import TOPICS

from .addresses import AddressRefused, checked
from .describing import FIELDS, MAY_BE_EMPTY, Description
from .labels import EVIDENCE, KINDS, LANGUAGES

HERE = Path(__file__).resolve().parent / "content"
LOOKED_UP = date(2026, 11, 27)  # When the resources were looked up, all of them.
STAYS = timedelta(days=731)  # For so long at most without being looked over again.
OF_RESEARCH = {
    "title": str,
    "resource": str,
    "plain": list,
    "not_shown": str,
    "questions": list,
    "reviewed": date,
    "review_by": date,
    "signed_by": str,
}
QUESTIONS = 3


class BadContent(ImproperlyConfigured):
    """A resource or a paper that must not be shown, and what it lacks."""


@dataclass(frozen=True)
class Paper:
    """One paper, told plainly, with three questions for a group to talk about."""

    slug: str
    title: str
    resource: Description
    plain: tuple[str, ...]
    not_shown: str
    questions: tuple[str, ...]
    reviewed: date
    review_by: date
    signed_by: str

    @property
    def is_past_review(self):
        return timezone.localdate() > self.review_by

    @property
    def words(self):
        return "\n".join((*self.plain, self.not_shown, *self.questions))


@cache
def all_shipped():
    """{slug: Description} in the order of the file."""
    return read_resources((HERE / "resources.toml").read_text("utf-8"))


@cache
def all_papers():
    """{slug: Paper} by title."""
    files = (HERE / "research").glob("*.toml")
    found = [read_paper(path.stem, path.read_text("utf-8"), all_shipped()) for path in files]
    return {paper.slug: paper for paper in sorted(found, key=lambda paper: paper.title)}


def read_resources(text):
    found = {}
    for slug, fields in tomllib.loads(text).items():
        if wrong := [*shape(fields, FIELDS, MAY_BE_EMPTY)]:
            raise BadContent(f"{slug}: {' '.join(wrong)}")
        if wrong := [*choices(fields)]:
            raise BadContent(f"{slug}: {' '.join(wrong)}")
        fields["topics"] = tuple(fields["topics"])
        found[slug] = Description(key=slug, review_by=LOOKED_UP + STAYS, **fields)
    return found


def read_paper(slug, text, resources):
    fields = tomllib.loads(text)
    if wrong := [*shape(fields, OF_RESEARCH, {"signed_by"})]:
        raise BadContent(f"{slug}: {' '.join(wrong)}")
    if fields["resource"] not in resources:
        raise BadContent(f"{slug}: {fields['resource']!r} is no resource of ours.")
    if len(fields["questions"]) != QUESTIONS:
        raise BadContent(f"{slug}: it has three questions for the group.")
    if not fields["reviewed"] < fields["review_by"] <= fields["reviewed"] + STAYS:
        raise BadContent(f"{slug}: review_by comes after reviewed, by two years at most.")
    fields["resource"] = resources[fields["resource"]]
    lists = {name: tuple(fields[name]) for name in ("plain", "questions")}
    return Paper(slug=slug, **fields | lists)


def shape(fields, kinds, may_be_empty):
    """Every field there, of its kind, and not empty."""
    for name in sorted(kinds.keys() ^ fields.keys()):
        yield f"{name} is missing." if name in kinds else f"{name} is no field of it."
    for name in kinds.keys() & fields.keys():
        value, kind = fields[name], kinds[name]
        if type(value) is not kind:
            yield f"{name} is not {value!r}."
        elif kind is list and not all(isinstance(one, str) and one.strip() for one in value):
            yield f"{name} holds lines of words."
        elif name not in may_be_empty and not (value.strip() if kind is str else value):
            yield f"{name} is empty."


def choices(fields):
    for topic in fields["topics"]:
        if topic not in TOPICS:
            yield f"topics: {topic!r} is not known."
    for name, allowed in (("kind", KINDS), ("evidence", EVIDENCE), ("language", LANGUAGES)):
        if fields[name] not in allowed:
            yield f"{name} is one of {', '.join(allowed)}."
    if fields["address"]:
        try:
            checked(fields["address"])
        except AddressRefused as refused:
            yield f"address: {refused.why}."
