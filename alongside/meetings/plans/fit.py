"""Whether a plan fits: the minutes it needs for so many people, and what could go.

Plain Python: what comes in are steps, what goes out are numbers and changes. The seconds are what
we take for true, said openly in docs/facilitating.md.
"""

import math
from dataclasses import dataclass, replace

# Seconds that one person's turn takes in each place, with the moment in which it is handed on.
# Typing is slow: with sore hands about a dozen words of one's own a minute, and the others still
# have to read them. tests/meetings/rehearsing/test_typing.py has the sum, and where it is from.
TURNS = {
    "writing": {"sentence": 95, "story": 300, "written": 45, "few": 40},
    "mixed": {"sentence": 80, "story": 240, "written": 60, "few": 38},
    "call": {"sentence": 70, "story": 165, "written": 70, "few": 35},
    "room": {"sentence": 60, "story": 150, "written": 60, "few": 30},
}
# How long people say something in a step of this kind. Where only those speak who would like to,
# most pass, and that is quick.
LENGTHS = {
    "round": "story",
    "check-in": "sentence",
    "small-step": "sentence",
    "closing": "sentence",
    "together": "written",
    "follow-up": "few",
    "floor": "few",
}
OPENING_A_ROUND = 60  # Seconds, to read the question out and to thank at the end.
WRITING_TOGETHER = 240  # Seconds in which everybody writes.
MOST_PEOPLE = 30

# What can go first. Whatever is not here is looked at last.
LEAST_FIRST = (
    *("unwind", "open-floor", "open-floor-evenly", "floor", "follow-up", "comfort", "grounding"),
    *("spark", "words", "practice"),
    *("break", "small-step", "agreement", "opening", "doors", "closing", "together", "round"),
    *("check-in",),
)
NEVER_DROPPED = ("doors", "closing")


@dataclass(frozen=True)
class Change:
    """What a proposal does with the step at this place: `to` is minutes, or None where it goes."""

    number: int
    before: int
    to: int | None


@dataclass(frozen=True)
class Fit:
    """The minutes that a plan needs, those there are, and what would make it fit.

    `after` is what it needs then; where that is still too long, nothing we could propose is enough.
    """

    needs: int
    has: int
    changes: tuple[Change, ...] = ()
    after: int = 0

    @property
    def fits(self):
        return self.needs <= self.has

    @property
    def can_fit(self):
        return self.after <= self.has


def needed(step, people, place):
    """The minutes that this step takes with so many people in such a place."""
    if not step.is_round:
        return step.minutes
    turns = TURNS[place]
    length = LENGTHS[step.kind]
    if step.brief:
        length = min(length, "sentence", key=turns.get)
    seconds = OPENING_A_ROUND + people * turns[length]
    if step.kind == "together":
        seconds += WRITING_TOGETHER
    return math.ceil(seconds / 60)


def total(steps, people, place):
    return sum(needed(step, people, place) for step in steps)


def shortened(step, people, place):
    """The step as its fallback says: with fewer minutes, None where it is dropped.

    It is the same step where its fallback saves nothing.
    """
    if step.short == "drop":
        return step if step.kind in NEVER_DROPPED else None
    if step.short == "keep":
        return step
    shorter = replace(step, minutes=min(step.short, step.minutes), brief=step.is_round)
    saves = needed(shorter, people, place) < needed(step, people, place)
    return shorter if saves else step


def look(steps, people, place, has):
    """The Fit of these steps: how long they take, and which fallbacks would make them fit."""
    needs = total(steps, people, place)
    if needs <= has:
        return Fit(needs, has, after=needs)
    taken = {}
    left = needs
    for number in least_first(steps):
        if left <= has:
            break
        saved = saving(steps[number], people, place)
        if saved:
            taken[number], left = saved, left - saved
    for number in reversed(list(taken)):  # What turned out not to be needed stays, most dear first.
        if left + taken[number] <= has:
            left += taken.pop(number)
    changes = tuple(change(n, steps[n], people, place) for n in sorted(taken))
    return Fit(needs, has, changes, left)


def saving(step, people, place):
    after = shortened(step, people, place)
    return needed(step, people, place) - (needed(after, people, place) if after else 0)


def least_first(steps):
    """The places of the steps, least important first; of two alike, the later one."""
    order = {kind: rank for rank, kind in enumerate(LEAST_FIRST)}
    places = range(len(steps))
    return sorted(places, key=lambda n: (order.get(steps[n].kind, len(order)), -n))


def change(number, step, people, place):
    after = shortened(step, people, place)
    before = needed(step, people, place)
    return Change(number, before, needed(after, people, place) if after else None)


def apply(steps, fit, people, place):
    """The steps with what was proposed, and with the minutes that each of them really needs."""
    chosen = {change.number for change in fit.changes}
    kept = [
        shortened(step, people, place) if number in chosen else step
        for number, step in enumerate(steps)
    ]
    return [replace(step, minutes=needed(step, people, place)) for step in kept if step]
