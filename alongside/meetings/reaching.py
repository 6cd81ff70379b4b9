"""The meeting a request is about, and the reader's place in it: asked at every tap of a room."""

from django.http import Http404

from alongside.groups.lasting import last_readable_end
from alongside.groups.models import Membership
from alongside.lib.prepared import Prepared

from .models import Meeting, Seat


def meetings_for(person, pk):
    along = ("group__fading", "led_by", "catch_up")
    return Meeting.objects.visible_to(person).select_related(*along).filter(pk=pk)


there_for = Prepared(meetings_for, clock=[last_readable_end])


@Prepared
def places_of(person, group):
    return Membership.objects.current().of(person).filter(group=group)


@Prepared
def seats_of(person, meeting):
    return Seat.objects.filter(meeting=meeting, person=person).select_related("person")


def reachable(request, pk):
    """The meeting, and the reader's membership of its group; 404 for everybody else."""
    person = request.user.pk
    meeting = only(there_for(person=person, pk=pk))
    me = only(places_of(person=person, group=meeting.group_id))
    me.group = request.inside = meeting.group
    return meeting, me


def seat_of(meeting, person):
    return next(iter(seats_of(person=person.pk, meeting=meeting.pk)), None)


def my_seat(request, meeting):
    return only(seats_of(person=request.user.pk, meeting=meeting.pk))


def only(rows):
    """The row there is, or a 404."""
    if not rows:
        raise Http404
    return rows[0]
