"""What somebody who looks after others is told on Today, before all else there."""

from django.utils import timezone

from ..hours.staffing import responds
from ..load.counting import has_enough
from .case import Case
from .readers import Readers


def told_of_care(person):
    """Whether they are of the care team, and whether something urgent waits for them to take it."""
    looks_after = person.must_use_second_factor and responds(person)
    may_be_asked = looks_after or person.is_organiser
    return {"looks_after": looks_after, "cannot_wait": may_be_asked and cannot_wait(person)}


def cannot_wait(person):
    """As in the queue: whoever has read enough for one day is asked for what is at once alone.

    Many a thing can wait for days, and this page is opened often: of that none is opened here.
    """
    free = Case.objects.free().without_what_can_wait().defer("excerpt").opened()
    urgent = [case for case in free if case.is_urgent and case.claimed_by_id != person.pk]
    if urgent and has_enough(person, timezone.now()):
        urgent = [case for case in urgent if case.waiting.is_at_once]
    readers = Readers(urgent) if urgent else None
    return any(readers.reads(person, case) for case in urgent)
