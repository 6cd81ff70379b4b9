"""Slow rounds: which there are, beginning one, and one of them with all that is done in it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.groups.sharing.before_sharing import before_sharing
from alongside.groups.sharing.responses import ResponseKind
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.vault.models import open_many

from ..engine import slow
from . import acts
from .forms import BeginForm, ReflectionForm, TurnForm
from .holding.holds import TurnHold
from .keeping import begin
from .refused import why
from .rounds import SlowRound
from .shown import shown
from .suggestions import suggested, suggestions
from .writing import shared_in, unshared

A_PAGE = 25


@require_safe
@in_group
def slow_rounds(request, membership):
    """The one that goes on, and those that were, newest first."""
    rounds = SlowRound.objects.visible_to(request.user).filter(group=membership.group)
    shown = page(rounds, by="begun_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, membership.group, *shown.rows])
    context = {
        "group": membership.group,
        "going_on": [round for round in shown.rows if not round.closed_at],
        "earlier": [round for round in shown.rows if round.closed_at],
        "shown": shown,
        "may_begin": membership.may(Act.PLAN_MEETINGS),
    }
    return render(request, "meetings/slow/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PLAN_MEETINGS)
def begin_slow_round(request, membership):
    """A prompt, for how long, and a last sentence. A suggestion takes the place of the prompt."""
    group = membership.group
    if chosen := suggested(request.POST.get("use", "")):
        form = BeginForm(initial=request.POST.dict() | {"prompt": chosen})
    else:
        form = BeginForm(request.POST or None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        with form.makes_one():
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
    return shown(round, request.user), me


@require_safe
def slow_round(request, pk):
    return draw(request, *reachable(request, pk))


def draw(request, seen, me, turn_form=None, reflection_form=None):
    """The page; a form that came back keeps what was typed.

    What somebody has shared stands among the words of the others; the form in which they can change
    it is there when they ask for it.
    """
    came_back, anew = bool(turn_form or reflection_form), "as-it-is" in request.GET
    now = "turn" if seen.round.is_for_turns else None if seen.round.closed_at else "reflection"
    begun, late = {}, []
    if seen.mine:
        drafts = unshared(seen.mine, request.user)
        begun = drafts.pop(now, {})
        late = [words["body"] for words in drafts.values() if words.get("body")]
        initial = (shared_in(seen.mine, now) | ({} if anew else begun)) if now else {}
        turn_form = turn_form or TurnForm(initial=initial)
        reflection_form = reflection_form or ReflectionForm(
            initial=initial, may_write=me.may(Act.REPLY)
        )
    context = {
        "seen": seen,
        "round": seen.round,
        "group": seen.round.group,
        "me": me,
        "turn_form": turn_form,
        "reflection_form": reflection_form,
        "is_changing": came_back or anew or "change" in request.GET,
        "begun": bool(begun) and not came_back and not anew,
        "late": late,
        "kinds": ResponseKind.choices,
        "may_take_part": me.may(Act.ATTEND),
        "may_hold": me.may(Act.HOLD),
        "holds": held_in(seen) if me.may(Act.HOLD) else [],
        "leads": bool(seen.mine) and slow.leads(seen.state, seen.mine.pk),
        "can_be_read_aloud": True,
    }
    return render(request, "meetings/slow/round.html", context)


def held_in(seen):
    """[TurnHold] of words that are held in the round now, newest first."""
    holds = list(TurnHold.objects.current().filter(turn__round=seen.round).order_by("-held_at"))
    for hold in holds:
        hold.turn = seen.turns[hold.turn_id]
        hold.turn.round = seen.round
    return holds


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
    if refusal:
        messages.warning(request, why(refusal))
        return redirect(seen.round)
    if form is not None and form.asks_first:
        here = {"action": request.path, "page": seen.round.get_absolute_url()}
        here |= {"place": seen.mine.drafts[verb]}
        return before_sharing(request, seen.round.group, form, **here)
    if form is not None:
        return draw(request, seen, me, **{f"{verb}_form": form})
    return redirect(seen.round)
