"""Random evenings: people who come, go, tap twice, tap too late, and servers that fall over."""

from random import Random

from alongside.meetings.engine import (
    AddCaller,
    Arrive,
    BeginNext,
    BeginReading,
    Close,
    ComeBack,
    ComeBackLater,
    Finish,
    Ground,
    HandOver,
    InTurn,
    JustTalk,
    Leave,
    LetEnd,
    LowerHand,
    MoreTime,
    MoveOn,
    MoveSeat,
    OpenDoors,
    Pass,
    Pause,
    Phase,
    RaiseHand,
    ReadMine,
    Ready,
    Refusal,
    Remove,
    Reopen,
    Resume,
    Return,
    Say,
    SetRole,
    StayWith,
    Take,
    TakeAMoment,
    Withdraw,
    apply,
    current_turn,
    decide,
    record,
    replay,
    start,
)

from .engine_room import from_disk, on_disk
from .laws import Step, check, replay_is_the_state

SEATS = range(1, 8)
CALLERS = (8, 9)
FACILITATORS = {1, 2}
PLANS = (
    (Phase("doors"), Phase("round"), Phase("round")),
    (Phase("doors"), Phase("words"), Phase("round"), Phase("round"), Phase("words")),
    (Phase("doors"), Phase("together"), Phase("round"), Phase("together"), Phase("words")),
    (Phase("doors"), Phase("floor"), Phase("round"), Phase("even_floor")),
    (Phase("doors"), Phase("round"), Phase("even_floor"), Phase("floor")),
)


class History:
    """One meeting driven by `ask`: every step is checked against every law."""

    def __init__(self, plan=PLANS[0]):
        self.setup = self.state = start(plan, 0.0)
        self.now, self.records, self.sent, self.turns = 0.0, [], [], ["1.1.1"]

    def ask(self, command):
        before = self.state
        answer = decide(before, command, self.now)
        if not isinstance(answer, Refusal):
            records = record(before, answer, command, self.now)
            self.state = apply(before, records)
            self.records.extend(records)
        check(Step(before, command, answer, self.state, self.now))
        self.sent.append(command)
        turn = current_turn(self.state)
        if turn and turn.id != self.turns[-1]:
            self.turns.append(turn.id)
        return answer

    def restart(self):
        """The process dies; the next one knows what is on disk and nothing else."""
        replay_is_the_state(self.setup, self.records, self.state)
        self.state = replay(self.setup, from_disk(on_disk(self.records)))

    def wait(self, seconds):
        self.now += seconds

    def next_id(self):
        return f"c{len(self.sent)}"


WITHOUT_AN_ORDER = (BeginReading, JustTalk, InTurn)
ABOUT_A_TURN = (Take, Pass, Finish, ComeBack, MoreTime, MoveOn, Say, ReadMine)
ABOUT_A_SEAT = (Leave, Return, Remove, LowerHand, HandOver)
PLAIN = (RaiseHand, Pause, Resume, Reopen, Ground)
LIKELY = (
    ("turn", 40),
    ("arrive", 14),
    ("line", 16),
    ("next", 7),
    ("talk", 4),
    ("ready", 2),
    ("aloud", 4),
    ("seat", 5),
    ("server", 1),
    ("plain", 6),
    ("hand", 8),
    ("stay", 6),
    ("caller", 4),
    ("order", 3),
    ("close", 2),
    ("repeat", 6),
    ("wait", 5),
    ("restart", 1),
)
KINDS, WEIGHTS = zip(*LIKELY, strict=True)


def tap(history, random):
    """Somebody taps something about a turn: mostly their own, sometimes one that has passed."""
    turn = current_turn(history.state)
    stale = turn is None or random.random() < 0.15
    named = random.choice(history.turns) if stale else turn.id
    by = random.choice(SEATS) if turn is None or random.random() < 0.25 else turn.seat
    kind = random.choice(ABOUT_A_TURN)
    more = {"entry": len(history.sent)} if kind in (Say, ReadMine) else {}
    return kind(history.next_id(), by, turn=named, **more)


def make(kind, history, random):
    """A random command of this kind."""
    id, by, seat = history.next_id(), random.choice(SEATS), random.choice(SEATS)
    leads = by in FACILITATORS
    match kind:
        case "turn":
            return tap(history, random)
        case "arrive":
            return Arrive(id, by, leads) if random.random() < 0.9 else OpenDoors(id, by, leads)
        case "line":
            return random.choice((Leave, Return))(id, None, seat)
        case "next":
            leaving = history.state.phase - (random.random() < 0.2)
            leader = random.choice((by, history.state.leader))
            return BeginNext(id, leader, leaving, anyway=random.random() < 0.4)
        case "talk":
            leaving = history.state.phase - (random.random() < 0.1)
            leader = random.choice((by, history.state.leader))
            return random.choice(WITHOUT_AN_ORDER)(id, leader, leaving)
        case "ready":
            return Ready(id, by)
        case "aloud":
            return Say(id, by, None, len(history.sent))
        case "seat":
            kind = random.choice(ABOUT_A_SEAT)
            if kind is HandOver:
                by, seat = random.sample(sorted(FACILITATORS), 2)
            if kind is Remove:
                by = random.choice(sorted(FACILITATORS))
                seat = random.choice((*history.state.hands, seat))
            if kind is LowerHand and history.state.hands:
                by = seat = random.choice(history.state.hands)
            return kind(id, by, seat)
        case "server":
            if random.random() < 0.4:
                return Withdraw(id, None, seat)
            if random.random() < 0.1:
                return LetEnd(id, random.choice((None, None, by)))
            return SetRole(id, None, seat, random.random() < 0.5)
        case "plain":
            again = history.state.status == "closed"
            return (Reopen if again else random.choice(PLAIN))(id, by)
        case "hand":
            round = history.state.round
            again = [turn.seat for turn in round.turns.values() if turn.settled] if round else ()
            return RaiseHand(id, random.choice((*again, by)))
        case "stay":
            return stay(history, random, id)
        case "caller":
            return for_a_caller(history, random, id)
        case "order":
            return MoveSeat(id, by, seat, random.choice(("first", "up", "down", "last")))
        case "close":
            leader = random.choice((by, history.state.leader))
            return Close(id, leader, anyway=random.random() < 0.6)


def stay(history, random, id):
    """Somebody sees that the room should stay with somebody; or they choose how to go on."""
    whom = history.state.staying_with
    if whom is None:
        turn = current_turn(history.state)
        by = random.choice((history.state.leader, random.choice(SEATS)))
        return StayWith(id, by, turn.seat if turn else random.choice(SEATS))
    by = whom if random.random() < 0.8 else random.choice(SEATS)
    return random.choice((TakeAMoment, ComeBackLater, Resume))(id, by)


def for_a_caller(history, random, id):
    """A facilitator, or somebody who may not, keeps a seat for a caller and taps for it."""
    seat = random.choice(CALLERS)
    by = random.choice((*FACILITATORS, *FACILITATORS, random.choice(SEATS)))
    turn = current_turn(history.state)
    if turn and turn.seat in CALLERS and random.random() < 0.6:
        return random.choice((Take, Pass, Finish, ComeBack))(id, by, turn=turn.id)
    match random.choice(("add", "add", "hand", "line")):
        case "add":
            return AddCaller(id, by, seat)
        case "hand":
            return RaiseHand(id, by, random.choice((seat, random.choice(SEATS))))
        case _:
            return random.choice((Leave, Return))(id, by, seat)


def live_through(seed, steps=60):
    """The evening of this seed, checked at each step. The same seed is the same evening."""
    random = Random(seed)
    history = History(random.choice(PLANS))
    if random.random() < 0.7:
        for seat in (1, 3, 4):  # Most evenings begin with a few people who have come.
            history.ask(Arrive(history.next_id(), seat, seat in FACILITATORS))
    for kind in random.choices(KINDS, WEIGHTS, k=steps):
        if kind == "wait":
            # Now and then nobody has closed it by the end of the day.
            history.wait(21_600 if random.random() < 0.03 else random.choice((1, 20, 61, 301)))
        elif kind == "restart":
            history.restart()
        elif kind == "repeat":
            if history.sent:
                history.ask(random.choice(history.sent))
        else:
            history.ask(make(kind, history, random))
    history.restart()
    return history
