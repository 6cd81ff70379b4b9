"""The shelf of a group, and what of it comes nearest to what somebody says."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import in_group
from alongside.groups.joining.fast_reading import opened_a_page
from alongside.groups.roles import Act
from alongside.lib.keyset import page
from alongside.vault.models import open_many

from ..stepping import ending
from . import finding
from .forms import LookForm, TakeOffForm
from .shelved import here, on_the_shelf, tried_now

A_PAGE = 20


@require_safe
@in_group
def shelf(request, membership):
    """What helped, newest first, in the words of whom it helped; and what is being tried."""
    group, at = membership.group, request.GET.get("page", "")
    steps = on_the_shelf(group, request.user)
    shown = page(steps, by="shelved_at", size=A_PAGE, at=at)
    trying = [] if at else list(tried_now(group, request.user))
    open_many([request.user, group, *shown.rows, *trying, *people_of(shown.rows, trying)])
    if at and shown.rows:
        newest = shown.rows[0]
        opened_a_page(membership, f"shelf:{newest.pk}", newest=newest.shelved_at)
    context = {"group": group, "steps": shown, "trying": trying, "form": LookForm()}
    context["leads"] = membership.may(Act.HOLD)
    return render(request, "toolkit/shelf/shelf.html", context)


def people_of(*lists):
    return [step.person for steps in lists for step in steps]


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def find_on_shelf(request, membership):
    """What others here tried that comes nearest to some words, which are kept nowhere."""
    group = membership.group
    form = LookForm(request.POST if request.method == "POST" else None)
    context = {"group": group, "form": form, "leads": membership.may(Act.HOLD)}
    open_many([request.user, group])
    if form.is_valid():
        found = finding.find(form.cleaned_data["words"], group, request.user)
        context["found"], context["fits"] = found
        context["is_empty"] = not on_the_shelf(group, request.user).exists()
    return render(request, "toolkit/shelf/found.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.HOLD)
def take_off_shelf(request, membership, pk):
    """Those who lead take something off the shelf, or what is being tried away from the page of it.

    Its person reads why.
    """
    group = membership.group
    step = get_object_or_404(here(group, request.user), pk=pk)
    open_many([request.user, group, step, step.person])
    form = TakeOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ending.take_off(step, by=request.user, because=form.cleaned_data["because"])
        told = _("It is off the shelf. Its author keeps it, and reads why.")
        if not step.shelved_at:
            told = _("Nobody else here sees it any more. Its author keeps it, and reads why.")
        messages.success(request, told)
        return redirect("shelf", group.ref)
    context = {"group": group, "step": step, "form": form}
    return render(request, "toolkit/shelf/take_off.html", context)
