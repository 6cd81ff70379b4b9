"""Who sits where: the order of the table, and the order of a round."""

from collections.abc import Collection

from .state import State

PLACES = ("first", "up", "down", "last")


def round_order(state: State) -> tuple[int, ...]:
    """The order of a round that begins now: the members, then the facilitators.

    Each round begins one seat further along, so that nobody is always the first to speak.
    """
    seats = [state.seats[seat] for seat in state.base_order]
    members = [seat.id for seat in seats if not seat.facilitates]
    facilitators = [seat.id for seat in seats if seat.facilitates]
    return once_round(members, facilitators, rounds_held(state))


def once_round(members: list[int], facilitators: list[int], held: int) -> tuple[int, ...]:
    """The order of a round before which so many others were `held`."""
    return (*_rotated(members, held), *_rotated(facilitators, held))


def rounds_held(state: State) -> int:
    """How many rounds have begun."""
    return len(state.earlier) + (state.round is not None)


def _rotated(seats: list[int], by: int) -> list[int]:
    by = by % len(seats) if seats else 0
    return seats[by:] + seats[:by]


def moved(order: tuple[int, ...], seat: int, where: str) -> tuple[int, ...]:
    """The order with this seat moved "first", "up", "down" or "last"."""
    others = [each for each in order if each != seat]
    here = order.index(seat)
    to = {"first": 0, "up": max(here - 1, 0), "down": here + 1, "last": len(others)}[where]
    return (*others[:to], seat, *others[to:])


def moved_among(
    order: tuple[int, ...], movable: Collection[int], seat: int, where: str
) -> tuple[int, ...]:
    """The order with this seat moved among the movable ones; everybody else stays put."""
    if seat not in movable:
        return order
    shuffled = iter(moved(tuple(each for each in order if each in movable), seat, where))
    return tuple(next(shuffled) if each in movable else each for each in order)
