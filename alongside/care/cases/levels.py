"""How soon something is looked after: the levels, their clocks, and the order of the queue.

Plain Python. A level says how soon somebody should read, and nothing about a person.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ..hours.clock import due, staffed_between

LEVELS = ("green", "amber", "red", "crisis")
# Where a case comes from: somebody asked for it; a rule found words; a member raised a concern;
# somebody asked for support in a meeting; the first words of a newcomer; one of the few that are
# read although no rule found anything.
SOURCES = ("asked", "found", "concern", "support", "newcomer", "sample")
ASKED, FOUND, CONCERN, SUPPORT, NEWCOMER, SAMPLE = SOURCES
# Those that begin with somebody's own tap.
BY_THEMSELVES = (ASKED, CONCERN, SUPPORT)

# Staffed minutes until somebody should have said "I'll look after this".
CLOCKS = {"crisis": 15, "red": 120, "amber": 480, "green": 960}
# Whoever asks waits, with a page open before them; and the first words of somebody new are read
# before the daily sample of all others.
CLOCKS_OF_SOURCES = {ASKED: 15, NEWCOMER: 480}
# Of the time of its clock, how often somebody is called.
ROUNDS_A_CLOCK = 3
# Of what becomes more urgent no more than so many of its new clocks count as passed already: it is
# called for again and again before it is left to the queue.
MOST_PASSED = 4
NEVER = datetime.max.replace(tzinfo=UTC)
# Every so many places in the queue one is kept for what is neither crisis nor red.
KEPT_EVERY = 4


def higher(one, other):
    return max(one, other, key=LEVELS.index)


def minutes_of(level, source):
    return CLOCKS_OF_SOURCES.get(source, CLOCKS[level])


def patience(minutes):
    """How long somebody who is told of something new can take to look: a round of its clock.

    What somebody writes to the care team can be anything, so it waits no longer than red does.
    """
    return timedelta(minutes=min(minutes, CLOCKS["red"])) / ROUNDS_A_CLOCK


@dataclass(frozen=True)
class Waiting:
    """Something that nobody looks after yet."""

    id: int
    level: str
    source: str
    since: datetime

    @property
    def is_at_once(self):
        return self.level == "crisis" or self.source == ASKED

    @property
    def is_urgent(self):
        return self.is_at_once or self.level == "red"

    def due(self, hours):
        """When its clock runs out, or NEVER where no hours are staffed."""
        return due(hours, self.since, minutes_of(self.level, self.source)) or NEVER


def since_raised(waited, minutes, hours, now):
    """Since when it waits, if what `waited` gets a shorter clock of so many minutes now: that runs
    out no later than the one it had.
    """
    longer = minutes_of(waited.level, waited.source) - minutes
    passed = staffed_between(hours, waited.since, now) / timedelta(minutes=1)
    since = due(hours, waited.since, max(longer, passed - MOST_PASSED * minutes))
    return min(now, since or now)


def in_order(waiting, hours):
    """What to look after first: crises and whoever asked, then by whose clock runs out first.

    Of every KEPT_EVERY places one is for what is not urgent, so that a bad week starves nobody.
    """
    at_once = by_clock([one for one in waiting if one.is_at_once], hours)
    rest = by_clock([one for one in waiting if not one.is_at_once], hours)
    calm = [one for one in rest if not one.is_urgent]
    placed, urgent_in_a_row = [], 0
    while rest:
        kept = urgent_in_a_row == KEPT_EVERY - 1 and calm
        chosen = calm[0] if kept else rest[0]
        rest.remove(chosen)
        if chosen.is_urgent:
            urgent_in_a_row += 1
        else:
            calm.remove(chosen)
            urgent_in_a_row = 0
        placed.append(chosen)
    return at_once + placed


def by_clock(waiting, hours):
    return sorted(waiting, key=lambda one: (one.due(hours), one.since, one.id))
