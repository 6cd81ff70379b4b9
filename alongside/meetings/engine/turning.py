"""How what happened changes a turn, and the queue it stands in."""

from dataclasses import replace

from . import events as e
from .state import LAPSED, LATER, OFFERED, SPEAKING, SPOKEN, State, Turn


def new_turn(round: int, seat: int) -> Turn:
    return Turn(f"{round}.{seat}.0", seat)


def offered(state: State, event: e.Offered, at: float) -> State:
    if state.round.floor and event.seat in state.hands:
        state = _called_on(state, event.seat)
    offers = state.round.turns[event.seat].offers + 1
    after = with_turn(state, event.seat, id=event.turn, status=OFFERED, offers=offers)
    return replace(after, round=replace(after.round, current=event.seat))


def _called_on(state: State, seat: int) -> State:
    """Their hand brings them a turn that is new in all, but that they were offered some before."""
    round = state.round
    had = round.turns.get(seat, new_turn(round.number, seat))
    turn = Turn(had.id, seat, offers=had.offers, heard=had.heard)
    round = replace(round, turns={**round.turns, seat: turn})
    return replace(state, round=round, hands=without(state.hands, seat))


def taken(state: State, event: e.Taken, at: float) -> State:
    return with_turn(state, event.seat, status=SPEAKING, taken_at=at)


def said(state: State, event: e.Said, at: float) -> State:
    if event.turn is None:
        return state if state.talk is None else _heard(state, event.seat)
    said = (*state.round.turns[event.seat].said, event.entry)
    return with_turn(state, event.seat, said=said)


def _heard(state: State, seat: int) -> State:
    return state if seat in state.talk else replace(state, talk=(*state.talk, seat))


def more_time_given(state: State, event: e.MoreTimeGiven, at: float) -> State:
    return with_turn(state, event.seat, extended=state.round.turns[event.seat].extended + 1)


def put_off(state: State, event: e.PutOff, at: float) -> State:
    after = with_turn(state, event.seat, status=LATER, came_back=True)
    return replace(after, round=replace(after.round, later=(*after.round.later, event.seat)))


def lapsed(state: State, event: e.Lapsed, at: float) -> State:
    return lapse(state, event.seat)


def lapse(state: State, seat: int) -> State:
    lapses = state.round.turns[seat].lapses + 1
    after = with_turn(state, seat, status=LAPSED, lapses=lapses)
    return replace(after, round=replace(after.round, lapsed=(*after.round.lapsed, seat)))


def settled(state: State, event: e.Settled, at: float) -> State:
    return settle(state, event.seat, event.how)


def settle(state: State, seat: int, how: str) -> State:
    heard = state.round.turns[seat].heard + (how == SPOKEN)
    return with_turn(state, seat, status=how, heard=heard)


def read_asked(state: State, event: e.ReadAsked, at: float) -> State:
    return with_turn(state, event.seat, read_out=True)


def with_turn(state: State, seat: int, **changes) -> State:
    """The state with this seat's turn changed; a new status takes it from wherever it stood."""
    round = state.round
    turns = {**round.turns, seat: replace(round.turns[seat], **changes)}
    if changes.get("status", SPEAKING) == SPEAKING:
        return replace(state, round=replace(round, turns=turns))
    current = None if round.current == seat else round.current
    later, lapsed = without(round.later, seat), without(round.lapsed, seat)
    round = replace(round, turns=turns, current=current, later=later, lapsed=lapsed)
    return replace(state, round=round)


def without(seats: tuple[int, ...], gone: int) -> tuple[int, ...]:
    return tuple(seat for seat in seats if seat != gone)
