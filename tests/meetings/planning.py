"""What the tests of the schedule plan with: a series, a form, and somebody else who leads."""

from datetime import date, time, timedelta

from django.utils import timezone

from alongside.meetings import plan
from alongside.meetings.models import Series

MORNING = "/groups/morning/"
SCHEDULE = f"{MORNING}meetings/schedule/"


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def form(**more):
    """What somebody fills in who plans a meeting in three days."""
    return {"title": "Pacing", "date": in_days(3).isoformat(), "time": "19:00", **more}


def a_series(group, *, starts_on=None, made=True, **more):
    """Every week from in three days on, at 19:00 by the clocks of London."""
    words = {"title": "Pacing", "rhythm": "weekly", "wall_time": time(19), "zone": "Europe/London"}
    words["steps"] = plan.dump(plan.simple())
    words["starts_on"] = starts_on or in_days(3)
    series = Series.objects.create(group=group, **words | more)
    if made:
        series.make_ahead()
    return series


def new(series, **more):
    """A series like this one, not saved yet, with something else."""
    same = {
        name: getattr(series, name)
        for name in ("title", "rhythm", "starts_on", "wall_time", "zone", "steps", "days_off")
    }
    return Series(group=series.group, **same | more)


def also_leads(group, person):
    """Somebody who leads the group as well, and has said yes to its agreement."""
    place = group.welcome(person, role="facilitator", sees_from=None)
    place.accept(group.current_agreement())
    return place


def days_of(series):
    return list(series.meetings.order_by("rule_day").values_list("rule_day", flat=True))


TUESDAY = date(2026, 12, 1)
