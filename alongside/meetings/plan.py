"""What a meeting is going to do: its phases, as words for people and as the engine needs them."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from .engine import Phase


@dataclass(frozen=True)
class Step:
    """One phase of a plan. `kind` is doors, round or words; `minutes` are a wish, not a limit."""

    kind: str
    title: str
    purpose: str
    minutes: int
    script: str = ""
    question: str = ""


def simple():
    """Doors, a check-in round, a topic round and a closing round: an evening of an hour."""
    return [
        Step(
            "doors",
            _("Doors open"),
            _("Arrive, find a way to sit, lie or stand that suits your body, and say hello."),
            10,
            _("Welcome everybody by name as they come in. Nobody has to look well today."),
        ),
        Step(
            "round",
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
        ),
        Step(
            "round",
            _("Closing"),
            _("One thing each to take home, and when we meet next."),
            10,
            _("Name what you heard without names. Say where to find help between meetings."),
            _("What will you take with you?"),
        ),
    ]


def dump(steps):
    return [asdict(step) for step in steps]


def load(rows):
    return [Step(**row) for row in rows]


def phases(steps):
    """The same plan as the engine knows it: kinds only, no words."""
    return tuple(Phase(kind=step.kind, key=str(number)) for number, step in enumerate(steps))
