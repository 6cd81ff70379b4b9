"""What the library holds of people that ends, also on data from an older copy."""

from django.utils import timezone

from alongside.vault.moving import give

from .exports import export
from .leaving import said_by
from .models import Impression, Recommendation, Resource
from .resources import State


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
    """What nobody has decided about goes; what stands in the library is nobody's name any more.

    What they said to groups is left to those without their name, or goes.
    """
    Resource.objects.filter(suggested_by=person, state=State.WAITING).delete()
    for row in Resource.objects.filter(decided_by=person).opened():
        row.decision = {**row.decided, "signed_by": ""}
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
