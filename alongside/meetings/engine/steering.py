"""Moving the meeting on, and what only a facilitator may do."""

from .asking import (
    current_turn,
    is_facilitator_here,
    is_long_over,
    may_reopen,
    may_steer,
    not_asked,
    not_heard,
    not_yet_offered,
    unsettled,
)
from .commands import BeginNext, Close, HandOver, LetEnd, MoveSeat, Pause, Remove, Reopen, Resume
from .events import (
    Closed,
    Event,
    HandedOver,
    Paused,
    PhaseBegun,
    Removed,
    Reopened,
    Resumed,
    RoundBegun,
    RoundClosed,
    SeatMoved,
    TalkEnded,
)
from .evolving import happen
from .floor import FLOORS, opened
from .ordering import PLACES, round_order, rounds_held
from .refusals import Code, refuse
from .state import CLOSED, OPEN, ROUND, Seat, State


def begin_next(state: State, command: BeginNext, now: float) -> tuple[Event, ...]:
    """Go on to the next phase. Doing so ends a pause: it is a way of carrying on."""
    must_steer(state, command, now)
    this_phase(state, command.leaving)
    phase = state.phase + 1
    if phase == len(state.phases):
        refuse(Code.LAST_PHASE)
    closing = _closing(state, command.anyway)
    resuming = () if state.paused_by is None else (Resumed(command.by),)
    begun = (*resuming, *closing, PhaseBegun(phase))
    kind, number = state.phases[phase].kind, rounds_held(state) + 1
    if kind in FLOORS:
        return (*begun, opened(number, phase, kind))
    if kind != ROUND:
        return begun
    return (*begun, RoundBegun(number, phase, round_order(state)))


def close(state: State, command: Close, now: float) -> tuple[Event, ...]:
    """End the meeting. Closed comes first on record, so that reopening can go back before it."""
    must_steer(state, command, now)
    return (Closed(), *_closing(state, command.anyway))


def let_end(state: State, command: LetEnd, now: float) -> tuple[Event, ...]:
    """End a meeting that is long over and was never closed. Nothing while somebody leads it."""
    if command.by is not None:
        refuse(Code.NOT_YOURS)
    if state.status != OPEN or not is_long_over(state, now):
        return ()
    return (Closed(by_itself=True), *_closing(state, anyway=True))


def reopen(state: State, command: Reopen, now: float) -> tuple[Event, ...]:
    """Undo the closing: for five minutes, by a facilitator, even one whose line has dropped.

    If no facilitator came, by anybody who was there: they were the ones who closed it.
    """
    seat = state.seats.get(command.by)
    if state.status != CLOSED:
        refuse(Code.NOT_CLOSED)
    led = any(other.facilitates and not other.is_out for other in state.seats.values())
    if seat is None or seat.withdrawn or (led and not seat.facilitates):
        refuse(Code.FACILITATORS_ONLY)
    if not may_reopen(state, now):
        refuse(Code.TOO_LATE)
    return (Reopened(),)


def pause(state: State, command: Pause, now: float) -> tuple[Event, ...]:
    """Let the round rest: nothing new is offered until somebody carries on."""
    must_steer(state, command, now)
    return (Paused(command.by),) if state.paused_by is None else ()


def resume(state: State, command: Resume, now: float) -> tuple[Event, ...]:
    """Carry on. So may whoever paused, to take it back, and whoever the room stays with."""
    if command.by not in (state.paused_by, state.staying_with):
        must_steer(state, command, now)
    return () if state.paused_by is None else (Resumed(command.by),)


def hand_over(state: State, command: HandOver, now: float) -> tuple[Event, ...]:
    """Let another facilitator who is here lead."""
    _must_facilitate(state, command)
    if command.to == command.by:
        refuse(Code.NOT_ONESELF)
    if not is_facilitator_here(state.seats.get(command.to)):
        refuse(Code.NOT_A_FACILITATOR)
    return () if command.to == state.leader else (HandedOver(command.to),)


def move_seat(state: State, command: MoveSeat, now: float) -> tuple[Event, ...]:
    """Change the order of the table, and of those who still wait in this round."""
    _must_facilitate(state, command)
    somebody(state, command.seat)
    if command.where not in PLACES:
        refuse(Code.NO_SUCH_PLACE)
    moved = SeatMoved(command.seat, command.where)
    return () if happen(state, moved, now) == state else (moved,)


def remove(state: State, command: Remove, now: float) -> tuple[Event, ...]:
    """Send somebody out of this meeting, for good."""
    _must_facilitate(state, command)
    if command.seat == command.by:
        refuse(Code.NOT_ONESELF)
    seat = somebody(state, command.seat)
    if seat.facilitates:
        refuse(Code.FACILITATORS_STAY)
    return (Removed(seat.id),)


def _closing(state: State, anyway: bool) -> tuple[Event, ...]:
    """What ends the round or the talk, if there is one. Says who missed out, before and after."""
    missing = not_asked(state)
    if missing and not anyway:
        refuse(Code.NOT_EVERYONE_OFFERED, missing)
    if state.talk is not None:
        return (TalkEnded(not_heard(state)),)
    if state.round is None:
        return ()
    return (RoundClosed(state.round.number, *unsettled_now(state)),)


def unsettled_now(state: State) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who would miss their turn if the round closed now, and who was not even offered one."""
    turn = current_turn(state)
    spoke = turn.seat if turn and turn.said else None
    missing = tuple(seat for seat in unsettled(state) if seat != spoke)
    return missing, not_yet_offered(state)


def somebody(state: State, id: int) -> Seat:
    """Whoever sits there, if they are in the meeting."""
    seat = state.seats.get(id)
    if seat is None or seat.is_out:
        refuse(Code.NO_SUCH_SEAT)
    return seat


def this_phase(state: State, leaving: int) -> None:
    """Refuse a tap that means another phase."""
    if leaving != state.phase:
        refuse(Code.PHASE_HAS_PASSED)


def must_steer(state: State, command, now: float) -> None:
    if not may_steer(state, command.by, now):
        refuse(Code.MAY_NOT_STEER)


def _must_facilitate(state: State, command) -> None:
    if not state.seats[command.by].facilitates:
        refuse(Code.FACILITATORS_ONLY)
