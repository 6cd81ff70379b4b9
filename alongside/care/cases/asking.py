""" "I need someone now": who will see it and when, as far as it can be said truthfully."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from alongside.people.places import places_beside

from ..hours.clock import next_staffed, staffed_until
from ..hours.duties import people_on_call
from ..hours.staffing import hours_now
from .case import Case, Step
from .concerns import said
from .levels import ASKED
from .readers import Readers

# Whoever presses again is heard again, and no telephone rings without end.
AGAIN_AFTER = timedelta(minutes=5)
# For how long somebody finds on the page of help what became of it.
SHOWN_FOR = timedelta(days=3)


@dataclass(frozen=True)
class Truth:
    """Who sees it and when.

    on_call   the people on call now who may see it; `named` those of them whom the asker knows
    team      how many of the care team may see it
    until     up to when somebody reads, if these are staffed hours
    returns   when the staffed hours begin again, if they are not; None where there are none
    """

    on_call: tuple
    named: tuple
    team: int
    until: datetime | None
    returns: datetime | None


def truth(person, now, case=None):
    """What can be said to this person at this moment, of a case or before there is one."""
    case = case or Case(person=person, said={"source": ASKED})
    able = Readers([case]).of(case)
    on_call = tuple(one for one in people_on_call(now) if one in able)
    known = set(places_beside(person).values_list("person", flat=True)) if on_call else set()
    hours = hours_now()
    until = staffed_until(hours, now)
    return Truth(
        on_call=on_call,
        named=tuple(one for one in on_call if one.pk in known),
        team=len(able),
        until=until,
        returns=None if until else next_staffed(hours, now),
    )


def truth_of_a_concern(person, group, about, now):
    """The same of a concern they may raise, where they say that somebody is in danger."""
    case = Case(person=person, group=group, said=said(about, in_danger=True))
    return truth(person, now, case)


def ask(person, *, now):
    """Their case, and everybody who is on call is told. Asked again, it is the same one."""
    from .calling import call, this_minute

    with transaction.atomic():
        case, is_new = Case.objects.take_in(source=ASKED, level="red", person=person)
        last = case.steps.order_by("-at").first()
        if is_new or now - last.at >= AGAIN_AFTER:
            if not is_new:
                case.step("asked_again", by=person)
            call([case], now=now, again="" if is_new else this_minute(now))
    return case


def asked_by(person, *, now):
    """The newest case they asked for or were written to about, while there is something to see."""
    since = now - SHOWN_FOR
    theirs = Case.objects.filter(person=person).for_showing().order_by("-opened_at")
    for case in theirs.filter(opened_at__gte=since)[:5]:
        if case.is_asked or case.told_at:
            return case
    return theirs.filter(told_at__gte=since).first()


# Steps that whom a case is about reads, in their own history of it.
THEIRS = (
    *("came_in", "asked_again", "claimed", "handed_over", "put_back"),
    *("wrote", "they_wrote", "closed"),
)


def steps_for(case):
    """What its person may read of it: what they did, who looks after it, what was written."""
    steps = Step.objects.filter(case=case).select_related("by").order_by("at", "pk").opened()
    return [one for one in steps if one.what in THEIRS]


def mark_read(case):
    case.read_by_its_person(timezone.now())
