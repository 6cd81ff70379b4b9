"""What holds besides while the floor is open, while the room stays with somebody, and of callers.

Each law is a function of one `laws.Step`, as those there are.
"""

from alongside.meetings.engine import (
    ComeBackLater,
    Refusal,
    Resume,
    current_turn,
    decide,
    events,
    times_heard,
    up_next,
)

# -- the floor ------------------------------------------------------------------------------------


def a_hand_brings_a_turn(step):
    """Nobody is offered a turn unasked: they had a hand up, or a turn that was still to come."""
    asked = set(step.before.hands) | {event.seat for event in step.of(events.HandRaised)}
    owed = {seat for seat, turn in turns_before(step).items() if turn.owed}
    offered = {event.seat for event in step.of(events.Offered)}
    return offered <= asked | owed and not offered & set(step.after.hands)


def hands_are_taken_in_their_order(step):
    """First come; or whoever was heard in fewer turns, and of those the first who came."""
    raised = (*step.before.hands, *(event.seat for event in step.of(events.HandRaised)))
    for event in step.of(events.Offered):
        passed_over = [s for s in step.after.hands if step.after.seats[s].present]
        if event.seat not in raised:
            if passed_over:
                return False
            continue
        mine = rank(step.after, event.seat, raised)
        if any(rank(step.after, seat, raised) < mine for seat in passed_over):
            return False
    return True


def rank(state, seat, raised):
    heard = times_heard(state, seat) if state.round.floor == "least_heard" else 0
    return heard, raised.index(seat)


def no_hand_is_forgotten(step):
    """Whoever is here with a hand up, or a turn to come, will get one; a hand never just goes."""
    state = step.after
    owed = {seat for seat, turn in state.round.turns.items() if turn.owed}
    here = {s for s in owed | set(state.hands) if state.seats[s].present}
    seen_to = {e.seat for e in step.events if isinstance(e, SEEN_TO)}
    gone = set(step.before.hands) - set(state.hands)
    return here <= {state.round.current, *up_next(state)} and gone <= seen_to


SEEN_TO = (events.Offered, events.HandLowered, events.Removed, events.Withdrawn)


def a_turn_on_the_floor_is_kept(step):
    """What was settled stays so until a hand brings a new turn; nobody's words are forgotten."""
    new = {event.seat for event in step.of(events.Offered)}
    for seat, turn in turns_before(step).items():
        now = step.after.round.turns[seat]
        if now.heard < turn.heard or (turn.settled and seat not in new and now != turn):
            return False
    return True


def turns_before(step):
    round = step.before.round
    return round.turns if round and round.number == step.after.round.number else {}


ON_THE_FLOOR = (
    a_hand_brings_a_turn,
    hands_are_taken_in_their_order,
    no_hand_is_forgotten,
    a_turn_on_the_floor_is_kept,
)

# -- staying with somebody ------------------------------------------------------------------------


def whoever_we_stay_with_keeps_their_turn(step):
    """Nobody else ends it, as long as the room stays with them."""
    turn, whom = current_turn(step.before), step.before.staying_with
    if turn is None or turn.seat != whom or step.after.staying_with != whom:
        return True
    ended = [e for e in step.of((events.Settled, events.Lapsed, events.PutOff)) if e.seat == whom]
    return not ended or step.command.by == whom or step.before.seats[whom].kept


def they_choose_how_to_go_on(step):
    """Whoever the room stays with can always carry on, or have it come back to them."""
    whom = step.after.staying_with
    if whom is None or step.after.status != "open":
        return True
    if step.after.paused_by is None or step.after.seats[whom].is_out:
        return False
    if not step.after.seats[whom].present:
        return True
    choices = (Resume("on", whom), ComeBackLater("later", whom))
    answers = [decide(step.after, choice, step.now) for choice in choices]
    return not any(isinstance(answer, Refusal) for answer in answers)


def only_they_ask_for_a_moment(step):
    """What somebody is said to have asked for, they have asked for."""
    asked = step.of(events.MomentTaken)
    return all(e.seat == step.command.by == step.before.staying_with for e in asked)


# -- callers --------------------------------------------------------------------------------------

THEIRS = (events.Taken, events.PutOff, events.ReadAsked, events.HandRaised)


def nobody_answers_for_somebody_else(step):
    """What somebody does about a turn or a hand they do themselves; a facilitator for a caller."""
    by = step.before.seats.get(step.command.by)
    others = [e.seat for e in step.of(THEIRS) if e.seat != step.command.by]
    return all(by and by.facilitates and step.before.seats[seat].kept for seat in others)


ALSO_ALWAYS = (
    whoever_we_stay_with_keeps_their_turn,
    they_choose_how_to_go_on,
    only_they_ask_for_a_moment,
    nobody_answers_for_somebody_else,
)
