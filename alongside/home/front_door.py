"""The front door: what visitors can read before they decide anything."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from babel.dates import get_timezone_location
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.groups.models import Group, Membership
from alongside.meetings.models import Meeting
from alongside.ui.times import locale
from alongside.vault.models import open_many

from . import made_up_meeting, questions
from .models import Host

# How many come is said once a group has met so often, and from no more than its last meetings.
ENOUGH, LAST = 3, 6
LOOK_BACK = timedelta(days=180)


@dataclass
class Told:
    """What a visitor is told of one group, because somebody who leads it said so."""

    group: Group
    named: list = field(default_factory=list)  # Memberships of those who lead it and said yes.
    next_at: datetime | None = None
    usually: str = ""

    @property
    def led_by(self):
        return [place.person for place in self.named]


def usually(came):
    """About how many come, from how many came to each of the last meetings; "" where too few.

    In four wide steps, so that nobody can tell from it who was there on which day.
    """
    if len(came) < ENOUGH:
        return ""
    middle = median(came)
    if middle > 12:
        return _("Usually more than 12 people come.")
    if middle > 8:
        return _("Usually 8 to 12 people come.")
    if middle > 4:
        return _("Usually 5 to 8 people come.")
    return _("Usually up to 5 people come.")


def told_groups():
    """[Told] of the groups that visitors may know of, closed; whoever draws them opens them.

    Two queries, however many groups there are; one, where none is told of.
    """
    groups = Group.objects.going_on().filter(told_to_visitors=True)
    leading = Membership.objects.current().agreed().leading().able().filter(group__in=groups)
    told = {}
    places = leading.select_related("group", "person").defer("about")
    for place in places.order_by("group__begun_at", "group", "joined_at"):
        one = told.setdefault(place.group_id, Told(place.group))
        if place.named_to_visitors:
            one.named.append(place)
    if told:
        add_meetings(told)
    return list(told.values())


def add_meetings(told):
    """When each meets next, and about how many usually came."""
    now = timezone.now()
    held = Q(closed_at__isnull=False)
    upcoming = Q(closed_at=None, cancelled_at=None, starts_at__gt=now)
    meetings = Meeting.objects.before_the_end().filter(held | upcoming, group__in=told)
    meetings = meetings.filter(starts_at__gt=now - LOOK_BACK).order_by("-starts_at")
    came = defaultdict(list)
    for group, starts_at, closed_at, seats in meetings.annotate(came=Count("seats")).values_list(
        "group_id", "starts_at", "closed_at", "came"
    ):
        if closed_at is None:
            told[group].next_at = starts_at
        elif seats and len(came[group]) < LAST:
            came[group].append(seats)
    for group, one in told.items():
        one.usually = usually(came[group])


def welcome(request):
    """The first page, for somebody who is not signed in."""
    host, told = Host.objects.first(), told_groups()
    # In one go, so that there is one look for keys. Of people only those who said yes to it.
    named = [place for one in told for place in one.named]
    open_many([*filter(None, [host]), *(one.group for one in told), *named])
    context = {
        "host": host,
        "told": told,
        "city": get_timezone_location(
            timezone.get_current_timezone_name(), locale=locale(), return_city=True
        ),
        "questions": questions.FIRST,
        "reviewed": questions.REVIEWED,
        "demo": settings.DEMO,
    }
    return render(request, "home/visitor.html", context)


@login_not_required
@require_safe
def a_meeting(request):
    """A whole meeting to read, made up."""
    context = {
        "host": Host.objects.first(),
        "parts": made_up_meeting.PARTS,
        "minutes": made_up_meeting.MINUTES,
    }
    return render(request, "home/a_meeting.html", context)


@login_not_required
@require_safe
def is_it_for_me(request):
    context = {
        "host": Host.objects.first(),
        "sources": (questions.FARR, questions.WILSON),
        "reviewed": questions.REVIEWED,
    }
    return render(request, "home/is_it_for_me.html", context)


@login_not_required
@require_safe
def all_questions(request):
    context = {
        "host": Host.objects.first(),
        "parts": questions.QUESTIONS,
        "reviewed": questions.REVIEWED,
    }
    return render(request, "home/questions.html", context)
