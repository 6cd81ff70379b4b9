"""How what happened changes what is so. No rule is judged here: what is on record, happened."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from . import events as e
from . import turning
from .asking import is_facilitator_here
from .events import Event
from .ordering import moved, moved_among
from .state import (
    CLOSED,
    LAPSED,
    OPEN,
    REMOVED,
    SPOKEN,
    WAITING,
    Round,
    Seat,
    State,
)


def happen(state: State, event: Event, at: float) -> State:
    """What the event does, without its envelope."""
    after = _CHANGES[type(event)](state, event, at)
    return replace(after, acted_at=at) if _moves_the_room_on(event) else after


# What somebody did about a turn or a phase. Coming and going doesn't count, nor do hands: an
# unsteady line must not keep the others from steering.
_MOVING = (
    e.DoorsOpened, e.PhaseBegun, e.RoundBegun, e.Offered, e.Taken, e.Said, e.MoreTimeGiven,
    e.PutOff, e.Lapsed, e.Settled, e.TalkBegun, e.TalkEnded, e.Paused, e.Resumed, e.Reopened,
    e.FloorOpened, e.ReadAsked, e.StayedWith, e.MomentTaken, e.GroundingBegun,
)  # fmt: skip


def _moves_the_room_on(event: Event) -> bool:
    return isinstance(event, _MOVING)


# Coming and going


def _doors_opened(state: State, event: e.DoorsOpened, at: float) -> State:
    return replace(state, status=OPEN, phase=0, phase_begun_at=at)


def _arrived(state: State, event: e.Arrived, at: float) -> State:
    seat = Seat(event.seat, event.facilitates, at, kept=event.kept, came_to_lead=event.facilitates)
    return replace(_with_seat(state, seat), base_order=(*state.base_order, event.seat))


def _left(state: State, event: e.Left, at: float) -> State:
    return _with_seat(state, replace(state.seats[event.seat], away_since=at))


def _returned(state: State, event: e.Returned, at: float) -> State:
    return _with_seat(state, replace(state.seats[event.seat], away_since=None))


def _removed(state: State, event: e.Removed, at: float) -> State:
    return _out(state, replace(state.seats[event.seat], removed=True))


def _withdrawn(state: State, event: e.Withdrawn, at: float) -> State:
    return _out(state, replace(state.seats[event.seat], withdrawn=True))


def _rejoined(state: State, event: e.Rejoined, at: float) -> State:
    seat = replace(state.seats[event.seat], withdrawn=False, away_since=None)
    return replace(_with_seat(state, seat), base_order=(*state.base_order, event.seat))


def _out(state: State, seat: Seat) -> State:
    after = replace(
        _with_seat(state, seat),
        base_order=turning.without(state.base_order, seat.id),
        hands=turning.without(state.hands, seat.id),
        ready=turning.without(state.ready, seat.id),
    )
    if state.staying_with == seat.id:
        after = replace(after, staying_with=None, in_a_moment=False)
    return _without_their_turn(after, seat.id)


def _without_their_turn(state: State, seat: int) -> State:
    turn = state.round and state.round.turns.get(seat)
    if turn is None or not turn.owed:
        return state
    return turning.with_turn(state, seat, status=REMOVED)


def _role_changed(state: State, event: e.RoleChanged, at: float) -> State:
    return _with_seat(state, replace(state.seats[event.seat], facilitates=event.facilitates))


def _with_seat(state: State, seat: Seat) -> State:
    seats = {**state.seats, seat.id: seat}
    return replace(state, seats=seats, leader=_leader(state.leader, seats))


def _leader(leader: int | None, seats: Mapping[int, Seat]) -> int | None:
    """Whoever leads goes on leading; once they are gone, the first other facilitator here."""
    if is_facilitator_here(seats.get(leader)):
        return leader
    return next((seat.id for seat in seats.values() if is_facilitator_here(seat)), None)


# Phases and rounds


def _phase_begun(state: State, event: e.PhaseBegun, at: float) -> State:
    return replace(state, phase=event.phase, phase_begun_at=at, ready=())


def _round_begun(state: State, event: e.RoundBegun, at: float) -> State:
    turns = {seat: turning.new_turn(event.round, seat) for seat in event.order}
    return replace(state, round=Round(event.round, event.phase, event.order, turns), ready=())


def _floor_opened(state: State, event: e.FloorOpened, at: float) -> State:
    floor = Round(event.round, event.phase, (), {}, floor=event.floor)
    return replace(state, round=floor, ready=())


def _joined_round(state: State, event: e.JoinedRound, at: float) -> State:
    """Whoever was offered a turn in it before they were out waits behind those who were not."""
    round, seat = state.round, event.seat
    order = (*turning.without(round.order, seat), seat)
    turn = round.turns.get(seat, turning.new_turn(event.round, seat))
    turns = {**round.turns, seat: replace(turn, status=WAITING)}
    after = replace(state, round=replace(round, order=order, turns=turns))
    return turning.lapse(after, seat) if turn.offers else after


def _round_closed(state: State, event: e.RoundClosed, at: float) -> State:
    round = state.round
    if round.current is not None:
        said = round.turns[round.current].said
        state = turning.settle(state, round.current, SPOKEN if said else LAPSED)
    return replace(state, round=None, earlier=(*state.earlier, state.round))


# Without an order


def _ready_to_read(state: State, event: e.ReadyToRead, at: float) -> State:
    return replace(state, ready=(*state.ready, event.seat))


def _talk_begun(state: State, event: e.TalkBegun, at: float) -> State:
    earlier = state.earlier
    if earlier and earlier[-1].phase == state.phase:
        earlier = (*earlier[:-1], replace(earlier[-1], talked=True))
    return replace(state, talk=event.heard, ready=(), earlier=earlier)


def _talk_ended(state: State, event: e.TalkEnded, at: float) -> State:
    return replace(state, talk=None)


# Hands, and who leads


def _hand_raised(state: State, event: e.HandRaised, at: float) -> State:
    return replace(state, hands=(*state.hands, event.seat))


def _hand_lowered(state: State, event: e.HandLowered, at: float) -> State:
    return replace(state, hands=turning.without(state.hands, event.seat))


def _paused(state: State, event: e.Paused, at: float) -> State:
    return replace(state, paused_by=event.seat)


def _stayed_with(state: State, event: e.StayedWith, at: float) -> State:
    after = replace(state, paused_by=event.seat, staying_with=event.whom)
    return replace(after, in_a_moment=False, grounding=False)


def _moment_taken(state: State, event: e.MomentTaken, at: float) -> State:
    return replace(state, in_a_moment=True)


def _grounding_begun(state: State, event: e.GroundingBegun, at: float) -> State:
    after = replace(state, paused_by=event.seat, grounding=True)
    return replace(after, staying_with=None, in_a_moment=False)


def _resumed(state: State, event: e.Resumed, at: float) -> State:
    after = replace(state, paused_by=None, staying_with=None)
    return replace(after, in_a_moment=False, grounding=False)


def _handed_over(state: State, event: e.HandedOver, at: float) -> State:
    return replace(state, leader=event.to)


def _seat_moved(state: State, event: e.SeatMoved, at: float) -> State:
    state = replace(state, base_order=moved(state.base_order, event.seat, event.where))
    if state.round is None:
        return state
    waiting = [seat for seat, turn in state.round.turns.items() if turn.status == WAITING]
    order = moved_among(state.round.order, waiting, event.seat, event.where)
    return replace(state, round=replace(state.round, order=order))


def _closed(state: State, event: e.Closed, at: float) -> State:
    return replace(
        state,
        status=CLOSED,
        closed_at=at,
        ended_by_itself=event.by_itself,
        closed_from=state.round,
        closed_talk=state.talk,
    )


def _reopened(state: State, event: e.Reopened, at: float) -> State:
    earlier = state.earlier[:-1] if state.closed_from else state.earlier
    after = replace(
        state,
        status=OPEN,
        round=state.closed_from,
        talk=state.closed_talk,
        earlier=earlier,
        closed_at=None,
        ended_by_itself=False,
        closed_from=None,
        closed_talk=None,
    )
    for seat in state.seats.values():
        if seat.is_out:  # Perhaps only since it was closed, when their turn was put away.
            after = _without_their_turn(after, seat.id)
    return after


_CHANGES: dict[type[Event], Callable[..., State]] = {
    e.DoorsOpened: _doors_opened,
    e.Arrived: _arrived,
    e.Left: _left,
    e.Returned: _returned,
    e.Removed: _removed,
    e.Withdrawn: _withdrawn,
    e.Rejoined: _rejoined,
    e.RoleChanged: _role_changed,
    e.PhaseBegun: _phase_begun,
    e.RoundBegun: _round_begun,
    e.FloorOpened: _floor_opened,
    e.JoinedRound: _joined_round,
    e.RoundClosed: _round_closed,
    e.Offered: turning.offered,
    e.Taken: turning.taken,
    e.Said: turning.said,
    e.ReadAsked: turning.read_asked,
    e.MoreTimeGiven: turning.more_time_given,
    e.PutOff: turning.put_off,
    e.Lapsed: turning.lapsed,
    e.Settled: turning.settled,
    e.ReadyToRead: _ready_to_read,
    e.TalkBegun: _talk_begun,
    e.TalkEnded: _talk_ended,
    e.HandRaised: _hand_raised,
    e.HandLowered: _hand_lowered,
    e.Paused: _paused,
    e.StayedWith: _stayed_with,
    e.MomentTaken: _moment_taken,
    e.GroundingBegun: _grounding_begun,
    e.Resumed: _resumed,
    e.HandedOver: _handed_over,
    e.SeatMoved: _seat_moved,
    e.Closed: _closed,
    e.Reopened: _reopened,
}
