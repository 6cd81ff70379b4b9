"""A concern that a member raised, as a case: with a clock, one who looks after it, and a close.

The concern keeps its words and its answer, under the key of whoever raised it; the case keeps what
was done with it. Whoever raised it is the case's person. One concern is one case, however many
there are about somebody: their number raises no level and changes nothing else.
"""

from alongside.groups.models import Concern

from .case import Case
from .levels import CONCERN
from .readers import Readers


def case_of(concern):
    """The newest case of this concern, or None: it is closed and gone, or comes in in a minute."""
    theirs = Case.objects.filter(found_by=f"concern:{concern.pk}").for_showing()
    return theirs.order_by("opened_at").last()


def were_about_somebody(concerns):
    """{id: whether it was about somebody} of those that name nobody, as far as their cases say so:
    whom it was about may have left, and their account with them.
    """
    ids = {f"concern:{one.pk}": one.pk for one in concerns if one.about_id is None}
    cases = Case.objects.filter(found_by__in=ids).opened() if ids else ()
    told = [case for case in cases if case.readable("said")]
    return {case.number: case.part("whom", None) is not None for case in told}


def take_in(concern, *, in_danger=False):
    """The case of this concern, which is made where there is none yet.

    It was sent again because somebody may be in danger: then the case says so from now on.
    """
    if not in_danger and (there := case_of(concern)):
        return there
    what = said(concern.about, in_danger)
    about = {"person": concern.raised_by, "group": concern.group, "about": f"concern:{concern.pk}"}
    return Case.objects.take_in(**what, **about)[0]


def said(whom, in_danger):
    """What a case says of a concern about this person, or about nobody."""
    level = "red" if in_danger else "amber"
    return {"source": CONCERN, "level": level, **({"whom": whom.pk} if whom else {})}


def take_in_all():
    """A case for each open concern, also for those that were there before concerns were cases."""
    for concern in Concern.objects.open().for_reading():
        if case_of(concern) is None:
            case = take_in(concern)
            if concern.is_looked_after:
                case.claimed_by, case.claimed_at = concern.taken_by, concern.taken_at
                case.save(update_fields=["claimed_by", "claimed_at"])


def may_read(concern, person):
    """The organisers who were told of it, and where somebody may be in danger the care team.

    Whoever looks after it goes on with it, though another could read it now.
    """
    if Concern.objects.readable_by(person).filter(pk=concern.pk).exists():
        return True
    case = case_of(concern)
    return case is not None and Readers([case]).reads(person, case)


def concern_of(case):
    """The concern that the case is about; None where it is about none, or that is gone."""
    if not case.is_concern:
        return None
    return Concern.objects.for_reading().filter(pk=case.number).first()


def answer(concern, *, by, words):
    """What whoever raised it reads. False where `by` does not look after it, or it was closed."""
    if not concern.give_answer(words, by=by):
        return False
    take_in(concern).step("answered", by=by)
    return True
