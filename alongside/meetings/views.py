"""The meetings of a group; the page of one, being in its room, and what is left afterwards."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.live import Stream
from alongside.people.as_they_like import as_they_like
from alongside.people.being_here.drafts import keep_form
from alongside.people.being_here.together import began
from alongside.people.models import Draft
from alongside.vault.ids import new_id
from alongside.vault.models import open_many
from alongside.vault.sessions import still_signed_in

from . import commands, engine, evening, presence
from .afterwards import attendance, left_of, what_was_said
from .arriving import as_today, at_the_door, comes_again
from .evening import carry_out, state_of
from .forms import TodayForm
from .leaving import take_out_who_has_gone
from .looking import InTheRoom, Look, may_see_the_room
from .looking_back.feedback import Feedback, FeedbackForm, is_asked, is_told
from .models import Ahead
from .reaching import reachable, seat_of, seated
from .refused import why
from .room import Room
from .schedule.door import for_those_who_lead
from .schedule.lists import lines, lines_of_series
from .supporting import acts as supporting

NOT_THIS_ONE = gettext_lazy("This meeting is not taking place.")
GROUP_IS_OVER = gettext_lazy(
    "This group has come to its end, and its meetings too. What you had written is kept for you "
    "alone. You can still write to those who lead, and they read it."
)


@require_safe
@in_group
def meetings(request, membership):
    group, at = membership.group, request.GET.get("page", "")
    past = page(group.meetings.past().told(membership), by="starts_at", size=20, at=at)
    open_many(past.rows)
    context = {
        "group": group,
        "me": membership,
        "upcoming": lines(group.meetings, request.user),
        "series": lines_of_series(group),
        "past": past,
        "may_plan": membership.may(Act.PLAN_MEETINGS),
    }
    return render(request, "meetings/meetings.html", context)


@require_http_methods(["GET", "HEAD"])
def meeting(request, pk):
    """The room for who has arrived; the door before; afterwards, what was said."""
    meeting, me = reachable(request, pk)
    open_many([request.user, meeting])
    state, seat = state_of(meeting), seat_of(meeting, request.user)
    place = state.seats.get(seat.pk) if seat else None
    if place and place.removed:
        unsaid = Draft.objects.words(request.user, f"turn:{meeting.pk}")
        context = {"meeting": meeting, "unsaid": unsaid}
        return render(request, "meetings/asked_to_leave.html", context)
    if state.status == "closed":
        return afterwards(request, meeting, me, state, seat if place else None)
    is_out = place is None or place.withdrawn or comes_again(request.user, meeting)
    if is_out or meeting.is_cancelled or not me.may(Act.ATTEND):
        said = Ahead.objects.said_by(request.user, meeting)
        return at_the_door(request, meeting, me, TodayForm(initial=as_today(said)))
    room = Room(meeting, presence.seen_without(meeting, seat), seat)
    draft = Draft.objects.words(request.user, f"turn:{meeting.pk}")
    context = {
        "room": room,
        "group": meeting.group,
        "drawn": room.draw(
            request,
            agreement=meeting.group.current_agreement(),
            draft=draft,
            entry=new_id(),
        ),
        "says_so_every": presence.SAYS_SO_EVERY,
        "may_put_right": me.may(Act.PLAN_MEETINGS) and meeting.can_be_put_right,
    }
    if me.may(Act.PLAN_MEETINGS) and meeting.can_change:
        context |= {"meeting": meeting, "is_tried_out": True, **for_those_who_lead(meeting, me)}
    return render(request, "meetings/meeting.html", context)


def afterwards(request, meeting, me, state, seat):
    """Words of a meeting are for those who were there; others learn that it took place.

    Whoever had left the group by its end, and is back in it, reads what they said themselves. Who
    only tried the room out before was not there.
    """
    unsaid = Draft.objects.words(request.user, f"turn:{meeting.pk}") if seat else ""
    if seat and seat.pk in engine.only_tried_it_out(state):
        seat = None
    had_gone = seat is not None and state.seats[seat.pk].withdrawn
    room = None if seat is None or had_gone else Room(meeting, state, seat)
    whose = {} if room else {"author": request.user}
    left = left_of(meeting, me, room)
    if left["has_faded"]:  # Nobody's words left with them: they went as was agreed.
        whose["body__isnull"] = False
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "me": me,
        "room": room,
        "had_gone": had_gone,
        "ended_by_itself": state.ended_by_itself,
        "phases": what_was_said(meeting, **whose) if room or had_gone else [],
        "attendance": attendance(room) if room and me.facilitates else [],
        **how_it_was(meeting, me, room),
        **left,
        "unsaid": unsaid,
    }
    return render(request, "meetings/afterwards.html", context)


def how_it_was(meeting, me, room):
    """What a member is asked afterwards, and what those who lead are told a day later."""
    if room is None:
        return {}
    if me.facilitates:
        told = is_told(meeting)
        return {"told": told, "sums": Feedback.objects.sums(meeting) if told else []}
    asked = is_asked(meeting) and not room.i_facilitate and not room.me.gave_feedback
    return {"feedback": FeedbackForm()} if asked else {}


@require_POST
def act(request, pk, verb):
    """Everything one can do in the room. A refusal is said kindly, and keeps the words."""
    seat, me = seated(request, pk)
    meeting = seat.meeting
    if meeting.is_cancelled or not me.may(Act.ATTEND):
        keep_words(request, meeting, "")
        messages.warning(request, NOT_THIS_ONE if meeting.is_cancelled else GROUP_IS_OVER)
        return redirect(meeting)
    by_script = "X-Room" in request.headers
    seen = presence.seen_on_stream if by_script else presence.seen_without
    seen(meeting, seat)
    try:
        shared, problem = press(request, meeting, seat, verb), ""
    except commands.Unusable as unusable:
        shared, problem = "", str(unusable)
    keep_words(request, meeting, shared)
    state = state_of(meeting)
    if by_script and may_see_the_room(state, seat):
        drawn = Room(meeting, state, seat).draw(request, problem=problem)
        headers = {"X-Words": "shared", "X-Next-Entry": str(new_id())} if shared else {}
        return HttpResponse(drawn, headers=headers)
    if problem:
        messages.warning(request, problem)
    return redirect(meeting)


def press(request, meeting, seat, verb):
    """Do what the button says. Returns the words that were shared with it.

    Raises Unusable, which says why not.
    """
    if verb in supporting.ACTS:
        supporting.press(meeting, seat, state_of(meeting), verb, request.POST)
        return ""
    words = commands.words_of(verb, request.POST)
    entry = words and evening.entry_for(commands.number(request.POST, "id"), seat, words)
    command = commands.read(verb, request.POST, seat.pk, entry or None)
    if command is None:
        return words
    refusal = carry_out(meeting, command, words=words if entry else "", person=request.user)
    if verb == "reopen" and not refusal:
        take_out_who_has_gone(meeting)
    if refusal and (entry or not words):
        raise commands.Unusable(why(refusal, Room(meeting, state_of(meeting), seat)))
    return words


def keep_words(request, meeting, shared):
    """What was typed and not shared waits in the draft; what was shared leaves it."""
    place = f"turn:{meeting.pk}"
    if not shared:
        if not keep_form(request.user, {**request.POST.dict(), "place": place}):
            let_go_of_what_was_emptied(request, place)
        return
    prepared = Draft.objects.words(request.user, place).strip()
    # What was prepared meanwhile on another device is something else, and stays.
    if prepared and prepared in shared:
        Draft.objects.drop(request.user, place)


def let_go_of_what_was_emptied(request, place):
    """Drop the draft that the page began with, where its words have been deleted in it.

    A page with scripts says so by itself, and may be older than what it keeps.
    """
    if "X-Room" in request.headers or request.POST.get("body") != "":
        return
    with transaction.atomic():
        draft = Draft.objects.held(request.user, place)
        if draft and draft.mark in (began(request.POST) or ()):
            Draft.objects.drop(request.user, place)


@require_POST
def here(request, pk):
    """A page in the room says that somebody is still looking, and hears how far the room is.

    And in which version it is planned: the link to the call may have been put right.
    """
    seat, _me = seated(request, pk)
    state = presence.seen_on_stream(seat.meeting, seat)
    headers = {"X-Number": str(state.number), "X-Version": str(seat.meeting.sequence)}
    return HttpResponse(status=204, headers=headers)


@require_safe
def stream(request, pk):
    """The room as it changes, for somebody who has arrived."""
    seat, _me = seated(request, pk)
    meeting = seat.meeting
    require(may_see_the_room(state_of(meeting), seat) and not meeting.is_cancelled)
    presence.seen_on_stream(meeting, seat)
    as_they_like(request.user)
    return Stream(
        meeting.topic,
        person=seat.person_id,
        draw=Look(meeting, seat),
        asked={
            still_signed_in: (request.session.session_key, seat.person_id),
            InTheRoom(meeting): seat,
        },
        event="room",
        resume=request.headers.get("Last-Event-ID", ""),
    )
