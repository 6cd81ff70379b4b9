"""Practising with made-up people: choosing a hard moment, the room, and the buttons in it."""

from django import forms
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.access import require
from alongside.vault.ids import new_id

from .. import commands, engine
from ..afterwards import attendance
from ..refused import why
from .moments import MOMENTS
from .rehearsals import ME, Rehearsal
from .room import RehearsedRoom

LONGEST = 2_000


class MomentForm(forms.Form):
    """Which hard moment is going to come."""

    moment = forms.ChoiceField(
        label=gettext_lazy("What would you like to have been through once?"),
        choices=[(key, moment.card.title) for key, moment in MOMENTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose one of them.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rehearsal(request):
    """Beginning a rehearsal, or the one that goes on: their own, for whoever leads a group."""
    require(request.user.leads)
    form = MomentForm(request.POST or None)
    if form.is_valid():
        Rehearsal.objects.begin(by=request.user, moment=form.cleaned_data["moment"])
        return redirect("rehearsal")
    mine = Rehearsal.objects.of(request.user)
    is_lost = mine is not None and not mine.can_be_read
    if mine is None or is_lost or request.method == "POST":
        context = {"form": form, "lost": is_lost}
        return render(request, "meetings/rehearsing/begin.html", context)
    return the_room(request, mine)


def the_room(request, mine, problem="", typed=""):
    """The page of a rehearsal; `typed` is what was not said, perhaps because of a `problem`."""
    room = RehearsedRoom(mine)
    context = {"room": room, "moment": mine.hard, "waits": mine.what_comes is None}
    if room.state.status == "closed":
        context |= {"attendance": attendance(room), "kept": typed}
        return render(request, "meetings/rehearsing/over.html", context)
    context["drawn"] = room.draw(request, draft=typed, entry=new_id(), problem=problem)
    return render(request, "meetings/rehearsing/room.html", context)


@require_POST
def rehearse(request, verb):
    """A button of the room. A refusal is said kindly, and keeps the words."""
    require(request.user.leads)
    with transaction.atomic():
        mine = Rehearsal.objects.select_for_update().of(request.user)
        if mine is None or not mine.can_be_read:
            return not_there(request, is_lost=mine is not None)
        try:
            press(mine, verb, request.POST)
        except commands.Unusable as unusable:
            return the_room(request, mine, str(unusable), request.POST.get("body", ""))
    typed = "" if verb in commands.TAKES_WORDS else request.POST.get("body", "")
    if typed.strip() and (mine := Rehearsal.objects.of(request.user)):
        return the_room(request, mine, typed=typed)  # Nothing keeps a draft of it.
    return redirect("rehearsal")


def not_there(request, is_lost):
    """It has ended, in another tab or since it had its day: a line that was typed comes back."""
    if not (typed := request.POST.get("body", "").strip()):
        return redirect("rehearsal")
    context = {"form": MomentForm(), "lost": is_lost, "kept": typed}
    return render(request, "meetings/rehearsing/begin.html", context)


def press(mine, verb, form):
    """Do what the button says. Raises Unusable, with why; an unknown verb is a 404."""
    if verb == "end":
        mine.delete()
    elif verb == "go-on":
        if commands.number(form, "number") == mine.state.number:  # Or it is a finger's second tap.
            mine.let_them_go_on()
    elif verb == "support-seen":
        mine.see_who_asked()
    else:
        words = words_of(verb, form)
        command = commands.read(verb, form, ME, new_id() if words else None)
        refusal = command and mine.carry_out(command, words)
        if isinstance(refusal, engine.Refusal):
            raise commands.Unusable(why(refusal, RehearsedRoom(mine)))


def words_of(verb, form):
    """The words that go along with `verb`. Raises Unusable where they are too long, or lacking."""
    typed = form.get("body", "")
    if verb in commands.TAKES_WORDS and len(typed) > LONGEST:
        too_long = _("For a rehearsal that is very long. Nothing is lost: please shorten it.")
        raise commands.Unusable(too_long)
    return commands.words_of(verb, form)
