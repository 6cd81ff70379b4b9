"""Keeping what happened: numbered, in envelopes, and the state worked out from them again."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce

from .commands import Command
from .events import Event, Record
from .evolving import happen
from .state import State


def record(
    state: State, events: Iterable[Event], command: Command, now: float
) -> tuple[Record, ...]:
    """The decided events in their envelopes, numbered on from `state`."""
    return tuple(
        Record(number, now, command.id, command.by, event)
        for number, event in enumerate(events, start=state.number + 1)
    )


def evolve(state: State, record: Record, happen: Callable[..., State] = happen) -> State:
    """The state after one more record. Raises ValueError if one was left out.

    `happen` is what an event does: of a live meeting, or of a slow round.
    """
    if record.number != state.number + 1:
        raise ValueError(f"record {record.number} cannot follow record {state.number}")
    after = happen(state, record.event, record.at)
    answered = state.answered | {record.command}
    return replace(after, number=record.number, answered=answered)


def apply(state: State, records: Iterable[Record]) -> State:
    """The state after these records."""
    return reduce(evolve, records, state)


def replay(setup: State, records: Iterable[Record]) -> State:
    """The state of a meeting, from how it was planned (`start`) and everything on record."""
    return apply(setup, records)
