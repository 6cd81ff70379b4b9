"""The pages on which one says whom one does not want to read, or not first, and changes one's mind.

Groups lie above this app: they are asked through a person's own places, never imported.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.vault.models import open_many

from ..models import Block, Mute, Person
from ..places import places_beside


def somebody_beside(person, pk):
    """Somebody in the groups of this person, and their places there. Strangers do not exist."""
    whom = get_object_or_404(Person, pk=pk)
    theirs = list(places_beside(person).filter(person=whom))
    if not theirs:
        raise Http404
    return whom, theirs


@require_http_methods(["GET", "HEAD", "POST"])
def block(request, pk):
    """What it does and what it does not; a POST does it."""
    whom, theirs = somebody_beside(request.user, pk)
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
    blocks = list(request.user.blocks.select_related("whom").order_by("at"))
    mutes = list(request.user.mutes.select_related("whom").order_by("at"))
    open_many([*blocks, *mutes])
    theirs = [one.whom_id for one in (*blocks, *mutes)]
    met = places_beside(request.user).filter(person__in=theirs)
    context = {
        "blocks": blocks,
        "mutes": mutes,
        "met": set(met.values_list("person", flat=True)),
    }
    return render(request, "people/blocked.html", context)


@require_POST
def unblock(request, pk):
    if whom := Person.objects.filter(pk=pk).first():
        Block.objects.unblock(by=request.user, whom=whom)
    return redirect("blocked")


@require_POST
def mute(request, pk):
    """From now on what they write comes folded. The list says so, and how to change it back."""
    whom, _theirs = somebody_beside(request.user, pk)
    Mute.objects.mute(by=request.user, whom=whom)
    messages.success(request, _("What they write comes folded for you now."))
    return redirect("blocked")


@require_POST
def unmute(request, pk):
    if whom := Person.objects.filter(pk=pk).first():
        Mute.objects.unmute(by=request.user, whom=whom)
    return redirect("blocked")
