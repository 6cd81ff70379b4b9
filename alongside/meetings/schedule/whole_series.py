"""What is done to a series as a whole: changed from one meeting on, paused, ended.

What has been never changes, nor what has begun, nor what was cancelled or moved by itself.
"""

from datetime import timedelta

from django.utils import timezone

from .. import notices
from ..recommended import all_for
from . import changing
from .coming import _fill, at_the_list
from .planned import Why
from .recurrence import begins_with
from .series import held

# In what a meeting can be changed by itself.
OF_ITSELF = ("title", "place", "link", "directions", "capacity", "wall_date", "wall_time")


def still_to_come(series):
    """Its meetings that are ahead, by the days of the rule; in some people may be already."""
    there = series.meetings.filter(closed_at=None, starts_at__gt=timezone.now())
    return there.select_for_update().order_by("rule_day")


def those_from(series, day):
    """Its meetings for the days of the rule from this one on, even where one has begun."""
    return series.meetings.filter(rule_day__gte=day).select_for_update().order_by("rule_day")


def change_from(meeting, new, by, said=()):
    """From this meeting on, the series is as `new` says: a Series not saved yet. Returns it.

    Each meeting keeps its day, or takes the one that comes in its place, and what people said
    about it. Where there is none, it does not take place. None where the meeting is in no series
    any more, or has begun. `said` are the fields in which this very meeting becomes like the
    others, even where it had been changed by itself.
    """
    if meeting.series_id is None:
        return None
    with held(meeting.series) as old:
        later = list(those_from(old, meeting.rule_day))
        if not later or later[0].pk != meeting.pk or not later[0].can_change:
            return None
        new.group, new.starts_on = old.group, begins_with(new.rhythm, new.starts_on)
        new.paused_at = old.paused_at
        new.save(force_insert=True)
        end_before(old, meeting.rule_day)
        days = days_for(later, old, new)
        of_this = {later[0]: said}
        there = [one for one in later if one in days]
        people = set().union(
            *(follow(one, old, new, days[one], of_this.get(one, ())) for one in there)
        )
        left = [one for one in later if one not in days]
        people |= give_up(left, old, by=by, why=Why.RHYTHM)
        notices.tell_of_series(new, people, by)
        new.make_ahead()
    return new


def days_for(meetings, old, new):
    """{meeting of the old series: day of the new one}, without those that have none there.

    The same day, where it is one of the new ones too: nobody is asked again, and what was changed
    by itself is where it was. Otherwise the third day for the third, and so on. Days off are
    counted as well, or a holiday would bring every meeting after it out of its week. What has
    begun is of the new series in any case, so that no later change makes it twice.
    """
    days = set(new.rule.days_between(new.starts_on, new.last_day_to_make()))
    same = {one: one.rule_day for one in meetings if one.rule_day in days}
    first, last = meetings[0].rule_day, meetings[-1].rule_day
    before = old.rule.without_gaps().days_between(first, last)
    instead = dict(zip(before, new.rule.without_gaps().days(), strict=False))
    free = days - set(same.values())
    begun = {one: one.rule_day for one in meetings if not one.can_change}
    others = {one: instead.get(one.rule_day) for one in meetings if one not in same}
    found = begun | same | {one: day for one, day in others.items() if day in free}
    off = {one: one.rule_day for one in meetings if one not in found and is_elsewhere(one, new)}
    return found | off


def is_elsewhere(meeting, new):
    """Whether its day is one off now, and it has been moved to another one: there it stays."""
    is_off = meeting.rule_day.isoformat() in new.days_off
    return is_off and meeting.is_apart and meeting.wall_date != meeting.rule_day


def end_before(old, day):
    """The old rule ends with the day before; it has ended altogether where nothing is left."""
    old.until, old.count = day - timedelta(days=1), None
    if old.until < old.starts_on or old.until < old.today():
        old.ended_at = timezone.now()
    old.save(update_fields=["until", "count", "ended_at"])


def has_own_plan(meeting, series):
    """Whether somebody has changed how this one goes: their work is not thrown away."""
    return meeting.readable("steps") != series.readable("steps")


def its_own(meeting, series):
    """{field: value} of what was said of this one alone: how it goes; who leads it, or cannot.

    Where somebody has tried the room out, it goes as it was planned then.
    """
    own = {}
    keeps_its_plan = has_own_plan(meeting, series) or meeting.opened_at
    if keeps_its_plan and meeting.readable("steps") is not None:
        own["steps"] = meeting.readable("steps")
    if meeting.led_by_id != series.led_by_id or meeting.cover_asked_at is not None:
        own["led_by_id"] = meeting.led_by_id
    return own


def stays_apart(meeting, said):
    """{field: value} of what was changed of this one by itself before, and is not `said` now."""
    if not meeting.is_apart:
        return {}
    kept = [name for name in OF_ITSELF if name not in said and not meeting.is_lost(name)]
    if not {"wall_date", "wall_time"} & set(said):
        kept.append("zone")
    return {name: getattr(meeting, name) for name in kept}


def follow(meeting, old, new, day, said=()):
    """This meeting of the old series belongs to the new one from now on, and stands for this day.

    What was said of it alone stays: nobody is told that they lead it after all, or how it goes.
    Returns whom it concerns, where it is at another time or place: {id of a person}.
    """
    before, day_before, own = meeting.starts_at, meeting.wall_date, its_own(meeting, old)
    own |= stays_apart(meeting, said)
    where_before = meeting.where
    meeting.series, meeting.rule_day = new, day
    is_left = meeting.is_cancelled and not rested(meeting)
    if (meeting.is_apart and not said) or is_left or not meeting.can_change:
        meeting.save(update_fields=["series", "rule_day"])
        return set()
    fields = new.give_to(meeting, day)
    for name, value in own.items():
        setattr(meeting, name, value)
    meeting.set_moment()
    if meeting.starts_at != before:
        meeting.moved_from = changing.still_looked_for(meeting, before)
    meeting.changed(*fields, "series", "rule_day", "moved_from")
    if meeting.wall_date != day_before:
        changing.forget_the_day(meeting)
    _fill(meeting)
    if meeting.is_cancelled:
        return set()
    if meeting.starts_at != before:
        return notices.whom_it_concerns(meeting, before)
    if meeting.where != where_before:
        return set(notices.concerned(meeting).values_list("pk", flat=True))
    return set()


def is_of_use(meeting, series):
    """Whether somebody has done anything about it, which it keeps in case that it takes place."""
    answered = meeting.coming.exists() or meeting.ahead.exists()
    changed = meeting.is_apart or meeting.is_cancelled or meeting.opened_at
    changed = changed or has_own_plan(meeting, series) or its_own(meeting, series)
    return answered or changed or all_for(meeting.group_id, meeting.pk).exists()


def give_up(meetings, series, by, why):
    """These do not take place. Where nobody has done anything about them yet, they are gone.

    The others are cancelled, so that whoever meant to come learns of it at the door, too. Returns
    whom it concerns: {id of a person}.
    """
    people = set()
    for meeting in meetings:
        if is_of_use(meeting, series):
            with at_the_list(meeting) as meeting:
                if changing.call_off(meeting, by, why):
                    people |= notices.whom_it_concerns(meeting)
        else:
            people |= notices.whom_it_concerns(meeting)
            meeting.delete()
    return people


def pause(series, by):
    """No meetings until somebody says otherwise."""
    with held(series) as series:
        if not series.goes_on:
            return False
        series.paused_at = timezone.now()
        series.save(update_fields=["paused_at"])
        people = give_up(still_to_come(series), series, by=by, why=Why.BREAK)
        notices.tell_of_series(series, people, by)
    return True


def resume(series, by):
    """It goes on, with what was cancelled for the break and is still ahead."""
    with held(series) as series:
        if series.paused_at is None or series.ended_at is not None:
            return False
        leave_out_the_break(series)
        series.paused_at = None
        series.save(update_fields=["paused_at", "days_off"])
        again = []
        for meeting in still_to_come(series).filter(cancelled_at__isnull=False):
            if rested(meeting):
                with at_the_list(meeting) as meeting:
                    again += [meeting] if changing.take_up_again(meeting) else []
        people = set()
        for meeting in [*again, *series.make_ahead()]:
            people |= notices.whom_it_concerns(meeting)
        notices.tell_of_series(series, people, by)
    return True


def leave_out_the_break(series):
    """Where so many meetings were planned, as many there are: a break uses up none of them."""
    if series.count is None:
        return
    since, now = series.paused_at, timezone.now()
    days = series.rule.days_between(since.date() - timedelta(days=1), series.today())
    held = {one.rule_day for one in those_from(series, series.starts_on) if not rested(one)}
    gone = [day for day in days if since < series.moment_of(day) <= now and day not in held]
    series.days_off = sorted({*series.days_off, *(day.isoformat() for day in gone)})


def rested(meeting):
    """Whether it was cancelled for a break."""
    return meeting.is_cancelled and (meeting.readable("cancelled") or {}).get("why") == Why.BREAK


def end(series, by):
    """It is over: there are no more of its meetings."""
    with held(series) as series:
        if series.ended_at is not None:
            return False
        series.ended_at = timezone.now()
        series.save(update_fields=["ended_at"])
        people = give_up(still_to_come(series), series, by=by, why=Why.ENDED)
        notices.tell_of_series(series, people, by)
    return True
