"""Flare mode: four large buttons and nothing else; and the plan behind the first of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.lib.access import require
from alongside.lib.meanwhile import version_of
from alongside.people.as_they_like import as_they_like
from alongside.people.being_here.drafts import done, with_what_was_begun
from alongside.people.models import Draft
from alongside.ui.times import long_date
from alongside.vault.models import open_many
from alongside.vault.once import OnceForm

from ..cards import LANGUAGE
from ..parts import parts_of
from ..practising.practices import all_practices
from .forms import FlarePlanForm
from .plans import FlarePlan
from .telling import places_of, tell_rough_day

PLACE = "flare_plan:0"


@require_safe
def flare(request):
    """The four buttons. Who is in one group tells its facilitators from here, with one tap; who is
    in several is asked which, also where only one of them is led.
    """
    places = places_of(request.user)
    is_led = any(place.is_led for place in places)
    context = {
        "has_plan": FlarePlan.objects.filter(person=request.user).exists(),
        "tells": places[0] if is_led and len(places) == 1 else None,
        "chooses": is_led and len(places) > 1,
        "nobody_leads": bool(places) and not is_led,
        "form": OnceForm(),
    }
    open_many([request.user])
    return render(request, "toolkit/flare/flare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request):
    """A POST tells those who lead the group it names. The page is for who is in several."""
    places = {str(place.group_id): place for place in places_of(request.user)}
    require(places)
    form = OnceForm(request.POST if request.method == "POST" else None)
    place = places.get(request.POST.get("group", ""))
    if form.is_valid() and place and place.is_led:
        tell_rough_day(request.user, place.group, pk=form.cleaned_data["id"])
        messages.success(request, _("They can read it now. You need not do anything more."))
        return redirect("flare")
    open_many([request.user, *(place.group for place in places.values())])
    # The same field stands beside each group, so it has no id of its own.
    context = {
        "groups": [place.group for place in places.values() if place.is_led],
        "not_led": [place.group for place in places.values() if not place.is_led],
        "form": OnceForm(auto_id=False),
    }
    return render(request, "toolkit/flare/tell.html", context)


@require_safe
def flare_plan(request):
    """The plan to read; without one, the way to write it."""
    plan = FlarePlan.objects.of(request.user)
    open_many([request.user, *filter(None, [plan])])
    context = {
        "plan": plan,
        "begun": Draft.objects.begun(request.user, PLACE),
        "here_too": [reverse("practice", args=[slug]) for slug in all_practices()],
    }
    return render(request, "toolkit/flare/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_flare_plan(request):
    """All of it on one page, kept while it is written, so that nothing is lost half-way."""
    plan = FlarePlan.objects.of(request.user)
    said = parts_of(plan)
    there = {"version": version_of(said), **said}
    initial = with_what_was_begun(there, Draft.objects.begun(request.user, PLACE), PLACE)
    form = FlarePlanForm(request.POST or None, initial=initial)
    if form.is_valid() and form.is_up_to_date(said):
        kept = FlarePlan.objects.keep(by=request.user, words=form.cleaned_data)
        done(request, PLACE)
        nothing = _("Nothing stands in it, so no plan is kept.")
        messages.success(request, _("Your plan is kept.") if kept else nothing)
        return redirect("flare_plan")
    open_many([request.user])
    return render(request, "toolkit/flare/edit.html", {"form": form, "place": PLACE})


@require_safe
def print_flare_plan(request):
    """What goes on paper: the plan, and no name."""
    plan = FlarePlan.objects.of(request.user)
    open_many([request.user, *filter(None, [plan])])
    context = {"plan": plan, "large": request.GET.get("size") == "large"}
    return render(request, "toolkit/flare/print.html", context)


# -- without a network -----------------------------------------------------------------------------


@require_safe
def flare_plan_copy(request):
    """The plan as the page's script keeps it on this device, sealed, for whoever wished that.

    It says of which day it is, since the plan may be changed elsewhere.
    """
    plan = FlarePlan.objects.of(request.user)
    open_many([request.user, *filter(None, [plan])])
    as_they_like(request.user)
    parts = (plan and plan.readable("words") and plan.parts) or []
    said = [{"label": str(label), "words": words} for label, words in parts]
    day = long_date(timezone.localdate())
    as_of = _("This device brought it up to date on %(day)s.") % {"day": day}
    return JsonResponse({"parts": said, "asOf": as_of})


@login_not_required
@require_safe
def flare_offline(request):
    """The same buttons for when there is no network. Nobody's words are in it: a script draws the
    plan that is kept on the device, if there is one."""
    context = {"practices": all_practices().values(), "card_language": LANGUAGE}
    return render(request, "toolkit/flare/offline.html", context)
