"""The first page, today, a group's own page, help, and the organiser's set-up."""

import secrets

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.care.cases.with_me import help_context
from alongside.care.numbers import lines
from alongside.conversations.models import Story
from alongside.conversations.reading.resuming import left_last, was_reading
from alongside.groups.access import in_group
from alongside.groups.agreeing.views import changed_for
from alongside.groups.desk import may_see_desk
from alongside.groups.roles import LEADING, Act, Role
from alongside.library.recommending.shown import to_group
from alongside.meetings.ahead import asked_of
from alongside.meetings.schedule.lists import the_next
from alongside.meetings.slow.today import told_on
from alongside.people.arriving.views import onward
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many

from . import emergency, front_door
from .forms import SetUpForm
from .models import Host, is_set_up, set_up, set_up_token
from .today import today


@login_not_required
@require_safe
def home(request):
    """Today, for somebody who is signed in; for a visitor, what this is."""
    if request.user.is_authenticated:
        return today(request)
    return front_door.welcome(request)


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
    meetings = the_next(meetings, 3)
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
        "recommended": to_group(group, request.user),
        "leads": membership.may(Act.LEAD_MEETINGS),
        **told_on(group, request.user),
        **emergency.TIMES,
    }
    return render(request, "home/group.html", context)


@login_not_required
@require_safe
def help_now(request):
    context = {
        "host": Host.objects.first(),
        **lines.on_the_help_page(),
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
