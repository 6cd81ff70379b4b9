"""The pages on which one says whom one does not want to read, and changes one's mind.

Groups lie above this app: they are asked through a person's own places, never imported.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.vault.models import open_many

from .models import Block, Person


def places_beside(person):
    """The places of all others in the groups of this person. Who has not agreed is not there."""
    mine = person.memberships.current().agreed()
    everyone = mine.model.objects.current().agreed().filter(group__in=mine.values("group"))
    return everyone.exclude(person=person)


@require_http_methods(["GET", "HEAD", "POST"])
def block(request, pk):
    """What it does and what it does not; a POST does it. Strangers do not exist here."""
    whom = get_object_or_404(Person, pk=pk)
    theirs = list(places_beside(request.user).filter(person=whom))
    if not theirs:
        raise Http404
    if request.method == "POST":
        Block.objects.block(by=request.user, whom=whom)
        messages.success(request, _("From now on you do not read each other."))
        return redirect("blocked")
    mine = request.user.memberships.current().filter(group__in=[one.group_id for one in theirs])
    open_many([request.user, whom])
    context = {
        "whom": whom,
        "is_blocked": request.user.blocks.filter(whom=whom).exists(),
        "they_facilitate": any(place.facilitates for place in theirs),
        "i_facilitate": any(place.facilitates for place in mine),
    }
    return render(request, "people/block.html", context)


@require_safe
def blocked(request):
    """Whom I do not read. Only those I still meet are named: a name may have changed since."""
    blocks = request.user.blocks.select_related("whom").order_by("at").opened()
    met = places_beside(request.user).filter(person__in=[block.whom_id for block in blocks])
    context = {"blocks": blocks, "met": set(met.values_list("person", flat=True))}
    return render(request, "people/blocked.html", context)


@require_POST
def unblock(request, pk):
    if whom := Person.objects.filter(pk=pk).first():
        Block.objects.unblock(by=request.user, whom=whom)
    return redirect("blocked")
