"""What people ask of a slow round. `by` is a seat, or None for the server."""

from dataclasses import dataclass

from ..commands import Command

_frozen = dataclass(frozen=True, slots=True)


@_frozen
class Open(Command):
    """Begin the round, and offer everybody in `members` and `facilitators` a turn at once.

    Both come as they sit at the table; so many rounds were `held` before. `by` is one of the
    facilitators.
    """

    members: tuple[int, ...]
    facilitators: tuple[int, ...]
    held: int
    days: int
    reflect_days: int


@_frozen
class Join(Command):
    """Come into a round that is open: somebody who came to the group since it began."""

    facilitates: bool = False


@_frozen
class Contribute(Command):
    """Share words in one's turn, or put others in their place."""


@_frozen
class Pass(Command):
    """Let one's turn go by."""


@_frozen
class ComeBack(Command):
    """Have one's turn to come again after all."""


@_frozen
class TakeBack(Command):
    """Take one's words back."""


@_frozen
class Remind(Command):
    """Remind those who have their turn to come, once. `by` is None."""


@_frozen
class Turn(Command):
    """Go on to the reflections. `by` is None, or a facilitator."""


@_frozen
class Reflect(Command):
    """Answer to the whole, or put another answer in the place of one's own."""


@_frozen
class Unreflect(Command):
    """Take one's answer to the whole back."""


@_frozen
class Close(Command):
    """End the round. `by` is None, or a facilitator; `anyway` while some have a turn to come.

    The server does that where the group itself has ended.
    """

    anyway: bool = False


@_frozen
class Withdraw(Command):
    """This seat's person does not belong to the group any more. `by` is None."""

    seat: int


@_frozen
class SetRole(Command):
    """This seat's person facilitates from now on, or does not. `by` is None."""

    seat: int
    facilitates: bool
