"""Arriving: the limits, one's name and how pages look. Signing in and up is allauth's."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .forms import DisplayForm, LimitsForm, NameForm
from .who_sees import WHO_SEES


def onward(request, otherwise):
    """Where the person was going: the `next` of the form or address if it is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    # An address, never a name: `redirect` would look up a page of that name.
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return otherwise


@require_http_methods(["GET", "HEAD", "POST"])
def limits(request):
    form = LimitsForm(request.POST or None)
    if form.is_valid():
        request.user.accept_limits()
        return redirect(onward(request, "home"))
    context = {"form": form, "next": onward(request, "")}
    return render(request, "people/limits.html", context)


@require_safe
def account(request):
    """All that is in one's own hands, by its name, each on a page of its own."""
    return render(request, "people/account.html")


@require_http_methods(["GET", "HEAD", "POST"])
def display(request):
    person = request.user
    form = DisplayForm(request.POST or None, initial=person.display_profile)
    name = {"display_name": person.readable("display_name")}
    name_form = NameForm(request.POST or None, initial=name)
    if form.is_valid() and name_form.is_valid():
        person.display = form.cleaned_data
        person.display_name = name_form.cleaned_data["display_name"]
        person.save(update_fields=["display", "display_name"])
        messages.success(request, _("Saved. Every page looks like this for you now."))
        return redirect("display")
    return render(request, "people/display.html", {"form": form, "name_form": name_form})


@login_not_required
@require_safe
def signed_out(request):
    """After signing out. Its script tells the other tabs, so that nothing stays open in them."""
    return render(request, "people/signed_out.html")


@login_not_required
@require_safe
def privacy(request):
    context = {"who_sees": WHO_SEES, "days": settings.BACKUP}
    return render(request, "people/privacy.html", context)
