"""What a meeting is going to do: its steps, as words for people and as the engine needs them.

How a plan is chosen, changed and fitted to the time is in the room plans/.
"""

from dataclasses import asdict, dataclass, fields

from django.utils.translation import gettext as _

from alongside.lib import meanwhile

from .engine import Phase
from .engine.state import ASKING

# Plans lie in meetings for years. The first schema was a bare list, and its kinds the engine's.
SCHEMA = 2

# What each kind of step is to the engine. It knows five: doors; a round, which offers everybody a
# turn; `together`, which does so after quiet minutes in which everybody writes; a floor, on which
# whoever raises a hand is offered one; and words, in which nobody but a facilitator says something.
# So whatever asks people anything is a round:
# - `follow-up` and `floor`: for those who would like to. Everybody is offered it once, and passing
#   is as good as speaking.
# A `closing` is a round where it asks something, and words where it does not. The rest is words:
# the room shows its title, and whoever leads says the script.
ROUNDS = ("round", "check-in", "follow-up", "floor", "small-step")
WORDS = ("words", "opening", "comfort", "grounding", "agreement", "spark", "break", "practice")
# Open floors: by whose hand was up first, or by who has spoken least.
FLOORS = {"open-floor": "floor", "open-floor-evenly": "even_floor"}
KINDS = ("doors", *ROUNDS, "together", *FLOORS, *WORDS, "closing", "unwind")

# What to do with a step when time is short; or else a number, to which its minutes shrink.
KEEP, DROP = "keep", "drop"


class UnknownPlan(ValueError):
    """A plan in a schema of which this version of Alongside does not know."""


@dataclass(frozen=True)
class Step:
    """One step of a plan. `minutes` are a wish, not a limit.

    Everybody sees `title`, `purpose` and `question`; `script` and `note` are for whoever leads.
    `short` says what becomes of it when time is short: kept, dropped, or so many minutes. `brief`
    is a round in which each says a sentence. `card` is the slug of a strategy, or nothing.
    """

    kind: str
    title: str
    purpose: str
    minutes: int
    script: str = ""
    question: str = ""
    note: str = ""
    short: str | int = KEEP
    card: str = ""
    brief: bool = False

    @property
    def is_round(self):
        """Everybody is offered a turn in it."""
        return engine_kind(self) in ASKING


def engine_kind(step):
    """Which of the engine's kinds the room runs this step as."""
    if step.kind in FLOORS:
        return FLOORS[step.kind]
    if step.kind in ("doors", "together"):
        return step.kind
    asks = step.kind == "closing" and step.question
    return "round" if asks or step.kind in ROUNDS else "words"


def simple():
    """Doors, a check-in round, a topic round and a closing round: an evening of an hour."""
    return [
        Step(
            "doors",
            _("Doors open"),
            _("Arrive, find a way to sit, lie or stand that suits your body, and say hello."),
            10,
            _("Welcome everybody by name as they come in. Nobody has to look well today."),
            short=3,
        ),
        Step(
            "check-in",
            _("Check-in"),
            _("One word or one sentence each, so that everybody has been here once."),
            15,
            _("Remind people that passing is fine, and that what is said here stays here."),
            _("How are you arriving today?"),
        ),
        Step(
            "round",
            _("The topic"),
            _("Each of us in turn; the others read, and nobody fixes anything."),
            25,
            _("Read the question aloud. Thank each person. Link what is alike."),
            _("What would you like to share about this topic?"),
            short=15,
        ),
        Step(
            "closing",
            _("Closing"),
            _("One thing each to take home, and when we meet next."),
            10,
            _("Name what you heard without names. Say where to find help between meetings."),
            _("What will you take with you?"),
        ),
    ]


def instead(at_least):
    """Of a plan that cannot be opened: the usual one, with as many steps more as are needed."""
    usual = simple()
    another = Step(
        "round",
        _("A further part"),
        _("Each of us in turn, and the others listen. What it was planned for cannot be opened."),
        15,
    )
    return usual + [another] * (at_least - len(usual))


def dump(steps):
    return {"schema": SCHEMA, "steps": [asdict(step) for step in steps]}


def load(kept):
    """The steps of a plan as it is kept: in this schema, or in the first, a list of steps."""
    rows = kept if isinstance(kept, list) else _rows(kept)
    return [Step(**row) for row in rows]


def _rows(kept):
    known = {field.name for field in fields(Step)}
    rows = kept["steps"] if kept.get("schema") == SCHEMA else None
    if rows is None or any(row.keys() - known for row in rows):
        raise UnknownPlan(f"This plan has the schema {kept.get('schema')!r}, not {SCHEMA}.")
    return rows


def version_of(steps):
    """What a form carries, so that it is known which steps it was made from."""
    return meanwhile.version_of(dump(steps))


def phases(steps):
    """The same plan as the engine knows it: kinds only, no words."""
    return tuple(Phase(kind=engine_kind(step), key=str(n)) for n, step in enumerate(steps))
