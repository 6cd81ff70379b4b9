"""Holding words of a slow round back; what its author and those who lead read of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.groups.roles import Act
from alongside.groups.sharing.holding.forms import AskForm, DecideForm, HoldForm
from alongside.lib.access import require
from alongside.vault.models import open_many

from ..views import reachable
from .deciders import can_be_asked, can_be_decided_by, others_who_lead
from .holding import ChangedMeanwhile, ask_again, decide, hold
from .holds import TurnHoldStep

What = TurnHoldStep.What


def found(request, pk, seat):
    """The round, somebody's turn in it, and the reader's membership; 404 for whom it is not."""
    seen, me = reachable(request, pk)
    turn = seen.turns.get(seat) if seen.mine else None
    if turn is None:
        raise Http404
    turn.round, turn.group = seen.round, seen.round.group
    return seen, turn, me


@require_http_methods(["GET", "HEAD", "POST"])
def hold_turn(request, pk, seat):
    """Asks which rule it is about, and why; a POST holds the words. Never words of one's own.

    Where somebody has held them meanwhile, what was written comes back, and the page says so.
    """
    seen, turn, me = found(request, pk, seat)
    require(me.may(Act.HOLD) and turn.author_id != request.user.pk)
    if turn.held_at and not request.POST:
        return redirect("held_turn", pk, seat)
    if not turn.has_something:
        raise Http404
    form = HoldForm(request.POST or None, initial={"version": turn.version})
    changed, already = False, bool(turn.held_at)
    if form.is_valid():
        try:
            made = hold(turn, by=request.user, **form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            changed, form.data = True, with_version(form, meanwhile.now)
            seen, turn, me = found(request, pk, seat)
        else:
            if made.by_id == request.user.pk and said(made, form.cleaned_data["reason"]):
                messages.success(request, _("It is held. Its author can read why."))
                return redirect(made)
            already = True
    context = {"round": seen.round, "group": seen.round.group, "turn": turn, "form": form}
    context |= {"changed": changed, "already": already, "place": seen.state.turns[seat]}
    return render(request, "meetings/slow/hold.html", context)


def said(hold, reason):
    """Whether it is held for this reason: also where a form was sent twice."""
    return hold.readable("reason") == reason


def with_version(form, turn):
    return {**form.data.dict(), "version": turn.version}


@require_http_methods(["GET", "HEAD", "POST"])
def held_turn(request, pk, seat):
    """All that was decided about these words, for their author and those who lead.

    A POST of the author asks somebody else to look again; one of those who lead decides.
    """
    seen, turn, me = found(request, pk, seat)
    is_mine = turn.author_id == request.user.pk
    now = turn.holds.for_showing().first()
    if now is None or not (is_mine or me.may(Act.READ_THREADS)):
        raise Http404
    form, done = (asking if is_mine else deciding)(request, me, now, turn)
    if done:
        return redirect(now)
    if request.method == "POST":  # It comes back, to be read beside what stands there now.
        seen, turn, me = found(request, pk, seat)
        now = turn.holds.for_showing().first()
    if now is None:  # Taken back a moment ago.
        raise Http404
    holds = list(turn.holds.for_showing())
    if is_mine:
        mine = turn.holds.not_seen().filter(pk__in=[one.pk for one in holds])
        mine.update(seen_at=timezone.now())
    context = {
        "round": seen.round,
        "group": seen.round.group,
        "turn": turn,
        "place": seen.state.turns[seat],
        "form": form,
        "holds": holds,
        "now": now,
        "steps": steps_of(holds),
        "is_mine": is_mine,
        "may_ask": is_mine and can_be_asked(now),
        "are_others": others_who_lead(now).exists(),
        "may_change": me.may(Act.ATTEND) and can_be_changed(turn),
    }
    return render(request, "meetings/slow/held.html", context)


def can_be_changed(turn):
    """Whether the round still takes other words in the place of these."""
    answers = turn.round.is_for_reflections and bool(turn.readable("reflection"))
    return turn.round.is_for_turns or answers


def steps_of(holds):
    """{hold's id: its steps}, all of it opened."""
    steps = {one.pk: list(one.steps.select_related("by").order_by("at", "pk")) for one in holds}
    open_many([*holds, *(step for some in steps.values() for step in some)])
    return steps


def asking(request, me, now, turn):
    """(form, whether it was sent) for the author."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["asks"]
        if ask_again(now, by=request.user, words=words) or was_said(now, What.APPEAL, words):
            messages.success(request, _("Sent. Somebody else is going to look at it again."))
            return form, True
        form.add_error(
            None,
            _(
                "This was not sent: you have asked already, it is over, or there is nobody to ask "
                "any more. Your words are still here."
            ),
        )
    return form, False


def was_said(hold, what, words, **by):
    """Whether this was said of it before: a form that is sent twice is sent once."""
    return any(step.readable(step.words) == words for step in hold.steps.filter(what=what, **by))


def deciding(request, me, now, turn):
    """(form or None, whether it was decided) for those who lead."""
    may = me.may(Act.HOLD) and can_be_decided_by(now, request.user)
    if request.method == "POST":  # Where somebody has decided meanwhile, the words come back.
        require(may or (now.ended_at and me.may(Act.HOLD)))
    elif not may:
        return None, False
    form = DecideForm(request.POST or None, initial={"version": turn.version})
    if not form.is_valid():
        return form, False
    answer = form.cleaned_data
    words = {"release": answer["outcome"] == "release", "why": answer["why"]}
    try:
        decided = decide(now, by=request.user, version=answer["version"], **words)
    except ChangedMeanwhile as meanwhile:
        form.data = with_version(form, meanwhile.now)
        form.add_error(
            None, _("Their author has changed the words while you were writing. Please read on.")
        )
        return form, False
    if decided or was_said(now, answer["outcome"], answer["why"], by=request.user):
        messages.success(request, _("It is decided. The author can read it."))
        return form, True
    form.add_error(None, _("Somebody else was a moment quicker. Your words are still here."))
    return form, False
