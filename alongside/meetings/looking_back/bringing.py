"""Into the next plan in one tap: what was left for another time, and a goodbye at the end."""

from django.db import transaction
from django.utils import timezone

from alongside.groups.roles import Act

from .. import plan
from ..models import Parked
from ..plans.changing import OfMeeting
from ..plans.wrong import wrong_with
from .parked import as_a_step, before_the_closing, goodbye
from .reviews import last_time

LAST_ONES = 3  # So many meetings before it the end of a group is told on each of their pages.


class NoRoom(Exception):
    """The plan is as long as one can be, or cannot be opened."""


class NotThere(Exception):
    """Somebody else has taken it along, or let it go."""


def take_along(parked, meeting):
    """Give it a part of this meeting's plan. Raises NotThere, NoRoom, and what OfMeeting does."""
    with transaction.atomic():
        held = Parked.objects.select_for_update().filter(pk=parked.pk).first()
        words = held and held.readable("what")
        if not words:
            raise NotThere
        insert(meeting, as_a_step(words))
        held.end()


def insert(meeting, step):
    """One part more, before the closing. Raises NoRoom, and what OfMeeting.change does."""
    target = OfMeeting(meeting)
    if target.is_lost:
        raise NoRoom
    steps = before_the_closing(target.steps, step)
    if any(wrong_with(steps)):
        raise NoRoom
    target.change(steps, version=plan.version_of(target.steps))


def add_goodbye(meeting):
    """Once, however often it is tapped. Raises what `insert` does."""
    step = goodbye()
    if step not in meeting.plan:
        insert(meeting, step)


# -- the last meetings of a group ------------------------------------------------------------------


def still_to_come(meeting):
    """How many meetings the group has after this one before it ends; None where it does not end."""
    ends_on = meeting.group.ends_on
    if ends_on is None or meeting.is_cancelled or meeting.wall_date > ends_on:
        return None
    after = meeting.group.meetings.filter(
        starts_at__gt=meeting.starts_at, wall_date__lte=ends_on, cancelled_at=None, closed_at=None
    )
    return after.count()


def towards_the_end(meeting, may_plan):
    """What the page of a meeting says of its group's end, in the last three; {} before that."""
    left = still_to_come(meeting)
    if left is None or left >= LAST_ONES or meeting.closed_at:
        return {}
    can_add = may_plan and not left and OfMeeting(meeting).can_change
    return {"left": left, "may_add_goodbye": can_add and goodbye() not in meeting.plan}


def before_it(meeting, me):
    """For the page of a meeting that is to come, and of its plan, as `me` may see them."""
    may_plan = me.may(Act.PLAN_MEETINGS)
    leads = me.may(Act.LEAD_MEETINGS) and meeting.closed_at is None
    return {
        "last_time": last_time(me.person_id, meeting) if leads else None,
        "towards_end": towards_the_end(meeting, may_plan),
        "parked": for_the_plan(meeting, may_plan),
    }


def for_the_plan(meeting, may_plan):
    """What waits to be taken along, for those who plan a meeting that has not begun."""
    if not may_plan or not OfMeeting(meeting).can_change or meeting.starts_at < timezone.now():
        return []
    return Parked.objects.for_the_next(meeting.group)
