"""Slow rounds: which there are, beginning one, and one of them with all that is done in it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.people.models import Draft
from alongside.vault.models import open_many

from ..engine import slow
from . import acts
from .forms import BeginForm, ReflectionForm, TurnForm
from .keeping import begin
from .refused import why
from .rounds import SlowRound, SlowTurn
from .shown import shown
from .suggestions import suggested, suggestions


@require_safe
@in_group
def slow_rounds(request, membership):
    """The one that goes on, and those that were, newest first."""
    rounds = SlowRound.objects.visible_to(request.user).filter(group=membership.group)
    rounds = list(rounds.order_by("-begun_at", "-pk")[:50])
    open_many([request.user, membership.group, *rounds])
    context = {
        "group": membership.group,
        "going_on": [round for round in rounds if not round.closed_at],
        "earlier": [round for round in rounds if round.closed_at],
        "may_begin": membership.may(Act.PLAN_MEETINGS),
    }
    return render(request, "meetings/slow/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PLAN_MEETINGS)
def begin_slow_round(request, membership):
    """A prompt, for how long, and a last sentence. A suggestion is filled in by its link."""
    group = membership.group
    form = BeginForm(
        request.POST or None, initial={"prompt": suggested(request.GET.get("use", ""))}
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        round, refusal = begin(by=request.user, group=group, pk=said.pop("id"), **said)
        if round:
            messages.success(request, _("It is open. Everybody in the group has a turn now."))
            return redirect(round)
        form.add_error(None, why(refusal))
    context = {"group": group, "form": form, "suggestions": suggestions()}
    return render(request, "meetings/slow/begin.html", context)


def reachable(request, pk):
    """The round as the reader sees it, and their membership; 404 for everybody else."""
    rounds = SlowRound.objects.visible_to(request.user).select_related("group", "led_by")
    round = get_object_or_404(rounds, pk=pk)
    me = round.group.memberships.current().of(request.user).get()
    request.inside = round.group
    seen = shown(round, request.user)
    if seen.mine is None and not round.is_for_turns:
        raise Http404  # They had left, and came back when it was too late to join again.
    return seen, me


@require_safe
def slow_round(request, pk):
    return draw(request, *reachable(request, pk))


def draw(request, seen, me, turn_form=None, reflection_form=None):
    """The page; a form that came back keeps what was typed."""
    may_write = me.may(Act.REPLY)
    if seen.mine:
        places = {name: f"{name}:{seen.mine.pk}" for name in ("slow_turn", "reflection")}
        turn_form = turn_form or TurnForm(initial=begun(request, seen.mine, places["slow_turn"]))
        reflection_form = reflection_form or ReflectionForm(
            initial=answered(request, seen.mine, places["reflection"]), may_write=may_write
        )
    context = {
        "seen": seen,
        "round": seen.round,
        "group": seen.round.group,
        "me": me,
        "turn_form": turn_form,
        "reflection_form": reflection_form,
        "places": places if seen.mine else {},
        "kinds": SlowTurn.Response.choices,
        "may_take_part": me.may(Act.ATTEND),
        "leads": bool(seen.mine) and slow.leads(seen.state, seen.mine.pk),
        "can_be_read_aloud": True,
    }
    return render(request, "meetings/slow/round.html", context)


def begun(request, mine, place):
    """What the turn's form begins with: what is being written, or else what was shared."""
    there = {name: mine.readable(name) or "" for name in ("body", "content_note")}
    return there | Draft.objects.begun(request.user, place)


def answered(request, mine, place):
    there = {"body": mine.readable("reflection") or ""}
    return there | Draft.objects.begun(request.user, place)


@require_POST
def slow_act(request, pk, verb):
    """Something that somebody does in a slow round."""
    if verb not in acts.VERBS:
        raise Http404
    seen, me = reachable(request, pk)
    require(me.may(acts.NEEDS.get(verb, Act.ATTEND)))
    if seen.mine is None and verb != "join":
        raise Http404
    refusal, form = acts.VERBS[verb](request, seen, me)
    if form is not None:
        return draw(request, seen, me, **{f"{verb}_form": form})
    if refusal:
        messages.warning(request, why(refusal))
    return redirect(seen.round)
