"""The door of a meeting: what somebody has today, said on arriving or ahead of it."""

import time

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.groups.roles import Act
from alongside.library.recommending.shown import to_meeting
from alongside.people.arriving.views import onward
from alongside.people.as_they_like import as_they_like

from . import engine, evening
from .ahead import NOT_TODAY, may_be_said
from .evening import state_of
from .forms import AheadForm, TodayForm
from .looking_back.bringing import before_it
from .models import Ahead, Today
from .reaching import reachable, seat_of
from .refused import why
from .schedule.coming import ask_again, at_the_list, give_back
from .schedule.door import kept_out, on_the_door, where_they_stand


def at_the_door(request, meeting, me, form, refusal=None):
    """The page of a meeting for whoever is not in its room, and the `form` that asks them in."""
    as_they_like(request.user)  # Both clocks are put into words here already.
    state = state_of(meeting)
    is_over = engine.is_long_over(state, time.time())
    open_now = state.status == "open" or me.facilitates or meeting.doors_are_open()
    context = {
        "is_over": is_over,
        "meeting": meeting,
        "group": meeting.group,
        "me": me,
        "form": form,
        "open": open_now and me.may(Act.ATTEND) and not (is_over or meeting.is_cancelled),
        "refusal": refusal,
        "may_plan": me.may(Act.PLAN_MEETINGS),
        "here": len([seat for seat in state.seats.values() if seat.present]),
        "recommended": to_meeting(meeting, request.user),
        "may_recommend": me.may(Act.LEAD_MEETINGS) and not meeting.is_cancelled,
        **on_the_door(meeting, me, request.user, state),
        **before_it(meeting, me),
    }
    if me.facilitates:
        context["not_today"], context["rough_days"] = Ahead.objects.told(meeting)
    return render(request, "meetings/door.html", context)


@require_POST
def arrive(request, pk):
    """Come in, saying what one has today. Coming in twice is coming in once."""
    meeting, me = reachable(request, pk)
    form = TodayForm(request.POST)
    if not form.is_valid() or not me.may(Act.ATTEND):
        return at_the_door(request, meeting, me, form)
    today, said_ahead = form.cleaned_data, Ahead.objects.said_by(request.user, meeting)
    if refused := come_in(meeting, request.user, me.facilitates, today):
        meeting.refresh_from_db(fields=["cancelled", "cancelled_at"])
        return at_the_door(request, meeting, me, form, refused)
    if said_ahead["today"] == NOT_TODAY:
        messages.success(request, _("Good to see you."))
    return redirect(meeting)


def come_in(meeting, person, leads, today):
    """Through the door, if it takes place and there is a seat. Why not in words, or ""."""
    with at_the_list(meeting) as there:
        open_now = there.opened_at or leads or there.doors_are_open()
        if words := kept_out(there, person, leads, open_now):
            return words
        refusal = evening.arrive(there, person, facilitates=leads, today=today)
        return why(refusal) if refusal else ""


def comes_again(person, meeting):
    """Whether somebody who tried the room out, and said since what they have, comes for it now.

    The door asks them once more: what they had when they tried it out is days ago.
    """
    tried_out = meeting.opened_at and meeting.opened_at < meeting.doors_at <= timezone.now()
    return tried_out and meeting.ahead.filter(person=person).exists()


def as_today(said):
    """What somebody said ahead, as the door asks it: nobody is asked the same thing twice."""
    choice = said["today"] if said["today"] in Today.Choice else Today.Choice.FEW
    return {"today": choice, "rough": said["rough"] and said["seen"] != "me"}


@require_POST
def say_ahead(request, pk):
    """One tap from Today or the group's page, changed by another. Nobody answers to it."""
    meeting, me = reachable(request, pk)
    form = AheadForm(request.POST)
    if form.is_valid() and form.said() and may_be_said(meeting) and me.may(Act.ATTEND):
        if seat_of(meeting, request.user) and not meeting.can_change:  # From an old page.
            messages.info(request, _("You have come in already, and said there what you have."))
        else:
            keep_ahead(request, meeting, me, form.said())
    return redirect(onward(request, "home"))


def keep_ahead(request, meeting, me, said):
    """Keep it. "Not today" gives their place back; something else instead asks for it again."""
    person = request.user
    before = Ahead.objects.said_by(person, meeting)["today"]
    Ahead.objects.say(by=person, meeting=meeting, **said)
    if said.get("today") == NOT_TODAY:
        give_back(meeting, person)
    elif "today" in said and before == NOT_TODAY:
        mine = ask_again(meeting, person)
        if mine and meeting.capacity is not None and not me.facilitates:
            messages.info(request, where_they_stand(mine))
