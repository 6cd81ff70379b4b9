"""Holding words back; what its author and those who lead read of it; looking again."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.groups.sharing.holding import pages
from alongside.groups.sharing.holding.forms import DecideForm
from alongside.lib.access import require
from alongside.vault.models import open_many

from ..models import Reply, Story
from ..opening import where_it_stands
from ..responses import on
from ..second_thoughts.edits import version_of
from .history import history, revised_at, what_changed
from .holding import ask_again, can_be_appealed, can_be_decided_by, decide, hold, whom_to_ask
from .holds import Hold
from .page import page_of


def shared_of(request, membership, kind, pk):
    """This story or reply of the group, as its reader has it; a 404 where it is not there.

    To its author it is there in any case: they are told of it, and can ask for another look.
    """
    there = kind.objects.own_or_visible_to(request.user).filter(group=membership.group)
    return get_object_or_404(there.select_related("author"), pk=pk, taken_back_at=None)


# -- holding ---------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.HOLD)
def hold_story(request, membership, pk):
    return holding(request, membership, Story, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.HOLD)
def hold_reply(request, membership, pk):
    return holding(request, membership, Reply, pk)


def holding(request, membership, kind, pk):
    """Asks which rule it is about, and why; a POST holds the words. Never words of one's own.

    Where somebody has held them meanwhile, what was written comes back, and the page says so.
    """
    shared, group = shared_of(request, membership, kind, pk), membership.group
    held_url = page_of(shared, group.ref)
    require(shared.author_id != request.user.pk)
    if shared.held_at and not request.POST:
        return redirect(held_url)
    open_many([request.user, group, shared])
    if shared.readable("body") is None:
        raise Http404
    form, became = pages.holding(request, shared, version_of(shared), hold)
    if became == "held":
        return redirect(held_url)
    context = {"group": group, "shared": shared, "form": form}
    context |= {"became": became, "held_url": held_url}
    return render(request, "conversations/hold.html", context)


# -- what is held ----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def held_story(request, membership, pk):
    return held(request, membership, Story, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def held_reply(request, membership, pk):
    return held(request, membership, Reply, pk)


def held(request, membership, kind, pk):
    """All that was decided about these words, for their author and those who lead.

    A POST of the author asks somebody else to look again; one of those who lead decides.
    """
    shared, holds = with_holds(request, membership, kind, pk)
    is_mine = shared.author_id == request.user.pk
    if is_mine:
        ask = partial(ask_again, told=request.POST.get("told", ""))
        form, done = pages.asking(request, holds[0], ask)
    else:
        how = {"can_decide": can_be_decided_by, "decide": decide}
        form, done = pages.deciding(request, membership, holds[0], version_of(shared), **how)
    if done:
        return redirect(request.path)
    if request.method == "POST":  # It comes back, to be read beside what stands there now.
        shared, holds = with_holds(request, membership, kind, pk)
    now = holds[0]
    if is_mine:
        Hold.objects.see(holds)
    may_appeal = is_mine and can_be_appealed(now)
    asks = whom_to_ask(now)[0] if may_appeal else ""
    context = {
        "shared": shared,
        "now": now,
        "is_mine": is_mine,
        "is_story": kind is Story,
        "form": form,
        "asks": asks,
        "may_ask": bool(asks),
        "may_appeal": may_appeal,
        "may_change": membership.may(Act.SHARE if kind is Story else Act.REPLY),
        "differs": [] if is_mine else what_changed(now, shared),
        "stands_at": where_it_stands(shared, request.user),
    }
    return render(request, "conversations/held.html", context | told(request, membership, holds))


def with_holds(request, membership, kind, pk):
    """These words, and what holds there are of them, newest first; a 404 for whom it is not."""
    shared = shared_of(request, membership, kind, pk)
    may = shared.author_id == request.user.pk or membership.may(Act.READ_THREADS)
    holds = list(Hold.objects.filter(**on(shared)).for_showing())
    if not holds or not may:
        raise Http404
    return shared, holds


def told(request, membership, holds):
    """The holds and what became of each, opened, as the page tells of them."""
    steps = pages.steps_of(holds, request.user, membership.group)
    revisions = revised_at(holds[0].shared)
    return {
        "group": membership.group,
        "holds": holds,
        "steps": {one.pk: history(one, steps[one.pk], revisions) for one in holds},
    }


@require_safe
def my_held(request):
    """Every hold there was of words of one's own, newest first."""
    places = request.user.memberships.current().with_agreed()
    inside = [one.group_id for one in places if one.has_agreed and one.may(Act.READ)]
    holds = Hold.objects.of_words_of(request.user).filter(group__in=inside).for_showing()
    return render(request, "conversations/my_held.html", {"holds": holds.opened()})


# -- for an organiser, where nobody else leads -----------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def look_again(request, pk):
    """One that waits for this organiser, who sees why and what the author says, never the words."""
    require(request.user.is_organiser)
    now = get_object_or_404(Hold.objects.with_appeal().for_showing(), pk=pk)
    if not can_be_decided_by(now, request.user):
        raise Http404
    steps = list(now.steps.select_related("by"))
    open_many([request.user, now, *steps])
    form = DecideForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        release = said["outcome"] == "release"
        if decide(now, by=request.user, release=release, why=said["why"], version=None):
            messages.success(request, _("They can read your answer now."))
            return redirect("home")
        form.add_error(None, pages.QUICKER)  # What others said since is not for them to read.
    steps = history(now, steps, revised_at(now.shared))
    context = {"hold": now, "steps": steps, "form": form}
    return render(request, "conversations/look_again.html", context)
