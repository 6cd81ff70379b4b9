"""Each law broken once, on purpose: an engine with one mistake in it, and the law that says so."""

from dataclasses import replace

from alongside.meetings.engine import (
    Leave,
    Resume,
    arriving,
    asking,
    current_turn,
    deciding,
    events,
    evolving,
    staying,
    steering,
    together,
    turning,
    turns,
)


def never_offer(patch):
    patch.setattr(deciding, "_next_offer", lambda state: ())


def offer_without_noting_to_whom(patch):
    def offered(state, event, at):
        return turning.with_turn(state, event.seat, id=event.turn, status="offered", offers=1)

    patch.setitem(evolving._CHANGES, events.Offered, offered)


def leave_members_without_a_facilitator_stuck(patch):
    patch.setattr(asking, "_unled_for_a_minute", lambda state, now: False)


def settle_somebody_else_too(patch):
    honest = turning.settled

    def settled(state, event, at):
        after = honest(state, event, at)
        others = [t for t in state.round.turns.values() if t.settled]
        return turning.with_turn(after, others[0].seat, status="waiting") if others else after

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
        return turning.with_turn(state, event.seat, status="lapsed")

    patch.setitem(evolving._CHANGES, events.Lapsed, lapsed)


def put_late_arrivals_first(patch):
    honest = evolving._joined_round

    def joined(state, event, at):
        after = honest(state, event, at)
        order = (event.seat, *state.round.order)
        return replace(after, round=replace(after.round, order=order))

    patch.setitem(evolving._CHANGES, events.JoinedRound, joined)


def let_anybody_in_at_any_time(patch):
    patch.setattr(arriving, "is_long_over", lambda state, now: False)


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
        return turning.with_turn(state, event.seat, extended=len(seen))

    patch.setitem(evolving._CHANGES, events.MoreTimeGiven, given)


def call_on_anybody(patch):
    honest = asking.up_next

    def anybody(state, n=None):
        had = state.round.turns.values() if state.round and state.round.floor else ()
        again = [t.seat for t in had if t.settled and state.seats[t.seat].present]
        return (*again, *honest(state))[:n]

    patch.setattr(deciding, "up_next", anybody)


def take_the_last_hand_first(patch):
    honest = asking._hands_in_order
    patch.setattr(asking, "_hands_in_order", lambda state: honest(state)[::-1])


def lower_a_hand_for_speaking(patch):
    def taken(state, event, at):
        after = turning.with_turn(state, event.seat, status="speaking", taken_at=at)
        return replace(after, hands=after.hands[1:])

    patch.setitem(evolving._CHANGES, events.Taken, taken)


def forget_who_spoke_on_the_floor(patch):
    def called_on(state, seat):
        round = state.round
        had = round.turns.get(seat)
        turn = turning.Turn("", seat, offers=had.offers if had else 0)
        round = replace(round, turns={**round.turns, seat: turn})
        return replace(state, round=round, hands=turning.without(state.hands, seat))

    patch.setattr(turning, "_called_on", called_on)


def move_on_from_whom_we_stay_with(patch):
    def move_on(state, command, now):
        turn = turns._named_turn(state, command)
        return (turns._settled(turn),)

    patch.setitem(deciding._RULES, turns.MoveOn, move_on)


def leave_carrying_on_to_whoever_paused(patch):
    def resume(state, command, now):
        if command.by != state.paused_by:
            steering.must_steer(state, command, now)
        return () if state.paused_by is None else (events.Resumed(command.by),)

    patch.setitem(deciding._RULES, Resume, resume)


def take_a_moment_for_somebody(patch):
    patch.setattr(staying, "_must_be_with", lambda state, seat: None)


def answer_for_anybody(patch):
    patch.setattr(turns, "_own_turn", turns._named_turn)


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
    let_anybody_in_at_any_time: "nobody_new_comes_in_when_it_is_over",
    read_at_once: "quiet_minutes_are_quiet",
    take_any_turn_for_the_current_one: "repeats_and_stale_taps_do_nothing",
    keep_something_in_memory_only: "replay_is_the_state",
    call_on_anybody: "a_hand_brings_a_turn",
    take_the_last_hand_first: "hands_are_taken_in_their_order",
    lower_a_hand_for_speaking: "no_hand_is_forgotten",
    forget_who_spoke_on_the_floor: "a_turn_on_the_floor_is_kept",
    move_on_from_whom_we_stay_with: "whoever_we_stay_with_keeps_their_turn",
    leave_carrying_on_to_whoever_paused: "they_choose_how_to_go_on",
    take_a_moment_for_somebody: "only_they_ask_for_a_moment",
    answer_for_anybody: "nobody_answers_for_somebody_else",
}
