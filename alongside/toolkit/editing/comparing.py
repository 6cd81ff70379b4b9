"""How two texts of one card differ: part by part, line by line, in words and marks."""

from dataclasses import dataclass
from datetime import date

from alongside.groups.agreeing.differences import Line, differences
from alongside.ui.times import long_date

from ..labels import EFFORT_MEANS, GRADES, TOPICS
from .forms import FLAGS, CardForm
from .lines import lines_of

LABELS = {
    "topics": TOPICS,
    "effort": {str(key): label for key, label in EFFORT_MEANS.items()},
    "flag": FLAGS,
    "grade": GRADES,
}


@dataclass(frozen=True)
class Part:
    """A part of a card that differs: what it is called, and its lines, as differences.py pairs."""

    label: str
    lines: list[Line]


def compare(before, now):
    """[Part] that differ between two texts, each as `lines.typed` or a form gives them."""
    fields = {name: one for name, one in CardForm.base_fields.items() if name in before}
    pairs = {name: (read(name, before), read(name, now)) for name in fields}
    return [
        Part(fields[name].label, differences(old, new))
        for name, (old, new) in pairs.items()
        if old != new
    ]


def read(name, text):
    """The lines of one part, as people read it."""
    value = text.get(name) or ""
    if name in LABELS:
        chosen = value if isinstance(value, list) else [value]
        return [str(LABELS[name].get(one, one)) for one in chosen]
    if name == "review_by":
        return lines_of(day(str(value)))
    return lines_of(str(value))


def day(value):
    """A date in words; what is none stays as it was typed."""
    try:
        return long_date(date.fromisoformat(value))
    except ValueError:
        return value
