"""Plans: to choose from, one of them, to change it, and on paper. For those who plan meetings."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.toolkit import cards
from alongside.toolkit.labels import GRADES

from ..looking_back.bringing import before_it
from ..reaching import reachable
from . import changing, choosing, fit, labels
from .editing import edit
from .forms import ShareForm, TimeForm
from .kept import MOST_SHARED, SharedPlan, packed

LENGTHS = (30, 60, 75, 90)
AT_THE_TABLE = 8


@require_safe
@in_group(to=Act.PLAN_MEETINGS)
def plans(request, membership):
    """All plans there are; of those we bring along, the ones on a subject, or short ones alone."""
    subject = one_of(labels.SUBJECTS, request.GET.get("subject", ""))
    most = one_of({str(n): n for n in LENGTHS}, request.GET.get("most", ""))
    found = choosing.templates(subject, int(most) if most else None)
    context = {
        "group": membership.group,
        "own": choosing.own(membership.group),
        "shared": choosing.shared(request.user),
        "shelves": [
            (label, here)
            for key, label in labels.SUBJECTS.items()
            if (here := [one for one in found if one.template.subject == key])
        ],
        "subjects": labels.SUBJECTS,
        "subject": subject,
        "lengths": LENGTHS,
        "most": most,
    }
    return render(request, "meetings/plans/plans.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PLAN_MEETINGS)
def one_plan(request, membership, key):
    """One plan in full; and what becomes of those that people made."""
    found = choosing.find(key, membership.group, request.user)
    if found is None:
        raise Http404
    if found.is_lost and request.method != "POST":
        context = {"group": membership.group, "plan": found}
        return render(request, "meetings/plans/lost.html", context)
    sharing = ShareForm(request.POST if request.POST.get("do") == "share" else None)
    if request.method == "POST" and (answer := dispose(request, membership.group, found, sharing)):
        return answer
    group = membership.group
    time = TimeForm(request.GET if "people" in request.GET else first_time(group, found))
    sees = time.is_valid()
    context = {
        **in_full(found.steps),
        "group": group,
        "plan": found,
        "template": found.template,
        "grade": GRADES[found.template.grade] if found.template else "",
        "cards": cards_of(found.template),
        "sharing": sharing,
        "time": time,
        "fit": fit.look(found.steps, **time.cleaned_data) if sees else None,
        "time_for": time.cleaned_data if sees else None,
        "meetings": [m for m in group.meetings.upcoming()[:5].opened() if changing.may_change(m)],
    }
    return render(request, "meetings/plans/plan.html", context)


def dispose(request, group, found, sharing):
    """Share, copy, take back or let go. None where the page has to say something first."""
    do = request.POST.get("do")
    if do == "share" and found.kind == "own" and not found.is_lost:
        return share(request, group, found, sharing)
    if do == "copy" and found.kind == "shared" and not found.is_lost:
        try:
            row = changing.keep(group.pk, found.title, found.steps, found.what)
        except changing.TooMany:
            messages.warning(request, _("The group has as many plans as it can keep."))
            return redirect("plans", group.ref)
        messages.success(request, _("The group has its own copy of it now."))
        return redirect("plan", group.ref, f"own-{row.pk}")
    if (do == "let-go" and found.kind == "own") or (do == "take-back" and found.shared_by_me):
        found.row.end()
        messages.success(request, _("It is gone. Meetings that were planned from it stay."))
        return redirect("plans", group.ref)
    raise Http404


def share(request, group, found, sharing):
    """A copy for everybody who leads here. What is shared already is shared once."""
    if not sharing.is_valid():
        return None
    wanted = packed(found.title, found.what, found.steps)
    there = SharedPlan.objects.all().opened()
    if wanted not in [row.readable("plan") for row in there]:
        if len(there) >= MOST_SHARED:
            messages.warning(request, _("There is no room for more shared plans."))
            return redirect("plans", group.ref)
        SharedPlan.objects.create(plan=wanted, shared_by=request.user)
    messages.success(request, _("Everybody who leads here can copy it now."))
    return redirect("plans", group.ref)


@require_safe
@in_group(to=Act.PLAN_MEETINGS)
def print_plan(request, membership, key):
    found = choosing.find(key, membership.group, request.user)
    if found is None:
        raise Http404
    return on_paper(request, membership.group, found.steps, plan=found)


@require_safe
def print_meeting_plan(request, pk):
    meeting, me = reachable(request, pk)
    require(me.may(Act.PLAN_MEETINGS))
    return on_paper(request, meeting.group, meeting.plan, meeting=meeting)


def on_paper(request, group, steps, plan=None, meeting=None):
    """For the table: A4, small or large. Of a plan, or of a meeting."""
    context = {
        **in_full(steps),
        "group": group,
        "plan": plan,
        "meeting": meeting,
        "minutes": sum(step.minutes for step in steps),
        "is_large": request.GET.get("size") == "large",
    }
    return render(request, "meetings/plans/print.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_plan(request, pk):
    """The plan of a meeting, for those who plan it."""
    meeting, me = reachable(request, pk)
    require(me.may(Act.PLAN_MEETINGS))
    before = before_it(meeting, me)
    return edit(request, changing.OfMeeting(meeting), how_many(meeting.group), before)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PLAN_MEETINGS)
def edit_own_plan(request, membership, pk):
    group = membership.group
    row = get_object_or_404(group.own_plans, pk=pk)
    if not row.can_be_read:
        return redirect("plan", group.ref, f"own-{row.pk}")
    return edit(request, changing.OfOwn(row, group), how_many(group))


def how_many(group):
    """As many as are in the group, but not more than usually sit round a table."""
    return max(1, min(group.memberships.current().inside().count(), AT_THE_TABLE))


def cards_of(template):
    """The cards that a plan which ships leads to; a plan of one's own leads to none."""
    if template is None:
        return []
    every = cards.all_cards()
    return [every[slug] for slug in template.cards]


def first_time(group, found):
    return {"people": how_many(group), "place": "writing", "has": found.minutes}


def in_full(steps):
    """The steps with what belongs to each, as pages draw them."""
    every = cards.all_cards()
    return {"steps": steps, "card_of": {s.card: every[s.card] for s in steps if s.card in every}}


def one_of(allowed, said):
    """What was asked for if there is such a thing, "" if nothing was."""
    if said and said not in allowed:
        raise Http404
    return said
