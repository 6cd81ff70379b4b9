"""Somebody is said to have died, in Everything: how it was heard is for organisers alone."""

from django.urls import reverse

OF_A_DEATH = {"how_heard": "wendlemirrow"}


class OfADeath:
    """The part of Everything in which one who leads tells the organisers of the neighbour."""

    def hear_of_a_death(self, person):
        place = self.group.memberships.current().get(person=person)
        died = reverse("died", args=[self.group.ref, place.pk])
        self.post(self.organiser, died, how=f"From {OF_A_DEATH['how_heard']}.")
        self.death = person.deaths.get()

    def of_a_death(self):
        yield reverse("a_death", args=[self.death.pk])
