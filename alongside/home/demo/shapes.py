"""How the demo's months are written down: who said what, and how long ago."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """A reply, so many hours after the story, and who tapped which response to it."""

    by: str
    hours: float
    body: str
    taps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shared:
    """A story from so many days ago, with its wish, its replies and its responses."""

    by: str
    days_ago: float
    wish: str
    body: str
    replies: tuple[Answer, ...] = ()
    taps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Held:
    """A meeting of the past: what each had that day, and what each said in each round.

    In `rounds` None is a pass. Whoever is not in a round was not there for it.
    """

    days_ago: int
    title: str
    today: dict[str, str]
    rounds: tuple[tuple[tuple[str, str | None], ...], ...]
