"""What may be done with a turn."""

from .asking import current_turn, may_steer
from .commands import (
    ComeBack,
    Finish,
    MoreTime,
    MoveOn,
    Pass,
    ReadMine,
    Say,
    Take,
)
from .events import (
    Event,
    Lapsed,
    MoreTimeGiven,
    PutOff,
    ReadAsked,
    Said,
    Settled,
    Taken,
)
from .refusals import Code, refuse
from .state import OFFERED, PASSED, SPOKEN, State, Turn


def take(state: State, command: Take, now: float) -> tuple[Event, ...]:
    """Accept the offer."""
    return _taking(_own_turn(state, command))


def say(state: State, command: Say, now: float) -> tuple[Event, ...]:
    """Share words in one's turn; a facilitator may say something to the room at any time.

    So may everybody while the room just talks.
    """
    if command.turn is None:
        if state.talk is None and not state.seats[command.by].facilitates:
            refuse(Code.NOT_TALKING)
        return (Said(command.by, None, command.entry),)
    turn = _own_turn(state, command)
    return (*_taking(turn), Said(turn.seat, turn.id, command.entry))


def finish(state: State, command: Finish, now: float) -> tuple[Event, ...]:
    """End one's turn. It counts as spoken: most people speak aloud, where we cannot hear."""
    turn = _own_turn(state, command)
    said = () if command.entry is None else (Said(turn.seat, turn.id, command.entry),)
    return (*_taking(turn), *said, Settled(turn.seat, turn.id, SPOKEN))


def read_mine(state: State, command: ReadMine, now: float) -> tuple[Event, ...]:
    """Share one's words and ask that they be read out. Whoever reads them moves on afterwards."""
    turn = _own_turn(state, command)
    said = Said(turn.seat, turn.id, command.entry)
    return (*_taking(turn), said, ReadAsked(turn.seat, turn.id))


def pass_on(state: State, command: Pass, now: float) -> tuple[Event, ...]:
    """Let the turn go by."""
    return (_settled(_own_turn(state, command)),)


def come_back(state: State, command: ComeBack, now: float) -> tuple[Event, ...]:
    """Put one's turn off until the others have had theirs: once a round."""
    turn = _own_turn(state, command)
    if turn.came_back:
        refuse(Code.TAKE_OR_PASS)
    return (PutOff(turn.seat, turn.id),)


def more_time(state: State, command: MoreTime, now: float) -> tuple[Event, ...]:
    """Ask for longer, for oneself or as a facilitator for somebody else."""
    turn = _named_turn(state, command)
    if command.by != turn.seat and not state.seats[command.by].facilitates:
        refuse(Code.NOT_YOURS)
    return (MoreTimeGiven(turn.seat, turn.id),)


def move_on(state: State, command: MoveOn, now: float) -> tuple[Event, ...]:
    """Go on from a turn that nobody takes up. Whoever has said nothing is asked once more."""
    if not may_steer(state, command.by, now):
        refuse(Code.MAY_NOT_STEER)
    turn = _named_turn(state, command)
    if turn.seat == state.staying_with:
        refuse(Code.STAYING, (turn.seat,))
    if turn.said or turn.lapses:
        return (_settled(turn),)
    return (Lapsed(turn.seat, turn.id),)


def _named_turn(state: State, command) -> Turn:
    """The turn the command means, if that is still the current one."""
    turn = current_turn(state)
    if turn is None or turn.id != command.turn:
        refuse(Code.TURN_HAS_PASSED)
    return turn


def _own_turn(state: State, command) -> Turn:
    turn = _named_turn(state, command)
    for_a_caller = state.seats[turn.seat].kept and state.seats[command.by].facilitates
    if turn.seat != command.by and not for_a_caller:
        refuse(Code.NOT_YOURS)
    return turn


def _taking(turn: Turn) -> tuple[Event, ...]:
    return (Taken(turn.seat, turn.id),) if turn.status == OFFERED else ()


def _settled(turn: Turn) -> Settled:
    """However it ends, words already shared were spoken."""
    return Settled(turn.seat, turn.id, SPOKEN if turn.said else PASSED)
