"""What waits in threads: for somebody on Today, and for those who lead on their desk."""

from datetime import timedelta

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.utils import timezone

from .threads import ProposedTime, Thread
from .times import clocks

# A talk stands on the desk for a while after it should have begun, for whoever is late.
STILL_SHOWN = timedelta(hours=1)


def threads_of(person):
    """[Thread] of this person in which something is new, or a talk is agreed (`talk_at`)."""
    talks = ProposedTime.objects.taken().to_come().filter(thread=OuterRef("pk"))
    talk = Subquery(talks.order_by("starts_at").values("starts_at")[:1])
    expected = Q(is_inside=True) | Q(asks=True)
    mine = (
        Thread.objects.there()
        .filter(person=person)
        .annotate(
            talk_at=Case(When(expected, then=talk)),
            is_new=Exists(Thread.objects.new_for_person().filter(pk=OuterRef("pk"))),
        )
    )
    mine = mine.filter(Q(is_new=True) | Q(talk_at__isnull=False)).select_related("group")
    return [one for one in mine.order_by("pk") if not one.group.is_gone]


def groups_with_news(places):
    """The ids of the groups, of these places from which threads are read, with something new."""
    led = [place.group_id for place in places]
    if not led:
        return set()
    new = Thread.objects.begun().there().new_for_leaders().filter(group__in=led)
    return set(new.values_list("group", flat=True))


# -- on the desk -----------------------------------------------------------------------------------


def new_threads(membership):
    """[Thread] with something that nobody who leads has read yet, the oldest first."""
    new = Thread.objects.begun().there().with_last().new_for_leaders()
    new = new.filter(group=membership.group).select_related("person")
    return new.order_by("last_at", "pk").opened()


def first_talks(membership):
    """[(talk, its person, when by whose clock)] that are agreed, the next one first."""
    there = Thread.objects.for_a_talk().filter(group=membership.group)
    talks = ProposedTime.objects.taken().filter(
        thread__in=there, starts_at__gt=timezone.now() - STILL_SHOWN
    )
    talks = talks.select_related("thread__person").order_by("starts_at", "pk").opened()
    return [(talk, talk.thread.person, clocks(talk.starts_at, talk.zone)) for talk in talks]
