"""What holds in every meeting whatever people, lines and servers do: design, "Invariants".

Each law is a function of one step. It raises nothing itself: it returns whether it holds, and
`check` names the law that does not.
"""

from dataclasses import dataclass, replace

from alongside.meetings.engine import (
    Arrive,
    BeginReading,
    Close,
    JustTalk,
    LetEnd,
    Refusal,
    Reopen,
    State,
    can_steer,
    current_turn,
    decide,
    events,
    is_long_over,
    is_writing,
    not_asked,
    not_heard,
    not_yet_offered,
    record,
    replay,
    unsettled,
    up_next,
)

from .engine_room import from_disk, on_disk
from .laws_of_the_floor import ALSO_ALWAYS, ON_THE_FLOOR


@dataclass(frozen=True)
class Step:
    """One command and what it did. `events` is empty after a refusal or a repeat."""

    before: State
    command: object
    answer: object
    after: State
    now: float

    @property
    def events(self):
        return () if isinstance(self.answer, Refusal) else self.answer

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]


class Broken(AssertionError):
    """A law does not hold. `law` is its name."""

    def __init__(self, law, step):
        super().__init__(f"{law}: {step.command} -> {step.answer}")
        self.law = law


# -- the turn -------------------------------------------------------------------------------------


def one_turn_at_a_time(step):
    """At most one turn is held or offered, and it is the round's current one."""
    round = step.after.round
    open_now = [t.seat for t in round.turns.values() if t.status in ("offered", "speaking")]
    return open_now == ([] if round.current is None else [round.current])


def the_turn_is_with_somebody_here(step):
    """The holder is here, or the round is paused, or nobody here is owed a turn."""
    if step.after.status != "open" or step.after.paused_by is not None:
        return True
    turn = current_turn(step.after)
    return step.after.seats[turn.seat].present if turn else not up_next(step.after)


def somebody_can_go_on(step):
    """Somebody who is here can move the meeting on, at the latest in a minute."""
    if step.after.status != "open" or not any(s.present for s in step.after.seats.values()):
        return True
    later = max(step.now, step.after.acted_at) + 60
    away = [s.away_since for s in step.after.seats.values() if s.away_since is not None]
    return bool(can_steer(step.after, max([later, *(since + 60 for since in away)])))


def settled_once(step):
    """A settled turn stays as it is until the round ends, and is settled by one event."""
    before, after = step.before.round, step.after.round
    if before is None or before.number != after.number:
        return True
    was = {seat: t.status for seat, t in before.turns.items() if t.settled}
    twice = [event for event in step.of(events.Settled) if event.seat in was]
    return not twice and all(after.turns[seat].status == how for seat, how in was.items())


def offered_again_only_for_a_reason(step):
    """A second offer follows "come back to me", which is for once, or a lapse."""
    turns = step.after.round.turns.values()
    once = all(not step.before.round.turns[e.seat].came_back for e in step.of(events.PutOff))
    return once and all(t.offers <= 1 + t.came_back + t.lapses for t in turns)


def first_offers_come_first(step):
    """Nobody is offered a turn again while somebody here waits for their first."""
    waits = any(
        turn.status == "waiting" and step.after.seats[seat].present
        for seat, turn in step.after.round.turns.items()
    )
    again = [e for e in step.of(events.Offered) if step.after.round.turns[e.seat].offers > 1]
    return not (waits and again)


def nobody_is_forgotten(step):
    """Every seat that is not out has a place; whoever is here and owed a turn will get it."""
    round, seats = step.after.round, step.after.seats
    here = {seat for seat, s in seats.items() if not s.is_out}
    if any(seat not in round.turns or round.turns[seat].status == "removed" for seat in here):
        return False
    owed = {seat for seat, turn in round.turns.items() if turn.owed and seats[seat].present}
    return owed <= {round.current, *up_next(step.after)}


def late_arrivals_join_the_end(step):
    order = step.after.round.order
    joined = [event.seat for event in step.of(events.JoinedRound)]
    return len(set(order)) == len(order) and (not joined or order[-1] == joined[-1])


IN_A_ROUND = (one_turn_at_a_time, the_turn_is_with_somebody_here)
IN_ORDER = (
    settled_once,
    offered_again_only_for_a_reason,
    first_offers_come_first,
    nobody_is_forgotten,
    late_arrivals_join_the_end,
)

# -- the meeting ----------------------------------------------------------------------------------


def the_removed_are_out(step):
    """Whoever is out has no turn, no hand, no next, and can do nothing.

    But come in again, where it was not a facilitator who sent them out.
    """
    gone = {seat for seat, s in step.after.seats.items() if s.is_out}
    current = step.after.round and step.after.round.current
    comes_in = isinstance(step.command, Arrive)
    acted = step.events and step.command.by in {
        seat for seat, s in step.before.seats.items() if s.removed or (s.withdrawn and not comes_in)
    }
    return not acted and not gone & {current, *step.after.hands, *up_next(step.after)}


def only_a_close_ends_it(step):
    """Neither a dropped line nor a hand-over ends a meeting; and ending keeps what was so.

    What nobody closes ends when it is long over.
    """
    if step.before.status == step.after.status or step.after.status != "closed":
        return True
    if isinstance(step.command, LetEnd):
        return is_long_over(step.before, step.now) and step.after.ended_by_itself
    return isinstance(step.command, Close) and step.command.by in can_steer(step.before, step.now)


def ending_can_be_undone(step):
    """For five minutes a facilitator, or whoever met without one, can go back to where it was."""
    if not isinstance(step.command, Close) or not step.events:
        return True
    here = [s for s in step.after.seats.values() if not s.is_out]
    leaders = [s for s in here if s.facilitates] or here
    if not leaders:
        return True
    again = Reopen("undo", leaders[0].id)
    answer = decide(step.after, again, step.now + 299)
    reopened = replay(step.after, record(step.after, answer, again, step.now + 299))
    was, now = step.before, reopened
    same = ("status", "phase", "round", "earlier", "seats", "hands", "ready", "talk")
    rest = ("paused_by", "staying_with", "in_a_moment", "grounding")
    return all(getattr(was, name) == getattr(now, name) for name in same + rest)


def the_close_says_who_was_missed(step):
    """Closing a round lists who had no turn, and refuses to without being told "anyway".

    To just talk ends no more than the order: whoever had no turn may say something at any time.
    """
    for event in step.of(events.RoundClosed):
        missing = set(unsettled(step.before))
        turn = current_turn(step.before)
        if turn and turn.said:
            missing.discard(turn.seat)
        offered_none = set(not_yet_offered(step.before))
        said = set(event.unsettled) == missing and set(event.not_offered) == offered_none
        goes_on = isinstance(step.command, (JustTalk, LetEnd)) or step.command.anyway
        if not said or (unsettled(step.before) and not goes_on):
            return False
    return True


def nobody_is_left_out_unasked(step):
    """Going on from the quiet minutes, or from a talk, names who was not heard, unless "anyway".

    What is on record of a talk that ended is who said nothing in it.
    """
    if any(
        set(event.not_heard) != set(not_heard(step.before)) for event in step.of(events.TalkEnded)
    ):
        return False
    on = step.of(events.PhaseBegun) or step.of(events.Closed)
    if isinstance(step.command, LetEnd):
        return True
    return not (on and not_asked(step.before) and not step.command.anyway)


def a_talk_knows_who_was_heard(step):
    """Whoever has had a turn in the phase, or says something, is heard; nobody else is."""
    talk = step.after.talk
    if talk is None or step.of(events.Reopened):
        return True
    rounds = [round for round in step.after.earlier if round.phase == step.after.phase]
    settled = {t.seat for r in rounds for t in r.turns.values() if t.settled or t.said}
    before = settled if step.before.talk is None else set(step.before.talk)
    said = {event.seat for event in step.of(events.Said)}
    return step.after.round is None and len(set(talk)) == len(talk) and set(talk) == before | said


def quiet_minutes_are_quiet(step):
    """While people write nobody is offered a turn; only steering ends it, and then all are."""
    if step.after.ready and not is_writing(step.after) and step.after.status == "open":
        return False
    if not is_writing(step.before) or not step.of(events.RoundBegun):
        return True
    if isinstance(step.command, BeginReading):
        here = {seat for seat, s in step.after.seats.items() if not s.is_out}
        return here == set(step.after.round.turns)
    return bool(step.of(events.PhaseBegun))


def nobody_new_comes_in_when_it_is_over(step):
    """Who was not there reads no words of a meeting by coming in long after it."""
    new = step.of(events.Arrived) + step.of(events.Rejoined)
    return not (new and isinstance(step.command, Arrive) and is_long_over(step.before, step.now))


def repeats_and_stale_taps_do_nothing(step):
    """A command that was answered, or that means a turn or phase that has passed, does nothing."""
    turn = current_turn(step.before)
    named = getattr(step.command, "turn", None)
    leaving = getattr(step.command, "leaving", step.before.phase)
    stale = (named is not None and (turn is None or turn.id != named)) or (
        leaving != step.before.phase
    )
    repeat = step.command.id in step.before.answered
    return not (step.events and (stale or repeat))


ALWAYS = (
    somebody_can_go_on,
    the_removed_are_out,
    only_a_close_ends_it,
    ending_can_be_undone,
    the_close_says_who_was_missed,
    nobody_is_left_out_unasked,
    a_talk_knows_who_was_heard,
    quiet_minutes_are_quiet,
    nobody_new_comes_in_when_it_is_over,
    repeats_and_stale_taps_do_nothing,
    *ALSO_ALWAYS,
)


def check(step):
    """Raise Broken for the first law that this step breaks."""
    round = step.after.round
    besides = () if round is None else ON_THE_FLOOR if round.floor else IN_ORDER
    in_any = () if round is None else IN_A_ROUND
    for law in (*ALWAYS, *in_any, *besides):
        if not law(step):
            raise Broken(law.__name__, step)


def replay_is_the_state(setup, records, state):
    """What a fresh process works out from the disk is what this one has in memory."""
    if replay(setup, from_disk(on_disk(records))) != state:
        step = Step(setup, "replay", (), replace(state, seats={}), 0)
        raise Broken("replay_is_the_state", step)
