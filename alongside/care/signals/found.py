"""What was found in a text: how soon somebody should read it, and because of which words."""

from dataclasses import dataclass, field

# In the order of urgency; docs/signals.md says what each one asks of those who lead.
LEVELS = ("green", "amber", "red", "crisis")
KINDS = ("self_harm", "danger", "sourcing", "dosing", "cure", "hostile")


def higher(one, other):
    """The more urgent one of two levels."""
    return max(one, other, key=LEVELS.index)


@dataclass(frozen=True, order=True)
class Mark:
    """Words from `start` to `end` of the text as it was written, and the rule that found them."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Found:
    """The `level`, what `kinds` of thing, a `score` from 0 to 1 for every kind, and the `marks`.

    Scores put texts in an order, and are shown to nobody. `without_model` is true where only rules
    could read; then more goes unnoticed, and whoever relies on it should be told.
    """

    level: str = "green"
    kinds: tuple[str, ...] = ()
    score: dict[str, float] = field(default_factory=lambda: dict.fromkeys(KINDS, 0.0))
    marks: tuple[Mark, ...] = ()
    without_model: bool = False
