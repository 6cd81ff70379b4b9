"""What happened in a meeting. Events hold ids only: words and health lie sealed elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar


class Event:
    """Something that happened. `kind` is its name in storage and never changes."""

    __slots__ = ()
    kind: ClassVar[str]


KINDS: dict[str, type[Event]] = {}


def named_in(kinds: dict[str, type[Event]]) -> Callable[[str], Callable[[type], type]]:
    """A decorator that makes a class an event, and known by its `kind` in this table."""

    def _event(kind: str) -> Callable[[type], type]:
        def known(event: type) -> type:
            event = dataclass(frozen=True, slots=True)(event)
            event.kind = kind
            kinds[kind] = event
            return event

        return known

    return _event


_event = named_in(KINDS)


@_event("doors_opened")
class DoorsOpened(Event):
    """People may come in."""


@_event("arrived")
class Arrived(Event):
    """A seat was taken for the first time: by its person, or `kept` for a caller."""

    seat: int
    facilitates: bool
    kept: bool = False


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
    """A facilitator sent somebody out."""

    seat: int


@_event("withdrawn")
class Withdrawn(Event):
    """Whoever sat here is expected no more: they left the group."""

    seat: int


@_event("rejoined")
class Rejoined(Event):
    """They belong to it again, and have come in again."""

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


@_event("floor_opened")
class FloorOpened(Event):
    """Whoever raises a hand is offered a turn: `first_come`, or `least_heard` first."""

    round: int
    phase: int
    floor: str


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


@_event("read_asked")
class ReadAsked(Event):
    """They asked that their words be read out for them."""

    seat: int
    turn: str


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
    """The round rests."""

    seat: int


@_event("stayed_with")
class StayedWith(Event):
    """The round rests for somebody, because this seat saw that it should."""

    seat: int
    whom: int


@_event("moment_taken")
class MomentTaken(Event):
    """They would like a moment."""

    seat: int


@_event("grounding_begun")
class GroundingBegun(Event):
    """The round rests for a quiet minute together."""

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
    """The meeting is over. Nobody closed it, where it ended `by_itself`."""

    by_itself: bool = False


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
