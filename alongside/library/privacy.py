"""What the library holds of people that ends, also on data from an older copy."""

from django.utils import timezone

from alongside.vault.moving import give

from .exports import export
from .leaving import said_by
from .models import Impression, Recommendation, Resource
from .resources import IN_GROUPS


def recommendation_ended(*, recommendation):
    Recommendation.objects.filter(pk=recommendation).delete()


def impression_taken_back(*, impression):
    Impression.objects.filter(pk=impression).delete()


def impression_held(*, impression):
    """Nobody else reads it; the reason is in the copy, or is lost with it."""
    Impression.objects.filter(pk=impression, held_at=None).update(held_at=timezone.now())


def impression_released(*, impression):
    Impression.objects.filter(pk=impression).update(held_at=None)


def erase(person, keep):
    """What was not taken in goes; what was has no name of theirs, and nothing said of themselves.

    What they said to groups is left to those without their name, or goes.
    """
    suggested = Resource.objects.filter(suggested_by=person)
    suggested.exclude(state__in=IN_GROUPS).delete()
    for row in suggested.opened():
        if (says := row.readable("says")) is not None:
            row.says = {**says, "gains": ""}
            row.save(update_fields=["says"])
    for row in Resource.objects.filter(decided_by=person).opened():
        row.decision = {**row.decided, "signed_by": "", "why": ""}
        row.save(update_fields=["decision"])
    for rows in said_by(person):
        if keep:
            give(rows)
        else:
            rows.delete()


ENDINGS = {
    "recommendation_ended": recommendation_ended,
    "impression_taken_back": impression_taken_back,
    "impression_held": impression_held,
    "impression_released": impression_released,
}

__all__ = ["ENDINGS", "erase", "export"]
