"""The two buttons of it in the room: to ask for support, and to say that one has seen it."""

from django.utils.translation import gettext as _

from ..commands import Unusable, number
from .asked import SUPPORT, TALK, Support


def need(meeting, seat, place, state, form):
    wants = TALK if state.staying_with == seat.pk else SUPPORT
    Support.objects.ask(by=seat.person, meeting=meeting, wants=wants)


def seen(meeting, seat, place, state, form):
    if not place.facilitates:
        raise Unusable(_("Only a facilitator can do this."))
    asking = meeting.seats.filter(pk=number(form, "seat")).first()
    if asking is None or asking.person_id is None:
        raise Unusable(_("That person is not in the meeting any more."))
    Support.objects.see(by=seat.person, meeting=meeting, person=asking.person_id)


ACTS = {"need-support": need, "support-seen": seen}


def press(meeting, seat, state, verb, form):
    """One of the two buttons, from a seat that is in the meeting. Raises Unusable, with why."""
    place = state.seats.get(seat.pk)
    if place is None or place.is_out or state.status != "open":
        raise Unusable(_("The meeting is not open now."))
    ACTS[verb](meeting, seat, place, state, form)
