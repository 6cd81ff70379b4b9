"""The tour comes by somebody who is said to have died."""

from alongside.people.models import Death
from tests.browser.pages import Stop


class OfADeath:
    """What an organiser reads of it, in the Tour."""

    def hear_of_a_death(self):
        how = "Her neighbour wrote to us on a card."
        self.death = Death.objects.tell(self.people["sol"], by=self.people["ada"], how=how)

    def what_was_heard(self):
        yield Stop("a death", "olive", f"/organise/deaths/{self.death.pk}/")
