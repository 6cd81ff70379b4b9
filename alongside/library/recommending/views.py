"""Recommending something to a group, and taking it away again: for those who lead."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.lib.addresses import page_here
from alongside.vault.models import open_many

from .forms import RecommendForm
from .recommendations import Recommendation
from .shown import A_FEW, to_group


@dataclass(frozen=True)
class Place:
    """Where something is recommended: the page for it, and what is there already.

    For one meeting its id, the page of it and the day until which it stands.
    """

    page: str
    there: list
    meeting: int | None = None
    back: str = ""
    until: date | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.LEAD_MEETINGS)
def recommend(request, membership):
    """To the whole group, for some weeks."""
    group = membership.group
    page = reverse("recommend", args=[group.ref])
    return recommending(request, group, Place(page, to_group(group, request.user, most=None)))


def recommending(request, group, place):
    """The page on which somebody who leads `group` recommends something to it, or to a meeting."""
    begun = {"what": request.GET.get("what", "")}
    typed = request.POST if request.method == "POST" else None
    form = RecommendForm(typed, until=place.until, initial=begun)
    if form.is_valid():
        said = form.cleaned_data
        with form.makes_one():
            Recommendation.objects.recommend(
                by=request.user,
                group=group,
                what=said["what"],
                why=said["why"],
                until=form.until,
                meeting=place.meeting,
                pk=said["id"],
            )
            messages.success(request, _("It stands there now. Nobody is told who looks at it."))
            return redirect(place.back or group.get_absolute_url())
    open_many([request.user, group])
    context = {
        "group": group,
        "place": place,
        "form": form,
        "recommended": place.there,
        "a_few": A_FEW,
    }
    return render(request, "library/recommend.html", context)


@require_POST
@in_group(to=Act.LEAD_MEETINGS)
def end_recommendation(request, membership, pk):
    """Whoever leads the group takes it away, whoever recommended it; pressed twice, it is too."""
    for row in Recommendation.objects.filter(group=membership.group, pk=pk):
        Recommendation.objects.take_away(row.pk)
    messages.success(request, _("It is not recommended any more."))
    otherwise = reverse("recommend", args=[membership.group.ref])
    return redirect(page_here(request.POST.get("page", ""), otherwise))
