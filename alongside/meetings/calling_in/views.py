"""The page on which a facilitator keeps a seat for a caller."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.lib.access import require
from alongside.lib.words import Words
from alongside.vault.ids import new_id

from .. import engine
from ..commands import Unusable, number
from ..evening import carry_out, state_of
from ..models import Meeting, Seat
from ..reaching import my_seat, reachable
from ..refused import why
from .callers import LONGEST, Caller

MOST = 30

name_field = Words(max_length=LONGEST, required=False)


def add(meeting, *, by, name, wanted):
    """A seat for a caller, with the id `wanted` by the form. The same again adds nobody.

    `by` is the facilitator's seat. Raises Unusable, with why.
    """
    with transaction.atomic():
        there = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if Seat.objects.filter(pk=wanted).exists():
            return
        so_far = there.seats.filter(caller__isnull=False).count()
        if so_far >= MOST:
            raise Unusable(_("That is as many callers as a meeting can have."))
        name = name or _("Caller %(number)s") % {"number": so_far + 1}
        seat = Seat.objects.create(pk=wanted, meeting=there, person=None)
        Caller.objects.create(seat=seat, group_id=there.group_id, name=name)
        command = engine.AddCaller(id=uuid4().hex, by=by.pk, seat=seat.pk)
        if refusal := carry_out(there, command):
            raise Unusable(why(refusal))


def wanted_id(form):
    wanted = number(form, "id")
    return wanted if 0 < wanted < 2**63 else new_id()


@require_http_methods(["GET", "HEAD", "POST"])
def callers(request, pk):
    """The page on which a facilitator who is in the room keeps a seat for a caller."""
    meeting, _me = reachable(request, pk)
    seat = my_seat(request, meeting)
    state = state_of(meeting)
    place = state.seats.get(seat.pk)
    if place is None or place.is_out or state.status != "open":
        raise Http404
    require(place.facilitates)
    problem, name = "", request.POST.get("name", "")
    if request.method == "POST":
        try:
            add(meeting, by=seat, name=name_field.clean(name), wanted=wanted_id(request.POST))
            return redirect(meeting)
        except (Unusable, ValidationError) as why_not:
            problem = " ".join(getattr(why_not, "messages", [str(why_not)]))
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "problem": problem,
        "name": name,
        "longest": LONGEST,
        "id": new_id(),
    }
    return render(request, "meetings/callers.html", context)
