"""The sheet for an appointment: writing it, and the page that goes on paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.people.being_here.drafts import done
from alongside.people.models import Draft
from alongside.vault.models import open_many

from ..parts import parts_of
from .forms import AppointmentForm
from .putting import PLACE, begun
from .sheets import PARTS, AppointmentSheet


@require_http_methods(["GET", "HEAD", "POST"])
def appointment(request):
    """All of it on one page, kept while it is written; a POST leads to what goes on paper."""
    sheet = AppointmentSheet.objects.of(request.user)
    form = AppointmentForm(request.POST or None, initial=begun(request.user, sheet))
    if form.is_valid() and form.is_up_to_date(parts_of(sheet)):
        AppointmentSheet.objects.keep(by=request.user, words=form.cleaned_data)
        done(request, PLACE)
        return redirect("on_paper")
    open_many([request.user])
    has_words = any(form.initial.get(name) for name in PARTS)
    context = {"form": form, "place": PLACE, "has_words": has_words}
    return render(request, "toolkit/appointment/edit.html", context)


@require_safe
def on_paper(request):
    """What goes on paper, without a name; an empty sheet has lines to write on by hand."""
    sheet = AppointmentSheet.objects.of(request.user)
    open_many([request.user, *filter(None, [sheet])])
    context = {
        "sheet": sheet,
        "all_parts": PARTS.values(),
        "large": request.GET.get("size") == "large",
        "has_begun": bool(Draft.objects.begun(request.user, PLACE)),
    }
    return render(request, "toolkit/appointment/print.html", context)


@require_POST
def clear_appointment(request):
    """An empty sheet for the next appointment. A second time is nothing."""
    AppointmentSheet.objects.keep(by=request.user, words={})
    Draft.objects.drop(request.user, PLACE)
    messages.success(request, _("The page is empty now."))
    return redirect("appointment")
