"""Places in a group: asking for one, being let in, and who is next where there are only so many.

All of it happens under a lock of the group: no place is given twice, and nobody is passed over.
Whoever waits is asked for nothing more: `Asking.State.WAITING` is a yes without a place yet.
"""

from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from alongside.vault.endings import catching_up, record

from .. import notices
from ..parting.decisions import Decision, is_kept_out
from .askings import Asking

State = Asking.State
# What was answered when asking, once somebody is in: for as long as a welcome may take.
ANSWERS_KEPT_FOR = timedelta(days=30)


@contextmanager
def at_the_door(group):
    """The group as it is now; until the block ends, nobody else comes in, asks or is answered."""
    with transaction.atomic():
        yield type(group).objects.select_for_update().get(pk=group.pk)


def today_of(group):
    return timezone.localdate(timezone=ZoneInfo(group.time_zone))


def free_places(group):
    """For how many more there is room now. None: for as many as come."""
    if group.capacity is None:
        return None
    return max(0, group.capacity - group.memberships.taking_room().count())


def waits_for_its_day(group):
    """Whether newcomers come in together on a day that has not come yet."""
    return group.newcomers_on is not None and group.newcomers_on > today_of(group)


def has_room_now(group):
    return not group.is_over and not waits_for_its_day(group) and free_places(group) != 0


# -- asking, and being answered -------------------------------------------------------------------


def ask(group, person, answers=None):
    """Somebody asks to join. Returns their asking, or None where they are inside without one.

    They are let in at once where the group is open to whoever comes, and there is room. Asked
    twice is asked once. Raises DoesNotExist where the group is not there for them to ask.
    """
    with at_the_door(group) as group:
        if not group.can_be_found or is_kept_out(group, person):
            raise group.DoesNotExist
        mine = group.askings.filter(person=person).order_by("-number")
        if group.memberships.current().filter(person=person).exists():
            return mine.first()
        if there := mine.open().first():
            return there
        comes_in = group.joining == group.Joining.OPEN and not group.talks_first
        asking = _in_line(group, person, State.WAITING if comes_in else State.ASKED, answers)
        if comes_in:
            _fill(group, here=person)
            asking.refresh_from_db(fields=["state"])
        else:
            notices.tell_asked(asking)
        return asking


def come_by_link(invitation, person):
    """Who follows an open link comes in, or waits behind those who were there before.

    Returns their membership, or their asking where they wait. None where the link opens nothing.
    """
    with at_the_door(invitation.group) as group:
        if group.is_over or is_kept_out(group, person):
            return None
        here = group.memberships.current().filter(person=person).first()
        if here and (here.facilitates or not invitation.is_to_lead):
            return here
        if invitation.is_to_lead:
            return invitation.let_in(person)
        asking = group.askings.open().filter(person=person).first()
        if asking and asking.state == State.WAITING:
            return asking
        link = group.invitations.open().filter(pk=invitation.pk).first()
        if link is None:
            return None
        link.use()
        _fill(group)
        if has_room_now(group):
            return group.welcome(person, cohort=_cohort(group))  # Which closes their asking.
        if asking is None:
            return _in_line(group, person, State.WAITING)
        group.askings.filter(pk=asking.pk).update(state=State.WAITING)
        asking.state = State.WAITING
        return asking


def accept(asking, by):
    """Somebody who leads says yes: in, or in line for the next place. Twice is once."""
    with at_the_door(asking.group) as group:
        asked = group.askings.filter(pk=asking.pk, state=State.ASKED)
        is_new = asked.update(state=State.WAITING, answered_by=by, answered_at=timezone.now())
        _fill(group)
        asking.refresh_from_db()
        if is_new and asking.is_waiting:
            notices.tell_answered(asking)


def decline(asking, by, words):
    """Somebody who leads says "not this time", with words for the one who asked.

    What was answered when asking is not kept. False where it was no open asking any more.
    """
    return _end(
        asking,
        State.DECLINED,
        answer=words,
        answered_by=by,
        answered_at=timezone.now(),
    )


def take_back(asking):
    """Whoever asked does not ask any more. False where it had been answered already."""
    return _end(asking, State.TAKEN_BACK)


def _end(asking, state, **more):
    with at_the_door(asking.group) as group:
        there = group.askings.open().filter(pk=asking.pk).first()
        if there is None:
            return False
        there.state, there.answers = state, None
        for name, value in more.items():
            setattr(there, name, value)
        there.save(update_fields=["state", "answers", *more])
        record("asking_ended", asking=there.pk, state=state.value)
        if state == State.DECLINED:
            notices.tell_answered(there)
        _fill(group)
    return True


def end_again(asking, state):
    """Carry the end of an asking out once more, on an older copy of the data."""
    Asking.objects.open().filter(pk=asking).update(state=state, answers=None)


# -- who comes next -------------------------------------------------------------------------------


def fill(group):
    """Let in who waits, in order, as far as there is room and their day has come.

    Returns their memberships.
    """
    with at_the_door(group) as group:
        return _fill(group)


def fill_if_there_is_room(group):
    """The same, without a lock where there is nothing to give.

    On an older copy of the data the housekeeping does it, once all has ended that ended since.
    """
    if not catching_up.get() and has_room_now(group) and group.askings.waiting().exists():
        return fill(group)
    return []


def let_in_together(group):
    """Those who wait come in now, as far as there is room, whatever day they were told.

    Returns their memberships.
    """
    with at_the_door(group) as group:
        if group.is_over:
            return []
        day = min(group.newcomers_on or today_of(group), today_of(group))
        came = _let_next_in(group, cohort=day)
        _end_its_day(group)
        return came


def fill_all():
    """For the housekeeping: what a day or a cut-off moment may have left undone in any group."""
    groups = Asking._meta.get_field("group").related_model.objects
    for group in groups.filter(pk__in=Asking.objects.waiting().values("group")):
        fill_if_there_is_room(group)


def forget_answers():
    """For the housekeeping: what somebody answered who asked, and was never greeted by a tap."""
    before = timezone.now() - ANSWERS_KEPT_FOR
    old = Asking.objects.exclude(state__in=Asking.OPEN).filter(answers__isnull=False)
    let_in_since = old.filter(
        person__memberships__joined_at__gt=before, person__memberships__group=F("group")
    )
    old.filter(asked_at__lt=before).exclude(pk__in=let_in_since).update(answers=None)


def _fill(group, here=None):
    """Who is `here` sees it on the page, and is not told."""
    if not has_room_now(group):
        return []
    came = _let_next_in(group, cohort=_cohort(group), here=here)
    if group.newcomers_on is not None and group.newcomers_on < today_of(group):
        _end_its_day(group)
    return came


def _let_next_in(group, cohort, here=None):
    kept_out = Decision.objects.removals().standing().filter(group=group).values("person")
    waiting = group.askings.waiting().exclude(person__in=kept_out)
    waiting = waiting.filter(person__is_active=True, person__is_suspended=False)
    # Somebody may be erasing their account just now: then they are not there to be let in.
    waiting = waiting.select_related("person").select_for_update(of=("self", "person"), no_key=True)
    waiting = list(waiting.order_by("number")[: free_places(group)])
    # The asking is closed by `after_a_change`, as it is for whoever comes in another way.
    came = [group.welcome(asking.person, cohort=cohort) for asking in waiting]
    notices.tell_let_in(came, here)
    return came


def _end_its_day(group):
    """From now on each comes as soon as there is a place, until another day is chosen."""
    group.newcomers_on = None
    group.save(update_fields=["newcomers_on"])


def _cohort(group):
    """The day that those who come in now came in on, together; None where each comes alone."""
    day = group.newcomers_on
    if day is None or day >= today_of(group):
        return day
    return None if group.memberships.filter(cohort=day).exists() else day


def _in_line(group, person, state, answers=None):
    last = group.askings.aggregate(last=Max("number"))["last"] or 0
    return group.askings.create(person=person, number=last + 1, state=state, answers=answers)


# -- what others do ------------------------------------------------------------------------------


def after_a_change(sender, membership, **kwargs):
    """Whoever came in does not ask any more; a place that came free goes to who is next.

    After the commit: whatever ended the place may hold rows that others here wait for.
    """
    if membership.ended_at is None:
        asked = Asking.objects.open().filter(group=membership.group_id, person=membership.person_id)
        asked.update(state=State.LET_IN)
    if membership.ended_at or membership.facilitates:
        transaction.on_commit(partial(fill_if_there_is_room, membership.group), robust=True)
