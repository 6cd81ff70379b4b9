"""A meeting to try the engine on: asks, keeps what is answered, and can start again from disk."""

import json
from dataclasses import dataclass, field, fields

from alongside.meetings.engine import (
    Arrive,
    BeginNext,
    Command,
    Leave,
    Pass,
    Phase,
    Record,
    Refusal,
    Return,
    State,
    apply,
    current_turn,
    decide,
    from_json,
    record,
    replay,
    start,
    to_json,
)

ADA, BEN, CLEO, DEV, ELI, FAY = 1, 2, 3, 4, 5, 6  # ada and fay facilitate

DOORS_AT = 1000.0
PLAN = (Phase("doors"), Phase("round", "one thing"), Phase("words"), Phase("round", "last word"))


@dataclass
class Room:
    """One meeting, its whole history, and a clock that the test moves."""

    setup: State = field(default_factory=lambda: start(PLAN, DOORS_AT))
    now: float = DOORS_AT
    records: list[Record] = field(default_factory=list)
    asked: dict[str, Command] = field(default_factory=dict)  # those that changed something
    state: State = None

    def __post_init__(self):
        self.state = self.state or self.setup

    def put(self, command: Command):
        """Ask, and keep what happens. Returns the events or the refusal."""
        answer = decide(self.state, command, self.now)
        if answer and not isinstance(answer, Refusal):
            records = record(self.state, answer, command, self.now)
            self.state = apply(self.state, records)
            self.records.extend(records)
            self.asked[command.id] = command
        return answer

    def ask(self, by, kind, *details, **named):
        """The same, with a new id, and about the current turn or phase unless another is named."""
        if not details and not named:
            names = {each.name for each in fields(kind)}
            turn = current_turn(self.state)
            if "turn" in names:
                named["turn"] = turn.id if turn else "none"
            if "leaving" in names:
                named["leaving"] = self.state.phase
        self.counter = getattr(self, "counter", 0) + 1
        return self.put(kind(f"c{self.counter}", by, *details, **named))

    def arrive(self, *seats):
        for seat in seats:
            self.ask(seat, Arrive, facilitates=seat in (ADA, FAY))

    def drop(self, *seats):
        for seat in seats:
            self.ask(None, Leave, seat)

    def back(self, *seats):
        for seat in seats:
            self.ask(None, Return, seat)

    def wait(self, seconds):
        self.now += seconds

    def everybody_passes(self):
        while self.turn:
            self.ask(self.turn.seat, Pass)

    @property
    def turn(self):
        return current_turn(self.state)

    def how(self, seat):
        """Where this seat's turn stands."""
        return self.state.round.turns[seat].status

    def restarted(self) -> State:
        """The state as a fresh process would work it out from what lies on disk."""
        return replay(self.setup, from_disk(on_disk(self.records)))


def room_with(*phases):
    """Ada, Ben, Cleo and Dev, in the first of these kinds of phases."""
    room = Room(start([Phase("doors"), *(Phase(kind) for kind in phases)], DOORS_AT))
    room.arrive(ADA, BEN, CLEO, DEV)
    room.ask(ADA, BeginNext)
    return room


def on_disk(records) -> str:
    return json.dumps([(r.number, r.at, r.command, r.by, to_json(r.event)) for r in records])


def from_disk(stored: str) -> list[Record]:
    return [Record(*envelope, from_json(event)) for *envelope, event in json.loads(stored)]


def code(answer) -> str | None:
    """The reason of a refusal, None for a yes."""
    return str(answer.code) if isinstance(answer, Refusal) else None


def kinds(answer) -> list[str]:
    return [event.kind for event in answer]
