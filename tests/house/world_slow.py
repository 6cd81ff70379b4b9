"""The same evening, as far as slow rounds are about it."""

from django.utils import timezone

from alongside.meetings.engine import slow
from alongside.meetings.models import SlowRound
from alongside.meetings.slow import keeping

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
}


def begin(group, by, **words):
    """A slow round that goes on from now on."""
    said = {"prompt": "What helps you at night?", "closing": "Thank you all."} | words
    round, _refusal = keeping.begin(by=by, group=group, days=5, reflect_days=2, **said)
    return round


class Slowly:
    """A slow round of the morning group, in which Ben has passed."""

    def __init__(self, group, people):
        self.ref, self.round = group.ref, begin(group, people["ada"])
        seat = self.round.turns.get(author=people["ben"]).pk
        keeping.carry_out(self.round, slow.Pass("ben passes", seat))

    def arguments(self, name, kind):
        return {
            "slow_rounds": [self.ref],
            "begin_slow_round": [self.ref],
            "slow_round": [self.round.pk],
            "slow_act": [self.round.pk, kind or "turn"],
        }.get(name)

    def form(self, door):
        return FORMS.get(door) or FORMS.get(door.partition("/")[0])

    def prepare(self, door):
        if door == "begin_slow_round/free":
            SlowRound.objects.update(closed_at=timezone.now())
