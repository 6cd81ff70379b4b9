"""Somebody asks to look again at what was decided about them, and an organiser answers.

Where it is reversed they have the same place again, or are first in line for the next one.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.people.safety.suspensions import organisers
from alongside.vault.endings import record

from ..joining.askings import Asking
from ..joining.places import at_the_door, free_places
from ..memberships import NAMED
from ..models import Group, Membership
from ..roles import SEATED
from ..signals import membership_changed
from . import notices
from .deciding import write_down
from .decisions import Decision


def could_answer(decision):
    """Organisers who are not in the group, and had no part in it."""
    inside = decision.group.memberships.current().values("person")
    had_a_part = [decision.person_id, decision.by_id, decision.confirmed_by_id]
    found = organisers().exclude(pk__in=[one for one in had_a_part if one])
    return found.exclude(pk__in=inside)


def can_be_answered_by(decision, organiser):
    return decision.is_to_answer and could_answer(decision).filter(pk=organiser.pk).exists()


def to_answer(organiser):
    """The decisions that wait for an answer which this organiser could give."""
    waiting = Decision.objects.to_answer().newest_first()
    return [one for one in waiting if can_be_answered_by(one, organiser)]


def ask_again(decision, words):
    """Their person asks for another look, once. False where they had asked, or it is over."""
    with at_the_door(decision.group):
        decision.refresh_from_db()
        if not decision.can_be_appealed:
            return False
        decision.appeal, decision.appealed_at = words, timezone.now()
        decision.save(update_fields=["appeal", "appealed_at"])
        notices.tell_appeal(decision, could_answer(decision))
    return True


def answer(decision, *, by, words, is_reversed):
    """An organiser has looked at it again. False where somebody was quicker."""
    with at_the_door(decision.group) as group:
        decision.refresh_from_db()
        if not can_be_answered_by(decision, by):
            return False
        decision.answer, decision.answered_by, decision.answered_at = words, by, timezone.now()
        decision.save(update_fields=["answer", "answered_by", "answered_at"])
        write_down("decision_reversed" if is_reversed else "decision_kept", decision, by)
        notices.tell_answer(decision)
        if is_reversed and decision.ended_at is None:
            _reverse(decision, group, by)
    return True


def _reverse(decision, group, by):
    Decision.objects.filter(pk=decision.pk).end(by=by)
    if not decision.is_removal:
        return
    place = ended_by(decision)
    here = group.memberships.current().filter(person=decision.person_id).exists()
    back = place is not None and not here
    if back and (place.role not in SEATED or free_places(group) != 0):
        record("removal_reversed", decision=decision.pk, membership=place.pk)
        give_back(place)
    else:
        record("removal_reversed", decision=decision.pk, membership=None)
        if back:
            first_in_line(group, place.person)


def ended_by(decision):
    """The place that ended with this removal; None where they had gone by themselves before."""
    places = decision.group.memberships.filter(
        person=decision.person_id, ended_at__gte=decision.holds_from
    )
    return places.order_by("ended_at").first()


def first_in_line(group, person):
    """They wait for the next place that comes free, before all who ask or wait already."""
    last = group.askings.aggregate(last=Max("number"))["last"] or 0
    theirs = group.askings.create(person=person, number=last + 1, state=Asking.State.WAITING)
    others = group.askings.open().exclude(pk=theirs.pk).order_by("number")
    # Behind them in the order in which they were, one number at a time: no number stands twice.
    for number, pk in enumerate(others.values_list("pk", flat=True), last + 2):
        group.askings.filter(pk=pk).update(number=number)


def give_back(place):
    """The same place as before: its role, its yes to the agreement, what can be read from it."""
    there = Membership.objects.filter(pk=place.pk, ended_at__isnull=False)
    with transaction.atomic():
        if there.update(ended_at=None, ended_by=None, takes_words=False):
            place.refresh_from_db()
            place.keep_who_leads()
            membership_changed.send(Membership, membership=place)


# -- on data from an older copy --------------------------------------------------------------------


def remove_again(*, decision, by, group, person):
    """They are kept out, as they were; without the reason, as the ledger keeps no words."""
    people = get_user_model().objects
    if not (Group.objects.filter(pk=group).exists() and people.filter(pk=person).exists()):
        return
    by = people.filter(pk=by).first()
    for place in Membership.objects.current().filter(group=group, person=person):
        place.end_again(by=by, words=NAMED)
    mine = Decision.objects.removals().filter(group=group, person=person, ended_at=None)
    mine.exclude(pk=decision).end()  # What was decided before this one was over by then.
    found = Decision.objects.filter(pk=decision)
    if found.update(holds_from=timezone.now()):
        return
    Decision.objects.create(
        pk=decision,
        group_id=group,
        person_id=person,
        kind=Decision.Kind.REMOVAL,
        by=by,
        holds_from=timezone.now(),
    )


def reverse_again(*, decision, membership):
    """It was reversed: they are not kept out, and have the place again that they were given."""
    Decision.objects.filter(pk=decision, ended_at=None).end()
    for place in Membership.objects.filter(pk=membership).select_related("group"):
        if not place.group.memberships.current().filter(person=place.person_id).exists():
            give_back(place)
