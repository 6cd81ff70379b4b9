"""How many groups somebody leads, beside how many they want to lead. It warns, and locks nothing.

Whoever asks somebody to lead one more is told that it would be more than they want to; how many
groups those are, and which, is for organisers and for themselves.
"""

from dataclasses import dataclass

from django.db.models import Count

from .memberships import Membership


@dataclass(frozen=True)
class Load:
    """Of one person. `at_most` is their own word, or None where they have said nothing."""

    leads: int
    at_most: int | None

    @property
    def is_beyond(self):
        return self.at_most is not None and self.leads > self.at_most

    @property
    def is_enough(self):
        """Whether one group more would be more than they want to."""
        return self.at_most is not None and self.leads >= self.at_most


def loads(people):
    """{person's id: Load} of these people, in one query."""
    led = Membership.objects.current().leading().filter(person__in=people)
    led = led.filter(group__in=_going_on()).values_list("person").annotate(Count("pk"))
    counts = dict(led.order_by("person"))
    return {one.pk: Load(counts.get(one.pk, 0), one.leads_at_most) for one in people}


def load_of(person):
    return loads([person])[person.pk]


def leads_enough(person):
    """Whether one group more would be more than they want to lead, by their own word."""
    return person.leads_at_most is not None and load_of(person).is_enough


def _going_on():
    return Membership._meta.get_field("group").related_model.objects.going_on().values("pk")
