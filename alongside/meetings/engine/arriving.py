"""Coming and going. To be away is a fact that the presence tracker has decided, never a guess."""

from .asking import is_long_over
from .commands import AddCaller, Arrive, Leave, OpenDoors, Return, SetRole, Withdraw
from .events import (
    Arrived,
    DoorsOpened,
    Event,
    JoinedRound,
    Left,
    Rejoined,
    Returned,
    RoleChanged,
    Withdrawn,
)
from .refusals import Code, refuse
from .state import CLOSED, PLANNED, REMOVED, Seat, State


def open_doors(state: State, command: OpenDoors, now: float) -> tuple[Event, ...]:
    """Let people in: a facilitator at any time, everybody else once it is time."""
    if state.status == CLOSED:
        refuse(Code.NOT_OPEN)
    if state.status != PLANNED:
        return ()
    _must_not_be_over(state, now)
    if now < state.doors_at and not command.facilitates:
        refuse(Code.DOORS_NOT_OPEN)
    return (DoorsOpened(),)


def arrive(state: State, command: Arrive, now: float) -> tuple[Event, ...]:
    """Take a seat; whoever comes during a round joins the end of it.

    So does who had left the group, and is back in it.
    """
    if command.by is None:
        refuse(Code.NOT_SEATED)
    doors = open_doors(state, command, now)
    seat = state.seats.get(command.by)
    if seat is not None and not seat.withdrawn:
        return () if seat.present else (Returned(seat.id),)
    _must_not_be_over(state, now)
    if seat is not None:
        return (Rejoined(seat.id), *_joining(state, seat.id))
    return (*doors, Arrived(command.by, command.facilitates), *_joining(state, command.by))


def add_caller(state: State, command: AddCaller, now: float) -> tuple[Event, ...]:
    """Keep a seat for a caller. It is like any other, but that facilitators tap for it."""
    if not state.seats[command.by].facilitates:
        refuse(Code.FACILITATORS_ONLY)
    if command.seat in state.seats:
        return ()
    return (Arrived(command.seat, False, kept=True), *_joining(state, command.seat))


def _joining(state: State, seat: int) -> tuple[Event, ...]:
    """A place at the end of the round that goes on; on the floor nobody needs one.

    Nor does whoever has had their turn in it.
    """
    if state.round is None or state.round.floor:
        return ()
    turn = state.round.turns.get(seat)
    if turn is not None and turn.status != REMOVED:
        return ()
    return (JoinedRound(state.round.number, seat),)


def leave(state: State, command: Leave, now: float) -> tuple[Event, ...]:
    """Note that somebody is away. What becomes of their turn follows from that."""
    seat = _own(state, command)
    return (Left(seat.id),) if seat.present else ()


def come_back_in(state: State, command: Return, now: float) -> tuple[Event, ...]:
    """Note that somebody is here again."""
    seat = _own(state, command)
    return () if seat.present else (Returned(seat.id),)


def withdraw(state: State, command: Withdraw, now: float) -> tuple[Event, ...]:
    """Let somebody go who has left the group: nobody would come to take their turn."""
    seat = _known(state, command)
    return () if seat.is_out else (Withdrawn(seat.id),)


def set_role(state: State, command: SetRole, now: float) -> tuple[Event, ...]:
    """Note that somebody facilitates now, or no longer does."""
    seat = _known(state, command)
    if seat.facilitates == command.facilitates:
        return ()
    return (RoleChanged(seat.id, command.facilitates),)


def _must_not_be_over(state: State, now: float) -> None:
    if is_long_over(state, now):
        refuse(Code.LONG_OVER)


def _known(state: State, command: Withdraw | SetRole) -> Seat:
    if command.by is not None:
        refuse(Code.NOT_YOURS)
    if command.seat not in state.seats:
        refuse(Code.NO_SUCH_SEAT)
    return state.seats[command.seat]


def _own(state: State, command: Leave | Return) -> Seat:
    seat = state.seats.get(command.seat)
    asking = state.seats.get(command.by)
    for_a_caller = seat and seat.kept and asking and asking.present and asking.facilitates
    if command.by not in (None, command.seat) and not for_a_caller:
        refuse(Code.NOT_YOURS)
    if seat is None:
        refuse(Code.NO_SUCH_SEAT)
    if seat.removed:
        refuse(Code.REMOVED)
    if seat.withdrawn:
        refuse(Code.NOT_SEATED)
    return seat
