"""The organiser begins a group: first from what, then the form, then who is going to lead it."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from alongside.lib.access import require
from alongside.vault import kit

from ..agreeing.to_begin_with import to_begin_with
from ..finding.telling import tell_those_who_wait
from ..models import Group
from .forms import BeginForm
from .starting_points import POINTS

BLANK = "0"


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request):
    """Whoever begins a group facilitates it until they hand it on."""
    require(request.user.is_organiser)
    if needs_the_kit():
        return render(request, "groups/kit_first.html")
    chosen = request.GET.get("from", "")
    point = POINTS.get(int(chosen)) if chosen.isdecimal() and len(chosen) < 3 else None
    if request.method != "POST" and point is None and chosen != BLANK:
        return render(request, "groups/begin_from.html", {"points": list(POINTS.values())})
    now = point.as_form() if point else {"agreement": to_begin_with()}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        with form.makes_one():
            group = Group.objects.begin(by=request.user, **form.cleaned_data)
            if group.can_be_found:
                tell_those_who_wait(group)
            return redirect("leaders", group.pk)
    return render(request, "groups/begin.html", {"form": form, "point": point})


def needs_the_kit():
    """Before the first real group opens, somebody shows that a lost root key could come back."""
    return not settings.DEMO and not kit.is_verified() and not Group.objects.exists()
