"""The turns of a slow round: everybody is offered one at once, and has days to take it.

    events = decide(state, command, now)            # or a Refusal
    records = record(state, events, command, now)   # keep these: they are the truth
    state = apply(State(), records)                 # this can always be worked out again

An engine of its own, beside that of a live meeting: there, what matters is that one person at a
time has the turn, and somebody here can move it on. Here nobody holds anything, nobody waits for
anybody, and nobody has to be here. Envelopes, storing and replaying are the same.
"""

from functools import reduce

from .. import recording, storing
from ..events import Record
from ..recording import record
from ..refusals import Refusal
from . import events
from .asking import (
    DAY,
    FEWEST_DAYS,
    MOST_DAYS,
    MOST_REFLECT_DAYS,
    in_the_round,
    leads,
    may_close,
    may_remind,
    may_turn,
    owed,
)
from .commands import (
    Close,
    ComeBack,
    Contribute,
    Join,
    Open,
    Pass,
    Reflect,
    Remind,
    SetRole,
    TakeBack,
    Turn,
    Unreflect,
    Withdraw,
)
from .deciding import decide
from .evolving import happen
from .refusals import Code
from .state import State


def evolve(state, record):
    """The state after one more record. Raises ValueError if one was left out."""
    return recording.evolve(state, record, happen)


def apply(state, records):
    """The state after these records."""
    return reduce(evolve, records, state)


def from_json(stored):
    """The event that `to_json` wrote. Raises UnknownEvent rather than guess."""
    return storing.from_json(stored, events.KINDS)


to_json = storing.to_json

__all__ = [
    "DAY",
    "FEWEST_DAYS",
    "MOST_DAYS",
    "MOST_REFLECT_DAYS",
    "Close",
    "Code",
    "ComeBack",
    "Contribute",
    "Join",
    "Open",
    "Pass",
    "Record",
    "Reflect",
    "Refusal",
    "Remind",
    "SetRole",
    "State",
    "TakeBack",
    "Turn",
    "Unreflect",
    "Withdraw",
    "apply",
    "decide",
    "events",
    "evolve",
    "from_json",
    "in_the_round",
    "leads",
    "may_close",
    "may_remind",
    "may_turn",
    "owed",
    "record",
    "to_json",
]
