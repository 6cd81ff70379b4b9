"""What is new in a case for whoever looks after it: they are told, and until they look it is new.

That its person wrote or asked again, that it is more urgent now, that it was handed to them. Of
what cannot wait, or was written to them, nobody has to wait for one who does not look: after a
while it waits for somebody else as well (coming_between.py).
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from alongside.notices import forget, tell
from alongside.notices.models import Notice

from ..notices import THEY_WROTE
from .levels import patience

WROTE, ASKED_AGAIN, RAISED, HANDED = "they_wrote", "asked_again", "raised", "handed"


@dataclass(frozen=True)
class News:
    """What they have not looked at yet: since when, whether words are among it, and up to when it
    is theirs alone; None: it can wait for them.
    """

    since: datetime
    has_words: bool
    theirs_until: datetime | None


def tell_of(case, what):
    """Whoever looks after it is told, once until they look. Whether they were."""
    key = f"{what}:{case.pk}:{case.claimed_at.timestamp()}"
    return bool(tell([case.claimed_by], THEY_WROTE, about(case), key=key))


def has_no_news(case):
    """They have looked, or it is not theirs any more."""
    forget(THEY_WROTE, about(case))


def about(case):
    return f"case:{case.pk}"


def news_of(cases, but=""):
    """{id of a case: News}, of those of them whose one who looks after it has not looked yet.

    `but` names one kind of news that is left out.
    """
    cases = {about(case): case for case in cases if case.claimed_by_id}
    told = Notice.objects.filter(kind=THEY_WROTE.name, about__in=cases)
    waiting = defaultdict(list)
    for reference, person, key, moment in told.values_list("about", "person", "key", "made_at"):
        what = key.partition(":")[0]
        if person == cases[reference].claimed_by_id and not (but and what.startswith(but)):
            waiting[cases[reference]].append((moment, what == WROTE))
    return {case.pk: news(case, told) for case, told in waiting.items()}


def news_for_its_person(case):
    """The News of this case that whom it is about may know of, or None.

    Not that a rule found more; nor, unless they asked for somebody themselves, for how long it can
    wait, which would say how urgent it is.
    """
    new = news_of([case], but=RAISED).get(case.pk)
    return replace(new, theirs_until=None) if new and not case.is_asked else new


def news(case, told):
    presses = [moment for moment, is_words in told if is_words or case.is_urgent]
    return News(
        since=min(moment for moment, _is_words in told),
        has_words=any(is_words for _moment, is_words in told),
        theirs_until=min(presses) + patience(case.minutes) if presses else None,
    )
