"""Staying with somebody: the round rests until they have chosen how to go on. Nothing is lost."""

from .asking import current_turn
from .commands import ComeBackLater, Ground, StayWith, TakeAMoment
from .events import Event, GroundingBegun, Lapsed, MomentTaken, Resumed, StayedWith
from .refusals import Code, refuse
from .state import State
from .steering import must_steer, somebody


def stay_with(state: State, command: StayWith, now: float) -> tuple[Event, ...]:
    """Pause the round for somebody. They choose what comes next, or whoever steers carries on."""
    must_steer(state, command, now)
    seat = somebody(state, command.seat)
    return () if state.staying_with == seat.id else (StayedWith(command.by, seat.id),)


def take_a_moment(state: State, command: TakeAMoment, now: float) -> tuple[Event, ...]:
    """Say that one would like a moment. The room waits as it did, and knows it is wanted."""
    _must_be_with(state, command.by)
    return () if state.in_a_moment else (MomentTaken(command.by),)


def come_back_later(state: State, command: ComeBackLater, now: float) -> tuple[Event, ...]:
    """Let the others go on. One's turn keeps its place, however often it was put off before."""
    _must_be_with(state, command.by)
    turn = current_turn(state)
    mine = turn is not None and turn.seat == command.by
    put_by = (Lapsed(turn.seat, turn.id),) if mine else ()
    return (*put_by, Resumed(command.by))


def ground(state: State, command: Ground, now: float) -> tuple[Event, ...]:
    """Pause for a quiet minute together, with words that anybody can follow."""
    must_steer(state, command, now)
    return () if state.grounding else (GroundingBegun(command.by),)


def _must_be_with(state: State, seat: int) -> None:
    if state.staying_with != seat:
        refuse(Code.NOT_STAYING)
