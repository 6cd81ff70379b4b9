"""When one meets, for one's own calendar: a file for a meeting, and an address for all of them.

Whoever looks at somebody's calendar, or runs it, learns nothing of a group: no name, no words, no
link back, nobody else. What each is called there is "Appointment", or what its owner chose.
"""

from datetime import timedelta
from functools import partial
from hashlib import blake2b
from uuid import UUID

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar as Written
from icalendar import Event, vDuration

from alongside.people.as_they_like import language_of
from alongside.vault.hashing import keyed_hash
from alongside.vault.models import open_many

from ..models import Meeting
from .calendars import Calendar, address_of
from .coming import Coming
from .forms import CalendarForm
from .series import AHEAD

LOOK_BACK = timedelta(days=30)
MOST = 500
# Enough for a house full of calendars behind one address; too few to look for somebody's.
WRONG_ONES, RIGHT_ONES = "30/m/ip", "60/h/key"


def of_this_person(person):
    """Meetings of groups they are in now, but for those to which they said that they cannot."""
    now = timezone.now()
    there = Meeting.objects.visible_to(person).before_the_end()
    there = there.filter(starts_at__gt=now - LOOK_BACK, starts_at__lt=now + AHEAD)
    said_no = Coming.objects.filter(person=person, says=Coming.Says.NO)
    there = there.exclude(pk__in=said_no.values("meeting"))
    return there.order_by("starts_at", "pk")[:MOST]


def written(meetings, person, title):
    """The file as bytes. `meetings` are opened; `title` is what each is called."""
    calendar = Written()
    calendar.add("prodid", "-//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(timedelta(hours=1)))
    for meeting in meetings:
        calendar.add_component(event_of(meeting, person, title))
    return calendar.to_ical()


def event_of(meeting, person, title):
    """One meeting, at its moment in UTC: every calendar shows it by its own clock."""
    event = Event()
    event.add("uid", uid_of(meeting, person))
    event.add("summary", title)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + timedelta(minutes=meeting.minutes))
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("sequence", meeting.sequence)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if meeting.is_cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def uid_of(meeting, person):
    """Always the same for this person and meeting; two people's have nothing in common."""
    hashed = keyed_hash("meetings.calendar.uid", f"{person.pk}:{meeting.pk}")
    return str(UUID(hashed[:32]))


def title_of(calendar, person):
    """What they call it themselves, or "Appointment" in their own language."""
    if calendar and (own := calendar.readable("title")):
        return own
    with translation.override(language_of(person) or translation.get_language()):
        return _("Appointment")


def as_file(data):
    headers = {"Content-Disposition": 'attachment; filename="appointments.ics"'}
    return HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers)


@login_not_required
@require_safe
def calendar_feed(request, token):
    """Opened by a calendar that nobody has signed in to: the address alone is the key."""
    if not may_try(request, "wrong", WRONG_ONES, "", look=True):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    calendar = Calendar.objects.find(token)
    if calendar is None:
        may_try(request, "wrong", WRONG_ONES, "")
        raise Http404
    about = blake2b(token.encode(), digest_size=16).hexdigest()
    if not may_try(request, "right", RIGHT_ONES, about):
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    meetings = list(of_this_person(calendar.person))
    open_many([calendar, *meetings])
    title = title_of(calendar, calendar.person)
    return as_file(written(meetings, calendar.person, title))


def may_try(request, kind, rates, key, look=False):
    """Whether there is another try; it counts, but for a `look`."""
    consume = partial(
        ratelimit.consume,
        request,
        app="alongside.meetings",
        action=f"calendar_{kind}",
        config={f"calendar_{kind}": rates},
        key=key or None,
        limit_get=True,
        dry_run=look,
    )
    return consume() is not None


@require_safe
def meeting_calendar(request, pk):
    """One meeting as a file, for members."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).before_the_end(), pk=pk)
    request.inside = meeting.group
    mine = Calendar.objects.filter(person=request.user).first()
    open_many([one for one in (meeting, mine) if one])
    title = title_of(mine, request.user)
    return as_file(written([meeting], request.user, title))


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request):
    """My own address: to make it, which shows it once, and to make another instead of it."""
    mine = Calendar.objects.filter(person=request.user).first()
    began = {"title": (mine and mine.readable("title")) or ""}
    form, address = CalendarForm(request.POST or None, initial=began), None
    if request.method == "POST":
        form = CalendarForm(request.POST)
        if form.is_valid():
            token = Calendar.objects.make(request.user, form.cleaned_data["title"])
            address, mine = address_of(token), True
    context = {"form": form, "mine": mine, "address": address}
    return render(request, "meetings/schedule/calendar.html", context)


@require_POST
def end_calendar(request):
    Calendar.objects.end(request.user)
    messages.success(request, _("The address no longer works."))
    return redirect("calendar")
