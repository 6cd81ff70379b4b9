"""The polite no. The words for it are the pages': here are only the reasons."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn


class Code(StrEnum):
    """Every reason there is."""

    DOORS_NOT_OPEN = "doors_not_open"  # too early; only a facilitator may open them before time
    NOT_OPEN = "not_open"  # the meeting has not begun, or is over
    LONG_OVER = "long_over"  # its time passed long ago, and nobody new comes in
    NOT_CLOSED = "not_closed"  # nothing to reopen
    TOO_LATE = "too_late"  # it closed more than five minutes ago
    REMOVED = "removed"  # a facilitator has sent this seat out
    NOT_SEATED = "not_seated"  # whoever asks has not arrived
    NOT_HERE = "not_here"  # whoever asks is away; arrive or return first
    NO_SUCH_SEAT = "no_such_seat"  # the seat they mean never arrived, or is out
    TURN_HAS_PASSED = "turn_has_passed"  # the turn they mean is not the current one
    PHASE_HAS_PASSED = "phase_has_passed"  # the phase they mean is not the current one
    NOT_YOURS = "not_yours"  # somebody else's turn, hand or seat
    TAKE_OR_PASS = "take_or_pass"  # "come back to me" is for once a round
    MAY_NOT_STEER = "may_not_steer"  # a facilitator is here, or was a minute ago
    FACILITATORS_ONLY = "facilitators_only"  # only a facilitator may
    NOT_TALKING = "not_talking"  # the room does not just talk, and it is not their turn
    NOT_ONESELF = "not_oneself"  # nobody removes themselves, or hands over to themselves
    NOT_A_FACILITATOR = "not_a_facilitator"  # hand over to a facilitator who is here
    FACILITATORS_STAY = "facilitators_stay"  # a facilitator cannot be removed
    NOT_EVERYONE_OFFERED = "not_everyone_offered"  # `seats` have not had their turn
    NOT_A_ROUND = "not_a_round"  # nobody is asked anything in this phase
    NOT_STAYING = "not_staying"  # the room does not wait for whoever asks
    STAYING = "staying"  # the room stays with whoever has the turn
    LAST_PHASE = "last_phase"  # nothing comes next: close when you're ready
    NO_SUCH_PLACE = "no_such_place"  # a seat moves first, up, down or last


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not, and about whom."""

    code: str
    seats: tuple[int, ...] = ()


class Refused(Exception):
    """How a rule says no to `decide`. Never leaves the engine."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.code)
        self.refusal = refusal


def refuse(code: Code, seats: tuple[int, ...] = ()) -> NoReturn:
    """Stop here: the answer is no."""
    raise Refused(Refusal(code, seats))
