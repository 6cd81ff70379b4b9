"""Suggesting a resource, and what became of what one suggested."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.people.being_here.drafts import done
from alongside.people.models import Draft
from alongside.vault.models import open_many
from alongside.vault.once import once

from .forms import SuggestForm
from .models import Resource

PLACE = "resource:0"  # Of what somebody has begun to suggest.


@require_http_methods(["GET", "HEAD", "POST"])
def suggest_resource(request):
    """Nobody else sees it until a reviewer has looked at it."""
    begun = Draft.objects.begun(request.user, PLACE)
    form = SuggestForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid():
        row = Resource(suggested_by=request.user, says=form.says)
        with form.makes_one():
            once(row, form.cleaned_data["id"], same=("suggested_by_id",))
            done(request, PLACE)
            messages.success(request, _("Thank you. A reviewer looks at it before others see it."))
            return redirect("suggested")
    mine = list(Resource.objects.suggested_by(request.user))
    open_many([request.user, *mine])
    context = {"form": form, "mine": mine, "place": PLACE}
    return render(request, "library/suggest.html", context)
