"""How much somebody has read and led lately, for themselves; and of all together, in wide steps.

Worked out from what is there whenever it is asked for. Nothing is kept about anybody's work.
"""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.utils import timezone

from alongside.meetings.models import Seat

from ..cases.case import Case, Step
from ..hours.clock import staffed_between
from ..hours.staffing import care_team, hours_now
from .own_care import OwnCare

A_WEEK = timedelta(days=7)
# Steps by which somebody read what weighed on another.
READING = ("claimed", "seconded")


@dataclass(frozen=True)
class Load:
    """Of one person. `most` is what they said is enough in a day, or None."""

    today: int
    week: int
    led: int
    most: int | None

    @property
    def is_enough(self):
        return self.most is not None and self.today >= self.most


def start_of_day(now):
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def readings_of(person, since):
    """The moments at which they took something to look after, or read it as a second one."""
    steps = Step.objects.filter(by=person, at__gte=since).select_related("case").opened()
    return [step.at for step in steps if step.what in READING]


def led_by(person, since):
    """How many meetings they led, or helped to lead, that ended since."""
    seats = Seat.objects.filter(person=person, facilitates=True, meeting__closed_at__gte=since)
    return seats.that_stayed().count()


def load_of(person, now):
    own = OwnCare.objects.filter(person=person).first()
    day, week = start_of_day(now), now - A_WEEK
    moments = readings_of(person, min(day, week))
    return Load(
        today=sum(at >= day for at in moments),
        week=sum(at >= week for at in moments),
        led=led_by(person, week),
        most=own.most_a_day if own else None,
    )


def has_enough(person, now):
    """Whether they have read as much today as they said is enough. It costs little to most."""
    own = OwnCare.objects.filter(person=person, most_a_day__isnull=False).first()
    return own is not None and len(readings_of(person, start_of_day(now))) >= own.most_a_day


# -- all together ----------------------------------------------------------------------------------

LOOK_BACK = timedelta(days=28)
AT_LEAST = 5  # People, for anything to be said of them.


@dataclass(frozen=True)
class Together:
    """Four weeks of the care team, in numbers of which none is about anybody.

    came     how many things came in; None where they were about fewer than five people
    in_time  of those with a clock that ran out or was stopped, the share that was taken before
    usual    how many readings one of the team usually has in a week; None where they are fewer
             than five
    """

    came: int | None = None
    in_time: float | None = None
    usual: float | None = None


def together(now):
    cases = Case.objects.filter(opened_at__gte=now - LOOK_BACK).opened()
    steps = Step.objects.filter(at__gte=now - LOOK_BACK).select_related("case").opened()
    team = {one.person_id for one in care_team()}
    read = [step.by_id for step in steps if step.what in READING and step.by_id in team]
    weeks = LOOK_BACK / A_WEEK
    usual = median(read.count(one) / weeks for one in team) if len(team) >= AT_LEAST else None
    if len({case.person_id for case in cases} - {None}) < AT_LEAST:
        return Together(usual=usual)
    taken = {}
    for step in sorted(steps, key=lambda one: one.at):
        if step.what == "claimed":
            taken.setdefault(step.case_id, step.at)
    return Together(len(cases), share_in_time(cases, taken, now), usual)


def share_in_time(cases, taken, now):
    """The share of what was taken before its clock ran out; None where no clock has yet."""
    hours, kept = hours_now(), []
    for case in cases:
        clock, at = timedelta(minutes=case.minutes), taken.get(case.pk)
        # What has become more urgent has waited from then on; what waits anew was taken before.
        since = case.waiting.since if case.waiting.since <= (at or now) else case.opened_at
        waited = staffed_between(hours, since, at or now)
        if at or waited >= clock:
            kept.append(at is not None and waited <= clock)
    return sum(kept) / len(kept) if kept else None
