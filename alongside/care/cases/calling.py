"""Calling whoever is on call, again and further, until somebody looks after it.

What they are told holds nothing of whom it is about. A case is called for in rounds, counted in
staffed time: those on call first, then all who may read it, then the organisers as well. After the
last round, each who comes on call is told once.
"""

from collections import defaultdict
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F

from alongside.notices import forget, tell
from alongside.notices.models import Notice
from alongside.vault.models import open_many

from ..hours.clock import staffed_between, staffed_until
from ..hours.duties import duties_at
from ..hours.staffing import hours_now
from ..notices import CLOCK_RAN_OUT, SOMEBODY_WAITS
from .case import Case
from .levels import ROUNDS_A_CLOCK
from .readers import Readers

# How often in all they are called before it is left to the queue, and to who comes on call.
MOST_ROUNDS = 24


def call_for_all(now):
    """Every case that nobody looks after. The same minute twice calls nobody twice."""
    cases = Case.objects.free().select_related("person", "group").opened()
    call(cases, now=now)


def call(cases, *, now, again="", anew=False, knows=None):
    """Call for these cases as far as they have waited.

    `again` says by what they are called for anew, which each hears of once: see `this_minute`.
    `anew`: whether they wait for a second time; whoever `knows` of that is not called for it.
    """
    cases = [case for case in cases if case.is_urgent or case.level == "amber"]
    cases = [case for case in cases if case.is_concern or not case.person_has_died]
    readers, hours, duties = Readers(cases), hours_now(), duties_at(now)
    is_staffed, late = staffed_until(hours, now) is not None, organisers()
    for case in cases:
        waited = staffed_between(hours, case.waiting.since, now)
        round_of = round_now(case, waited)
        if not case.is_urgent and not is_staffed:
            continue  # Amber waits for the staffed hours.
        able = readers.of(case)
        is_first = not round_of and not anew
        if case.is_concern and not case.is_urgent and is_first and has_somebody_about(able):
            continue  # They were told of it when it was raised.
        ready = [one for one in duties if one in able and one != knows]
        whom = ready if ready and round_of < 2 else able
        keys = defaultdict(list)
        for one in [*whom, *([knows] if knows else [])]:
            keys[again or this_round(case, round_of, duties.get(one))].append(one)
        for which, people in keys.items():
            tell(people, SOMEBODY_WAITS, f"case:{case.pk}", key=key_of(case, which))
        if waited >= timedelta(minutes=case.minutes):
            whom = [one for one in late if one != knows and (one in able or not case.is_concern)]
            key = key_of(case, f"late:{case.level_in_keys}")
            tell(whom, CLOCK_RAN_OUT, f"case:{case.pk}", key=key)


def call_anew(case, *, now, by=None, unread=False):
    """Nobody looks after it any more: it is called for like something new.

    But `by`, who gave it back, is not called. `unread`: whether there are words that nobody read.
    """
    with transaction.atomic():
        if unread:
            case.raise_by_words()
        for kind in (SOMEBODY_WAITS, CLOCK_RAN_OUT):
            forget(kind, f"case:{case.pk}")
        call([case], now=now, anew=True, knows=by)
        if by:  # What is read before this ends does not leave the house.
            theirs = by.notices.filter(kind=SOMEBODY_WAITS.name, about=f"case:{case.pk}")
            theirs.update(read_at=F("made_at"))


def called_for(case):
    """The ids of whoever was called for it; not of one who knew as it was given back by them."""
    called = Notice.objects.filter(kind=SOMEBODY_WAITS.name, about=f"case:{case.pk}")
    return set(called.exclude(read_at=F("made_at")).values_list("person", flat=True))


def key_of(case, which):
    return f"case:{case.pk}:{which}"


def this_round(case, round_of, duty):
    """What each is called by once: a round at this level, and after the last one a duty."""
    is_last = round_of == MOST_ROUNDS and duty is not None
    at_this_level = f"{case.level_in_keys}:{round_of}"
    return f"{at_this_level}:{duty}" if is_last else at_this_level


def this_minute(now):
    """For `again`, where something has happened that is to be heard of each time."""
    return f"at:{int(now.timestamp()) // 60}"


def has_somebody_about(people):
    """Whether one of them has no break, and hears of more than what is called out."""
    open_many(people)
    return any(one.paused_since is None for one in people)


def round_now(case, waited):
    """Which round this is: 0 at once, and then one for each third of its clock."""
    third = timedelta(minutes=case.minutes) / ROUNDS_A_CLOCK
    return min(int(waited / third), MOST_ROUNDS)


def organisers():
    people = get_user_model().objects
    return people.filter(is_organiser=True, is_active=True, is_suspended=False)
