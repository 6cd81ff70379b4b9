"""What people ask of a meeting.

Every command has an `id`, so that a repeat is known for one, and says who asks: `by` is a seat, or
None for the server. A command about a turn names it, and one about a phase names that, so that a
tap which arrives too late does nothing.
"""

from dataclasses import dataclass

_frozen = dataclass(frozen=True, slots=True)


@_frozen
class Command:
    """What they all share."""

    id: str
    by: int | None


# Coming and going. The facts about membership come from outside: `facilitates` is the caller's.


@_frozen
class OpenDoors(Command):
    """Let people in. A facilitator may at any time; anybody, or the server, once it is time."""

    facilitates: bool = False


@_frozen
class Arrive(Command):
    """Take a seat. `by` is the seat itself."""

    facilitates: bool = False


@_frozen
class Leave(Command):
    """This seat's line was gone for a whole grace minute. `by` is None, or the seat.

    Or a facilitator, about a caller; so with Return.
    """

    seat: int


@_frozen
class Return(Command):
    """This seat is here again. `by` is None, or the seat."""

    seat: int


@_frozen
class Withdraw(Command):
    """Whoever sits here no longer belongs to the group. `by` is None: only the server knows."""

    seat: int


@_frozen
class SetRole(Command):
    """Whoever sits here facilitates from now on, or no longer does. `by` is None, as above."""

    seat: int
    facilitates: bool


# A turn


@_frozen
class Take(Command):
    """I'd like to speak."""

    turn: str


@_frozen
class Say(Command):
    """Share words. `turn` is None when a facilitator says something to the whole room.

    And when anybody does while the room just talks.
    """

    turn: str | None
    entry: int


@_frozen
class Finish(Command):
    """That was it, with last words or without; straight from an offer, too."""

    turn: str
    entry: int | None = None


@_frozen
class ReadMine(Command):
    """Please read these words out for me. It is my turn all the same."""

    turn: str
    entry: int


@_frozen
class Pass(Command):
    """Not this time."""

    turn: str


@_frozen
class ComeBack(Command):
    """Come back to me."""

    turn: str


@_frozen
class MoreTime(Command):
    """This needs a little longer. It is counted; nobody is cut off with or without it."""

    turn: str


@_frozen
class MoveOn(Command):
    """Whoever steers moves on from this turn or offer."""

    turn: str


# Hands


@_frozen
class RaiseHand(Command):
    """I'd like to say something; or, with a `seat`, a caller would, says a facilitator."""

    seat: int | None = None


@_frozen
class LowerHand(Command):
    """Not any more, or it has been seen to."""

    seat: int


# Without an order


@_frozen
class Ready(Command):
    """I have written what I want to."""


@_frozen
class BeginReading(Command):
    """The quiet minutes of this phase are over: now in turn."""

    leaving: int


@_frozen
class JustTalk(Command):
    """No order in this phase: we just talk."""

    leaving: int


@_frozen
class InTurn(Command):
    """In turn again, in this phase."""

    leaving: int


# Steering


@_frozen
class BeginNext(Command):
    """Go on to the next phase, `leaving` this one, even if somebody would miss their turn."""

    leaving: int
    anyway: bool = False


@_frozen
class Pause(Command):
    """Let the round rest."""


@_frozen
class StayWith(Command):
    """Let the round rest for somebody, and let them choose how to go on."""

    seat: int


@_frozen
class TakeAMoment(Command):
    """I'd like a moment, with the others there."""


@_frozen
class ComeBackLater(Command):
    """Go on without me for now, and come back to me."""


@_frozen
class Ground(Command):
    """A quiet minute for everybody."""


@_frozen
class Resume(Command):
    """Carry on."""


@_frozen
class Close(Command):
    """The meeting is over, even if somebody would miss their turn."""

    anyway: bool = False


@_frozen
class LetEnd(Command):
    """Its time passed long ago. `by` is None: nobody closed it."""


@_frozen
class Reopen(Command):
    """It wasn't over."""


# For facilitators


@_frozen
class AddCaller(Command):
    """Keep a `seat` for somebody who takes part without an account, by telephone or in the hall."""

    seat: int


@_frozen
class HandOver(Command):
    """Let another facilitator lead."""

    to: int


@_frozen
class MoveSeat(Command):
    """Change the order of the table. `where` is "first", "up", "down" or "last"."""

    seat: int
    where: str


@_frozen
class Remove(Command):
    """Send somebody out of this meeting."""

    seat: int
