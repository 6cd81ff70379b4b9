"""What one may ask of a slow round. Every answer is worked out from the state alone."""

from .state import CLOSED, REFLECTIONS, TURNS, State

DAY = 86_400.0
FEWEST_DAYS, MOST_DAYS = 3, 7  # of the turns
MOST_REFLECT_DAYS = 7
# For so long after the last turn everybody can still come back to theirs.
SETTLES_WITHIN = 3_600.0
REMINDS_BEFORE = DAY


def owed(state: State) -> tuple[int, ...]:
    """The seats that have their turn to come, in the order of the round."""
    return tuple(seat for seat in state.order if state.turns[seat].owed)


def in_the_round(state: State, seat: int | None) -> bool:
    """Whether this seat has a place in the round now."""
    turn = state.turns.get(seat)
    return turn is not None and not turn.is_gone


def leads(state: State, seat: int | None) -> bool:
    """Whether this seat may steer the round."""
    return in_the_round(state, seat) and state.turns[seat].facilitates


def may_remind(state: State, now: float) -> bool:
    """Whether the one reminder there is may go out: a day before the turns are over."""
    if state.status != TURNS or state.reminded_at is not None:
        return False
    return now >= state.turns_until - REMINDS_BEFORE and bool(owed(state))


def may_turn(state: State, now: float) -> bool:
    """Whether the turns are over: the days are, or everybody has had theirs for an hour."""
    if state.status != TURNS:
        return False
    if now >= state.turns_until:
        return True
    return state.settled_since is not None and now >= state.settled_since + SETTLES_WITHIN


def may_close(state: State, now: float) -> bool:
    """Whether the time for reflections is over."""
    return state.status == REFLECTIONS and now >= state.reflections_until


def is_over(state: State) -> bool:
    return state.status == CLOSED
