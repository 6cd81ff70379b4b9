"""The plans that Alongside brings along: read once from files, refused if they lack something.

A plan is a Markdown file in content/. Between two lines of `+++` stand its fields, as TOML; below
them what to prepare, as a list. `phases` names its steps in order: each is one of common.toml, one
under `own`, or the first with the words of the second.
"""

import tomllib
from dataclasses import dataclass
from dataclasses import fields as fields_of
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from alongside.toolkit import markdown
from alongside.toolkit import sources as cited
from alongside.toolkit.checking import LONGEST_UNSEEN
from alongside.toolkit.describing import LANGUAGE
from alongside.toolkit.labels import GRADES
from alongside.toolkit.reading_age import reading_age
from alongside.toolkit.refusals import forbidden
from alongside.toolkit.shipped import MATTER, shipped_cards

from ..plan import Step
from .labels import SUBJECTS
from .wrong import LONGEST_PLAN, wrong_with

HERE = Path(__file__).resolve().parent / "content"
OLDEST_READER = 12.0
WEEKS = range(1, 9)

FIELDS = {
    "title": str,
    "subject": str,
    "week": int,  # Of the programme; 0 for an evening of its own.
    "what": str,
    "question": str,
    "cards": list,
    "home": str,
    "caution": str,
    "grade": str,
    "shows": str,
    "sources": list,
    "reviewed": date,
    "review_by": date,
    "signed_by": str,
    "phases": list,
}
MAY_BE_EMPTY = {"week", "signed_by", "sources"}


class BadPlan(ImproperlyConfigured):
    """A plan that must not be shown, and what it lacks."""


@dataclass(frozen=True)
class Template:
    """A plan to choose. `sources` are Sources, `cards` slugs of strategies, `steps` Steps."""

    slug: str
    title: str
    subject: str
    week: int
    what: str
    question: str
    cards: tuple[str, ...]
    home: str
    caution: str
    grade: str
    shows: str
    sources: tuple
    reviewed: date
    review_by: date
    signed_by: str
    steps: tuple[Step, ...]
    body: str

    language = LANGUAGE

    @property
    def minutes(self):
        return sum(step.minutes for step in self.steps)

    @property
    def is_past_review(self):
        return timezone.localdate() > self.review_by

    @cached_property
    def before(self):
        """What to prepare, as HTML."""
        return markdown.render(self.body)

    @property
    def words(self):
        """All that is said in it but its title and its sources, a thought a line."""
        own = (self.what, self.question, self.home, self.caution, self.shows, self.body)
        said = [getattr(s, name) for s in self.steps for name in WORDS if getattr(s, name)]
        return "\n".join((*own, *said)).replace("\n- ", "\n").removeprefix("- ")


WORDS = ("title", "purpose", "question", "script", "note")


@cache
def all_templates():
    """{slug: Template}: the programme by its weeks, then the rest by subject and title."""
    sources = {
        **cited.all_sources(),
        **cited.all_sources((HERE / "sources.toml").read_text("utf-8")),
    }
    common = tomllib.loads((HERE / "common.toml").read_text("utf-8"))
    found = [
        read(path.stem, path.read_text("utf-8"), common, sources) for path in HERE.glob("*.md")
    ]
    order = list(SUBJECTS)
    found.sort(key=lambda one: (order.index(one.subject), one.week, one.title))
    return {one.slug: one for one in found}


def read(slug, text, common, sources):
    """The Template of one file, or a BadPlan that says what is wrong with it."""
    matter = MATTER.match(text)
    if not matter:
        raise BadPlan(f"{slug}: a plan begins with +++, its fields, +++ and then what to prepare.")
    try:
        said = tomllib.loads(matter[1])
    except tomllib.TOMLDecodeError as error:
        raise BadPlan(f"{slug}: its fields are not TOML: {error}.") from error
    own, body = said.pop("own", {}), matter[2].strip()
    if wrong := [*shape(said), *choices(said, own, common, sources), *prepare(body)]:
        raise BadPlan(f"{slug}: {' '.join(wrong)}")
    steps = tuple(steps_of(said, own, common))
    del said["phases"]
    said |= {"cards": tuple(said["cards"]), "sources": tuple(sources[s] for s in said["sources"])}
    template = Template(slug=slug, body=body, steps=steps, **said)
    if wrong := [*order_of(template), *wrong_with(steps), *plainly(template)]:
        raise BadPlan(f"{slug}: {' '.join(map(str, wrong))}")
    return template


def shape(said):
    """Every field there, of its kind, and not empty."""
    for name in sorted(FIELDS.keys() ^ said.keys()):
        yield f"{name} is {'missing' if name in FIELDS else 'not a field of a plan'}."
    for name in FIELDS.keys() & said.keys():
        value, kind = said[name], FIELDS[name]
        if type(value) is not kind:
            yield f"{name} is {kind.__name__}, not {value!r}."
        elif name not in MAY_BE_EMPTY and not (value.strip() if kind is str else value):
            yield f"{name} is empty."


def choices(said, own, common, sources):
    """What is chosen from a list is on it. Nothing where a field has the wrong shape already."""
    if said.keys() != FIELDS.keys():
        return
    known = {"sources": sources, "cards": shipped_cards(), "phases": {**common, **own}}
    for name, allowed in known.items():
        for one in said[name]:
            if one not in allowed:
                yield f"{name}: {one!r} is not known."
    for name in sorted(own.keys() - set(said["phases"])):
        yield f"own.{name} is in no phase."
    for name, allowed in (("subject", SUBJECTS), ("grade", GRADES)):
        if said[name] not in allowed:
            yield f"{name} is one of {', '.join(allowed)}."
    if said["week"] not in (WEEKS if said["subject"] == "programme" else (0,)):
        yield "week is from 1 to 8 in the programme, and 0 elsewhere."
    if said["grade"] in ("A", "B") and not said["sources"]:
        yield "A grade above C needs a source."
    if not said["reviewed"] < said["review_by"] <= said["reviewed"] + LONGEST_UNSEEN:
        yield "review_by comes after reviewed, by two years at most."


def prepare(body):
    if sum(line.startswith("- ") for line in body.splitlines()) < 2:
        yield "What to prepare is a list, of two lines at least."


def steps_of(said, own, common):
    """Its steps, in order, with its own question, card and caution in their places."""
    words = {"question": said["question"], "home": said["home"], "caution": said["caution"]}
    words["card"] = said["cards"][0]
    for name in said["phases"]:
        given = {**common.get(name, {}), **own.get(name, {})}
        if strange := given.keys() - {field.name for field in fields_of(Step)}:
            raise BadPlan(f"{name}: {', '.join(sorted(strange))} is not of a step.")
        if type(given["minutes"]) is not int:
            raise BadPlan(f"{name}: minutes is int, not {given['minutes']!r}.")
        yield Step(**{key: filled(value, words) for key, value in given.items()})


def filled(value, words):
    if isinstance(value, str):
        for name, said in words.items():
            value = value.replace("{" + name + "}", said)
    return value


def order_of(template):
    """It asks its question in one of its steps, and shows its own strategy."""
    if template.question not in [step.question for step in template.steps]:
        yield "Its question is asked in none of its steps."
    if not {step.card for step in template.steps} & set(template.cards):
        yield "None of its steps shows its strategy."
    if strange := {step.card for step in template.steps if step.card} - shipped_cards().keys():
        yield f"No such card: {', '.join(strange)}."
    if template.minutes > LONGEST_PLAN:
        yield f"It takes {template.minutes} minutes, and {LONGEST_PLAN} is the most."


def plainly(template):
    """Nothing that may not be said, whoever says it; and easy to read."""
    yield from forbidden(template)
    if (age := reading_age(template.words)) > OLDEST_READER:
        yield f"Its reading age is {age}, and {OLDEST_READER} is the most."
