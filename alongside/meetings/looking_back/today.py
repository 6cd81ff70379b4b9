"""What Today says of meetings that have been: to who led one the day after, and to everybody."""

from datetime import timedelta

from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from alongside.groups.models import Membership
from alongside.vault.models import open_many

from ..models import CatchUp, Happening, Meeting, Review, Seat

ASKED_FOR = timedelta(hours=36)  # After the closing; then nobody is asked any more.
TOLD_FOR = timedelta(days=21)  # Or until the group has met again, if that is sooner.


def led_lately(person):
    """The seats from which this person (or whom an expression names) led a meeting just now.

    Not where they do not lead the group any more, have said how it went, or would rather not; nor
    where they had tried the room out, and did not come.
    """
    said = Review.objects.filter(meeting=OuterRef("meeting"), person=OuterRef("person"))
    lead = Membership.objects.current().leading().agreed().of(OuterRef("person"))
    lately = {"meeting__closed_at__gt": timezone.now() - ASKED_FOR}
    seats = Seat.objects.filter(person=person, facilitates=True, **lately).that_stayed()
    seats = seats.filter(Exists(lead.filter(group=OuterRef("meeting__group"))))
    return seats.exclude(Exists(said))


def lines_of_late(person):
    """Those of meetings of the last weeks, in groups in which the person has or had a place."""
    since = timezone.now() - TOLD_FOR
    return CatchUp.objects.filter(meeting__starts_at__gt=since, group__memberships__person=person)


def to_catch_up(person):
    """Those of groups that have not met again since, from this person's arrival on.

    Not of a meeting that they were asked to leave: its page shows them nothing else.
    """
    places = Membership.objects.reading(OuterRef("meeting__starts_at")).of(person)
    again = Meeting.objects.filter(
        group=OuterRef("group"),
        starts_at__gt=OuterRef("meeting__starts_at"),
        starts_at__lte=timezone.now(),
        cancelled_at=None,
    )
    there = Exists(places.filter(group=OuterRef("group")))
    rows = lines_of_late(person).filter(there).exclude(Exists(again))
    return rows.exclude(Exists(sent_out(person))).distinct()


def sent_out(person):
    """The seat from which this person was asked to leave the meeting of a row, if they were."""
    removed = Happening.objects.filter(meeting=OuterRef("meeting"), event__kind="removed")
    removed = removed.annotate(whom=Cast(KeyTextTransform("seat", "event"), BigIntegerField()))
    mine = Seat.objects.filter(person=person, meeting=OuterRef("meeting"))
    return mine.filter(Exists(removed.filter(whom=OuterRef("pk"))))


def told_of_meetings(person, there):
    """What looking_back/_today.html reads. `there` says whether there is any of each kind."""
    told = {}
    if there["led_lately"]:
        seats = led_lately(person).select_related("meeting__group").order_by("-meeting__closed_at")
        # Of a group that is over nobody plans the next one, and nothing is added there any more.
        led = [seat.meeting for seat in seats if not seat.meeting.group.is_over][:1]
        open_many(led)
        told["led"] = led[0] if led else None
    if there["catch_ups"]:
        rows = to_catch_up(person).select_related("meeting__group")
        told["catch_ups"] = [row.meeting for row in rows.order_by("-meeting__starts_at")[:3]]
        open_many(told["catch_ups"])
    return told
