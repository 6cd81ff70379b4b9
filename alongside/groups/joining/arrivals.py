"""The desk's parts about joining: who asks, who waits, who has just come, who reads fast."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.meanwhile import version_of
from alongside.vault.models import open_many

from ..access import in_group
from ..roles import Act
from . import places
from .askings import Asking
from .fast_reading import FastReading

READ_FIRST = _("They have just changed what would help them here. Please read it first.")


def askings(membership):
    """Those who ask, in order, and those with a yes who wait."""
    group = membership.group
    places.fill_if_there_is_room(group)
    there = list(group.askings.open().select_related("person").order_by("number"))
    open_many([group, *there])
    asked = [one for one in there if not one.is_waiting]
    waiting = [one for one in there if one.is_waiting]
    if not there and group.newcomers_on is None:
        return None
    return {
        "asked": asked,
        "waiting": waiting,
        "newcomers_on": group.newcomers_on,
        "free": places.free_places(group),
    }


def arrivals(membership):
    """Those whom nobody has greeted yet, or not since they said what they hope for; with that.

    What they answered when they asked is for those who lead alone.
    """
    group = membership.group
    came = group.memberships.current().seated().agreed().filter(greeted_at=None)
    came = came.exclude(person=membership.person_id)
    came = list(came.select_related("person").order_by("-joined_at"))
    answers = {}
    if membership.may(Act.LET_IN):
        let_in = group.askings.filter(state=Asking.State.LET_IN, answers__isnull=False)
        let_in = let_in.filter(person__in=[place.person_id for place in came])
        answers = {asking.person_id: asking for asking in let_in.order_by("number")}
    open_many([group, *came, *answers.values()])
    return [(place, answers.get(place.person_id), mark_of_hopes(place)) for place in came]


def mark_of_hopes(place):
    """What a button or a form carries that greets somebody: which hopes of theirs stood there."""
    return version_of({"hopes": place.readable("hopes") or ""})


def fast_readings(membership):
    return FastReading.objects.unseen_in(membership.group).opened()


@require_POST
@in_group(to=Act.LET_IN)
def greeted(request, membership, pk):
    """Somebody has greeted them: they are no arrival any more, and their answers are not kept.

    Not where they have written meanwhile what they hope for: nobody who leads has read it.
    """
    group = membership.group
    with transaction.atomic():
        places = group.memberships.current().select_for_update()
        place = get_object_or_404(places, pk=pk)
        if request.POST.get("seen", "") not in ("", mark_of_hopes(place)):
            messages.warning(request, READ_FIRST)
            return redirect("desk", group.ref)
        group.memberships.filter(pk=place.pk, greeted_at=None).update(greeted_at=timezone.now())
        theirs = group.askings.filter(person=place.person_id)
        theirs.exclude(state__in=Asking.OPEN).update(answers=None)
    return redirect("desk", group.ref)


@require_POST
@in_group(to=Act.LET_IN)
def seen(request, membership, pk):
    """Somebody who leads has seen that an account read fast."""
    here = FastReading.objects.filter(membership__group=membership.group)
    reading = get_object_or_404(here, pk=pk)
    unseen = here.filter(pk=reading.pk, seen_at=None)
    unseen.update(seen_at=timezone.now(), seen_by=request.user)
    return redirect("desk", membership.group.ref)
