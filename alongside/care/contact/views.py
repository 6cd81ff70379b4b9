"""A member gives somebody to ring and takes it back; whoever holds their case opens it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.vault.models import open_many

from ..cases.case import Case
from ..cases.looking_after import claim, has_news
from .contacts import ContactOpening, EmergencyContact, could_open, is_open_to, may_open
from .forms import ContactForm, OpenForm

MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
def my_contact(request):
    """Theirs, and who has looked at it; a POST gives one, in place of what was given before."""
    person = request.user
    contact = EmergencyContact.objects.filter(person=person).first()
    openings = ContactOpening.objects.filter(person=person).select_related("by").order_by("-at")
    openings = list(openings[:MOST])
    open_many([person, *([contact] if contact else []), *openings])
    known = {name: contact.readable(name) for name in ("name", "number")} if contact else {}
    form = ContactForm(request.POST or None, initial=known)
    if form.is_valid():
        said = form.cleaned_data
        EmergencyContact.objects.give(person, name=said["name"], number=said["number"])
        messages.success(request, _("Kept, and sealed. You can take it back at any time."))
        return redirect("my_contact")
    context = {"contact": contact, "form": form, "openings": openings}
    return render(request, "care/my_contact.html", context)


@require_POST
def take_back_contact(request):
    EmergencyContact.objects.take_back(request.user)
    messages.success(request, _("It is gone. Nobody can look at it any more."))
    return redirect("my_contact")


@require_http_methods(["GET", "HEAD", "POST"])
def open_contact(request, pk):
    """For whoever looks after this case now; to everybody else there is nothing here.

    It may have been put back while they wrote or rang. Then whoever sends why goes on with it, and
    whoever only looks is led to the case.
    """
    case = Case.objects.for_showing().filter(pk=pk).first()
    if case is None:
        raise Http404
    if not may_open(case, request.user):
        if not could_open(case, request.user):
            raise Http404
        if request.method != "POST":
            messages.warning(request, _("Nobody looks after it now. If you do, you can go on."))
            return redirect("a_case", case.pk)
        if not claim(case, by=request.user):
            raise Http404  # Somebody else took it at this moment.
        told = _(
            "Nobody looked after it any more, so you do again. Please look at what is new too."
        )
        messages.warning(request, told)
    contact = EmergencyContact.objects.filter(person=case.person).first()
    form = OpenForm(request.POST or None)
    if contact and form.is_valid():
        if contact.open_for(case, by=request.user, reason=form.cleaned_data["reason"]) is None:
            raise Http404  # Somebody else took the case over at this moment.
        return redirect("open_contact", case.pk)
    is_open = contact is not None and is_open_to(case, request.user, timezone.now())
    open_many([request.user, case, *([contact] if is_open else [])])
    context = {
        "case": case,
        "contact": contact,
        "is_open": is_open,
        "form": form,
        "has_news": has_news(case, request.user),
    }
    return render(request, "care/open_contact.html", context)
