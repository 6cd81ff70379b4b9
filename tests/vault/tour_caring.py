"""The tour comes by the care team: what somebody asked, what a rule found, and what was written."""

from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.cases.asking import ask
from tests.browser.pages import Stop
from tests.care.team import came_in


class Caring:
    """Cleo has asked for somebody, and Gwen looks after it; a rule found something of Hana's."""

    def look_after(self):
        gwen, cleo, hana = (self.people[name] for name in ("gwen", "cleo", "hana"))
        self.asked = ask(cleo, now=timezone.now())
        looking_after.claim(self.asked, by=gwen)
        looking_after.write_to_them(self.asked, by=cleo, words="I cannot see how it goes on.")
        looking_after.write_to_them(self.asked, by=gwen, words="I am here, and I stay a while.")
        looking_after.think_through(self.asked, by=gwen, answers="Yes, and before the night.")
        words = "Done with all of it, tonight."
        marked = {"excerpt": words, "marks": [[0, len(words), "wants to die"]]}
        self.found = came_in(hana, self.group, **marked)
        looking_after.claim(self.found, by=gwen)

    def what_is_looked_after(self):
        yield Stop("somebody for me", "cleo", f"/help/someone/{self.asked.pk}/")
        yield Stop("what somebody asked", "gwen", f"/care/{self.asked.pk}/")
        yield Stop("what a rule found", "gwen", f"/care/{self.found.pk}/")
