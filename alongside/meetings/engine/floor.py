"""The open floor: nobody is asked, and whoever raises a hand is offered a turn."""

from .commands import LowerHand, RaiseHand
from .events import Event, FloorOpened, HandLowered, HandRaised
from .refusals import Code, refuse
from .state import EVEN_FLOOR, FIRST_COME, FLOOR, LEAST_HEARD, State

FLOORS = {FLOOR: FIRST_COME, EVEN_FLOOR: LEAST_HEARD}


def opened(number: int, phase: int, kind: str) -> FloorOpened:
    """The floor of this phase, as its round of this number."""
    return FloorOpened(number, phase, FLOORS[kind])


def raise_hand(state: State, command: RaiseHand, now: float) -> tuple[Event, ...]:
    """Ask to say something. On the floor, whoever has a turn to come has asked already."""
    seat = command.by if command.seat is None else command.seat
    if seat != command.by:
        _must_keep(state, command.by, seat)
    if seat in state.hands or (state.round and state.round.floor and _has_a_turn(state, seat)):
        return ()
    return (HandRaised(seat),)


def lower_hand(state: State, command: LowerHand, now: float) -> tuple[Event, ...]:
    """Take one's own hand down, or as a facilitator anybody's."""
    if command.by != command.seat and not state.seats[command.by].facilitates:
        refuse(Code.NOT_YOURS)
    return (HandLowered(command.seat),) if command.seat in state.hands else ()


def _has_a_turn(state: State, seat: int) -> bool:
    return seat in state.round.turns and state.round.turns[seat].owed


def _must_keep(state: State, by: int, seat: int) -> None:
    """A facilitator raises the hand of a caller, and of nobody else."""
    place = state.seats.get(seat)
    if place is None or place.is_out:
        refuse(Code.NO_SUCH_SEAT)
    if not (place.kept and state.seats[by].facilitates):
        refuse(Code.NOT_YOURS)
