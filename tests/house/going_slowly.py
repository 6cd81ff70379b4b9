"""A slow round from its beginning to its end, with words that are nobody's."""

from django.urls import reverse

from alongside.meetings.models import SlowRound

OF_A_SLOW_ROUND = {
    "slow_prompt": "tolverquist",
    "slow_closing": "brackenmoyle",
    "slow_words": "heatherwynd",
    "slow_note": "pimperdrake",
    "slow_answer": "larkhollimer",
    "slow_held_why": "gossamereel",
    "slow_there_again": "puddlewort",
}


class GoingSlowly:
    """The part of Everything that is about a slow round."""

    def go_round_slowly(self):
        words = OF_A_SLOW_ROUND
        form = {"prompt": f"What of {words['slow_prompt']}?", "days": "3", "reflect_days": "1"}
        form["closing"] = f"Until the next {words['slow_closing']}."
        self.post(self.organiser, reverse("begin_slow_round", args=[self.group.ref]), **form)
        self.slow_round = SlowRound.objects.get()
        shared = {"body": f"My {words['slow_words']}.", "content_note": words["slow_note"]}
        self.in_the_slow_round(self.member, "turn", **shared)
        self.hold_and_release()
        for browser in (self.organiser, self.neighbour):
            self.in_the_slow_round(browser, "pass")
        self.in_the_slow_round(self.organiser, "go-on")
        answer = f"I keep {words['slow_answer']}."
        self.in_the_slow_round(self.member, "reflection", body=answer, response="hear")
        self.in_the_slow_round(self.organiser, "close")

    def in_the_slow_round(self, browser, verb, **form):
        self.post(browser, reverse("slow_act", args=[self.slow_round.pk, verb]), **form)

    def hold_and_release(self):
        """The member's words are held, and there again."""
        turn = self.slow_round.turns.exclude(settled_at=None).get()
        because = {"rule": "other", "reason": f"It names {OF_A_SLOW_ROUND['slow_held_why']}."}
        because |= {"why": f"Not {OF_A_SLOW_ROUND['slow_there_again']}.", "outcome": "release"}
        self.held_turn_at = [self.slow_round.pk, turn.pk]
        for page in ("hold_turn", "held_turn"):
            address = reverse(page, args=self.held_turn_at)
            self.post(self.organiser, address, **because, version=turn.version)

    def of_a_slow_round(self):
        """Its pages."""
        of_the_group = ("slow_rounds", "begin_slow_round")
        here = (reverse(name, args=[self.group.ref]) for name in of_the_group)
        of_words = (reverse(name, args=self.held_turn_at) for name in ("hold_turn", "held_turn"))
        return [*here, self.slow_round.get_absolute_url(), *of_words]
