"""The first page, today, a group's own page, help, and the organiser's set-up."""

import secrets

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.care.cases.with_me import help_context
from alongside.care.hours.staffing import responds
from alongside.conversations.holding.today import told_of_holds
from alongside.conversations.models import Move, Story
from alongside.conversations.reading.resuming import left_last, was_reading
from alongside.conversations.reading.views import may_undo_start
from alongside.groups.access import in_group
from alongside.groups.agreeing.views import changed_for
from alongside.groups.desk import may_see_desk
from alongside.groups.finding.looking import found_since
from alongside.groups.joining.asking import asked_of_those_who_lead, told_today
from alongside.groups.models import EmergencyReading
from alongside.groups.parting.today import told_of_decisions
from alongside.groups.roles import LEADING, Act, Role
from alongside.meetings.ahead import asked_of
from alongside.meetings.models import Meeting
from alongside.people.arriving.views import onward
from alongside.toolkit.stepping.today import told_of_step
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many

from . import crisis, emergency, front_door
from .forms import SetUpForm
from .models import Host, is_set_up, set_up, set_up_token
from .waiting import kinds_there_are, what_waits


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
    there = kinds_there_are(person)
    # First: it may be that one of them comes in by it.
    askings = told_today(person) if there["askings"] else []
    asked_of_me = list(asked_of_those_who_lead(person)) if person.leads else []
    places = person.memberships.current().with_agreed().with_versions().select_related("group")
    places = list(places.annotate(left_last=left_last(person)).order_by("joined_at"))
    places = [place for place in places if not place.group.is_gone]
    inside = [place for place in places if place.has_agreed and place.may(Act.READ)]
    groups = [place.group_id for place in inside]
    upcoming = Meeting.objects.filter(group__in=groups).upcoming().select_related("group")
    upcoming = upcoming.with_seat_of(person)
    unread = Story.objects.in_places(inside).listed_for(person).with_news()
    unread = unread.exclude(author=person).not_muted_by(person)
    meetings = list(upcoming[:3])
    stories = list(unread.select_related("author", "group")[:3])
    left = was_reading(person, inside, inside[0].left_last if inside else None)
    waiting = what_waits(person, inside, there)
    decided = told_of_decisions(person, inside, has_some=there["decisions"])
    open_many([person, *places, *meetings, *stories, *askings, *asked_of_me, *waiting["threads"]])
    held = told_of_holds(person, inside, has_some=there["holds"])
    moves = list(Move.objects.for_author(person)) if there["moves"] else []
    open_many([*decided["decided"], *decided["to_confirm"], *filter(None, [left]), *moves])
    open_many([one for some in held.values() if some is not True for one in some or ()])
    context = {
        "places": places,
        "askings": askings,
        "asked_of_me": asked_of_me,
        "asked": person.is_organiser and EmergencyReading.objects.waiting_for(person).exists(),
        "meetings": meetings,
        "ahead": asked_of(person, meetings),
        # Asked of nobody who could not: the others' page has no question more.
        "looks_after": person.must_use_second_factor and responds(person),
        "quick_exit": any(place.has_agreed and place.group.quick_exit for place in places),
        "stories": stories,
        "was_reading": left,
        "may_undo_start": may_undo_start(request),
        **waiting,
        **decided,
        **held,
        "moves": moves,
        **told_of_step(person, has_some=there["small_steps"]),
        "has_notices": there["notices"],
        **(found_since(person) if there["wanted"] else {}),
    }
    return render(request, "home/today.html", context)


@require_safe
@in_group
def group(request, membership):
    group = membership.group
    stories = (
        Story.objects.in_places([membership]).listed_for(request.user).select_related("author")
    )
    named = group.memberships.current().filter(role__in=[*LEADING, Role.SUPERVISOR])
    named = list(named.select_related("person").order_by("joined_at"))
    readings = list(group.emergency_readings.told()[:3])
    meetings = group.meetings.upcoming().with_seat_of(request.user).select_related("group")
    meetings = list(meetings[:3])
    stories = stories.annotate(left_last=left_last(request.user, story__group=group))
    stories = list(stories.order_by("-shared_at", "-pk")[:5])
    left = was_reading(request.user, [membership], stories[0].left_last if stories else None)
    agreement = group.current_agreement()
    shown = [one for one in (agreement, left) if one]
    open_many([request.user, group, *shown, *named, *readings, *meetings, *stories])
    context = {
        "group": group,
        "me": membership,
        "meetings": meetings,
        "ahead": asked_of(request.user, meetings),
        "stories": stories,
        "was_reading": left,
        "agreement": agreement,
        "changed": changed_for(membership),
        "facilitators": [place.person for place in named if place.facilitates],
        "supervisors": [place.person for place in named if not place.facilitates],
        "may_share": membership.may(Act.SHARE),
        "silenced_until": membership.is_silenced and membership.silenced_until,
        "sees_desk": may_see_desk(membership),
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
        **help_context(request.user),
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
