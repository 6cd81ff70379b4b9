"""What is left of a meeting: what was said, and who was offered a turn."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.groups.roles import Act

from . import engine
from .looking_back import fading
from .looking_back.catching_up import lines_for
from .looking_back.forgetting import attendance_is_kept
from .supporting.shown import asked_in


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


def what_was_said(meeting, **by):
    """The phases in which something was said, in order, with everybody's words.

    Or with those alone that were said `by` somebody.
    """
    entries = meeting.entries.filter(**by).select_related("author")
    entries = entries.order_by("said_at", "pk").opened()
    by_phase = [
        Said(step, [entry for entry in entries if entry.phase == number])
        for number, step in enumerate(meeting.plan)
    ]
    return [phase for phase in by_phase if phase.entries]


def left_of(meeting, me, room):
    """What the page says besides: a few lines for everybody, when words go, what leaders can do."""
    fades_at = fading.of(meeting.group).fades_at(meeting)
    has_faded = fades_at is not None and fades_at <= timezone.now()
    goes_on = meeting.closed_at is not None and not meeting.group.is_over
    may_lead = goes_on and me.may(Act.LEAD_MEETINGS)
    return {
        "lines": lines_for(me, meeting),
        **asked_in(meeting, me),
        "fades_at": fades_at,
        "has_faded": has_faded,
        "may_show_lines": may_lead,
        "may_review": bool(may_lead and room and room.i_facilitate),
    }


def attendance(room):
    """Everybody who came, with what became of their turn in each round. For facilitators.

    [] once that is not kept any more.
    """
    if not attendance_is_kept(room.meeting, timezone.now()):
        return []
    closed, tried = [*room.state.earlier], engine.only_tried_it_out(room.state)
    return [
        Attended(
            name=room.name(pk),
            facilitates=seat.facilitates,
            rounds=[how(round, pk) for round in closed],
        )
        for pk, seat in room.state.seats.items()
        if pk not in tried
    ]


def how(round, pk):
    """What became of somebody's turn in this round, in words."""
    turn = round.turns.get(pk)
    if round.floor:
        return _("spoke") if turn and turn.heard else _("listened")
    if turn is None:
        return _("not here")
    if round.talked and turn.owed:
        return _("could say something at any time")
    return {
        "spoken": _("spoke"),
        "passed": _("passed"),
        "removed": _("left before their turn"),
    }.get(turn.status, _("was offered a turn") if turn.offers else _("was not offered a turn"))
