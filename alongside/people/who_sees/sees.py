"""A row of who can see what."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sees:
    """What somebody can see of people who use an Alongside, and what they cannot."""

    who: str
    can: str
    cannot: str
