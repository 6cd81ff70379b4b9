"""What ends: that a step is shared, and the step itself. No older copy of the data undoes it."""

from django.db import transaction

from alongside.groups.roles import INSIDE
from alongside.people.models import Draft
from alongside.vault.endings import record

from .steps import SmallStep


def keep_to_oneself(step):
    """Nobody else reads it from now on, on the shelf neither. A second time is nothing."""
    with transaction.atomic():
        if end_sharing(SmallStep.objects.filter(pk=step.pk)):
            record("small_step_kept", step=step.pk)


def remove(step):
    """It goes for good, from the shelf too. A second time is nothing."""
    with transaction.atomic():
        if end_step(step.pk):
            record("small_step_removed", step=step.pk)


def take_off(step, *, by, because):
    """Those who lead take it off the shelf, also while it is being tried: its person keeps it, and
    reads why.
    """
    with transaction.atomic():
        there = SmallStep.objects.filter(group=step.group_id, taken_off_at=None)
        if held := there.select_for_update().filter(pk=step.pk).first():
            held.take_off_shelf(by=by, because=because)
            record("small_step_taken_off", step=step.pk)


def end_sharing(steps):
    shared = steps.filter(shared_at__isnull=False)
    return bool(shared.update(group=None, shared_at=None, shelved_at=None))


def end_step(pk):
    Draft.objects.filter(place=f"look_back:{pk}").delete()
    return bool(SmallStep.objects.filter(pk=pk).delete()[0])


def clear_away(sender, membership, **kwargs):
    """Who does not read in a group any more shares nothing there: their steps are theirs alone."""
    if membership.ended_at or membership.role not in INSIDE:
        mine = SmallStep.objects.of(membership.person_id)
        end_sharing(mine.filter(group=membership.group_id))
