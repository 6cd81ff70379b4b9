"""Random slow rounds: people who share, pass, come back, leave, tap twice; servers that fall."""

import json
from random import Random

from alongside.meetings.engine import slow
from alongside.meetings.engine.slow.asking import DAY

from ..laws import Step
from .laws import check, replay_is_the_state

MEMBERS, FACILITATORS, NEWCOMERS = (3, 4, 5), (1, 2), (6, 7)
SEATS = (*FACILITATORS, *MEMBERS, *NEWCOMERS)


def on_disk(records):
    return json.dumps([(r.number, r.at, r.command, r.by, slow.to_json(r.event)) for r in records])


def from_disk(stored):
    return [
        slow.Record(*envelope, slow.from_json(event)) for *envelope, event in json.loads(stored)
    ]


class History:
    """One slow round driven by `ask`: every step is checked against every law."""

    def __init__(self):
        self.state, self.now, self.records, self.sent = slow.State(), 0.0, [], []

    def ask(self, command):
        before = self.state
        answer = slow.decide(before, command, self.now)
        if not isinstance(answer, slow.Refusal):
            records = slow.record(before, answer, command, self.now)
            self.state = slow.apply(before, records)
            self.records.extend(records)
        check(Step(before, command, answer, self.state, self.now))
        self.sent.append(command)
        return answer

    def do(self, kind, by, *details):
        return self.ask(kind(f"c{len(self.sent)}", by, *details))

    def open(self, by=1, held=0, days=3, reflect_days=2, members=MEMBERS):
        return self.do(slow.Open, by, members, FACILITATORS, held, days, reflect_days)

    def restart(self):
        """The process dies; the next one knows what is on disk and nothing else."""
        replay_is_the_state(self.records, self.state)
        self.state = slow.apply(slow.State(), from_disk(on_disk(self.records)))

    def wait(self, seconds):
        self.now += seconds


OF_ONESELF = (
    slow.Contribute,
    slow.Pass,
    slow.ComeBack,
    slow.TakeBack,
    slow.Reflect,
    slow.Unreflect,
)
OF_THE_SERVER = (slow.Remind, slow.Turn, slow.Close)
LIKELY = {
    "oneself": 40,
    "server": 14,
    "lead": 3,
    "join": 6,
    "gone": 3,
    "role": 3,
    "open": 2,
    "repeat": 6,
    "wait": 14,
    "restart": 2,
}


def step(kind, history, random):
    """Something happens that is likely on one of these days."""
    seat = random.choice(SEATS)
    match kind:
        case "oneself":
            history.do(random.choice(OF_ONESELF), seat)
        case "server":
            kind = random.choice((*OF_THE_SERVER, slow.Turn))
            group_has_ended = (True,) if kind is slow.Close and random.random() < 0.02 else ()
            history.do(kind, None, *group_has_ended)
        case "lead":
            by = random.choice((*FACILITATORS, seat))
            if random.random() < 0.6:
                history.do(slow.Turn, by)
            else:
                history.do(slow.Close, by, random.random() < 0.2)
        case "join":
            history.do(slow.Join, random.choice((seat, *NEWCOMERS)), seat in FACILITATORS)
        case "gone":
            history.do(slow.Withdraw, None, seat)
        case "role":
            history.do(slow.SetRole, None, seat, random.random() < 0.5)
        case "open":
            open_somehow(history, random)
        case "repeat":
            if history.sent:
                history.ask(random.choice(history.sent))
        case "wait":
            history.wait(random.choice((60.0, 3_599.0, 3_600.0, DAY, 2 * DAY)))
        case "restart":
            history.restart()


def open_somehow(history, random):
    """Mostly as the page would ask it; sometimes with numbers or people that it would not."""
    history.open(
        by=random.choice((1, 2, 3)),
        held=random.randrange(5),
        days=random.choice((2, 3, 3, 5, 7, 8)),
        reflect_days=random.choice((0, 1, 2, 7, 8)),
        members=random.choice((MEMBERS, MEMBERS, ())),
    )


def live_through(seed, steps=60):
    """The days of this seed, checked at each step. The same seed is the same days."""
    random = Random(seed)
    history = History()
    if random.random() < 0.8:
        history.open(held=random.randrange(5), days=random.choice((3, 5)), reflect_days=1)
    for kind in random.choices(list(LIKELY), list(LIKELY.values()), k=steps):
        step(kind, history, random)
    history.restart()
    return history
