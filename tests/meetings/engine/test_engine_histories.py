"""The laws hold over many random evenings, and each of them would be caught if it did not."""

import os
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Close,
    Leave,
    Pause,
    Ready,
    Remove,
    Reopen,
    Resume,
    Return,
    Say,
    arriving,
    asking,
    current_turn,
    deciding,
    events,
    evolving,
    steering,
    together,
    turns,
)

from .histories import (
    ABOUT_A_TURN,
    FACILITATORS,
    PLANS,
    SEATS,
    WITHOUT_AN_ORDER,
    History,
    live_through,
)
from .laws import ALWAYS, IN_A_ROUND, Broken

pytestmark = pytest.mark.pure

HISTORIES = int(os.environ.get("ALONGSIDE_HISTORIES", "20000"))
CHUNKS = 20


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_laws_hold_over_random_evenings(chunk):
    happened = Counter()
    each = HISTORIES // CHUNKS
    for seed in range(chunk * each, (chunk + 1) * each):
        history = live_through(seed)
        happened.update(record.event.kind for record in history.records)
    # The evenings are worth something only if everything that can happen did.
    assert set(happened) == set(events.KINDS)


# -- each law is broken once, on purpose ----------------------------------------------------------


def never_offer(patch):
    patch.setattr(deciding, "_next_offer", lambda state: ())


def offer_without_noting_to_whom(patch):
    def offered(state, event, at):
        return evolving._with_turn(state, event.seat, id=event.turn, status="offered", offers=1)

    patch.setitem(evolving._CHANGES, events.Offered, offered)


def leave_members_without_a_facilitator_stuck(patch):
    patch.setattr(asking, "_unled_for_a_minute", lambda state, now: False)


def settle_somebody_else_too(patch):
    honest = evolving._settled

    def settled(state, event, at):
        after = honest(state, event, at)
        others = [t for t in state.round.turns.values() if t.settled]
        return evolving._with_turn(after, others[0].seat, status="waiting") if others else after

    patch.setitem(evolving._CHANGES, events.Settled, settled)


def come_back_as_often_as_one_likes(patch):
    def come_back(state, command, now):
        turn = turns._own_turn(state, command)
        return (events.PutOff(turn.seat, turn.id),)

    patch.setitem(deciding._RULES, turns.ComeBack, come_back)


def ask_the_lapsed_first(patch):
    honest = asking.up_next

    def lapsed_first(state, n=None):
        queue = honest(state)
        lapsed = state.round.lapsed if state.round else ()
        return tuple(sorted(queue, key=lambda seat: seat not in lapsed))[:n]

    patch.setattr(deciding, "up_next", lapsed_first)


def forget_whoever_lapsed(patch):
    def lapsed(state, event, at):
        return evolving._with_turn(state, event.seat, status="lapsed")

    patch.setitem(evolving._CHANGES, events.Lapsed, lapsed)


def put_late_arrivals_first(patch):
    honest = evolving._joined_round

    def joined(state, event, at):
        after = honest(state, event, at)
        order = (event.seat, *state.round.order)
        return replace(after, round=replace(after.round, order=order))

    patch.setitem(evolving._CHANGES, events.JoinedRound, joined)


def leave_the_removed_their_hand(patch):
    def removed(state, event, at):
        return evolving._with_seat(state, replace(state.seats[event.seat], removed=True))

    patch.setitem(evolving._CHANGES, events.Removed, removed)


def end_when_the_facilitator_hangs_up(patch):
    def leave(state, command, now):
        left = arriving.leave(state, command, now)
        led = left and state.status == "open" and state.seats[command.seat].facilitates
        return (*left, events.Closed()) if led else left

    patch.setitem(deciding._RULES, Leave, leave)


def lose_the_round_on_reopening(patch):
    honest = evolving._reopened

    def reopened(state, event, at):
        return replace(honest(state, event, at), round=None)

    patch.setitem(evolving._CHANGES, events.Reopened, reopened)


def keep_quiet_about_who_was_missed(patch):
    patch.setattr(steering, "not_yet_offered", lambda state: ())


def go_on_from_a_talk_without_asking(patch):
    patch.setattr(steering, "not_asked", steering.unsettled)


def forget_the_turns_before_a_talk(patch):
    patch.setattr(together, "settled_in_phase", lambda state: ())


def read_at_once(patch):
    patch.setattr(together, "is_writing", lambda state: True)


def take_any_turn_for_the_current_one(patch):
    patch.setattr(turns, "_named_turn", lambda state, command: current_turn(state) or _nobody())


def _nobody():
    turns.refuse(turns.Code.TURN_HAS_PASSED)


def keep_something_in_memory_only(patch):
    seen = []

    def given(state, event, at):
        seen.append(event)
        return evolving._with_turn(state, event.seat, extended=len(seen))

    patch.setitem(evolving._CHANGES, events.MoreTimeGiven, given)


FAULTS = {
    never_offer: "the_turn_is_with_somebody_here",
    offer_without_noting_to_whom: "one_turn_at_a_time",
    leave_members_without_a_facilitator_stuck: "somebody_can_go_on",
    settle_somebody_else_too: "settled_once",
    come_back_as_often_as_one_likes: "offered_again_only_for_a_reason",
    ask_the_lapsed_first: "first_offers_come_first",
    forget_whoever_lapsed: "nobody_is_forgotten",
    put_late_arrivals_first: "late_arrivals_join_the_end",
    leave_the_removed_their_hand: "the_removed_are_out",
    end_when_the_facilitator_hangs_up: "only_a_close_ends_it",
    lose_the_round_on_reopening: "ending_can_be_undone",
    keep_quiet_about_who_was_missed: "the_close_says_who_was_missed",
    go_on_from_a_talk_without_asking: "nobody_is_left_out_unasked",
    forget_the_turns_before_a_talk: "a_talk_knows_who_was_heard",
    read_at_once: "quiet_minutes_are_quiet",
    take_any_turn_for_the_current_one: "repeats_and_stale_taps_do_nothing",
    keep_something_in_memory_only: "replay_is_the_state",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_broken_law_is_caught(fault, monkeypatch):
    fault(monkeypatch)
    caught = set()
    for seed in range(1_000):
        try:
            live_through(seed)
        except Broken as broken:
            caught.add(broken.law)
            if broken.law == FAULTS[fault]:
                return
        except (KeyError, ValueError) as confused:
            caught.add(repr(confused))
    raise AssertionError(f"{FAULTS[fault]} was not caught; caught: {caught}")


def test_every_law_has_a_fault():
    laws = {law.__name__ for law in (*ALWAYS, *IN_A_ROUND)} | {"replay_is_the_state"}
    assert set(FAULTS.values()) == laws


# -- a search that shrinks what it finds ----------------------------------------------------------

seats = st.sampled_from(SEATS)


class Evening(RuleBasedStateMachine):
    """Hypothesis looks for the shortest evening that breaks a law."""

    @initialize(plan=st.sampled_from((PLANS[0], PLANS[2])))
    def come_in(self, plan):
        self.history = History(plan)
        for seat in (1, 3, 4):
            self.ask(Arrive, seat, seat in FACILITATORS)

    def ask(self, kind, by, *more, **named):
        self.history.ask(kind(self.history.next_id(), by, *more, **named))

    @property
    def holder(self):
        turn = current_turn(self.history.state)
        return turn.seat if turn else 1

    @rule(seat=seats)
    def arrive(self, seat):
        self.ask(Arrive, seat, seat in FACILITATORS)

    @rule(kind=st.sampled_from((Leave, Return)), seat=st.none() | seats)
    def line(self, kind, seat):
        self.ask(kind, None, seat or self.holder)

    @rule(kind=st.sampled_from(ABOUT_A_TURN), by=st.none() | seats, back=st.integers(0, 2))
    def tap(self, kind, by, back):
        turn = self.history.turns[-1 - min(back, len(self.history.turns) - 1)]
        more = {"entry": len(self.history.sent)} if "entry" in kind.__slots__ else {}
        self.ask(kind, by or self.holder, turn=turn, **more)

    @rule(by=st.just(1) | seats, anyway=st.booleans())
    def go_on(self, by, anyway):
        self.ask(BeginNext, by, self.history.state.phase, anyway)

    @rule(kind=st.sampled_from(WITHOUT_AN_ORDER), by=st.just(1) | seats)
    def without_an_order(self, kind, by):
        self.ask(kind, by, self.history.state.phase)

    @rule(by=seats)
    def ready(self, by):
        self.ask(Ready, by)

    @rule(by=seats)
    def say_aloud(self, by):
        self.ask(Say, by, None, len(self.history.sent))

    @rule(by=seats, anyway=st.booleans())
    def close(self, by, anyway):
        self.ask(Close, by, anyway)

    @rule(kind=st.sampled_from((Pause, Resume, Reopen)), by=seats)
    def steer(self, kind, by):
        self.ask(kind, by)

    @rule(by=seats, seat=seats)
    def remove(self, by, seat):
        self.ask(Remove, by, seat)

    @rule(number=st.integers(0, 50))
    def repeat(self, number):
        self.history.ask(self.history.sent[number % len(self.history.sent)])

    @rule(seconds=st.sampled_from((1, 61, 301)))
    def wait(self, seconds):
        self.history.wait(seconds)

    @rule()
    def restart(self):
        self.history.restart()


SEARCH = settings(max_examples=500, stateful_step_count=50, deadline=None, database=None)


def test_hypothesis_finds_no_evening_that_breaks_a_law():
    run_state_machine_as_test(Evening, settings=SEARCH)


def test_hypothesis_would_find_one(monkeypatch):
    forget_whoever_lapsed(monkeypatch)
    with pytest.raises(Broken):
        run_state_machine_as_test(Evening, settings=SEARCH)
