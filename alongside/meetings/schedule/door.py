"""What the page of a meeting says of its schedule, before one comes in; and a part of the desk."""

from datetime import timedelta

from django.db.models import Exists, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.groups.roles import Act
from alongside.vault.models import open_many

from . import changing, in_words
from .coming import (
    Coming,
    asked_anew,
    can_be_answered,
    may_come_in,
    place_in_line,
    taken,
    who_comes,
)
from .forms import CancelForm, reasons
from .lists import the_next

# So long before a meeting those who lead are told that nobody is down to lead it.
WELL_BEFORE = timedelta(days=28)


def on_the_door(meeting, me, person, state):
    """For the page of a meeting whose reader has not come in: a dictionary for its template."""
    mine = meeting.coming.filter(person=person).first()
    ours, own = in_words.by_both_clocks(meeting.starts_at, meeting.zone)
    shown = {
        "group_time": ours if own else "",
        "group_city": in_words.city(meeting.zone),
        "mine": mine,
        "asked_anew": asked_anew(mine, meeting),
        "in_line": place_in_line(mine),
        "can_answer": me.may(Act.ATTEND) and can_be_answered(meeting),
        "answers": Coming.Says.choices,
        "nobody_leads": nobody_leads_yet(meeting, me, state),
    }
    if meeting.capacity is not None:
        shown["free"] = max(0, meeting.capacity - taken(meeting))
    if me.may(Act.PLAN_MEETINGS):
        shown |= for_those_who_lead(meeting, me)
        shown["may_put_right"] = meeting.can_be_put_right and not meeting.can_change
    return shown


def where_they_stand(mine):
    """Whether there is a place for them, of only so many, in words."""
    if number := place_in_line(mine):
        return _(
            "Every place is taken just now. You are number %(number)s in line, and a place that "
            "comes free goes to whoever is first."
        ) % {"number": number}
    return _("There is a place for you. It is kept until ten minutes after the beginning.")


def nobody_leads_yet(meeting, me, state):
    """It is time, and nobody who leads is there."""
    if me.facilitates or timezone.now() < meeting.starts_at:
        return False
    return not any(s.facilitates and s.present for s in state.seats.values())


def for_those_who_lead(meeting, me):
    led_by = meeting.led_by
    if led_by is not None:
        open_many([led_by])
    return {
        "led_by": led_by,
        "has_leader": changing.has_a_leader(meeting),
        "i_lead": meeting.led_by_id == me.person_id,
        "others_lead": changing.leading(meeting.group).exclude(person=me.person_id).exists(),
        "who_comes": who_comes(meeting),
        "reasons": reasons(),
        "cancel_form": CancelForm(auto_id="cancel_%s"),
        "by_hand": meeting.can_change,
    }


def kept_out(meeting, person, leads, open_now):
    """Why this person cannot come in now, in words; "" where they can. Call it `at_the_list`."""
    if meeting.is_cancelled:
        return _("This meeting is not taking place.")
    if not open_now or may_come_in(meeting, person, leads):
        return ""
    return _(
        "Every place is taken just now, and you are in line. From ten minutes after the "
        "beginning, places of people who have not come go to those who are here: please try "
        "again then."
    )


# -- the desk ---------------------------------------------------------------------------------


def what_is_next(membership):
    """The next meeting that takes place, after any before it that does not."""
    ahead = membership.group.meetings.upcoming().with_seat_of(membership.person)
    meetings = the_next(ahead, 1)
    open_many(meetings)
    return meetings


def nobody_to_lead(membership):
    """The meetings of the next weeks that nobody is to lead, where there is somebody to ask.

    Where one person leads alone, and has not asked for cover, it is theirs without a word.
    """
    group = membership.group
    soon = group.meetings.upcoming().filter(
        starts_at__lt=timezone.now() + WELL_BEFORE, starts_at__gt=timezone.now()
    )
    others = changing.leading(group).exclude(person=membership.person_id)
    to_ask = Q(Exists(others)) | Q(cover_asked_at__isnull=False)
    return changing.unled(soon, group).filter(to_ask).select_related("led_by")[:10].opened()
