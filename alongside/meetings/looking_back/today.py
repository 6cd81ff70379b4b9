"""What Today says of meetings that have been: to who led one the day after, and to everybody."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from alongside.groups.models import Membership
from alongside.vault.models import open_many

from ..models import CatchUp, Meeting, Review, Seat

ASKED_FOR = timedelta(hours=36)  # After the closing; then nobody is asked any more.
TOLD_FOR = timedelta(days=21)  # Or until the group has met again, if that is sooner.


def led_lately(person):
    """The seats from which this person (or whom an expression names) led a meeting just now.

    Not where they have said how it went, or that they would rather not.
    """
    said = Review.objects.filter(meeting=OuterRef("meeting"), person=OuterRef("person"))
    lately = {"meeting__closed_at__gt": timezone.now() - ASKED_FOR}
    seats = Seat.objects.filter(person=person, facilitates=True, **lately)
    return seats.exclude(Exists(said))


def lines_of_late(person):
    """Those of meetings of the last weeks, in groups in which the person has or had a place."""
    since = timezone.now() - TOLD_FOR
    return CatchUp.objects.filter(meeting__starts_at__gt=since, group__memberships__person=person)


def to_catch_up(person):
    """Those of groups that have not met again since, from this person's arrival on."""
    places = Membership.objects.reading(OuterRef("meeting__starts_at")).of(person)
    again = Meeting.objects.filter(
        group=OuterRef("group"),
        starts_at__gt=OuterRef("meeting__starts_at"),
        starts_at__lte=timezone.now(),
        cancelled_at=None,
    )
    there = Exists(places.filter(group=OuterRef("group")))
    return lines_of_late(person).filter(there).exclude(Exists(again)).distinct()


def told_of_meetings(person, there):
    """What meetings/_today.html reads. `there` says whether there is any of each kind at all."""
    told = {}
    if there["led_lately"]:
        seats = led_lately(person).select_related("meeting__group").order_by("-meeting__closed_at")
        led = [seat.meeting for seat in seats[:1]]
        open_many(led)
        told["led"] = led[0] if led else None
    if there["catch_ups"]:
        rows = to_catch_up(person).select_related("meeting__group")
        told["catch_ups"] = [row.meeting for row in rows.order_by("-meeting__starts_at")[:3]]
        open_many(told["catch_ups"])
    return told
