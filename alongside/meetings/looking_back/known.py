"""What is known of a meeting without asking anybody: read from its events, and never who."""

from dataclasses import dataclass

from ..engine import events, from_json
from ..models import Support

NOTICEABLY = 5  # Minutes beyond the plan.


@dataclass(frozen=True)
class Asked:
    """A round: how many were there for it, and how many of them were offered a turn.

    Where it ended so that all could just talk, nobody had to wait for one.
    """

    title: str
    offered: int
    people: int
    talked: bool

    @property
    def missed(self):
        return self.people - self.offered


@dataclass(frozen=True)
class Long:
    """A part that took longer than it was planned for."""

    title: str
    planned: int
    took: int


@dataclass(frozen=True)
class Known:
    """How many came, its rounds, what took long, and how many asked for support."""

    came: int
    rounds: list
    long: list
    support: int


def known_of(meeting, state):
    """What the record says of a closed meeting, whose `state` is the replay of it."""
    steps = meeting.plan
    return Known(
        came=sum(not seat.facilitates for seat in state.seats.values()),
        rounds=[asked(round, steps) for round in state.earlier if not round.floor],
        long=list(ran_long(meeting, steps, state)),
        support=Support.objects.filter(meeting=meeting).values("person").distinct().count(),
    )


def asked(round, steps):
    turns = round.turns.values()
    offered = sum(bool(turn.settled or turn.offers or round.talked) for turn in turns)
    return Asked(steps[round.phase].title, offered, len(turns), round.talked)


def ran_long(meeting, steps, state):
    """The parts that took noticeably longer than planned, the doors apart.

    How long the last one took is not known where nobody closed the meeting.
    """
    begun = meeting.happenings.filter(event__kind=events.PhaseBegun.kind).order_by("number")
    phases = [(from_json(row.event).phase, row.at) for row in begun]
    if not phases:
        return  # Nobody came, and it was closed from its doors.
    ends = [at for _phase, at in phases[1:]] + [meeting.closed_at.timestamp()]
    for (phase, at), end in zip(phases, ends, strict=True):
        took, planned = round((end - at) / 60), steps[phase].minutes
        if state.ended_by_itself and phase == state.phase:
            continue
        if phase and took >= planned + NOTICEABLY:
            yield Long(steps[phase].title, planned, took)
