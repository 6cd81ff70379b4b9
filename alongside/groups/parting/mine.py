"""What was decided about oneself: why, by whom, until when; and asking somebody to look again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.lib.access import require
from alongside.people.being_here.drafts import done
from alongside.people.being_here.profile import are_all_away
from alongside.people.models import Draft
from alongside.vault.models import open_many

from ..models import Membership
from . import looking_again
from .decisions import Decision
from .forms import AppealForm


def about(person):
    """All that this person is told of: not what waits for a second one."""
    return Decision.objects.told().filter(person=person).newest_first()


@require_safe
def decisions(request):
    """Every decision there was, newest first."""
    return render(request, "groups/decisions.html", {"decisions": about(request.user).opened()})


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request, pk):
    """One of them; a POST asks for another look, once."""
    decision = get_object_or_404(about(request.user), pk=pk)
    open_many([request.user, decision])
    place = f"decision:{pk}"
    begun = Draft.objects.begun(request.user, place) if request.method != "POST" else {}
    form = AppealForm(request.POST or None, initial=begun)
    somebody = list(looking_again.could_answer(decision))
    if request.method == "POST":
        require(somebody)  # Nobody is asked who is not there.
    refused = ""
    if form.is_valid():
        if looking_again.ask_again(decision, form.cleaned_data["appeal"]):
            done(request, place)
            messages.success(request, _("Sent. An organiser is going to look at it again."))
            return redirect(decision)
        messages.warning(request, _("You have asked already, or it is over."))
        refused = form.cleaned_data["appeal"]
    Decision.objects.not_seen().filter(pk=pk).update(seen_at=timezone.now())
    context = {
        "decision": decision,
        "role": role_of(decision.by, decision.group),
        "form": form,
        "place": place,
        "kept": refused,
        "may_appeal": decision.can_be_appealed and somebody,
        "nobody": decision.stands and not somebody,
        "are_away": are_all_away(somebody),
    }
    return render(request, "groups/decision.html", context)


def role_of(person, group):
    """What somebody who decided is in the group, or was last; None where they are gone."""
    places = Membership.objects.filter(group=group, person=person) if person else ()
    newest = places and places.order_by("-joined_at").first()
    return newest and newest.get_role_display()
