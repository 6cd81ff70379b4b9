"""Whether what somebody asks may be done, and what then happens."""

from collections.abc import Callable

from . import arriving, floor, staying, steering, together, turns
from . import commands as c
from .asking import current_turn, up_next
from .commands import Command
from .events import Event, Lapsed, Offered
from .evolving import happen
from .refusals import Code, Refusal, Refused, refuse
from .state import OPEN, State

_RULES: dict[type[Command], Callable[..., tuple[Event, ...]]] = {
    c.OpenDoors: arriving.open_doors,
    c.Arrive: arriving.arrive,
    c.Leave: arriving.leave,
    c.Return: arriving.come_back_in,
    c.Withdraw: arriving.withdraw,
    c.SetRole: arriving.set_role,
    c.Take: turns.take,
    c.Say: turns.say,
    c.Finish: turns.finish,
    c.Pass: turns.pass_on,
    c.ComeBack: turns.come_back,
    c.MoreTime: turns.more_time,
    c.MoveOn: turns.move_on,
    c.ReadMine: turns.read_mine,
    c.RaiseHand: floor.raise_hand,
    c.LowerHand: floor.lower_hand,
    c.Ready: together.ready,
    c.BeginReading: together.begin_reading,
    c.JustTalk: together.just_talk,
    c.InTurn: together.in_turn,
    c.BeginNext: steering.begin_next,
    c.Pause: steering.pause,
    c.Resume: steering.resume,
    c.StayWith: staying.stay_with,
    c.TakeAMoment: staying.take_a_moment,
    c.ComeBackLater: staying.come_back_later,
    c.Ground: staying.ground,
    c.Close: steering.close,
    c.LetEnd: steering.let_end,
    c.Reopen: steering.reopen,
    c.AddCaller: arriving.add_caller,
    c.HandOver: steering.hand_over,
    c.MoveSeat: steering.move_seat,
    c.Remove: steering.remove,
}

# These are asked from outside the room, or of a meeting that isn't open.
_FROM_OUTSIDE = (
    c.OpenDoors, c.Arrive, c.Leave, c.Return, c.Withdraw, c.SetRole, c.LetEnd, c.Reopen,
)  # fmt: skip


def decide(state: State, command: Command, now: float) -> tuple[Event, ...] | Refusal:
    """What happens because of this command, in order, or why nothing does.

    `()` means yes, and nothing new: it is so already, or the command was answered before.
    """
    if command.id in state.answered:
        return ()
    try:
        _must_be_in_the_room(state, command)
        events = _RULES[type(command)](state, command, now)
    except Refused as no:
        return no.refusal
    return _carried_on(state, events, now) if events else ()


def _must_be_in_the_room(state: State, command: Command) -> None:
    seat = state.seats.get(command.by)
    if seat is not None and seat.removed:
        refuse(Code.REMOVED)
    if isinstance(command, _FROM_OUTSIDE):
        return
    if state.status != OPEN:
        refuse(Code.NOT_OPEN)
    if seat is None or seat.withdrawn:
        refuse(Code.NOT_SEATED)
    if not seat.present:
        refuse(Code.NOT_HERE)


def _carried_on(state: State, events: tuple[Event, ...], now: float) -> tuple[Event, ...]:
    """The events, and what follows in an open round: a lost line lapses, the next is offered.

    Nothing follows during a pause, so that whoever the room stays with keeps their turn even if
    their line drops.
    """
    for event in events:
        state = happen(state, event, now)
    if state.status != OPEN or state.round is None or state.paused_by is not None:
        return events
    turn = current_turn(state)
    if turn and state.seats[turn.seat].present:
        return events
    if turn:
        lapsed = Lapsed(turn.seat, turn.id)
        state = happen(state, lapsed, now)
        events = (*events, lapsed)
    return (*events, *_next_offer(state))


def _next_offer(state: State) -> tuple[Event, ...]:
    for seat in up_next(state, 1):
        turn = state.round.turns.get(seat)
        offer = (turn.offers if turn else 0) + 1
        return (Offered(seat, f"{state.round.number}.{seat}.{offer}"),)
    return ()
