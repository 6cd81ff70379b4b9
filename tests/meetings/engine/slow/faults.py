"""One mistake for each law, made on purpose: {the fault: the law that catches it}."""

from dataclasses import replace

from alongside.meetings.engine import slow
from alongside.meetings.engine.slow import asking, commands, deciding, events, evolving

from .histories import FACILITATORS, MEMBERS


def rule(patch, kind, wrong):
    """`wrong(honest, state, command, now)` in the place of the rule for this command."""
    honest = deciding._RULES[kind]
    patch.setitem(deciding._RULES, kind, lambda *asked: wrong(honest, *asked))


def change(patch, kind, wrong):
    """`wrong(honest, state, event, at)` in the place of what this event does."""
    honest = evolving._CHANGES[kind]
    patch.setitem(evolving._CHANGES, kind, lambda *happened: wrong(honest, *happened))


def miss_the_last_one(patch):
    rule(patch, commands.Open, lambda honest, *asked: honest(*asked)[:-1])


def give_a_second_place(patch):
    def twice(honest, state, event, at):
        after = honest(state, event, at)
        return replace(after, order=(*state.order, event.seat))

    change(patch, events.Offered, twice)


def put_newcomers_first(patch):
    def first(honest, state, event, at):
        after = honest(state, event, at)
        there_at_the_beginning = len(state.order) < len(MEMBERS + FACILITATORS)
        return after if there_at_the_beginning else replace(after, order=(event.seat, *state.order))

    change(patch, events.Offered, first)


def begin_with_the_facilitators(patch):
    def turned_round(members, facilitators, held):
        return (*facilitators, *members)

    patch.setattr(deciding, "once_round", turned_round)


def go_on_over_those_who_wait(patch):
    rule(patch, commands.Turn, lambda honest, state, *asked: early(honest, state, *asked))


def early(honest, state, command, now):
    return (events.Turned(),) if state.status == "turns" else honest(state, command, now)


def refuse_whoever_is_late(patch):
    def strict(honest, state, command, now):
        if state.turns_until is not None and now >= state.turns_until:
            deciding.refuse(slow.Code.TURNS_ARE_OVER)
        return honest(state, command, now)

    rule(patch, commands.Contribute, strict)


def hold_people_to_their_pass(patch):
    rule(patch, commands.ComeBack, lambda *asked: ())


def take_turns_at_any_time(patch):
    rule(patch, commands.Contribute, lambda _h, state, c, now: (events.Contributed(c.by),))


def forget_that_there_are_words(patch):
    def forgotten(honest, state, event, at):
        return evolving._with_turn(state, event.seat, status="spoken")

    change(patch, events.Contributed, forgotten)


def pass_over_words(patch):
    def over(honest, state, command, now):
        if state.status == "turns" and state.turns[command.by].status == "spoken":
            return (events.Passed(command.by),)
        return honest(state, command, now)

    rule(patch, commands.Pass, over)


def remind_again(patch):
    change(patch, events.Reminded, lambda honest, state, event, at: state)


def remind_everybody(patch):
    def all_of_them(honest, state, command, now):
        return tuple(events.Reminded(state.order) for _one in honest(state, command, now))

    rule(patch, commands.Remind, all_of_them)


def remind_from_the_first_day_on(patch):
    patch.setattr(asking, "REMINDS_BEFORE", 30 * asking.DAY)


def answer_before_all_have_spoken(patch):
    rule(patch, commands.Reflect, lambda _h, state, c, now: (events.Reflected(c.by),))


def lose_the_answer(patch):
    change(patch, events.Reflected, lambda honest, state, event, at: state)


def never_go_on(patch):
    patch.setattr(asking, "may_turn", lambda state, now: False)


def let_anybody_close(patch):
    patch.setattr(deciding, "_must_lead", lambda state, command: None)


def close_over_those_who_wait(patch):
    def over(honest, state, command, now):
        return honest(state, replace(command, anyway=True), now)

    rule(patch, commands.Close, over)


def open_again_for_whoever_takes_back(patch):
    def open_again(honest, state, event, at):
        return replace(honest(state, event, at), status="turns")

    change(patch, events.TakenBack, open_again)


def keep_words_of_a_closed_round(patch):
    def kept(honest, state, command, now):
        return () if state.status == "closed" else honest(state, command, now)

    rule(patch, commands.TakeBack, kept)


def let_the_gone_in(patch):
    patch.setattr(deciding, "_must_be_in_the_round", lambda state, command: None)


def answer_for_somebody_else(patch):
    def for_another(honest, state, command, now):
        others = [seat for seat in state.order if seat != command.by]
        return tuple(events.Reflected(others[0]) for _one in honest(state, command, now))

    rule(patch, commands.Reflect, for_another)


def wait_for_the_gone(patch):
    patch.setattr(slow.state.Turn, "owed", property(lambda turn: turn.status == "offered"))


def begin_anew_for_whoever_comes_back(patch):
    def anew(honest, state, event, at):
        after = honest(state, event, at)
        return evolving._with_turn(after, event.seat, status="offered", has_words=False)

    change(patch, events.Offered, anew)


def forget_a_new_role(patch):
    change(patch, events.RoleChanged, lambda honest, state, event, at: state)


def count_what_did_not_happen(patch):
    honest = slow.apply

    def counting(state, records):
        return honest(state, records) if records else replace(state, number=state.number + 1)

    patch.setattr(slow, "apply", counting)


def forget_what_was_answered(patch):
    honest = slow.apply

    def forgetful(state, records):
        return replace(honest(state, records), answered=frozenset())

    patch.setattr(slow, "apply", forgetful)


def go_by_the_moment_of_reading(patch):
    """What is read back has other times than what happened."""
    ticks = iter(range(10**9))

    def by_now(honest, state, event, at):
        return honest(state, event, float(next(ticks)))

    change(patch, events.Closed, by_now)


FAULTS = {
    miss_the_last_one: "everybody_was_offered_a_turn",
    give_a_second_place: "each_has_one_place_in_the_order",
    put_newcomers_first: "whoever_joins_goes_last",
    begin_with_the_facilitators: "facilitators_do_not_go_before_members",
    go_on_over_those_who_wait: "nobody_is_cut_short",
    refuse_whoever_is_late: "nobody_is_late",
    hold_people_to_their_pass: "a_pass_can_be_taken_back",
    take_turns_at_any_time: "turns_are_taken_while_they_go_on",
    forget_that_there_are_words: "what_was_done_with_a_turn_is_so",
    pass_over_words: "a_pass_never_throws_words_away",
    remind_again: "one_reminder_at_most",
    remind_everybody: "only_who_has_their_turn_to_come_is_reminded",
    remind_from_the_first_day_on: "only_who_has_their_turn_to_come_is_reminded",
    answer_before_all_have_spoken: "reflections_have_their_time",
    lose_the_answer: "an_answer_can_be_changed_and_taken_back",
    never_go_on: "it_always_ends",
    let_anybody_close: "it_does_not_close_early",
    close_over_those_who_wait: "it_does_not_close_early",
    open_again_for_whoever_takes_back: "what_is_over_stays_over",
    keep_words_of_a_closed_round: "words_can_always_be_taken_back",
    let_the_gone_in: "whoever_is_gone_does_nothing",
    answer_for_somebody_else: "nobody_does_it_for_another",
    wait_for_the_gone: "whoever_is_gone_is_not_waited_for",
    begin_anew_for_whoever_comes_back: "whoever_comes_back_finds_their_place",
    forget_a_new_role: "roles_are_as_was_said",
    count_what_did_not_happen: "a_no_changes_nothing",
    forget_what_was_answered: "a_repeat_changes_nothing",
    go_by_the_moment_of_reading: "replay_is_the_state",
}
