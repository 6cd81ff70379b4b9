"""After a case was closed: asking again how they are, on the day that was set for it.

Whoever closed it does; where they look after nothing any more, or something has come between the
two, anybody who may read it.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alongside.notices import tell

from ..hours.staffing import still_able
from ..notices import ASK_AGAIN
from .case import Case
from .looking_after import done
from .readers import Readers

# Of what was let lie for longer, the queue alone goes on telling.
LATELY = timedelta(days=7)


def follow_up(case, *, by, words="", pk=None):
    """`by` has asked again how they are: elsewhere, or with these words, which they read here."""
    there = Case.objects.to_follow_up().filter(pk=case.pk)
    now = timezone.now()
    values = {"told_at": now} if words else {}
    if words and (case.person_id is None or case.is_concern):
        return False
    with transaction.atomic():
        asked = is_theirs(by, case) and done(
            case, there, "followed_up", by, followed_up_at=now, **values
        )
        if asked and words:
            case.step("wrote", by=by, words=words, pk=pk)
    return asked or has_asked(case, by, words, pk)


def has_asked(case, person, words, pk):
    """Pressed twice, it was done the first time; but other words are not to be dropped."""
    steps = case.steps.filter(by=person).opened()
    if words:
        return any(step.pk == pk and step.readable("words") == words for step in steps)
    return any(step.what == "followed_up" for step in steps)


def ids_of_the_able():
    return {one["pk"] for one in still_able()}


def who_asks(case, readers, able):
    """[Person] who can ask again: one, or all who may read it where that one cannot any more."""
    if case.claimed_by_id in able and readers.may_go_on(case.claimed_by, case):
        return [case.claimed_by]
    return readers.of(case)


def is_theirs(person, case):
    """Whether it was closed and this person can still ask again."""
    is_there = case.closed_at is not None and case.followed_up_at is None
    is_there = is_there and not case.person_has_died
    return is_there and person in who_asks(case, Readers([case]), ids_of_the_able())


def remind(now):
    """Each of them once, on the day."""
    today = timezone.localdate(now)
    days = {"follow_up_on__lte": today, "follow_up_on__gt": today - LATELY}
    cases = list(Case.objects.to_follow_up().filter(**days).for_showing())
    readers, able = Readers(cases), ids_of_the_able()
    for case in cases:
        tell(who_asks(case, readers, able), ASK_AGAIN, f"case:{case.pk}", key=f"again:{case.pk}")
