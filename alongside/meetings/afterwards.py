"""What is left of a meeting: what was said, and who was offered a turn."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Said:
    """One phase of the plan with the words said in it."""

    step: object
    entries: list


@dataclass(frozen=True)
class Attended:
    """Somebody who came, and how each round ended for them, in words."""

    name: str
    facilitates: bool
    rounds: list


def what_was_said(meeting):
    """The phases in which something was said, in order, with everybody's words."""
    entries = meeting.entries.select_related("author").order_by("said_at", "pk").opened()
    by_phase = [
        Said(step, [entry for entry in entries if entry.phase == number])
        for number, step in enumerate(meeting.plan)
    ]
    return [phase for phase in by_phase if phase.entries]


def attendance(room):
    """Everybody who came, with what became of their turn in each round. For facilitators."""
    closed = [*room.state.earlier]
    return [
        Attended(
            name=room.name(pk),
            facilitates=seat.facilitates,
            rounds=[how(round, pk) for round in closed],
        )
        for pk, seat in room.state.seats.items()
    ]


def how(round, pk):
    """What became of somebody's turn in this round, in words."""
    turn = round.turns.get(pk)
    if round.floor:
        return _("spoke") if turn and turn.heard else _("listened")
    if turn is None:
        return _("not here")
    return {
        "spoken": _("spoke"),
        "passed": _("passed"),
        "removed": _("left before their turn"),
    }.get(turn.status, _("was offered a turn") if turn.offers else _("was not offered a turn"))
