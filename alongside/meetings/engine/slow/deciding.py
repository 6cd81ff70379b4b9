"""Whether what somebody asks of a slow round may be done, and what then happens."""

from collections.abc import Callable

from .. import commands as shared
from ..events import Event
from ..ordering import once_round
from ..refusals import Refusal, Refused, refuse
from . import asking
from . import commands as c
from . import events as e
from .refusals import Code
from .state import OFFERED, PASSED, PLANNED, REFLECTIONS, SPOKEN, TURNS, State


def decide(state: State, command: shared.Command, now: float) -> tuple[Event, ...] | Refusal:
    """What happens because of this command, in order, or why nothing does.

    `()` means yes, and nothing new: it is so already, or the command was answered before.
    """
    if command.id in state.answered:
        return ()
    try:
        _must_be_in_the_round(state, command)
        return _RULES[type(command)](state, command, now)
    except Refused as no:
        return no.refusal


def _must_be_in_the_round(state: State, command: shared.Command) -> None:
    if isinstance(command, (c.Open, c.Join)):
        return
    from_the_server = command.by is None and isinstance(command, _OF_THE_SERVER)
    if not from_the_server and not asking.in_the_round(state, command.by):
        refuse(Code.NOT_IN_THE_ROUND)


# The beginning


def _open(state: State, command: c.Open, now: float) -> tuple[Event, ...]:
    if state.status != PLANNED:
        refuse(Code.OPEN_ALREADY)
    days, reflect_days = command.days, command.reflect_days
    if not asking.FEWEST_DAYS <= days <= asking.MOST_DAYS:
        refuse(Code.NOT_THAT_LONG)
    if not 1 <= reflect_days <= asking.MOST_REFLECT_DAYS:
        refuse(Code.NOT_THAT_LONG)
    if command.by not in command.facilitators:
        refuse(Code.FACILITATORS_ONLY)
    if not command.members:
        refuse(Code.NOBODY_THERE)
    order = once_round(list(command.members), list(command.facilitators), command.held)
    offers = (e.Offered(seat, seat in command.facilitators) for seat in order)
    return (e.Opened(days, reflect_days), *offers)


def _join(state: State, command: c.Join, now: float) -> tuple[Event, ...]:
    if asking.in_the_round(state, command.by):
        return ()
    _turns_must_go_on(state)
    return (e.Offered(command.by, command.facilitates),)


# One's own turn. The clock refuses nobody: until the round has gone on, nobody is late.


def _contribute(state: State, command: c.Contribute, now: float) -> tuple[Event, ...]:
    _turns_must_go_on(state)
    return (e.Contributed(command.by),)


def _pass(state: State, command: c.Pass, now: float) -> tuple[Event, ...]:
    _turns_must_go_on(state)
    status = state.turns[command.by].status
    if status == SPOKEN:
        refuse(Code.HAS_SPOKEN)
    return (e.Passed(command.by),) if status == OFFERED else ()


def _come_back(state: State, command: c.ComeBack, now: float) -> tuple[Event, ...]:
    _turns_must_go_on(state)
    return (e.CameBack(command.by),) if state.turns[command.by].status == PASSED else ()


def _take_back(state: State, command: c.TakeBack, now: float) -> tuple[Event, ...]:
    """At any time: words are their writer's, however the round stands."""
    return (e.TakenBack(command.by),) if state.turns[command.by].has_words else ()


def _turns_must_go_on(state: State) -> None:
    if state.status != TURNS:
        refuse(Code.TURNS_ARE_OVER)


# To the whole


def _reflect(state: State, command: c.Reflect, now: float) -> tuple[Event, ...]:
    if state.status != REFLECTIONS:
        refuse(Code.NOT_REFLECTING)
    return (e.Reflected(command.by),)


def _unreflect(state: State, command: c.Unreflect, now: float) -> tuple[Event, ...]:
    return (e.Unreflected(command.by),) if state.turns[command.by].has_reflected else ()


# Going on


def _remind(state: State, command: c.Remind, now: float) -> tuple[Event, ...]:
    if not asking.may_remind(state, now):
        refuse(Code.NOT_YET)
    return (e.Reminded(asking.owed(state)),)


def _turn(state: State, command: c.Turn, now: float) -> tuple[Event, ...]:
    """A facilitator need not wait until the hour is over; nobody cuts a turn short."""
    if state.status == REFLECTIONS:
        return ()
    _turns_must_go_on(state)
    if asking.may_turn(state, now):
        return (e.Turned(),)
    if command.by is None:
        refuse(Code.NOT_YET)
    _must_lead(state, command)
    if waiting := asking.owed(state):
        refuse(Code.NOT_EVERYONE, waiting)
    return (e.Turned(),)


def _close(state: State, command: c.Close, now: float) -> tuple[Event, ...]:
    if asking.is_over(state):
        return ()
    if command.by is None:
        if not command.anyway and not asking.may_close(state, now):
            refuse(Code.NOT_YET)
        return (e.Closed(),)
    _must_lead(state, command)
    waiting = asking.owed(state) if state.status == TURNS else ()
    if waiting and not command.anyway:
        refuse(Code.NOT_EVERYONE, waiting)
    return (e.Closed(),)


def _must_lead(state: State, command: shared.Command) -> None:
    if not asking.leads(state, command.by):
        refuse(Code.FACILITATORS_ONLY)


# Belonging


def _withdraw(state: State, command: c.Withdraw, now: float) -> tuple[Event, ...]:
    return (e.Gone(command.seat),) if asking.in_the_round(state, command.seat) else ()


def _set_role(state: State, command: c.SetRole, now: float) -> tuple[Event, ...]:
    if asking.leads(state, command.seat) == command.facilitates:
        return ()
    if not asking.in_the_round(state, command.seat):
        return ()
    return (e.RoleChanged(command.seat, command.facilitates),)


_OF_THE_SERVER = (c.Remind, c.Turn, c.Close, c.Withdraw, c.SetRole)

_RULES: dict[type[shared.Command], Callable[..., tuple[Event, ...]]] = {
    c.Open: _open,
    c.Join: _join,
    c.Contribute: _contribute,
    c.Pass: _pass,
    c.ComeBack: _come_back,
    c.TakeBack: _take_back,
    c.Remind: _remind,
    c.Turn: _turn,
    c.Reflect: _reflect,
    c.Unreflect: _unreflect,
    c.Close: _close,
    c.Withdraw: _withdraw,
    c.SetRole: _set_role,
}
