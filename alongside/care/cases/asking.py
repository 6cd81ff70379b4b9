""" "I need someone now": who will see it and when, as far as it can be said truthfully."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from alongside.people.places import places_beside

from ..hours.clock import next_staffed, staffed_until
from ..hours.duties import people_on_call
from ..hours.staffing import hours_now
from .calling import call, called_for, this_minute
from .case import Case, Step
from .concerns import said
from .levels import ASKED
from .news import ASKED_AGAIN, tell_of
from .readers import Readers

# Whoever presses again is heard again, and no telephone rings without end.
AGAIN_AFTER = timedelta(minutes=5)
# For how long somebody finds on the page of help what became of it.
SHOWN_FOR = timedelta(days=3)


@dataclass(frozen=True)
class Truth:
    """Who sees it and when.

    on_call   the people on call now who may see it, of what is there already who were told of it
    named     those of them whom the asker knows
    team      how many of the care team may see it
    told      how many of those were told of what is there already; None: there is nothing yet
    missed    whether somebody is on call now, and nobody who is was told of it yet
    until     up to when somebody reads, if these are staffed hours
    returns   when the staffed hours begin again, if they are not; None where there are none
    """

    on_call: tuple
    named: tuple
    team: int
    told: int | None
    missed: bool
    until: datetime | None
    returns: datetime | None


def truth(person, now):
    """What can be said to this person at this moment, before they ask."""
    return truth_of(Case(person=person, said={"source": ASKED}), now)


def truth_of(case, now, told=None):
    """The same of this case; where it waits already, `told` are the ids of whoever was called.

    Of one that waits nobody is said to be told who was not.
    """
    able = Readers([case]).of(case)
    ready = [one for one in people_on_call(now) if one in able]
    on_call = tuple(one for one in ready if told is None or one.pk in told)
    known = set(places_beside(case.person).values_list("person", flat=True)) if on_call else set()
    hours = hours_now()
    until = staffed_until(hours, now)
    return Truth(
        on_call=on_call,
        named=tuple(one for one in on_call if one.pk in known),
        team=len(able),
        told=None if told is None else sum(one.pk in told for one in able),
        missed=bool(ready) and not on_call,
        until=until,
        returns=None if until else next_staffed(hours, now),
    )


def truth_of_waiting(case, now):
    """What can be said of a case that is there and waits: who was called for it, and who is not."""
    return truth_of(case, now, told=called_for(case))


def is_unheard(case, now):
    """Whether it is said that who was not told of it is told at once, if it is asked for now."""
    truth = truth_of_waiting(case, now)
    return truth.missed or (truth.team and not truth.told)


def truth_of_a_concern(person, group, about, now):
    """The same of a concern they may raise, where they say that somebody is in danger."""
    case = Case(person=person, group=group, said=said(about, in_danger=True))
    return truth_of(case, now)


def ask(person, *, now):
    """Everybody who is on call is told; or whoever looks after their case already.

    Asked again, it is the same one. Returns it, and whether it was asked for again and that was
    heard: None where it is new.
    """
    with transaction.atomic():
        case, is_new = Case.objects.take_in(source=ASKED, level="red", person=person)
        if case.is_looked_after:
            is_heard = tell_of(case, ASKED_AGAIN)
        else:
            is_long_ago = now - last_asked(case) >= AGAIN_AFTER
            is_heard = not is_new and (is_long_ago or is_unheard(case, now))
            call([case], now=now, again=this_minute(now) if is_heard else "")
        if is_heard:
            case.step("asked_again", by=person)
    return case, None if is_new else is_heard


def last_asked(case):
    theirs = case.steps.filter(by=case.person_id).order_by("-at").opened()
    asked = [one.at for one in theirs if one.what in ("came_in", "asked_again")]
    return asked[0] if asked else case.opened_at


def asked_by(person, *, now):
    """The case they asked for or were written to about: one that is open, or else the newest as
    long as there is something to see.
    """
    lately = Q(opened_at__gte=now - SHOWN_FOR) | Q(told_at__gte=now - SHOWN_FOR)
    theirs = Case.objects.filter(Q(closed_at=None) | lately, person=person).for_showing()
    cases = [one for one in theirs.order_by("opened_at").opened() if one.is_asked or one.told_at]
    return max(cases, key=standing_before, default=None)


def standing_before(case):
    is_open = case.closed_at is None
    return is_open, is_open and case.is_asked, case.opened_at


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
