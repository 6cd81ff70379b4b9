"""How what happened changes what is so in a slow round. No rule is judged here."""

from collections.abc import Callable
from dataclasses import replace

from ..events import Event
from . import events as e
from .asking import DAY, owed
from .state import CLOSED, OFFERED, PASSED, REFLECTIONS, SPOKEN, TURNS, State, Turn


def happen(state: State, event: Event, at: float) -> State:
    """What the event does, without its envelope."""
    after = _CHANGES[type(event)](state, event, at)
    return _settled(after, at) if after.status == TURNS else after


def _settled(state: State, at: float) -> State:
    """Since when nobody has their turn to come."""
    if owed(state):
        return replace(state, settled_since=None)
    return state if state.settled_since is not None else replace(state, settled_since=at)


def _opened(state: State, event: e.Opened, at: float) -> State:
    return replace(
        state,
        status=TURNS,
        turns_until=at + event.days * DAY,
        reflect_seconds=event.reflect_days * DAY,
    )


def _offered(state: State, event: e.Offered, at: float) -> State:
    if event.seat in state.turns:  # Somebody who was gone finds their place as it was.
        return _with_turn(state, event.seat, is_gone=False, facilitates=event.facilitates)
    turns = {**state.turns, event.seat: Turn(event.seat, event.facilitates, at)}
    return replace(state, turns=turns, order=(*state.order, event.seat))


def _contributed(state: State, event: e.Contributed, at: float) -> State:
    return _with_turn(state, event.seat, status=SPOKEN, has_words=True)


def _passed(state: State, event: e.Passed, at: float) -> State:
    return _with_turn(state, event.seat, status=PASSED)


def _came_back(state: State, event: e.CameBack, at: float) -> State:
    return _with_turn(state, event.seat, status=OFFERED)


def _taken_back(state: State, event: e.TakenBack, at: float) -> State:
    """While the turns go on it is theirs to come again; afterwards they have had it."""
    status = OFFERED if state.status == TURNS else SPOKEN
    return _with_turn(state, event.seat, status=status, has_words=False)


def _reminded(state: State, event: e.Reminded, at: float) -> State:
    return replace(state, reminded_at=at)


def _turned(state: State, event: e.Turned, at: float) -> State:
    return replace(state, status=REFLECTIONS, reflections_until=at + state.reflect_seconds)


def _reflected(state: State, event: e.Reflected, at: float) -> State:
    return _with_turn(state, event.seat, has_reflected=True)


def _unreflected(state: State, event: e.Unreflected, at: float) -> State:
    return _with_turn(state, event.seat, has_reflected=False)


def _gone(state: State, event: e.Gone, at: float) -> State:
    return _with_turn(state, event.seat, is_gone=True)


def _role_changed(state: State, event: e.RoleChanged, at: float) -> State:
    return _with_turn(state, event.seat, facilitates=event.facilitates)


def _closed(state: State, event: e.Closed, at: float) -> State:
    return replace(state, status=CLOSED, closed_at=at)


def _with_turn(state: State, seat: int, **changes) -> State:
    turns = {**state.turns, seat: replace(state.turns[seat], **changes)}
    return replace(state, turns=turns)


_CHANGES: dict[type[Event], Callable[..., State]] = {
    e.Opened: _opened,
    e.Offered: _offered,
    e.Contributed: _contributed,
    e.Passed: _passed,
    e.CameBack: _came_back,
    e.TakenBack: _taken_back,
    e.Reminded: _reminded,
    e.Turned: _turned,
    e.Reflected: _reflected,
    e.Unreflected: _unreflected,
    e.Gone: _gone,
    e.RoleChanged: _role_changed,
    e.Closed: _closed,
}
