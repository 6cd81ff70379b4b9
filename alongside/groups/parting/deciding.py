"""Deciding about somebody in a group: a warning, days without writing, or asking them to leave.

Each of these holds the group's row, so that of two who decide at once the second finds what the
first decided.
"""

from datetime import timedelta

from django.utils import timezone

from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.once import once

from ..joining.places import at_the_door
from . import notices
from .decisions import Decision

DAYS = (1, 3, 7, 14)
# A warning is no record of anybody: then it is gone, for those who lead too.
WARNED_FOR = timedelta(days=90)


def others_who_lead(group, person):
    """Places of those who could confirm what this person decides."""
    places = group.memberships.current().leading().agreed().exclude(person=person)
    return places.able()


def current_place(group, person):
    """Their place as it is now, for a decision about them; None where there is none to be made."""
    place = group.memberships.current().filter(person=person).first()
    return place if place and place.can_be_asked_to_leave() else None


# -- a warning ------------------------------------------------------------------------------------


def warn(place, *, by, rule, reason, pk=None):
    """They are told what was not all right, by which rule and why. Nothing else changes for them.

    The same `pk` again, from a form sent twice, gives the one it made. None where they are gone, or
    lead the group.
    """
    with at_the_door(place.group) as group:
        place = current_place(group, place.person)
        if place is None:
            return None
        now = timezone.now()
        warning = Decision(
            group=group,
            person=place.person,
            kind=Decision.Kind.WARNING,
            rule=rule,
            reason=reason,
            by=by,
            holds_from=now,
            until=now + WARNED_FOR,
        )
        made = once(warning, pk, same=("group_id", "person_id", "by_id"))
        if made is warning:
            write_down("member_warned", made, by)
            notices.tell_decided(made)
    return made


def forget_warnings(now):
    """Those whose time is over. Returns how many went."""
    return Decision.objects.warnings().filter(until__lte=now).delete()[0]


# -- silence --------------------------------------------------------------------------------------


def silence(place, *, by, days, reason):
    """They do not share or reply for so many days. Returns the decision, or the one that stands.

    None where it cannot be decided any more: they are gone, or lead the group.
    """
    with at_the_door(place.group) as group:
        if there := place.silences().first():
            return there
        place = current_place(group, place.person)
        if place is None:
            return None
        now = timezone.now()
        until = now + timedelta(days=days)
        decision = Decision.objects.create(
            group=group,
            person=place.person,
            kind=Decision.Kind.SILENCE,
            reason=reason,
            by=by,
            holds_from=now,
            until=until,
        )
        type(place).objects.filter(pk=place.pk).update(silenced_until=until)
        write_down("member_silenced", decision, by)
        notices.tell_decided(decision)
    return decision


def lift(decision, *, by):
    """A silence or a warning ends before its time. False where it was over already."""
    with at_the_door(decision.group):
        mine = Decision.objects.standing().filter(pk=decision.pk, until__isnull=False)
        if not mine.exists():
            return False
        mine.end(by=by)
        write_down(f"{decision.kind}_lifted", decision, by)
    return True


# -- asking somebody to leave ----------------------------------------------------------------------


def ask_to_leave(place, *, by, reason):
    """Returns the decision, or the one there is already; None where there is none to be made.

    It waits for a second one who leads, and their person is not told; with no second one it holds.
    """
    with at_the_door(place.group) as group:
        mine = Decision.objects.removals().filter(group=group, person=place.person)
        mine.lapse()
        if there := (mine.waiting() | mine.standing()).first():
            return there
        place = current_place(group, place.person)
        if place is None:
            return None
        decision = Decision.objects.create(
            group=group, person=place.person, kind=Decision.Kind.REMOVAL, reason=reason, by=by
        )
        write_down("removal_decided", decision, by)
        if others := others_who_lead(group, by).select_related("person"):
            notices.tell_second_ones(decision, others)
        else:
            _hold(decision, group, confirmed_by=None)
    return decision


def can_be_confirmed_by(decision, person):
    """By a second one who leads; by the first, where there is no second one any more."""
    if not decision.waits or decision.person_id == person.pk:
        return False
    return decision.by_id != person.pk or not others_who_lead(decision.group, person).exists()


def confirm(decision, *, by):
    """It holds from now on. False where somebody was quicker, or where their person leads now."""
    with at_the_door(decision.group) as group:
        decision.refresh_from_db()
        leads = group.memberships.current().leading().filter(person=decision.person_id).exists()
        if leads or not can_be_confirmed_by(decision, by):
            return False
        _hold(decision, group, confirmed_by=by)
        write_down("removal_confirmed", decision, by)
    return True


def call_off(decision, *, by):
    """The second one does not confirm it, or the first one takes it back: it never was."""
    with at_the_door(decision.group):
        mine = Decision.objects.waiting().filter(pk=decision.pk)
        if not mine.exists():
            return False
        mine.end(by=by)
        write_down("removal_called_off", decision, by)
    return True


def _hold(decision, group, confirmed_by):
    now = timezone.now()
    decision.holds_from, decision.confirmed_by = now, confirmed_by
    decision.save(update_fields=["holds_from", "confirmed_by"])
    by = decision.by
    whose = {"group": group.pk, "person": decision.person_id}
    record("removed", decision=decision.pk, by=by and by.pk, **whose)
    for place in group.memberships.current().filter(person=decision.person_id):
        place.end(by=by)
    group.invitations.open().withdraw()  # Also where they had gone by themselves.
    notices.tell_decided(decision)


def write_down(what, decision, by):
    about = {"decision": decision.pk, "group": decision.group_id, "person": decision.person_id}
    access.write(what, by=by, **about)
