"""What one may ask of a meeting. Every answer is worked out from the state alone."""

from .state import (
    LEAST_HEARD,
    OFFERED,
    OPEN,
    SPEAKING,
    TOGETHER,
    WAITING,
    Round,
    Seat,
    State,
    Turn,
)

STEERING_PASSES_ON_AFTER = 60.0  # seconds in which a facilitator may come back first
UNMOVED_PASSES_ON_AFTER = 900.0
REOPENS_WITHIN = 300.0
OVER_AFTER = 6 * 3600.0  # from its beginning, where nobody closes it
STILL_LED_FOR = 3600.0  # from when something last moved: not every device tells who has gone


# Who was there


def only_tried_it_out(state: State) -> tuple[int, ...]:
    """The seats of those who were to lead, looked at the room before it was time, and were gone.

    Gone before anybody else came, and before the doors were to open; and not back since.
    """
    others = (seat.arrived_at for seat in state.seats.values() if not seat.came_to_lead)
    before = min((state.doors_at, *others))
    away = {seat: place.away_since for seat, place in state.seats.items() if place.away_since}
    return tuple(seat for seat, since in away.items() if since < before)


# Turns


def current_turn(state: State) -> Turn | None:
    """The turn that is offered or taken now."""
    if state.round is None or state.round.current is None:
        return None
    return state.round.turns[state.round.current]


def holder(state: State) -> int | None:
    """The seat that has taken its turn and speaks."""
    turn = current_turn(state)
    return turn.seat if turn and turn.status == SPEAKING else None


def offered(state: State) -> int | None:
    """The seat that has been offered its turn and has not answered yet."""
    turn = current_turn(state)
    return turn.seat if turn and turn.status == OFFERED else None


def up_next(state: State, n: int | None = None) -> tuple[int, ...]:
    """The next `n` seats to be offered a turn (all of them without `n`), in order.

    First whoever waits (on the floor: whoever has a hand up), then those who asked to come back to
    them, then those who lapsed. A seat that is away is passed over and keeps its place.
    """
    if state.round is None:
        return ()
    seats, turns = state.seats, state.round.turns
    waiting = (seat for seat in state.round.order if turns[seat].status == WAITING)
    waiting = _hands_in_order(state) if state.round.floor else waiting
    queue = (*waiting, *state.round.later, *state.round.lapsed)
    return tuple(seat for seat in queue if seats[seat].present)[:n]


def _hands_in_order(state: State) -> list[int]:
    if state.round.floor != LEAST_HEARD:
        return list(state.hands)
    return sorted(state.hands, key=lambda seat: times_heard(state, seat))


def times_heard(state: State, seat: int) -> int:
    """How many turns somebody has spoken in, in the whole meeting. For the order of hands only."""
    rounds = (round for round in (*state.earlier, state.round) if round)
    return sum(round.turns[seat].heard for round in rounds if seat in round.turns)


def place_of(state: State, seat: int) -> int | None:
    """0 for the seat that has the turn or the offer, 1 for the next, 2 for the next but one."""
    if state.round is None:
        return None
    if seat == state.round.current:
        return 0
    queue = up_next(state)
    return queue.index(seat) + 1 if seat in queue else None


def unsettled(state: State) -> tuple[int, ...]:
    """The seats, here or away, that have not had their turn in this round, or have a hand up."""
    owed = tuple(seat for seat, turn in _in_order(state.round) if turn.owed)
    return owed + hands_on_the_floor(state)


def not_yet_offered(state: State) -> tuple[int, ...]:
    """The seats, here or away, that have not even been offered a turn in this round."""
    owed = tuple(seat for seat, turn in _in_order(state.round) if turn.owed and not turn.offers)
    return owed + hands_on_the_floor(state)


def hands_on_the_floor(state: State) -> tuple[int, ...]:
    """The hands that are up while the floor is open."""
    return state.hands if state.round and state.round.floor else ()


# Without an order


def is_writing(state: State) -> bool:
    """Whether these are the quiet minutes in which everybody writes."""
    if state.status != OPEN or state.phases[state.phase].kind != TOGETHER:
        return False
    read = any(round.phase == state.phase for round in state.earlier)
    return state.round is None and state.talk is None and not read


def settled_in_phase(state: State) -> tuple[int, ...]:
    """The seats that have had their turn in the rounds of this phase, or share words in it now."""
    rounds = (round for round in (*state.earlier, state.round) if round)
    here = [_in_order(round) for round in rounds if round.phase == state.phase]
    spoke = {seat: None for turns in here for seat, turn in turns if turn.settled or turn.said}
    return tuple(spoke)


def not_heard(state: State) -> tuple[int, ...]:
    """The seats, here or away, that have said nothing since the room began to just talk."""
    if state.talk is None:
        return ()
    return tuple(seat for seat in state.base_order if seat not in state.talk)


def not_asked(state: State) -> tuple[int, ...]:
    """The seats that would miss their turn if the meeting went on now, whatever the way."""
    return state.base_order if is_writing(state) else unsettled(state) or not_heard(state)


def _in_order(round: Round | None) -> list[tuple[int, Turn]]:
    if round is None:
        return []
    return [(seat, round.turns[seat]) for seat in (round.turns if round.floor else round.order)]


# Steering


def may_steer(state: State, seat: int | None, now: float) -> bool:
    """Whether this seat may move the meeting on.

    A facilitator who is here may. When none is, and nothing has moved for a minute, anybody may:
    a meeting never waits for a line that has dropped. Nor for ever for a facilitator who seems to
    be here, since not every device can tell that somebody has gone.
    """
    asking = state.seats.get(seat)
    if asking is None or not asking.present:
        return False
    return asking.facilitates or _unled_for_a_minute(state, now) or _unmoved_for_long(state, now)


def can_steer(state: State, now: float) -> tuple[int, ...]:
    """The seats that may move the meeting on now."""
    return tuple(seat for seat in state.seats if may_steer(state, seat, now))


def is_led(state: State) -> bool:
    """Whether a facilitator is here."""
    return any(is_facilitator_here(seat) for seat in state.seats.values())


def is_facilitator_here(seat: Seat | None) -> bool:
    """Whether this is a facilitator who is present."""
    return seat is not None and seat.facilitates and seat.present


def _unled_for_a_minute(state: State, now: float) -> bool:
    since = max(state.acted_at, state.begins_at)
    for seat in state.seats.values():
        if seat.facilitates:
            if seat.present:
                return False
            since = max(since, seat.away_since or since)
    return now - since >= STEERING_PASSES_ON_AFTER


def _unmoved_for_long(state: State, now: float) -> bool:
    return now - max(state.acted_at, state.begins_at) >= UNMOVED_PASSES_ON_AFTER


def is_long_over(state: State, now: float) -> bool:
    """Whether it is over even if nobody has closed it: it began hours ago, and nobody leads it."""
    if now - state.begins_at < OVER_AFTER:
        return False
    return not is_led(state) or now - state.acted_at >= STILL_LED_FOR


def may_reopen(state: State, now: float) -> bool:
    """Whether it closed so recently that it can be undone."""
    return state.closed_at is not None and now - state.closed_at <= REOPENS_WITHIN
