"""What is so in a slow round at one moment: whose turn has been, whose is still to come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Where a slow round stands: not open yet; everybody has their turn, whenever it suits them; short
# answers to the whole; over.
PLANNED, TURNS, REFLECTIONS, CLOSED = "planned", "turns", "reflections", "closed"

# Where a turn stands. It is offered from the first moment on, to everybody at once.
OFFERED, SPOKEN, PASSED = "offered", "spoken", "passed"


@dataclass(frozen=True, slots=True)
class Turn:
    """One seat's place in the round."""

    seat: int
    facilitates: bool
    offered_at: float
    status: str = OFFERED
    has_words: bool = False  # there is something of theirs to read
    has_reflected: bool = False
    is_gone: bool = False  # they do not belong to the group any more

    @property
    def owed(self) -> bool:
        """Whether they still have their turn to come."""
        return self.status == OFFERED and not self.is_gone


@dataclass(frozen=True, slots=True)
class State:
    """A slow round after record `number`. The mapping is a plain dict that nobody changes."""

    number: int = 0
    status: str = PLANNED
    order: tuple[int, ...] = ()  # in which it is read
    turns: Mapping[int, Turn] = field(default_factory=dict)
    turns_until: float | None = None
    settled_since: float | None = None  # since when nobody has their turn to come
    reminded_at: float | None = None
    reflect_seconds: float = 0.0  # for how long there will be reflections
    reflections_until: float | None = None
    closed_at: float | None = None
    answered: frozenset[str] = frozenset()  # the commands that have had their answer
