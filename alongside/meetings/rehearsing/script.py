"""What the made-up members do next: always the same in the same room, one thing at a time.

They act as people do, by the engine's own commands, and wait wherever whoever leads has to act.
"""

from dataclasses import dataclass, field

from .. import engine
from .people import CHECK_IN, COMES_LATE, DOORS, FLOOR, PEOPLE, TOPIC, WAITS_FIRST, WANT_THE_FLOOR


@dataclass(frozen=True)
class Act:
    """One thing that a made-up member does: a `command` of the engine, with `words` if any.

    Without a command it is the asking for support, which is no event of a meeting.
    """

    seat: int
    command: type | None = None
    words: str = ""
    more: dict = field(default_factory=dict)


def next_act(state, moment, has_asked):
    """The Act that comes next in this `state`, or None: they wait for whoever leads.

    `moment` is the hard one of this rehearsal, `has_asked` whether support was asked for in it.
    """
    if state.phase <= DOORS:
        return _coming_in(state, [seat for seat in PEOPLE if seat != COMES_LATE])
    if state.paused_by is not None:
        return _resting(state)
    late = _coming_in(state, [COMES_LATE])
    if late and state.phase == CHECK_IN and _some_have_spoken(state):
        return late
    if state.phase == TOPIC and _here(state, moment.asks) and not has_asked:
        return Act(moment.asks)
    turn = engine.current_turn(state)
    if turn is not None:
        return _in_turn(state, moment, turn) if _here(state, turn.seat) else None
    if state.talk is not None:
        return _talking(state)
    if state.round and state.round.floor:
        return _on_the_floor(state)
    return None


def _here(state, seat):
    """Whether this made-up member is in the room."""
    return seat in PEOPLE and seat in state.seats and not state.seats[seat].is_out


def _coming_in(state, seats):
    for seat in seats:
        if seat not in state.seats:
            return Act(seat, engine.Arrive)
    return None


def _some_have_spoken(state):
    return state.round is not None and sum(t.settled for t in state.round.turns.values()) >= 2


def _resting(state):
    """Whoever the round rests for asks for a moment, and then carries on; the others wait."""
    whom = state.staying_with
    if not _here(state, whom):
        return None
    return Act(whom, engine.Resume if state.in_a_moment else engine.TakeAMoment)


def _in_turn(state, moment, turn):
    says = words_of(state.phase, turn.seat, moment)
    this = {"turn": turn.id}
    if turn.seat in WAITS_FIRST.get(state.phase, ()) and not turn.came_back:
        return Act(turn.seat, engine.ComeBack, more=this)
    left = says[len(turn.said) :]
    if not left:
        return Act(turn.seat, engine.Finish if turn.said else engine.Pass, more=this)
    quick = len(says) == 1 and state.phase not in (TOPIC, FLOOR)
    return Act(turn.seat, engine.Finish if quick else engine.Say, left[0], this)


def words_of(part, seat, moment):
    """What somebody says in their turn, one thing after another; [] where they pass."""
    if part == TOPIC and moment.all_pass:
        return []
    if (part, seat) in moment.says:
        return moment.says[part, seat]
    usual = PEOPLE[seat].says.get(part)
    return [usual] if usual else []


def _talking(state):
    """In no order, whoever has not been heard says what they would have said in turn."""
    for seat in engine.not_heard(state):
        if _here(state, seat) and (words := PEOPLE[seat].says.get(state.phase)):
            return Act(seat, engine.Say, words, {"turn": None})
    return None


def _on_the_floor(state):
    """One hand after another; who has spoken there raises none again."""
    for seat in WANT_THE_FLOOR:
        if _here(state, seat) and seat not in state.hands and seat not in state.round.turns:
            return Act(seat, engine.RaiseHand)
    return None
