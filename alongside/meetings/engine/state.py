"""What is so in a meeting at one moment: its phases, its seats, and whose turn it is.

Everything here is frozen. Mappings are plain dicts that nobody changes: a new state has new ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_frozen = dataclass(frozen=True, slots=True)

# Where a meeting stands.
PLANNED, OPEN, CLOSED = "planned", "open", "closed"

# What a phase is: people come in; everybody is offered a turn; everybody writes in the same quiet
# minutes and is then offered a turn to share it; somebody talks to the room; whoever raises a hand
# is offered a turn, in the order of the hands or so that everybody is heard about as often.
DOORS, ROUND, TOGETHER, WORDS = "doors", "round", "together", "words"
FLOOR, EVEN_FLOOR = "floor", "even_floor"
KINDS = frozenset({DOORS, ROUND, TOGETHER, WORDS, FLOOR, EVEN_FLOOR})
ASKING = frozenset({ROUND, TOGETHER})  # those that ask everybody

# In what order raised hands are offered a turn.
FIRST_COME, LEAST_HEARD = "first_come", "least_heard"

# Where a turn stands.
WAITING = "waiting"  # not offered yet
OFFERED = "offered"  # theirs to take, to pass, or to put off
SPEAKING = "speaking"  # taken
LATER = "later"  # "come back to me"
LAPSED = "lapsed"  # the line dropped, or nothing was said: the place is kept
SPOKEN = "spoken"
PASSED = "passed"
REMOVED = "removed"

SETTLED = frozenset({SPOKEN, PASSED})


@_frozen
class Phase:
    """One step of the plan. `key` is the plan's own name for it; the engine never reads it."""

    kind: str
    key: object = None


@_frozen
class Seat:
    """Somebody's place in this meeting, from the moment they arrive."""

    id: int
    facilitates: bool
    arrived_at: float
    away_since: float | None = None
    removed: bool = False
    withdrawn: bool = False  # has left the group meanwhile, and may come back
    kept: bool = False  # a caller without an account: facilitators tap for them
    came_to_lead: bool = False  # whatever they do since

    @property
    def present(self) -> bool:
        """Whether they are here now."""
        return self.away_since is None and not self.is_out

    @property
    def is_out(self) -> bool:
        """Whether they have no place in the meeting any more, for whatever reason."""
        return self.removed or self.withdrawn


@_frozen
class Turn:
    """One seat's place in one round. Each offer gives it a new id: a stale tap can be told."""

    id: str
    seat: int
    status: str = WAITING
    offers: int = 0
    extended: int = 0
    taken_at: float | None = None
    said: tuple[int, ...] = ()  # entries shared in this turn
    came_back: bool = False  # has used their one "come back to me"
    lapses: int = 0
    heard: int = 0  # how often they have spoken in this round: once, and on the floor again
    read_out: bool = False  # whoever leads was asked to read their words out

    @property
    def settled(self) -> bool:
        """Whether they have had their turn in this round: spoken or passed."""
        return self.status in SETTLED

    @property
    def owed(self) -> bool:
        """Whether they still have their turn to come, or have it now."""
        return self.status not in SETTLED and self.status != REMOVED


@_frozen
class Round:
    """Once round everybody."""

    number: int
    phase: int
    order: tuple[int, ...]
    turns: Mapping[int, Turn]
    current: int | None = None  # the seat that has the turn, or the offer
    later: tuple[int, ...] = ()  # "come back to me", in the order in which they asked
    lapsed: tuple[int, ...] = ()  # in the order in which they lapsed
    floor: str | None = None  # how hands are offered a turn, where nobody else is
    talked: bool = False  # it closed so that all could just talk, without waiting for a turn


@_frozen
class State:
    """A meeting after record `number`."""

    doors_at: float
    phases: tuple[Phase, ...]
    begins_at: float
    acted_at: float  # when something last moved the room on
    number: int = 0
    status: str = PLANNED
    phase: int = -1
    phase_begun_at: float | None = None
    seats: Mapping[int, Seat] = field(default_factory=dict)
    base_order: tuple[int, ...] = ()  # the order of the table
    round: Round | None = None
    earlier: tuple[Round, ...] = ()  # the rounds that have closed, as they were then
    ready: tuple[int, ...] = ()  # who has written what they want to, before the reading begins
    talk: tuple[int, ...] | None = None  # who has been heard, while the room just talks
    paused_by: int | None = None
    staying_with: int | None = None  # for whom it is paused
    in_a_moment: bool = False  # they have asked for one
    grounding: bool = False  # or it is paused for a quiet minute together
    hands: tuple[int, ...] = ()
    leader: int | None = None
    closed_at: float | None = None
    ended_by_itself: bool = False  # nobody closed it
    closed_from: Round | None = None  # the round to go back to, should they reopen
    closed_talk: tuple[int, ...] | None = None  # or the talk
    answered: frozenset[str] = frozenset()  # the commands that have had their answer


def start(phases: Iterable[Phase], doors_at: float, begins_at: float | None = None) -> State:
    """A planned meeting with nobody in it. The first phase, and only the first, is the doors.

    It begins at `begins_at`; without that, as soon as the doors open.
    """
    phases = tuple(phases)
    if [phase.kind == DOORS for phase in phases] != [True] + [False] * (len(phases) - 1):
        raise ValueError("a meeting begins with its doors, and has them once")
    if unknown := {phase.kind for phase in phases} - KINDS:
        raise ValueError(f"no such kind of phase: {', '.join(sorted(unknown))}")
    begins_at = doors_at if begins_at is None else begins_at
    return State(doors_at=doors_at, phases=phases, begins_at=begins_at, acted_at=doors_at)
