"""The same evening, as far as slow rounds are about it."""

from django.utils import timezone

from alongside.meetings.engine import slow
from alongside.meetings.models import SlowRound
from alongside.meetings.slow import keeping
from alongside.meetings.slow.holding import holding

HELD = {"rule": "identifying", "reason": "It says who somebody is."}
DECIDED = {"outcome": "release", "why": "It reads well.", "asks": "It is my own name."}
FORMS = {
    "begin_slow_round": {
        "prompt": "What helps in the first hour?",
        "days": "5",
        "reflect_days": "2",
        "closing": "Thank you all.",
    },
    "slow_act/turn": {"body": "A cup of tea."},
    "slow_act/reflection": {"body": "Good to read."},
    "slow_act/close": {"anyway": "yes"},
    "hold_turn": HELD,
    "held_turn": DECIDED,
}


def begin(group, by, **words):
    """A slow round that goes on from now on."""
    said = {"prompt": "What helps you at night?", "closing": "Thank you all."} | words
    round, _refusal = keeping.begin(by=by, group=group, days=5, reflect_days=2, **said)
    return round


class Slowly:
    """A slow round of the morning group, in which Ben has passed."""

    def __init__(self, group, people):
        self.people, self.ref, self.round = people, group.ref, begin(group, people["ada"])
        seat = self.round.turns.get(author=people["ben"]).pk
        keeping.carry_out(self.round, slow.Pass("ben passes", seat))

    def arguments(self, name, kind):
        return {
            "slow_rounds": [self.ref],
            "begin_slow_round": [self.ref],
            "slow_round": [self.round.pk],
            "slow_act": [self.round.pk, kind or "turn"],
            "hold_turn": [self.round.pk, self.turn_of("ben").pk],
            "held_turn": [self.round.pk, self.turn_of("ben" if kind else "cleo").pk],
        }.get(name)

    def turn_of(self, name):
        return self.round.turns.get(author=self.people[name])

    def form(self, door):
        name, _slash, kind = door.partition("/")
        if name in ("hold_turn", "held_turn"):
            whose = "cleo" if name == "held_turn" and not kind else "ben"
            return FORMS[name] | {"version": self.turn_of(whose).version}
        return FORMS.get(door) or FORMS.get(name)

    def prepare(self, door):
        if door == "hold_turn":
            self.say("ben")
        if door.startswith("held_turn"):
            turn = self.say("ben" if door.endswith("bens") else "cleo")
            holding.hold(turn, by=self.people["ada"], version=turn.version, **HELD)
        if door == "begin_slow_round/free":
            SlowRound.objects.update(closed_at=timezone.now())

    def say(self, name):
        """Words of somebody's are there, whatever has become of them. Gives their turn."""
        turn = self.turn_of(name)
        turn.body = "Mrs P. again."
        turn.save(update_fields=["body"])
        return turn
