"""A meeting is cancelled, moved, or led by somebody else: in one tap, and until its doors open.

Each of them looks again under a lock of the meeting, so that of two at once one happens, and the
other is told. They answer False where it could not be done any more.
"""

from django.db.models import Q
from django.utils import timezone

from alongside.lib.meanwhile import ChangedMeanwhile

from .. import notices
from .coming import Coming, _fill, at_the_list
from .planned import Why, version_of

CANCELLED = ("cancelled_at", "cancelled_by", "cancelled")
WALL = ("wall_date", "wall_time", "starts_at")


def look_again(meeting, version):
    """Raises ChangedMeanwhile where this is not the version any more. Call it `at_the_list`."""
    if version != version_of(meeting):
        raise ChangedMeanwhile(meeting)


def cancel(meeting, by, why=Why.OTHER, word=""):
    """It does not take place. Everybody concerned is told at once; and at the door, why."""
    with at_the_list(meeting) as meeting:
        if not call_off(meeting, by, why, word):
            return False
        notices.tell_change(notices.CANCELLED, meeting, by)
    return True


def call_off(meeting, by, why, word=""):
    """The same, where people are told otherwise. Call it `at_the_list`."""
    if not meeting.can_change or meeting.is_cancelled:
        return False
    meeting.cancelled_at, meeting.cancelled_by = timezone.now(), by
    meeting.cancelled = {"why": str(Why(why).value), "word": word}
    meeting.changed(*CANCELLED)
    return True


def undo_cancelling(meeting, by):
    """It takes place after all, at its time; who said that they would come still does.

    Whoever asked for somebody else to lead it still cannot.
    """
    with at_the_list(meeting) as meeting:
        if not take_up_again(meeting):
            return False
        notices.tell_change(notices.TAKES_PLACE, meeting, by)
    return True


def take_up_again(meeting):
    """The same, where people are told otherwise. Call it `at_the_list`."""
    if not meeting.can_change or not meeting.is_cancelled:
        return False
    meeting.cancelled_at = meeting.cancelled_by = meeting.cancelled = None
    meeting.changed(*CANCELLED)
    return True


def move(meeting, day, clock, by):
    """It is at another time, by the clock it goes by. It remembers from when it was moved.

    Nobody's "I'll come" is taken for the new time, though their places are kept: see `said_for`.
    """
    with at_the_list(meeting) as meeting:
        if not meeting.can_change or meeting.is_cancelled:
            return False
        before, other_day = meeting.starts_at, meeting.wall_date != day
        meeting.wall_date, meeting.wall_time, meeting.is_apart = day, clock, True
        meeting.set_moment()
        if meeting.starts_at != before:
            meeting.moved_from = still_looked_for(meeting, before)
            meeting.changed(*WALL, "moved_from", "is_apart")
            if other_day:
                forget_the_day(meeting)
            kind = notices.MOVED if meeting.moved_from else notices.MOVED_BACK
            notices.tell_change(kind, meeting, by, before)
    return True


def still_looked_for(meeting, before):
    """The time that people know it by, of those it was at; None where it is back there.

    The first one, while that is still to come: whoever did not hear of the moves looks for it then.
    """
    first = meeting.moved_from
    first = first if first and first > timezone.now() else before
    return first if first != meeting.starts_at else None


def forget_the_day(meeting):
    """What people had for its day is of no use on another one, and goes.

    Who was not coming on that day is asked anew, like those who were. Call it `at_the_list`.
    """
    not_that_day, _rough = meeting.ahead.told(meeting)
    theirs = meeting.coming.filter(person__in=not_that_day, says=Coming.Says.NO)
    theirs.update(says=Coming.Says.UNSURE)
    meeting.ahead.all().delete()


def change(meeting, by=None, **new):
    """Other words, another place, more or fewer seats. Those in line get what has become free.

    Where it is somewhere else, all but `by` are told, as if it were at another time.
    """
    with at_the_list(meeting) as meeting:
        if not meeting.can_change:
            return False
        before = meeting.where
        for name, value in new.items():
            setattr(meeting, name, value)
        meeting.is_apart = True
        meeting.changed(*new, "is_apart")
        _fill(meeting)
        if meeting.where != before:
            notices.tell_elsewhere(meeting, by)
    return True


def put_right(meeting, by, link, directions):
    """The link, or the way there, was wrong, and people are looking for it: also once it has begun.

    All but `by` are told, as if it were somewhere else.
    """
    with at_the_list(meeting) as meeting:
        if not meeting.can_be_put_right:
            return False
        if [link, directions] != meeting.where[1:]:
            meeting.link, meeting.directions = link, directions
            meeting.changed("link", "directions")
            notices.tell_elsewhere(meeting, by)
    return True


# -- who leads ------------------------------------------------------------------------------------


def ask_for_cover(meeting, by):
    """Whoever was to lead it cannot, and need not say why. Others who lead are told at once."""
    with at_the_list(meeting) as meeting:
        if not meeting.can_change or meeting.is_cancelled or meeting.led_by_id != by.pk:
            return False
        meeting.cover_asked_at = timezone.now()
        meeting.save(update_fields=["cover_asked_at"])
        notices.tell_cover_asked(meeting)
    return True


def lead_it(meeting, by):
    """Somebody who leads the group takes it on. Of two at once, the first; True for who has it."""
    with at_the_list(meeting) as meeting:
        if meeting.is_cancelled or meeting.closed_at is not None:
            return False
        if has_a_leader(meeting) and meeting.led_by_id != by.pk:
            return False
        asked_at = meeting.cover_asked_at
        before = meeting.led_by if asked_at else None
        meeting.led_by, meeting.cover_asked_at = by, None
        meeting.save(update_fields=["led_by", "cover_asked_at"])
        if before and before != by:
            notices.tell_cover_found(meeting, asked_at)
    return True


def has_a_leader(meeting):
    """Whether somebody is down to lead it who still can, and has not asked for cover."""
    if meeting.led_by_id is None or meeting.cover_asked_at is not None:
        return False
    return leading(meeting.group).filter(person=meeting.led_by_id).exists()


def leading(group):
    """The places of those who lead the group and could do so now."""
    places = group.memberships.current().leading().agreed()
    return places.able()


def unled(meetings, group):
    """Those of these meetings of one group that nobody is to lead, as things stand."""
    able = Q(led_by__in=leading(group).values("person"), cover_asked_at=None)
    return meetings.filter(cancelled_at=None, closed_at=None).exclude(able)


def leads_no_more(person, group):
    """They have left, or do not lead any more: what is still to come has nobody to lead it."""
    still_to_come = group.meetings.filter(led_by=person, closed_at=None)
    still_to_come.update(led_by=None, cover_asked_at=None)
    group.series.filter(led_by=person).update(led_by=None)


def forget_who_led(person, group):
    """Who has left is not named by what has been either; where they sat tells that they led it."""
    group.meetings.filter(led_by=person).update(led_by=None, cover_asked_at=None)
