"""The tour's rows of people who ask to join, and of what somebody new hopes for."""

from alongside.groups.models import Asking
from tests.browser.pages import Stop


class Joining:
    """Femi has asked the evening group in the demo itself; Sol was told "not this time"."""

    def ask_to_join(self):
        ask = Asking.objects.create
        sol = self.people["sol"]
        words = "Not this time, as we begin again in spring."
        self.told_no = ask(
            group=self.group, person=sol, number=901, state=Asking.State.DECLINED, answer=words
        )
        for place in self.group.memberships.filter(person=self.people["tomas"]):
            place.hopes = "That somebody asks how the night was."
            place.greeted_at = None
            place.save()

    def who_asks(self):
        yield Stop("not this time", "sol", self.told_no.get_absolute_url())
        yield Stop("the hopes of somebody new", "ada", f"{self.group.get_absolute_url()}desk/")
        for asking in Asking.objects.asked().filter(group__slug="evening"):
            yield Stop("one's own asking", "femi", asking.get_absolute_url())
            page = f"/groups/evening/askings/{asking.pk}/"
            yield Stop("somebody asks to join", "dev", page)
        for asking in Asking.objects.waiting().filter(group__slug="hands"):
            yield Stop("waiting for a place", "kit", asking.get_absolute_url())
