"""Where something comes between a person and whoever looks after their case: it waits anew.

One blocks the other, or a concern is raised about the one who looks after it. Then they read no
word more of it, and as long as it stays theirs nobody else can take it. Or they look after nothing
any more: they have left the care team, or their account is closed. Or there is something new that
cannot wait, and they do not look.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..hours.staffing import still_able
from .calling import call_anew
from .case import Case
from .concerns import concern_of
from .news import has_no_news, news_of
from .readers import Readers


def after(sender, by, whom, **kwargs):
    """Something has come between these two: what one of them looks after of the other's."""
    theirs = Q(person=by, claimed_by=whom) | Q(person=whom, claimed_by=by)
    put_back(Case.objects.open().filter(theirs), now=timezone.now())


def put_back_all(now):
    """Each case that slipped through, as one that was taken in the very moment of a block; and
    each whose taker could look after nothing now, or does not look at what is new in time.
    """
    put_back(Case.objects.open().filter(claimed_by__isnull=False), now=now)


def put_back(cases, *, now):
    """Those of them that are not for whoever looks after them: back to the queue, and called for.

    Why is said to nobody: it is known to whoever did it.
    """
    cases = cases.for_showing().opened()
    if not cases:
        return
    readers, able, news = Readers(cases), {one["pk"] for one in still_able()}, news_of(cases)
    for case in cases:
        goes_on = case.claimed_by_id in able and readers.may_go_on(case.claimed_by, case)
        new = news.get(case.pk)
        if new and new.theirs_until and new.theirs_until <= now:
            goes_on = False
        if not goes_on:
            put_one_back(case, now=now)


def leaves(person):
    """Their account goes now. What they looked after waits for somebody else.

    On an older copy of the data a case can be there whose key is gone: nothing is added to that.
    """
    now = timezone.now()
    for case in Case.objects.open().filter(claimed_by=person).for_showing():
        if case.readable("said") is not None:
            put_one_back(case, now=now, by=person)


def put_one_back(case, *, now, by=None):
    """It waits, and all are called for it but `by`, who goes."""
    whose = case.claimed_by
    with transaction.atomic():
        theirs = Case.objects.open().filter(pk=case.pk, claimed_by=whose)
        if not theirs.update(claimed_by=None, claimed_at=None, waits_since=now):
            return
        new = news_of([case]).get(case.pk)
        case.step("put_back", by=None)
        if concern := concern_of(case):
            concern.put_back(whose)
        case.write_down("case_put_back", by=None)
        has_no_news(case)
        case.refresh_from_db()
        call_anew(case, now=now, by=by, unread=bool(new and new.has_words))
