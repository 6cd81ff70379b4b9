"""Asking to join a group: the page to ask on, and what became of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.people.arriving import names
from alongside.people.being_here.drafts import done
from alongside.people.being_here.places import fields_of, words_in
from alongside.people.models import Draft
from alongside.vault.models import open_many

from ..agreeing.agreements import lines_of
from ..finding.looking import shown_to
from ..models import Group
from . import places
from .askings import Asking
from .forms import MOST_QUESTIONS, AskForm


def group_to_ask(person, pk):
    """The group of this id, where this person may find it; or a 404."""
    return get_object_or_404(shown_to(person), pk=pk)


def questions_of(group):
    return lines_of(group.readable("questions") or "")[:MOST_QUESTIONS]


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """The group's questions on one short page, and what happens next."""
    group = group_to_ask(request.user, pk)
    mine = group.askings.filter(person=request.user).order_by("-number").first()
    is_in = group.memberships.current().filter(person=request.user).exists()
    there = group if is_in else mine if mine and mine.is_open else None
    sent = request.POST if request.method == "POST" else None
    place = f"ask:{group.pk}"
    if there and not words_in({name: request.POST.get(name, "") for name in fields_of(place)}):
        return redirect(there)
    begun = None if sent else Draft.objects.begun(request.user, place)
    form = AskForm(sent, questions=questions_of(group), begun=begun)
    comes_in = comes_straight_in(group)
    # Only where they could come in and read the names there anyway: an answer to whoever asks
    # would tell who is in the group.
    taken = comes_in and names.is_taken_in(group, request.user)
    if form.is_valid() and (there or not taken):
        answers = form.answers()
        if there is None:
            mine = asked(group, request.user, answers)
            there = mine if mine and mine.is_open else group
        if was_sent(mine, answers):
            done(request, place)
            return redirect(there)
    context = {"group": group, "form": form, "comes_in": comes_in, "place": place}
    context |= {"taken": taken and not there, "there": there and there.get_absolute_url()}
    open_many([request.user, group])
    return render(request, "groups/ask.html", context)


def comes_straight_in(group):
    is_open = group.joining == Group.Joining.OPEN and not group.talks_first
    return is_open and places.has_room_now(group)


def asked(group, person, answers):
    """Their asking, made now or before; None where they are inside without one."""
    try:
        return places.ask(group, person, answers)
    except Group.DoesNotExist:  # It cannot be found any more, since a moment ago.
        raise Http404 from None


def was_sent(asking, answers):
    """Whether no word of these answers is lost: it is what was sent with this asking, or none."""
    sent = (asking and asking.readable("answers")) or None
    return answers == sent or not any(said for _question, said in answers or [])


def told_today(person):
    """What this person asked for and should know of, on Today; whose day has come is in first."""
    told = person.askings.told().select_related("group").order_by("asked_at")
    askings = list(told)
    filled = [places.fill_if_there_is_room(one.group) for one in askings if one.is_waiting]
    return list(told) if any(filled) else askings


def asked_of_those_who_lead(person):
    """The groups this person leads in which somebody waits for an answer."""
    leads = person.memberships.current().leading().agreed().values("group")
    asked = Asking.objects.asked().filter(group__in=leads).values("group")
    return Group.objects.going_on().filter(pk__in=asked)


def asking_of(person, pk):
    return get_object_or_404(person.askings.select_related("group"), pk=pk)


@require_safe
def asking(request, pk):
    """How it stands, for whoever asked, in words."""
    mine = asking_of(request.user, pk)
    if mine.is_waiting:
        places.fill_if_there_is_room(mine.group)
        mine.refresh_from_db(fields=["state"])
    open_many([request.user, mine, mine.group])
    is_in = mine.group.memberships.current().filter(person=request.user).exists()
    context = {
        "asking": mine,
        "group_asked": mine.group,
        "is_in": is_in,
        "waits_for_its_day": places.waits_for_its_day(mine.group),
    }
    return render(request, "groups/asking.html", context)


@require_POST
def take_back(request, pk):
    if places.take_back(asking_of(request.user, pk)):
        messages.success(request, _("You do not ask any more, and what you wrote is gone."))
    return redirect("home")


@require_POST
def put_away(request, pk):
    """A "not this time" that was read: Today says no more of it, and the words are gone."""
    mine = asking_of(request.user, pk)
    Asking.objects.filter(pk=mine.pk, state=Asking.State.DECLINED).update(answer=None)
    return redirect("home")
