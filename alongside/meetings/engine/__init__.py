"""The turns of a meeting: who is offered one, who has it, and what becomes of it.

    events = decide(state, command, now)            # or a Refusal
    records = record(state, events, command, now)   # keep these: they are the truth
    state = apply(state, records)                   # this can always be worked out again

Plain Python: no Django, no input or output, no clock, no chance. Times are POSIX seconds.
"""

from .asking import (
    can_steer,
    current_turn,
    holder,
    is_led,
    may_reopen,
    may_steer,
    not_yet_offered,
    offered,
    place_of,
    unsettled,
    up_next,
)
from .commands import (
    Arrive,
    BeginNext,
    Close,
    ComeBack,
    Command,
    Finish,
    HandOver,
    Leave,
    LowerHand,
    MoreTime,
    MoveOn,
    MoveSeat,
    OpenDoors,
    Pass,
    Pause,
    RaiseHand,
    Remove,
    Reopen,
    Resume,
    Return,
    Say,
    SetRole,
    Take,
    Withdraw,
)
from .deciding import decide
from .events import Event, Record, UnknownEvent, from_json, to_json
from .evolving import apply, evolve, record, replay
from .refusals import Code, Refusal
from .state import Phase, Round, Seat, State, Turn, start

__all__ = [
    "Arrive",
    "BeginNext",
    "Close",
    "Code",
    "ComeBack",
    "Command",
    "Event",
    "Finish",
    "HandOver",
    "Leave",
    "LowerHand",
    "MoreTime",
    "MoveOn",
    "MoveSeat",
    "OpenDoors",
    "Pass",
    "Pause",
    "Phase",
    "RaiseHand",
    "Record",
    "Refusal",
    "Remove",
    "Reopen",
    "Resume",
    "Return",
    "Round",
    "Say",
    "Seat",
    "SetRole",
    "State",
    "Take",
    "Turn",
    "UnknownEvent",
    "Withdraw",
    "apply",
    "can_steer",
    "current_turn",
    "decide",
    "evolve",
    "from_json",
    "holder",
    "is_led",
    "may_reopen",
    "may_steer",
    "not_yet_offered",
    "offered",
    "place_of",
    "record",
    "replay",
    "start",
    "to_json",
    "unsettled",
    "up_next",
]
