"""What somebody promises who leads groups, and what organisers have noted of their readiness."""

from datetime import date

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.lib.access import require

from ..models import Consent, Readiness

# What facilitators' guides and codes of ethics share, in words of our own. Good practice; no trial
# has compared promises. A version that somebody accepted is never changed: a new one is added.
PROMISES = {
    1: (
        gettext_lazy("I offer everybody a turn, and a pass is as good as a turn."),
        gettext_lazy("I believe what people say of their pain, and I let nobody compare it."),
        gettext_lazy("I guide the meeting. I do not diagnose, treat or advise about medicines."),
        gettext_lazy("I keep what is said to myself, but for the limits everybody has been told."),
        gettext_lazy("If a life may be in danger, I act as our safety rules say, and not alone."),
        gettext_lazy("I tell of my own pain where it helps the group, not to be looked after."),
        gettext_lazy("I sell nothing, recruit nobody, and say so where I have an interest."),
        gettext_lazy("I go to supervision, and I ask for help before I need it badly."),
        gettext_lazy("When I am not well enough to lead, I say so and hand over."),
    ),
}
VERSION = max(PROMISES)
MOST_GROUPS = 50
REVIEWED = date(2026, 11, 27)


class PromiseForm(forms.Form):
    promised = forms.BooleanField(
        label=gettext_lazy("I have read this, and I will keep to it as well as I can."),
        error_messages={"required": gettext_lazy("Please tick this once you have read it.")},
    )


class AtMostForm(forms.Form):
    """How many groups somebody wants to lead. Left empty, they have said nothing."""

    leads_at_most = forms.IntegerField(
        label=gettext_lazy("How many groups I want to lead, at most"),
        min_value=0,
        max_value=MOST_GROUPS,
        required=False,
        help_text=gettext_lazy(
            "Organisers see it beside how many you lead, and think before they ask you for more. "
            "Whoever wants to let you lead another group is told when it would be too many, and "
            "neither how many you lead nor which."
        ),
    )


def promises():
    """The consents of those who have said yes to the present version, and not taken it back."""
    yes = Consent.objects.filter(kind=Consent.Kind.LEADING, version=VERSION)
    return yes.filter(taken_back_at=None)


@require_http_methods(["GET", "HEAD", "POST"])
def leading(request):
    """For whoever leads a group: the promise, and what is noted of them. No lock."""
    person = request.user
    require(person.leads)
    says_how_many = "leads_at_most" in request.POST
    now = {"leads_at_most": person.leads_at_most}
    at_most = AtMostForm(request.POST if says_how_many else None, initial=now)
    if at_most.is_valid():
        person.leads_at_most = at_most.cleaned_data["leads_at_most"]
        person.save(update_fields=["leads_at_most"])
        messages.success(request, _("Saved. You can change it at any time."))
        return redirect("leading")
    form = PromiseForm((not says_how_many and request.POST) or None)
    if form.is_valid():
        person.consents.get_or_create(
            kind=Consent.Kind.LEADING, version=VERSION, taken_back_at=None
        )
        messages.success(request, _("Thank you. It is kept with the date."))
        return redirect("leading")
    context = {
        "promise": PROMISES[VERSION],
        "reviewed": REVIEWED,
        "accepted": promises().filter(person=person).first(),
        "readiness": Readiness.objects.filter(person=person).first(),
        "form": form,
        "at_most": at_most,
    }
    return render(request, "people/leading.html", context)
