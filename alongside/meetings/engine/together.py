"""Without an order: everybody writes in the same quiet minutes, or the room just talks."""

from .asking import is_writing, not_heard, settled_in_phase
from .commands import BeginReading, InTurn, JustTalk, Ready
from .events import Event, ReadyToRead, Resumed, RoundBegun, RoundClosed, TalkBegun, TalkEnded
from .ordering import round_order, rounds_held
from .refusals import Code, refuse
from .state import ASKING, State
from .steering import must_steer, this_phase, unsettled_now


def ready(state: State, command: Ready, now: float) -> tuple[Event, ...]:
    """I have written what I want to. Said once, in the quiet minutes."""
    if not is_writing(state):
        refuse(Code.PHASE_HAS_PASSED)
    return () if command.by in state.ready else (ReadyToRead(command.by),)


def begin_reading(state: State, command: BeginReading, now: float) -> tuple[Event, ...]:
    """End the quiet minutes: everybody is offered their turn to share what they wrote."""
    must_steer(state, command, now)
    this_phase(state, command.leaving)
    if not is_writing(state):
        return ()
    return (*_carrying_on(state, command), _in_turn(state))


def just_talk(state: State, command: JustTalk, now: float) -> tuple[Event, ...]:
    """Let anybody say something at any time, without an order: for a few people.

    Whoever has had their turn in this phase counts as heard. The round is closed as it stands.
    """
    must_steer(state, command, now)
    this_phase(state, command.leaving)
    if state.phases[state.phase].kind not in ASKING:
        refuse(Code.NOT_A_ROUND)
    if state.talk is not None:
        return ()
    closing = ()
    if state.round is not None:
        closing = (RoundClosed(state.round.number, *unsettled_now(state)),)
    return (*_carrying_on(state, command), *closing, TalkBegun(settled_in_phase(state)))


def in_turn(state: State, command: InTurn, now: float) -> tuple[Event, ...]:
    """Back to an order: a new round, in which everybody is offered a turn."""
    must_steer(state, command, now)
    this_phase(state, command.leaving)
    if state.talk is None:
        return ()
    return (*_carrying_on(state, command), TalkEnded(not_heard(state)), _in_turn(state))


def _in_turn(state: State) -> RoundBegun:
    return RoundBegun(rounds_held(state) + 1, state.phase, round_order(state))


def _carrying_on(state: State, command) -> tuple[Event, ...]:
    return () if state.paused_by is None else (Resumed(command.by),)
