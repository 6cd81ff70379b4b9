"""What somebody who looks after others says of themselves: how much is enough, and when they last
practised what to do. It warns, and it closes nothing: nobody is kept from a crisis.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from alongside.vault.models import SealedModel, SealedQuerySet

# So often somebody reads the page on safety again and goes through it with another.
PRACTISE_EVERY = timedelta(days=183)
MOST_A_DAY = 50


class OwnCareQuerySet(SealedQuerySet):
    def enough(self, person, most_a_day):
        """So many readings a day are enough for them; None: they have said nothing."""
        return self.update_or_create(person=person, defaults={"most_a_day": most_a_day})[0]

    def practised(self, person):
        """They have, today."""
        today = {"practised_on": timezone.localdate()}
        return self.update_or_create(person=person, defaults=today)[0]

    def of(self, people):
        """{person's id: OwnCare} of those who have said anything."""
        return {one.person_id: one for one in self.filter(person__in=people)}


class OwnCare(SealedModel):
    """Of one person, in their own word. Organisers see the day they practised, and nothing else."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_care")
    most_a_day = models.PositiveSmallIntegerField(null=True, blank=True)
    practised_on = models.DateField(null=True, blank=True)

    objects = OwnCareQuerySet.as_manager()


def is_ready(own_care):
    """Whether they have practised within half a year. None has not, or has not said so."""
    if own_care is None or own_care.practised_on is None:
        return False
    return own_care.practised_on + PRACTISE_EVERY >= timezone.localdate()
