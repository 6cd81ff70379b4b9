"""The first page, today, a group's own page, help, and the organiser's set-up."""

import secrets

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.conversations.models import Story
from alongside.groups.access import in_group
from alongside.groups.models import EmergencyReading, Membership
from alongside.meetings.ahead import asked_of
from alongside.meetings.models import Meeting
from alongside.people.views import onward
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many

from . import crisis, emergency, front_door
from .forms import SetUpForm
from .models import Host, is_set_up, set_up, set_up_token


@login_not_required
@require_safe
def home(request):
    """Today, for somebody who is signed in; for a visitor, what this is."""
    if request.user.is_authenticated:
        return today(request)
    return front_door.welcome(request)


def today(request):
    """What is next, where I was, and my groups. Four things at most."""
    person = request.user
    places = person.memberships.current().with_agreed().select_related("group")
    places = list(places.order_by("joined_at"))
    agreed = [place.group_id for place in places if place.has_agreed]
    upcoming = Meeting.objects.filter(group__in=agreed).upcoming().select_related("group")
    upcoming = upcoming.with_seat_of(person)
    unread = Story.objects.filter(group__in=agreed).listed_for(person).with_news()
    unread = unread.exclude(author=person).not_muted_by(person)
    meetings = list(upcoming[:3])
    stories = list(unread.select_related("author", "group")[:3])
    open_many([person, *places, *meetings, *stories])
    context = {
        "places": places,
        "asked": person.is_organiser and EmergencyReading.objects.waiting_for(person).exists(),
        "meetings": meetings,
        "ahead": asked_of(person, meetings),
        "quick_exit": any(place.has_agreed and place.group.quick_exit for place in places),
        "stories": stories,
    }
    return render(request, "home/today.html", context)


@require_safe
@in_group
def group(request, membership):
    group = membership.group
    stories = group.stories.listed_for(request.user).select_related("author")
    facilitators = group.memberships.current().filter(role=Membership.Role.FACILITATOR)
    leading = list(facilitators.select_related("person"))
    readings = list(group.emergency_readings.told()[:3])
    meetings = group.meetings.upcoming().with_seat_of(request.user).select_related("group")
    meetings = list(meetings[:3])
    stories = list(stories.order_by("-shared_at", "-pk")[:5])
    agreement = group.current_agreement()
    shown = [agreement] if agreement else []
    open_many([request.user, group, *shown, *leading, *readings, *meetings, *stories])
    context = {
        "group": group,
        "me": membership,
        "meetings": meetings,
        "ahead": asked_of(request.user, meetings),
        "stories": stories,
        "agreement": agreement,
        "facilitators": [place.person for place in leading],
        "readings": readings,
        **emergency.TIMES,
    }
    return render(request, "home/group.html", context)


@login_not_required
@require_safe
def help_now(request):
    context = {
        "host": Host.objects.first(),
        "emergency": crisis.EMERGENCY,
        "lines": crisis.LINES,
        "reviewed": crisis.REVIEWED,
    }
    return render(request, "home/help.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def first_set_up(request, token):
    """The link that `alongside up` prints: who runs this, and the first organiser's account."""
    if is_set_up() or not secrets.compare_digest(token.encode(), set_up_token().encode()):
        raise Http404
    form = SetUpForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data
        try:
            organiser = set_up(
                host=words["host"],
                contact=words["contact"],
                name=words["username"],
                password=words["password1"],
            )
        except IntegrityError:  # Somebody was a moment quicker: this link has done its work.
            raise Http404 from None
        get_adapter().login(request, organiser)
        return redirect(onward(request, "home"))
    return render(request, "home/set_up.html", {"form": form})


@login_not_required
@require_safe
def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request):
    """The database answers and the vault's keys are the right ones."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    keyring().check()
    return HttpResponse("ready\n", content_type="text/plain")
