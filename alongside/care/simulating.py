"""A month of the queue, played through: who reads what, how late, and what is told to who asks.

Plain Python, by the same clock and order as the queue itself (hours.clock, cases.levels). Seeded,
so that a figure can be looked at twice.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .cases.levels import ASKED, FOUND, LEVELS, NEWCOMER, SAMPLE, Waiting, in_order, minutes_of
from .hours.clock import Hours, next_staffed, on_call, staffed_between, staffed_until

BEGINS = datetime(2026, 3, 2, tzinfo=UTC)  # With a change of clocks at its end.
DAYS, AFTERWARDS = 30, 3
MINUTE = timedelta(minutes=1)
# How often rules mark a text; and that somebody asks, in each group.
SHARES = {"amber": 0.02, "red": 0.005, "crisis": 0.001}
ASKS_A_DAY = 0.01
NEW, SAMPLED = 0.02, 1 / 30
# How long somebody takes with it once they have it, in minutes.
TAKES = {"crisis": 45, "red": 30, "amber": 12, "green": 3}
LOOKS_EVERY = 10  # minutes, on call and not busy
# Chances in a minute that somebody sees that they are called: on call; and in staffed hours for
# which nobody is on call, of each who is called then, for what is urgent and for the rest.
SEES, SEES_URGENT, SEES_AT_ALL = 0.3, 1 / 10, 1 / 300
FURTHER = timedelta(minutes=10)


@dataclass(frozen=True)
class Service:
    """How many groups, who looks after what comes in, when, and how often nobody can."""

    groups: int
    team: int
    texts_a_day: float  # in each group
    hours: Hours
    on_call_at_once: int
    absent: float  # of duties nobody keeps

    def duties(self, chance):
        """The rota of the month: the staffed spans, handed round, some of them kept by nobody."""
        turn = 0
        for span in self.hours.spans(BEGINS):
            if span.begins >= BEGINS + timedelta(days=DAYS + AFTERWARDS):
                return
            for _place in range(self.on_call_at_once):
                if chance.random() >= self.absent:
                    yield span, turn % self.team
                turn += 1


def every_day(begins, ends):
    return Hours("Europe/London", (((time(begins), time(ends)),),) * 7)


TWENTY = Service(20, 6, 14, every_day(8, 20), 2, 0.03)
TWO = Service(2, 2, 8, every_day(9, 18), 1, 0.10)


@dataclass
class Month:
    """What came of it."""

    items: dict = field(default_factory=lambda: dict.fromkeys(reversed(LEVELS), 0))
    claimed: dict = field(default_factory=dict)  # id: (item, minutes waited, was on call)
    late_crises: int = 0
    starved_amber: int = 0
    told: int = 0
    told_wrong: int = 0
    readings: dict = field(default_factory=dict)

    def figures(self, service):
        """What is printed of it."""
        days = DAYS * max(1, service.team)
        return {
            "groups": service.groups,
            "care_team": service.team,
            "came_in": self.items,
            "minutes_to_claim": {level: self.minutes(level) for level in self.items},
            "crises_late_while_somebody_was_on_call": self.late_crises,
            "amber_beyond_twice_its_clock": self.starved_amber,
            "asked_and_told": self.told,
            "told_what_was_not_so": self.told_wrong,
            "readings_a_day_each": round(sum(self.readings.values()) / days, 1),
            "most_readings_of_one_in_a_day": max(self.readings.values(), default=0),
        }

    def minutes(self, level):
        """The middle and the longest staffed wait, in minutes."""
        waits = sorted(wait for item, wait in self.claimed.values() if item.level == level)
        return {"middle": waits[len(waits) // 2], "longest": waits[-1]} if waits else None


def what_comes_in(service, chance):
    """[Waiting] of the month, in the order in which it comes."""
    found = []
    for day in range(DAYS):
        for _group in range(service.groups):
            for _text in range(round(chance.gauss(service.texts_a_day, 2))):
                if kind := kind_of_text(chance):
                    found.append((at_some_time(day, chance), *kind))
            if chance.random() < ASKS_A_DAY:
                found.append((at_some_time(day, chance), "red", ASKED))
    return [
        Waiting(number, level, source, since)
        for number, (since, level, source) in enumerate(sorted(found))
    ]


def kind_of_text(chance):
    """(level, source) of a text that somebody reads, or None: nobody need look at it."""
    dice = chance.random()
    for level in ("crisis", "red", "amber"):
        if dice < SHARES[level]:
            return level, FOUND
        dice -= SHARES[level]
    if dice < NEW:
        return "green", NEWCOMER
    return ("green", SAMPLE) if dice < NEW + SAMPLED else None


def at_some_time(day, chance):
    """A minute of the day; people in pain write at night too."""
    return BEGINS + timedelta(days=day, minutes=chance.randrange(24 * 60))


def play(service, seed=1):
    """The month of this service, minute by minute. Returns a Month."""
    chance = random.Random(seed)
    month, duties = Month(), list(service.duties(chance))
    coming = what_comes_in(service, chance)
    waiting, at_work = [], {}
    minute, ends = BEGINS, BEGINS + timedelta(days=DAYS + AFTERWARDS)
    while minute < ends:
        while coming and coming[0].since <= minute:
            come_in(service, month, duties, coming.pop(0), waiting)
        for one in seeing(service, duties, chance, minute, waiting):
            if waiting and is_free(at_work.get(one), minute, waiting):
                item = take(service, month, one, minute, waiting)
                minutes = TAKES[item.level] + chance.randrange(LOOKS_EVERY)
                at_work[one] = item, minute + minutes * MINUTE
        minute += MINUTE
    count_late(service, month, duties, waiting, ends)
    return month


def is_free(work, minute, waiting):
    """Whoever is at something that can wait leaves it for a crisis, or for somebody who asks."""
    if work is None or work[1] <= minute:
        return True
    return not work[0].is_at_once and any(item.is_at_once for item in waiting)


def seeing(service, duties, chance, minute, waiting):
    """Who looks into the queue in this minute: some of those who are called for what waits.

    Those on call; everybody in staffed hours where nobody is, or where two thirds of a crisis's
    clock have passed.
    """
    if not waiting:
        return []
    ready = [one for one in on_call(duties, minute) if chance.random() < SEES]
    further = any(item.is_at_once and minute - item.since >= FURTHER for item in waiting)
    if not staffed_until(service.hours, minute) or (on_call(duties, minute) and not further):
        return ready
    sees = SEES_URGENT if any(item.is_urgent for item in waiting) else SEES_AT_ALL
    return ready + [one for one in range(service.team) if chance.random() < sees]


def come_in(service, month, duties, item, waiting):
    month.items[item.level] += 1
    waiting.append(item)
    if item.source == ASKED:
        month.told += 1
        month.told_wrong += not was_told_the_truth(service, duties, item.since)


def was_told_the_truth(service, duties, moment):
    """Whether what the page of help says holds, by a clock on the wall beside it."""
    if on_call(duties, moment):
        return any(span.begins <= moment < span.ends for span, _one in duties)
    if until := staffed_until(service.hours, moment):
        return is_open(service.hours, until - MINUTE) and not is_open(service.hours, until)
    returns = next_staffed(service.hours, moment)
    minutes = int((returns - moment) / MINUTE)
    before = any(is_open(service.hours, moment + n * MINUTE) for n in range(minutes))
    return is_open(service.hours, returns) and not before


def is_open(hours, moment):
    """Whether a wall clock shows a staffed time; for hours that do not go past midnight."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    return any(begins <= local.time() < ends for begins, ends in hours.pairs_on(local.date()))


def take(service, month, one, minute, waiting):
    """Somebody says that they look after what the queue has first. Returns it."""
    item = in_order(waiting, service.hours)[0]
    waiting.remove(item)
    waited = staffed_between(service.hours, item.since, minute) // MINUTE
    month.claimed[item.id] = (item, waited)
    day = (one, (minute - BEGINS).days)
    month.readings[day] = month.readings.get(day, 0) + 1
    return item


def count_late(service, month, duties, waiting, ends):
    """What broke a law: a crisis past its clock while somebody was on call; amber that starved."""
    hours = service.hours
    left = {one.id: (one, staffed_between(hours, one.since, ends) // MINUTE) for one in waiting}
    for item, waited in (month.claimed | left).values():
        clock = minutes_of(item.level, item.source)
        if item.is_at_once and waited > clock:
            month.late_crises += covered(duties, item.since, hours)
        if item.level == "amber" and waited > 2 * clock:
            month.starved_amber += 1


def covered(duties, since, hours):
    """Whether somebody was on call when its clock began to run."""
    first = next_staffed(hours, since)
    return first is not None and bool(on_call(duties, first))


def figures(seed=1):
    """A line for each of the two services."""
    for name, service in (("twenty groups", TWENTY), ("two groups, two volunteers", TWO)):
        yield {"month_of": name, **play(service, seed).figures(service)}
