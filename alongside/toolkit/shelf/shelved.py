"""What stands on the shelf of a group for somebody, and what its people are trying just now."""

from datetime import timedelta

from django.utils import timezone

from ..stepping.steps import SmallStep

TRIED_LATELY = timedelta(days=42)  # What was begun longer ago is hardly being tried any more.
A_FEW = 12


def here(group, person):
    """The small steps that are shared with this group and there for this person."""
    steps = SmallStep.objects.visible_to(person).filter(group=group)
    return steps.with_folds_of(person).select_related("person")


def on_the_shelf(group, person):
    """Those that helped, in no order: nothing here is better than another."""
    return here(group, person).filter(shelved_at__isnull=False)


def tried_now(group, person, since=None):
    """The newest few that nobody has looked back on yet."""
    lately = timezone.now() - TRIED_LATELY
    steps = here(group, person).open().filter(shared_at__gte=since or lately)
    return steps.order_by("-shared_at", "-pk")[:A_FEW]
