"""Calling whoever is on call, again and further, until somebody looks after it.

What they are told holds nothing of whom it is about. A case is called for in rounds, counted in
staffed time: those on call first, then all who may read it, then the organisers as well.
"""

from datetime import timedelta

from django.contrib.auth import get_user_model

from alongside.notices import tell

from ..hours.clock import staffed_between
from ..hours.duties import people_on_call
from ..hours.staffing import hours_now
from ..notices import CLOCK_RAN_OUT, SOMEBODY_WAITS
from .case import Case
from .readers import Readers

# Of the time of its clock, how often somebody is called; and how often in all before it is left to
# the queue and to whoever opens it.
ROUNDS_A_CLOCK = 3
MOST_ROUNDS = 24


def call_for_all(now):
    """Every case that nobody looks after. The same minute twice calls nobody twice."""
    cases = Case.objects.free().select_related("person", "group")
    call(cases, now=now)


def call(cases, *, now, again=""):
    """Call for these cases as far as they have waited.

    `again` says by what they are called for anew, which each hears of once: see `this_minute`.
    """
    cases = [case for case in cases if case.is_urgent or case.level == "amber"]
    readers, hours, on_call = Readers(cases), hours_now(), people_on_call(now)
    late = organisers()
    for case in cases:
        waited = staffed_between(hours, case.opened_at, now)
        round_of = round_now(case, waited)
        if not case.is_urgent and not waited:
            continue  # Amber waits for the staffed hours.
        able = readers.of(case)
        if case.is_concern and not case.is_urgent and not round_of:
            continue  # They were told of it when it was raised.
        ready = [one for one in on_call if one in able]
        whom = ready if ready and round_of < 2 else able
        tell(whom, SOMEBODY_WAITS, f"case:{case.pk}", key=key_of(case, again or round_of))
        if waited >= timedelta(minutes=case.minutes):
            whom = [one for one in late if one in able or not case.is_concern]
            tell(whom, CLOCK_RAN_OUT, f"case:{case.pk}", key=f"late:{case.pk}")


def key_of(case, which):
    return f"case:{case.pk}:{which}"


def this_minute(now):
    """For `again`, where something has happened that is to be heard of each time."""
    return f"at:{int(now.timestamp()) // 60}"


def round_now(case, waited):
    """Which round this is: 0 at once, and then one for each third of its clock."""
    third = timedelta(minutes=case.minutes) / ROUNDS_A_CLOCK
    return min(int(waited / third), MOST_ROUNDS)


def organisers():
    people = get_user_model().objects
    return people.filter(is_organiser=True, is_active=True, is_suspended=False)
