"""What holds in every slow round, whatever people and servers do. See ../laws.py for the form."""

from alongside.meetings.engine import slow
from alongside.meetings.engine.slow import events
from alongside.meetings.engine.slow.asking import SETTLES_WITHIN

from ..laws import Broken, Step

OF_ONE = (
    events.Contributed,
    events.Passed,
    events.CameBack,
    events.TakenBack,
    events.Reflected,
    events.Unreflected,
)
IN_THE_TURNS = (events.Contributed, events.Passed, events.CameBack, events.Offered, events.Reminded)


# -- everybody is offered a turn ------------------------------------------------------------------


def everybody_was_offered_a_turn(step):
    """Whoever belonged to the group when it opened has a turn, from that moment on."""
    if not step.of(events.Opened):
        return True
    there = {*step.command.members, *step.command.facilitators}
    return set(step.after.turns) == there == set(slow.owed(step.after))


def each_has_one_place_in_the_order(step):
    return sorted(step.after.order) == sorted(step.after.turns)


def whoever_joins_goes_last(step):
    """And nobody else moves, so that it is read in one order from the first day to the last."""
    return step.after.order[: len(step.before.order)] == step.before.order


def facilitators_do_not_go_before_members(step):
    """Nor does the same member begin each round."""
    if not step.of(events.Opened):
        return True
    members = step.command.members
    first = members[step.command.held % len(members)]
    return step.after.order[0] == first and set(step.after.order[: len(members)]) == set(members)


def nobody_is_cut_short(step):
    """Before its days are over it goes on only if everybody has had their turn, and an hour on.

    A facilitator need not wait for that hour.
    """
    if not step.of(events.Turned) or step.now >= step.before.turns_until:
        return True
    if slow.owed(step.before):
        return False
    by_hand = slow.leads(step.before, step.command.by)
    return by_hand or step.now >= step.before.settled_since + SETTLES_WITHIN


def nobody_is_late(step):
    """While the turns go on, by the clock or beyond it, everybody in the round can take theirs."""
    if step.after.status != "turns":
        return True
    here = [seat for seat in step.after.order if slow.in_the_round(step.after, seat)]
    long_after = step.after.turns_until + 1e9
    answers = [slow.decide(step.after, slow.Contribute("t", seat), long_after) for seat in here]
    return answers == [(events.Contributed(seat),) for seat in here]


def a_pass_can_be_taken_back(step):
    if step.after.status != "turns":
        return True
    passed = [s for s, t in step.after.turns.items() if t.status == "passed" and not t.is_gone]
    answers = [slow.decide(step.after, slow.ComeBack("b", seat), step.now) for seat in passed]
    return answers == [(events.CameBack(seat),) for seat in passed]


def turns_are_taken_while_they_go_on(step):
    happened = any(isinstance(event, IN_THE_TURNS) for event in step.events)
    return not happened or step.before.status in ("planned", "turns")


def what_was_done_with_a_turn_is_so(step):
    """Words are there after sharing them and not after taking them back; and so on."""
    wanted = {
        events.Contributed: ("spoken", True),
        events.Passed: ("passed", False),
        events.CameBack: ("offered", False),
        events.TakenBack: ("offered" if step.before.status == "turns" else "spoken", False),
    }
    for event in step.events:
        turn = wanted.get(type(event)) and step.after.turns[event.seat]
        if turn and (turn.status, turn.has_words) != wanted[type(event)]:
            return False
    return True


def a_pass_never_throws_words_away(step):
    return not any(step.before.turns[event.seat].has_words for event in step.of(events.Passed))


# -- one kind reminder ----------------------------------------------------------------------------


def one_reminder_at_most(step):
    if not step.of(events.Reminded):
        return True
    again = slow.decide(step.after, slow.Remind("again", None), step.after.turns_until)
    return step.before.reminded_at is None and isinstance(again, slow.Refusal)


def only_who_has_their_turn_to_come_is_reminded(step):
    """And it is worth it, and it is near the end."""
    for event in step.of(events.Reminded):
        near = step.now >= step.before.turns_until - 86_400
        if not near or not event.seats or event.seats != slow.owed(step.before):
            return False
    return True


# -- reflections, and the end ---------------------------------------------------------------------


def reflections_have_their_time(step):
    return not step.of(events.Reflected) or step.before.status == "reflections"


def an_answer_can_be_changed_and_taken_back(step):
    done = {events.Reflected: True, events.Unreflected: False}
    ours = [event for event in step.events if type(event) in done]
    return all(step.after.turns[event.seat].has_reflected == done[type(event)] for event in ours)


def it_always_ends(step):
    """When its time has come, nobody need do anything for it: the server goes on, and closes."""
    state = step.after
    if state.status == "turns":
        answer = slow.decide(state, slow.Turn("t", None), state.turns_until)
        return answer == (events.Turned(),)
    if state.status == "reflections":
        answer = slow.decide(state, slow.Close("c", None), state.reflections_until)
        return answer == (events.Closed(),)
    return True


def it_does_not_close_early(step):
    """The server closes it when the days of reflections are over; a facilitator when they like.

    But not over somebody's turn to come without having been told of it.
    """
    if not step.of(events.Closed):
        return True
    if step.command.by is None:  # Or the server, where the group itself has ended.
        is_due = step.before.status == "reflections" and step.now >= step.before.reflections_until
        return step.command.anyway or is_due
    waiting = step.before.status == "turns" and slow.owed(step.before)
    return slow.leads(step.before, step.command.by) and (step.command.anyway or not waiting)


def what_is_over_stays_over(step):
    order = ("planned", "turns", "reflections", "closed")
    return order.index(step.after.status) >= order.index(step.before.status)


def words_can_always_be_taken_back(step):
    theirs = [s for s, t in step.after.turns.items() if t.has_words and not t.is_gone]
    answers = [slow.decide(step.after, slow.TakeBack("w", seat), step.now) for seat in theirs]
    return answers == [(events.TakenBack(seat),) for seat in theirs]


# -- belonging ------------------------------------------------------------------------------------


def whoever_is_gone_does_nothing(step):
    done = [event.seat for event in step.events if isinstance(event, OF_ONE)]
    return all(slow.in_the_round(step.before, seat) for seat in done)


def nobody_does_it_for_another(step):
    done = {event.seat for event in step.events if isinstance(event, OF_ONE)}
    return done <= {step.command.by}


def whoever_is_gone_is_not_waited_for(step):
    return not any(step.after.turns[seat].is_gone for seat in slow.owed(step.after))


def whoever_comes_back_finds_their_place(step):
    for event in step.of(events.Offered):
        before = step.before.turns.get(event.seat)
        after = step.after.turns[event.seat]
        if before and (before.status, before.has_words) != (after.status, after.has_words):
            return False
    return True


def roles_are_as_was_said(step):
    said = [*step.of(events.RoleChanged), *step.of(events.Offered)]
    return all(step.after.turns[one.seat].facilitates == one.facilitates for one in said)


# -- the record -----------------------------------------------------------------------------------


def a_no_changes_nothing(step):
    return bool(step.events) or step.after == step.before


def a_repeat_changes_nothing(step):
    return not step.events or slow.decide(step.after, step.command, step.now) == ()


ALWAYS = (
    everybody_was_offered_a_turn,
    each_has_one_place_in_the_order,
    whoever_joins_goes_last,
    facilitators_do_not_go_before_members,
    nobody_is_cut_short,
    nobody_is_late,
    a_pass_can_be_taken_back,
    turns_are_taken_while_they_go_on,
    a_pass_never_throws_words_away,
    what_was_done_with_a_turn_is_so,
    one_reminder_at_most,
    only_who_has_their_turn_to_come_is_reminded,
    reflections_have_their_time,
    an_answer_can_be_changed_and_taken_back,
    it_always_ends,
    it_does_not_close_early,
    what_is_over_stays_over,
    words_can_always_be_taken_back,
    whoever_is_gone_does_nothing,
    nobody_does_it_for_another,
    whoever_is_gone_is_not_waited_for,
    whoever_comes_back_finds_their_place,
    roles_are_as_was_said,
    a_no_changes_nothing,
    a_repeat_changes_nothing,
)


def check(step):
    for law in ALWAYS:
        if not law(step):
            raise Broken(law.__name__, step)


def replay_is_the_state(records, state):
    if slow.apply(slow.State(), records) != state:
        raise Broken("replay_is_the_state", Step(state, None, None, state, 0.0))
