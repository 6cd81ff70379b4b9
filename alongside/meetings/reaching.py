"""The meeting a request is about, and the reader's place in it: asked at every tap of a room."""

from django.db.models import Exists, OuterRef
from django.http import Http404

from alongside.groups.lasting import last_readable_end
from alongside.groups.models import Membership
from alongside.lib.prepared import Prepared

from .models import Meeting, Seat
from .supporting.shown import all_asked

ALONG = ("group__fading", "led_by", "catch_up")  # What comes with a meeting.


def meetings_for(person, pk):
    """With whether anybody asked for support there: mostly nobody did, and no page asks again."""
    there = Meeting.objects.visible_to(person).select_related(*ALONG).filter(pk=pk)
    return there.annotate(anybody_asked=Exists(all_asked(OuterRef("pk"))))


def seats_with_meeting(person, pk):
    there = Meeting.objects.visible_to(person).filter(pk=pk)
    along = (f"meeting__{name}" for name in ALONG)
    return Seat.objects.filter(person=person, meeting__in=there).select_related(*along)


there_for = Prepared(meetings_for, clock=[last_readable_end])
seated_for = Prepared(seats_with_meeting, clock=[last_readable_end])


@Prepared
def places_of(person, group):
    return Membership.objects.current().of(person).filter(group=group)


@Prepared
def seats_of(person, meeting):
    return Seat.objects.filter(meeting=meeting, person=person).select_related("person")


def reachable(request, pk):
    """The meeting, and the reader's membership of its group; 404 for everybody else."""
    meeting = only(there_for(person=request.user.pk, pk=pk))
    return meeting, place_in(request, meeting)


def seated(request, pk):
    """The reader's seat in the meeting, and their membership of its group; 404 for all others."""
    seat = only(seated_for(person=request.user.pk, pk=pk))
    seat.person = request.user
    return seat, place_in(request, seat.meeting)


def place_in(request, meeting):
    me = only(places_of(person=request.user.pk, group=meeting.group_id))
    me.group = request.inside = meeting.group
    me.in_a_last_meeting = goes_on_past_the_end(meeting)
    return me


def goes_on_past_the_end(meeting):
    """Whether it began by the last day of its group, and is not over: it is led to its end."""
    last_day = meeting.group.ends_on
    return last_day is not None and meeting.wall_date <= last_day and meeting.is_under_way


def seat_of(meeting, person):
    return next(iter(seats_of(person=person.pk, meeting=meeting.pk)), None)


def my_seat(request, meeting):
    return only(seats_of(person=request.user.pk, meeting=meeting.pk))


def only(rows):
    """The row there is, or a 404."""
    if not rows:
        raise Http404
    return rows[0]
