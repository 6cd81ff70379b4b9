"""Holding words of a slow round back; what its author and those who lead read of it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alongside.groups.roles import Act
from alongside.groups.sharing.holding import pages
from alongside.lib.access import require

from ..views import reachable
from .deciders import can_be_asked, can_be_decided_by, others_who_lead
from .holding import ask_again, decide, hold
from .holds import TurnHold


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
    form, became = pages.holding(request, turn, turn.version, hold)
    if became == "held":
        return redirect("held_turn", pk, seat)
    if became == "changed":
        seen, turn, me = found(request, pk, seat)
    context = shown(seen, turn) | {"form": form, "became": became}
    return render(request, "meetings/slow/hold.html", context)


def shown(seen, turn):
    """What both pages draw of it."""
    return {
        "group": seen.round.group,
        "round": seen.round,
        "shared": turn,
        "place": seen.state.turns[turn.pk],
        "held_url": reverse("held_turn", args=[turn.round_id, turn.pk]),
    }


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
    if is_mine:
        form, done = pages.asking(request, now, ask_again)
    else:
        how = {"can_decide": can_be_decided_by, "decide": decide}
        form, done = pages.deciding(request, me, now, turn.version, **how)
    if done:
        return redirect(now)
    if request.method == "POST":  # It comes back, to be read beside what stands there now.
        seen, turn, me = found(request, pk, seat)
        now = turn.holds.for_showing().first()
    if now is None:  # Taken back a moment ago.
        raise Http404
    holds = list(turn.holds.for_showing())
    if is_mine:
        TurnHold.objects.see(holds)
    context = shown(seen, turn) | {
        "form": form,
        "holds": holds,
        "now": now,
        "steps": pages.steps_of(holds),
        "is_mine": is_mine,
        "may_ask": is_mine and can_be_asked(now),
        "are_others": bool(others_who_lead(now)),
        "may_change": me.may(Act.ATTEND) and can_be_changed(turn),
    }
    return render(request, "meetings/slow/held.html", context)


def can_be_changed(turn):
    """Whether the round still takes other words in the place of these."""
    answers = turn.round.is_for_reflections and bool(turn.readable("reflection"))
    return turn.round.is_for_turns or answers
