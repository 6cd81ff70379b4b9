"""What threads hold of a person that ends, on data from an older copy too."""

from django.utils import timezone

from .concerns import Concern, leading_in
from .threads import Message, ProposedTime, Thread


def end_thread(thread):
    Thread.objects.filter(pk=thread).delete()


def end_old_threads():
    """Those whose person went more than thirty days ago go for good. How many there were."""
    return Thread.objects.over().end()


def erase(person):
    """Their own threads go with their account. In those of others, their words go, not the place.

    A talk they had proposed will not be held.
    """
    Message.objects.filter(author=person).update(body=None)
    proposed = ProposedTime.objects.filter(proposed_by=person)
    proposed.standing().to_come().update(withdrawn_at=timezone.now())
    proposed.update(place=None)


def keep_who_leads(group):
    """A group goes, its concerns stay: how it was led is still read by nobody who led it."""
    leading = list(leading_in(group).values_list("person", flat=True))
    for concern in Concern.objects.filter(group=group):
        concern.led_by.set(leading)


ENDINGS = {"thread_ended": end_thread}
