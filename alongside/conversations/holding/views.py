"""Holding words back; what its author and those who lead read of it; looking again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.groups.sharing.holding.forms import AskForm, DecideForm, HoldForm
from alongside.lib.access import require
from alongside.vault.models import open_many

from ..models import Reply, Story
from ..responses import on
from ..second_thoughts.edits import ChangedMeanwhile, version_of
from .history import history, revised_at, what_changed
from .holding import ask_again, can_be_appealed, can_be_decided_by, decide, hold, whom_to_ask
from .holds import Hold, HoldStep
from .page import page_of

What = HoldStep.What
QUICKER = gettext_lazy("Somebody else was a moment quicker. Your words are still here.")


def shared_of(request, membership, kind, pk):
    """This story or reply of the group, as its reader has it; a 404 where it is not there."""
    there = kind.objects.visible_to(request.user).filter(group=membership.group)
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
    require(shared.author_id != request.user.pk)
    if shared.held_at and not request.POST:
        return redirect(page_of(shared, group.ref))
    open_many([request.user, group, shared])
    if shared.readable("body") is None:
        raise Http404
    form = HoldForm(request.POST or None, initial={"version": version_of(shared)})
    changed, already = False, bool(shared.held_at)
    if form.is_valid():
        try:
            made = hold(shared, by=request.user, **form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            changed, form.data = True, with_version(form, meanwhile.now)
        except kind.DoesNotExist:  # Taken back a moment ago.
            raise Http404 from None
        else:
            if is_as_said(made, request.user, form.cleaned_data["reason"]):
                messages.success(request, _("It is held. Its author can read why."))
                return redirect(page_of(shared, group.ref))
            already = True
    context = {
        "group": group,
        "shared": shared,
        "form": form,
        "changed": changed,
        "already": page_of(shared, group.ref) if already else "",
    }
    return render(request, "conversations/hold.html", context)


def is_as_said(made, person, reason):
    """Whether it is this person's hold with these words, also where a form was sent twice."""
    return made.by_id == person.pk and made.readable("reason") == reason


def with_version(form, now):
    return {**form.data.dict(), "version": version_of(now)}


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
    answer = asking if is_mine else deciding
    form, changed, done = answer(request, membership, holds[0], shared)
    if done:
        return redirect(request.path)
    if request.method == "POST":  # It comes back, to be read beside what stands there now.
        shared, holds = with_holds(request, membership, kind, pk)
    now = holds[0]
    if is_mine:
        new = Hold.objects.not_seen().filter(pk__in=[one.pk for one in holds])
        new.update(seen_at=timezone.now())
    context = {
        "shared": shared,
        "is_mine": is_mine,
        "is_story": kind is Story,
        "form": form,
        "changed": changed,
        "asks": whom_to_ask(now) if is_mine and can_be_appealed(now) else "",
        "may_appeal": is_mine and can_be_appealed(now),
        "may_edit": membership.may(Act.SHARE if kind is Story else Act.REPLY),
        "differs": [] if is_mine else what_changed(now, shared),
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
    steps = {one.pk: list(one.steps.select_related("by")) for one in holds}
    rows = [step for some in steps.values() for step in some]
    open_many([request.user, membership.group, *holds, *rows])
    revisions = revised_at(holds[0].shared)
    return {
        "group": membership.group,
        "holds": holds,
        "steps": {one.pk: history(one, steps[one.pk], revisions) for one in holds},
    }


def asking(request, membership, now, shared):
    """(form, False, whether it was sent) for the author."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["asks"]
        if ask_again(now, by=request.user, words=words) or was_sent(now, What.APPEAL, words):
            messages.success(request, _("Sent. Somebody else is going to look at it again."))
            return form, False, True
        form.add_error(
            None,
            _(
                "This was not sent: you have asked already, it is over, or there is nobody to ask "
                "any more. Your words are still here."
            ),
        )
    return form, False, False


def was_sent(hold, what, words):
    """Whether this was said of it before: a form that is sent twice is sent once."""
    return any(step.readable(step.words) == words for step in hold.steps.filter(what=what))


def deciding(request, membership, now, shared):
    """(form or None, whether the words changed meanwhile, whether it was decided)."""
    may = membership.may(Act.HOLD) and can_be_decided_by(now, request.user)
    if request.method == "POST":  # Where somebody has decided meanwhile, the words come back.
        require(may or (now.ended_at and membership.may(Act.HOLD)))
    elif not may:
        return None, False, False
    form = DecideForm(request.POST or None, initial={"version": version_of(shared)})
    if not form.is_valid():
        return form, False, False
    said = form.cleaned_data
    try:
        decided = decide(
            now,
            by=request.user,
            release=said["outcome"] == "release",
            why=said["why"],
            version=said["version"],
        )
    except ChangedMeanwhile as meanwhile:
        form.data = with_version(form, meanwhile.now)
        return form, True, False
    if decided or was_decided_by(request.user, now, said):
        messages.success(request, _("It is decided. The author can read it."))
        return form, False, True
    form.add_error(None, QUICKER)
    return form, False, False


def was_decided_by(person, hold, said):
    """Whether the same person decided the same with the same words: it was sent twice."""
    mine = hold.steps.filter(by=person, what=said["outcome"])
    return any(step.readable("why") == said["why"] for step in mine)


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
        form.add_error(None, QUICKER)  # What others said since is not for them to read.
    steps = history(now, steps, revised_at(now.shared))
    context = {"hold": now, "steps": steps, "form": form}
    return render(request, "conversations/look_again.html", context)
