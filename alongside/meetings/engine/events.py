"""What happened in a meeting. Events hold ids only: words and health lie sealed elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import ClassVar


class Event:
    """Something that happened. `kind` is its name in storage and never changes."""

    __slots__ = ()
    kind: ClassVar[str]


class UnknownEvent(ValueError):
    """A stored event that this version cannot read."""


KINDS: dict[str, type[Event]] = {}


def _event(kind: str) -> Callable[[type], type]:
    def known(event: type) -> type:
        event = dataclass(frozen=True, slots=True)(event)
        event.kind = kind
        KINDS[kind] = event
        return event

    return known


@_event("doors_opened")
class DoorsOpened(Event):
    """People may come in."""


@_event("arrived")
class Arrived(Event):
    """A seat was taken for the first time."""

    seat: int
    facilitates: bool


@_event("left")
class Left(Event):
    """A seat's line is gone."""

    seat: int


@_event("returned")
class Returned(Event):
    """A seat is here again."""

    seat: int


@_event("removed")
class Removed(Event):
    """A facilitator sent somebody out, or they no longer belong to the group."""

    seat: int


@_event("phase_begun")
class PhaseBegun(Event):
    """The meeting went on to this phase."""

    phase: int


@_event("round_begun")
class RoundBegun(Event):
    """A round began, in this order."""

    round: int
    phase: int
    order: tuple[int, ...]


@_event("joined_round")
class JoinedRound(Event):
    """Somebody who arrived during a round has a place at its end."""

    round: int
    seat: int


@_event("offered")
class Offered(Event):
    """A seat was offered its turn."""

    seat: int
    turn: str


@_event("taken")
class Taken(Event):
    """They took it."""

    seat: int
    turn: str


@_event("said")
class Said(Event):
    """Words were shared: in a turn, or (turn None) to the whole room."""

    seat: int
    turn: str | None
    entry: int


@_event("more_time_given")
class MoreTimeGiven(Event):
    """This turn may take longer."""

    seat: int
    turn: str


@_event("put_off")
class PutOff(Event):
    """They asked to come back to them."""

    seat: int
    turn: str


@_event("lapsed")
class Lapsed(Event):
    """The line dropped, or nothing was said. The place is kept."""

    seat: int
    turn: str


@_event("settled")
class Settled(Event):
    """They have had their turn: `how` is "spoken" or "passed"."""

    seat: int
    turn: str
    how: str


@_event("round_closed")
class RoundClosed(Event):
    """The round is over, without these having had their turn; `not_offered` were not even asked."""

    round: int
    unsettled: tuple[int, ...]
    not_offered: tuple[int, ...]


@_event("ready")
class ReadyToRead(Event):
    """They have written what they want to."""

    seat: int


@_event("talk_begun")
class TalkBegun(Event):
    """The room just talks. These have had their turn in this phase already."""

    heard: tuple[int, ...]


@_event("talk_ended")
class TalkEnded(Event):
    """It no longer does. These have said nothing in it."""

    not_heard: tuple[int, ...]


@_event("hand_raised")
class HandRaised(Event):
    """Somebody would like to say something."""

    seat: int


@_event("hand_lowered")
class HandLowered(Event):
    """They don't any more, or it has been seen to."""

    seat: int


@_event("paused")
class Paused(Event):
    """The room stays with this."""

    seat: int


@_event("resumed")
class Resumed(Event):
    """The room carries on."""

    seat: int


@_event("handed_over")
class HandedOver(Event):
    """Another facilitator leads."""

    to: int


@_event("role_changed")
class RoleChanged(Event):
    """Somebody began to facilitate, or no longer does."""

    seat: int
    facilitates: bool


@_event("seat_moved")
class SeatMoved(Event):
    """The order of the table changed."""

    seat: int
    where: str


@_event("closed")
class Closed(Event):
    """The meeting is over."""


@_event("reopened")
class Reopened(Event):
    """It wasn't."""


@dataclass(frozen=True, slots=True)
class Record:
    """One event in its envelope: which in the row, when, answering which command, by whom."""

    number: int
    at: float
    command: str
    by: int | None
    event: Event


def to_json(event: Event) -> dict:
    """The event as a dict that JSON can hold."""
    values = {each.name: getattr(event, each.name) for each in fields(event)}
    return {"kind": event.kind} | {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items()
    }


def from_json(stored: dict) -> Event:
    """The event that `to_json` wrote. Raises UnknownEvent rather than guess."""
    kind = stored.get("kind")
    if kind not in KINDS:
        raise UnknownEvent(f"no event of kind {kind!r}")
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in stored.items()
        if name != "kind"
    }
    try:
        return KINDS[kind](**values)
    except TypeError as mismatch:
        raise UnknownEvent(f"an event of kind {kind!r} with other fields") from mismatch
