"""What those who lead do with what is left of a meeting: show it, take it along, let it fade."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.arriving.views import onward
from alongside.people.being_here.drafts import done
from alongside.people.models import Draft

from ..commands import number
from ..evening import state_of
from ..models import CatchUp, Parked
from ..plans import changing
from ..reaching import reachable
from . import bringing, catching_up, fading
from .views import not_over_yet

WHY_NOT = {
    bringing.NotThere: gettext_lazy("Somebody else has taken it along, or let it go."),
    bringing.NoRoom: gettext_lazy("There is no room for it in this plan. It is kept for another."),
    changing.Begun: gettext_lazy("This meeting has begun. It is kept for the next one."),
    ChangedMeanwhile: gettext_lazy(
        "Somebody else changed the plan in this moment. Please try again."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def catch_up(request, pk):
    """A few lines for everybody: read over, changed, and shown; or taken back."""
    meeting, me = reachable(request, pk)
    require(me.may(Act.LEAD_MEETINGS))
    place = f"catch_up:{meeting.pk}"
    if meeting.closed_at is None:
        return not_over_yet(request, meeting, place)
    if request.POST.get("do") == "take-back":
        return take_back(request, meeting)
    state = state_of(meeting)
    choices = {
        "strategies": catching_up.practised(meeting, state),
        "steps": catching_up.shared_steps(meeting, request.user),
    }
    shown = CatchUp.objects.filter(meeting=meeting).first()
    initial = to_begin_with(shown, choices, catching_up.draft_of(meeting, state))
    if begun := Draft.objects.begun(request.user, place):
        initial |= {"version": ""} | begun
    form = catching_up.CatchUpForm(request.POST or None, initial=initial, **choices)
    says = {}
    if form.is_valid():
        try:
            CatchUp.objects.show(meeting, **as_shown(form.cleaned_data))
        except ChangedMeanwhile as changed:
            shown, says = changed.now, beside_theirs(form, changed.now, request.user)
        else:
            done(request, place)
            messages.success(request, _("Everybody in the group can read it now."))
            return redirect(meeting)
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "form": form,
        "is_shown": shown is not None,
        "version": catching_up.version_of(shown),
        "draft_at": place,
        **says,
    }
    return render(request, "meetings/looking_back/catch_up.html", context)


def as_shown(said):
    """What the form says, by the names under which it is shown."""
    return {"words" if name == "body" else name: value for name, value in said.items()}


def beside_theirs(form, shown, reader):
    """What the page says where somebody else has changed the lines: both, to choose from."""
    form.data = form.data.copy()
    form.data["version"] = catching_up.version_of(shown)
    theirs = catching_up.as_read_by(reader.pk, shown) if shown else None
    return {"has_changed": True, "theirs": theirs}


def take_back(request, meeting):
    try:
        CatchUp.objects.take_back(meeting, request.POST.get("version", ""))
    except ChangedMeanwhile:
        messages.warning(
            request,
            _("Somebody has changed these lines in the meantime. This is how they are now."),
        )
    else:
        messages.success(request, _("Nobody reads these lines any more."))
    return redirect(meeting)


def to_begin_with(shown, choices, drafted):
    """What was shown before, where it can be opened; a draft in which every choice is made else."""
    says, version = shown.readable("says") if shown else None, catching_up.version_of(shown)
    if says is None:
        chosen = {name: [value for value, _words in some] for name, some in choices.items()}
        said = {"body": drafted, "strategies": chosen["strategies"], "steps": []}
    else:
        said = {"body": says["words"], "strategies": says["strategies"], "steps": says["steps"]}
    return said | {"version": version}


@require_POST
def bring_along(request, pk):
    """One tap: into the plan of this meeting, or let go; and a goodbye, where it is the last."""
    meeting, me = reachable(request, pk)
    require(me.may(Act.PLAN_MEETINGS))
    do = request.POST.get("do", "")
    try:
        done = carry(request, meeting, do)
    except tuple(WHY_NOT) as why:
        messages.warning(request, WHY_NOT[type(why)])
    else:
        if done:
            messages.success(request, done)
    return redirect(onward(request, meeting.get_absolute_url()))


def carry(request, meeting, do):
    """What was done, in words. Raises what stands in WHY_NOT."""
    if do == "goodbye":
        bringing.add_goodbye(meeting)
        return _("There is a goodbye round in the plan, before the closing.")
    wanted = number(request.POST, "parked")
    parked = Parked.objects.filter(group=meeting.group_id, pk=wanted).first()
    if parked is None:
        raise bringing.NotThere
    if do == "let-go":
        parked.end()
        return _("It is let go.")
    bringing.take_along(parked, meeting)
    return _("It has a part of its own in the plan, before the closing.")


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def words_kept(request, membership):
    """For everybody: how long words of meetings stay. For who may change the group: the choice."""
    group, may_change = membership.group, membership.may(Act.CHANGE_GROUP)
    if request.method == "POST":
        require(may_change)
    rule = fading.of(group)
    form = fading.FadingForm(request.POST or None, initial={"days": str(rule.days or "")})
    if request.method == "POST" and form.is_valid():
        fading.agree_on(group, form.cleaned_data["days"])
        messages.success(request, _("Everybody in the group can see it here."))
        return redirect("words_kept", group.ref)
    context = {
        "group": group,
        "form": form,
        "may_change": may_change,
        "stays": dict(fading.STAYS)[str(rule.days or "")],
        "set_at": rule.set_at if rule.days else None,
        "notice": fading.NOTICE.days,
    }
    return render(request, "meetings/looking_back/words_kept.html", context)
