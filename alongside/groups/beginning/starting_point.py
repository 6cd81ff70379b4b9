"""What a group can begin from: words, an agreement and a rhythm that its people then make theirs.

Chosen by a number, which is never given to another: an address must not tell what a group is about.
The themes are those people look for most; how many, how often and how long is what facilitators'
guides share (six to ten people, a fixed day, one hour). No trial has compared them, and none of
them promises anybody that pain gets less.
"""

from dataclasses import dataclass
from datetime import date

from ..agreeing.to_begin_with import to_begin_with


@dataclass(frozen=True)
class StartingPoint:
    """All of it can be changed before the group begins, and by the group afterwards."""

    number: int
    name: str
    purpose: str
    themes: tuple[str, ...]
    in_other_words: tuple[str, ...]
    format: str
    meets_on: int  # 0 is Monday.
    meets_at: str
    meets_every: int
    capacity: int
    questions: tuple[str, ...]
    # Sentences of the agreement besides those that every group begins with.
    agreed: tuple[str, ...]
    # For whoever begins it: what to think of first.
    note: str
    reviewed: date

    def as_form(self):
        """What the form for a new group begins with."""
        return {
            "name": str(self.name),
            "purpose": str(self.purpose),
            "themes": list(self.themes),
            "in_other_words": "\n".join(map(str, self.in_other_words)),
            "format": self.format,
            "meets_on": self.meets_on,
            "meets_at": self.meets_at,
            "meets_every": self.meets_every,
            "capacity": self.capacity,
            "questions": "\n".join(map(str, self.questions)),
            "agreement": "\n".join([to_begin_with(), *map(str, self.agreed)]),
        }
