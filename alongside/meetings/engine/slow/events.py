"""What happened in a slow round. Events hold ids only: words lie sealed elsewhere."""

from ..events import Event, named_in

KINDS: dict[str, type[Event]] = {}
_event = named_in(KINDS)


@_event("opened")
class Opened(Event):
    """The round began, for so many days, and so many more of reflections."""

    days: int
    reflect_days: int


@_event("offered")
class Offered(Event):
    """Somebody has a turn: from the beginning, or because they joined, or came back."""

    seat: int
    facilitates: bool


@_event("contributed")
class Contributed(Event):
    """Somebody shared words in their turn, or put others in their place."""

    seat: int


@_event("passed")
class Passed(Event):
    """Somebody let their turn go by."""

    seat: int


@_event("came_back")
class CameBack(Event):
    """Somebody who had passed has their turn to come again."""

    seat: int


@_event("taken_back")
class TakenBack(Event):
    """Somebody took their words back."""

    seat: int


@_event("reminded")
class Reminded(Event):
    """Those who had their turn to come were reminded of it."""

    seats: tuple[int, ...]


@_event("turned")
class Turned(Event):
    """The turns are over, and the reflections begin."""


@_event("reflected")
class Reflected(Event):
    """Somebody answered to the whole, or put another answer in its place."""

    seat: int


@_event("unreflected")
class Unreflected(Event):
    """Somebody took that answer back."""

    seat: int


@_event("gone")
class Gone(Event):
    """Somebody does not belong to the group any more."""

    seat: int


@_event("role_changed")
class RoleChanged(Event):
    """Somebody began to facilitate, or no longer does."""

    seat: int
    facilitates: bool


@_event("closed")
class Closed(Event):
    """The round is over."""
