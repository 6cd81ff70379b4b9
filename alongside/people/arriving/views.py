"""Arriving: the limits, one's name and how pages look. Signing in and up is allauth's."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.lib.addresses import page_here

from ..as_they_like import first_to_display
from ..models import Consent
from ..who_sees import WHO_SEES
from .forms import LimitsForm
from .limits import LIMITS


def onward(request, otherwise):
    """Where the person was going: the `next` of the form or address if it is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return page_here(wanted, otherwise)


@require_http_methods(["GET", "HEAD", "POST"])
def limits(request):
    """Read them; agree to them, once in each version. Who agreed to an older one reads what is new.

    Whoever has agreed can read them again at any time, and is not asked a second time.
    """
    person = request.user
    form = LimitsForm(request.POST or None)
    if is_of_before(request):
        form = LimitsForm()  # A yes to what stood there is none to what stands there now.
        messages.warning(request, _("This page has changed meanwhile. Please read it once more."))
    elif form.is_valid():
        to = first_to_display(person, onward(request, "home"))
        person.accept_limits()
        return redirect(to)
    kept = request.POST.get("kept_body", "")
    return show_limits(request, form, to=onward(request, ""), kept=kept)


def is_of_before(request):
    """Whether the form was drawn when another version was the newest; each says of which it is."""
    newest = str(Consent.LIMITS_VERSION)
    return request.method == "POST" and request.POST.get("version", newest) != newest


def show_limits(request, form, *, to, kept="", status=200):
    """The page. `kept` are words that were on their way, to give back; `to`: where that was."""
    person = request.user
    before = person.consents.filter(kind=Consent.Kind.LIMITS).order_by("-version", "-pk").first()
    context = {
        "form": form,
        "next": to,
        "kept": kept,
        "version": Consent.LIMITS_VERSION,
        "limits": LIMITS[Consent.LIMITS_VERSION],
        "agreed": before if person.has_accepted_limits() else None,
        "has_changed": before and before.version < Consent.LIMITS_VERSION,
    }
    return render(request, "people/limits.html", context, status=status)


@require_safe
def account(request):
    """All that is in one's own hands, by its name, each on a page of its own."""
    return render(request, "people/account.html")


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
