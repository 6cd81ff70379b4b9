"""Support that somebody asked for in a meeting, as a case: none of it is over with the evening.

Where those who lead have seen it there, it waits in its turn, so that somebody asks later how they
are. Where nobody has, for some minutes, whoever is on call is told.
"""

from datetime import timedelta

from django.utils import timezone

from alongside.meetings.models import Support

from .case import Case
from .levels import SUPPORT

# What is nobody's for so long is called out; those who lead may be in the middle of a sentence.
UNSEEN = timedelta(minutes=3)
LOOKED_BACK = timedelta(days=1)


def take_in_all(now):
    """A case for each that was seen, or that waits for too long."""
    for one in lately(Support.objects.filter(asked_at__lte=now), now):
        if one.seen_at or one.asked_at <= now - UNSEEN:
            take_in(one)


def after(sender, support, **kwargs):
    """They leave the group, and what they asked for goes there: nobody else could see it now."""
    for one in lately(support, timezone.now()):
        take_in(one)


def lately(support, now):
    there = support.filter(asked_at__gt=now - LOOKED_BACK)
    return there.select_related("person", "group", "seen_by")


def take_in(support):
    """Its case; that somebody who leads has seen it is a step of that, once."""
    about = f"support:{support.pk}"
    case = Case.objects.filter(found_by=about).first()
    if case is None:
        level = "amber" if support.seen_at else "red"
        whose = {"person": support.person, "group": support.group, "about": about}
        case, _new = Case.objects.take_in(source=SUPPORT, level=level, **whose)
    if support.seen_at and not case.steps.filter(pk=support.pk).exists():
        case.step("seen_there", by=support.seen_by, pk=support.pk)
    return case
