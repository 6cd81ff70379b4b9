"""What meetings hold of a person, and how it ends."""

from alongside.people.models import Draft
from alongside.vault.moving import give

from .calling_in.callers import forget_callers
from .exports import export
from .giving_back import give_back_again
from .leaving import BEGUN_IN_A_MEETING
from .looking_back import catching_up, parked
from .models import Calendar, Coming, Entry, Meeting, Review
from .plans import kept
from .rehearsing.rehearsals import Rehearsal, forget_rehearsals
from .schedule import calendars
from .schedule.coming import forget_who_came
from .schedule.series import make_all_ahead
from .slow import belonging as slow
from .slow.holding import holding
from .supporting.asked import Support, forget_support


def erase(person, keep):
    """What they said is left to the group, or goes; their seats stay, without a person.

    The rows stay in either case, as the meeting's events point to them. What they said about
    coming goes, and their calendar finds nothing any more.
    """
    Calendar.objects.end(person)
    kept.forget(person, keep)
    Coming.objects.filter(person=person).delete()
    Support.objects.filter(person=person).delete()
    Review.objects.filter(person=person).delete()
    Rehearsal.objects.filter(person=person).delete()
    said = Entry.objects.filter(author=person)
    if keep:
        give(said)
    else:
        said.update(body=None, author=None)
    slow.erase(person, keep)


def erase_group(group):
    """Half-written words of anybody for its meetings; all else goes with its rows."""
    for pk in Meeting.objects.filter(group=group).values_list("pk", flat=True):
        places = [f"{kind}:{pk}" for kind in BEGUN_IN_A_MEETING]
        Draft.objects.filter(place__in=places).delete()
    slow.erase_group(group)


ENDINGS = {
    "calendar_ended": calendars.end_again,
    "own_plan_ended": kept.end_own,
    "shared_plan_ended": kept.end_shared,
    "lines_ended": catching_up.end_again,
    "parked_ended": parked.end_again,
    "places_given_back": give_back_again,
    "slow_words_taken_back": slow.words_taken_back,
    "slow_reflection_taken_back": slow.reflection_taken_back,
    "turn_held": holding.hold_again,
    "turn_released": holding.release_again,
}

# What the server does by itself, now and then.
TASKS = (make_all_ahead, forget_who_came, forget_callers, forget_support)
TASKS += (forget_rehearsals,)

__all__ = ["ENDINGS", "TASKS", "erase", "erase_group", "export"]
