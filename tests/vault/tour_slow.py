"""The tour's rows of slow rounds: the demo's, which is open, and one that has closed."""

from alongside.groups.models import Group
from alongside.meetings.engine import slow
from alongside.meetings.slow import keeping
from alongside.meetings.slow.holding import holding
from tests.browser.pages import Stop


class Slowly:
    """Sol and Lou of the evening group have each said something, and answered to it."""

    def go_round_slowly(self):
        group = Group.objects.get(slug="evening")
        words = {"prompt": "What gets you through a night shift?"}
        words["closing"] = "Sleep well, all of you, whenever that is."
        round, _none = keeping.begin(
            by=self.people["dev"], group=group, days=3, reflect_days=2, **words
        )
        self.closed_round = round
        said = {
            "lou": ("A flask of soup, and nobody asking.", "a night of no sleep"),
            "sol": ("The radio, low, in another language.", ""),
        }
        turns = {turn.author_id: turn.pk for turn in round.turns.all()}
        for name, (body, note) in said.items():
            told = {"body": body, "content_note": note}
            seat = turns[self.people[name].pk]
            keeping.carry_out(round, slow.Contribute(f"{name} says", seat), **told)
        for person, seat in turns.items():
            keeping.carry_out(round, slow.Pass(f"{person} passes", seat))
        leads = turns[self.people["dev"].pk]
        keeping.carry_out(round, slow.Turn("on", leads))
        for name in said:
            told = {"reflection": f"What {name} takes along is the soup.", "response": "hear"}
            seat = turns[self.people[name].pk]
            keeping.carry_out(round, slow.Reflect(f"{name} answers", seat), **told)
        self.hold_a_turn(round, turns[self.people["sol"].pk])
        keeping.carry_out(round, slow.Close("over", leads, anyway=True))

    def hold_a_turn(self, round, seat):
        """Sol's words are held, and he has asked for another look, which nobody took yet."""
        turn, dev = round.turns.get(pk=seat), self.people["dev"]
        because = {"rule": "other", "reason": "It says where somebody works at night."}
        self.turn_held = holding.hold(turn, by=dev, version=turn.version, **because)
        step = {"group_id": turn.group_id, "what": "appeal", "asks": "It is my own work."}
        self.turn_held.steps.create(by=self.people["sol"], **step)
        stays = {"what": "stays", "why": "Whoever works there could tell."}
        self.turn_held.steps.create(by=dev, group_id=turn.group_id, **stays)

    def of_slow_rounds(self):
        yield Stop("a slow round that has closed", "sol", self.closed_round.get_absolute_url())
        yield Stop("the same, for another", "lou", self.closed_round.get_absolute_url())
        for name in ("sol", "dev"):
            yield Stop(f"a turn that is held, for {name}", name, self.turn_held.get_absolute_url())
