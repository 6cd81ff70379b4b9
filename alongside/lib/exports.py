"""What an app says of somebody to themselves: in sections, counted before anything is opened.

An app's `privacy.py` gives them: `export(person)` is a list of sections. They hold what the person
wrote, chose and did. Others are there by reference only ("a story of somebody else’s"): never with
a word of theirs, nor a name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet


@dataclass(frozen=True)
class Entry:
    """One thing: what it is, when it was, in which group; small answers; and one's own words."""

    what: str
    when: datetime | date | None = None
    where: str = ""
    words: str = ""
    facts: dict[str, object] = field(default_factory=dict)

    def as_data(self):
        """The same as JSON can hold it, without what is empty."""
        told = {
            "what": str(self.what),
            "when": self.when and plain(self.when),
            "where": str(self.where),
            "facts": {str(label): plain(answer) for label, answer in self.facts.items()},
            "words": self.words,
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True)
class Section:
    """Everything of one kind. `name` stands in the data and never changes.

    `tell(row)` gives the Entry of a row; with `only_counted`, `tell(number)` gives the one of all.
    """

    name: str
    title: str
    rows: QuerySet
    tell: Callable
    only_counted: bool = False

    def count(self):
        return self.rows.count()

    def entries(self):
        """The section's entries, opened all at once."""
        if self.only_counted:
            number = self.count()
            return [self.tell(number)] if number else []
        opened = self.rows.opened() if hasattr(self.rows, "opened") else self.rows
        return [self.tell(row) for row in opened]


def plain(answer):
    return answer.isoformat() if isinstance(answer, date) else str(answer)


def facts(*said):
    """{label: answer} of those (label, answer) in which there is an answer."""
    return {label: answer for label, answer in said if answer not in (None, "")}
