"""How well signals are found among the sentences kept apart, with how sure that is.

Shares come with Wilson's interval, areas under the curve with one drawn from 1,000 resamplings;
both hold 95 of 100.
"""

import math
import random
from dataclasses import dataclass

from .found import LEVELS

SEED, DRAWS = 9, 1000
Z = 1.96
URGENT = ("explicit", "veiled", "danger")
TALK = ("ordinary", "past", "quoting", "support")
# What we want of the figures: at least this, or at most.
AT_LEAST = {
    "explicit, at red or crisis": 0.98,
    "veiled, at amber or above": 0.75,
    "danger, at amber or above": 0.85,
    "sourcing, area under the curve": 0.95,
    "cure, area under the curve": 0.95,
    "hostile, area under the curve": 0.90,
}
AT_MOST = {
    "not urgent, at red or crisis": 0.03,
    "ordinary talk, at amber or above": 0.10,
    "pain idioms, at amber or above": 0.05,
    "supportive replies, marked hostile": 0.03,
}


@dataclass(frozen=True)
class Figure:
    """A share or an area, `value`, surely between `low` and `high`; `of` so many texts."""

    name: str
    value: float
    low: float
    high: float
    of: int

    def holds(self):
        """Whether it is what we want of it; None where we want nothing in particular."""
        if self.name in AT_LEAST:
            return self.value >= AT_LEAST[self.name]
        return self.value <= AT_MOST[self.name] if self.name in AT_MOST else None


def figures(rows, found):
    """All figures, in order, for rows with their labels and what was found in each."""

    def share(name, sorts, says):
        asked = [says(one) for row, one in zip(rows, found, strict=True) if row["sort"] in sorts]
        return shared(name, sum(asked), len(asked))

    not_urgent = {row["sort"] for row in rows} - set(URGENT)
    yield share("explicit, at red or crisis", ("explicit",), at_least("red"))
    yield share("not urgent, at red or crisis", not_urgent, at_least("red"))
    yield share("veiled, at amber or above", ("veiled",), at_least("amber"))
    yield share("danger, at amber or above", ("danger",), at_least("amber"))
    yield share("ordinary talk, at amber or above", TALK, at_least("amber"))
    yield share("pain idioms, at amber or above", ("idiom",), at_least("amber"))
    yield share("for somebody else, at amber or above", ("for-another",), at_least("amber"))
    yield share("supportive replies, marked hostile", ("support",), lambda one: is_hostile(one))
    for kind in ("sourcing", "dosing", "cure", "hostile", "self_harm", "danger"):
        yield area(f"{kind}, area under the curve", kind, rows, found)


def at_least(level):
    return lambda one: LEVELS.index(one.level) >= LEVELS.index(level)


def is_hostile(one):
    return "hostile" in one.kinds


def shared(name, count, of):
    if not of:
        return Figure(name, math.nan, math.nan, math.nan, 0)
    value = count / of
    middle, spread = value + Z * Z / (2 * of), value * (1 - value) / of + Z * Z / (4 * of * of)
    low, high = ((middle + sign * Z * math.sqrt(spread)) / (1 + Z * Z / of) for sign in (-1, 1))
    return Figure(name, value, max(0.0, low), min(1.0, high), of)


def area(name, kind, rows, found):
    scored = [(one.score[kind], row["kind"] == kind) for row, one in zip(rows, found, strict=True)]
    yes = [score for score, is_one in scored if is_one]
    no = [score for score, is_one in scored if not is_one]
    chance = random.Random(SEED)
    drawn = sorted(
        under(chance.choices(yes, k=len(yes)), chance.choices(no, k=len(no))) for _ in range(DRAWS)
    )
    low, high = drawn[round(DRAWS * 0.025)], drawn[round(DRAWS * 0.975) - 1]
    return Figure(name, under(yes, no), low, high, len(yes))


def under(yes, no):
    """How often one of `yes` has a higher score than one of `no`; equal ones count half."""
    import numpy

    ordered = numpy.sort(numpy.array(no))
    below = numpy.searchsorted(ordered, yes, side="left")
    not_above = numpy.searchsorted(ordered, yes, side="right")
    return float((below + not_above).sum() / (2 * len(yes) * len(no)))
