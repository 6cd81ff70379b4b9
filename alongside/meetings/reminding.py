"""Reminders: a day before a meeting by each person's own clock, and an hour before.

Nothing is planned ahead. Once a minute it is looked at which moments have come since the last look,
for the meetings as they are then: one that was moved or cancelled meanwhile reminds nobody wrongly.
"""

from datetime import timedelta

from django.db import models, transaction

from alongside.groups.hearing import who_lead
from alongside.notices import tell
from alongside.people.as_they_like import zone_of

from . import notices
from .models import Ahead, Meeting
from .schedule import changing
from .schedule.beforehand import CLOCKS_CHANGE, DAY, HOUR, a_day_before, has_come

# After a longer stop than this a reminder is left out: it would rather startle than help.
LATE = timedelta(hours=12)
# How long after its beginning a meeting waits for somebody to lead it before those who could are
# told; and from how long before it they are told that nobody is down to.
GRACE = timedelta(minutes=2)
WELL_BEFORE = timedelta(days=7)


class Reminded(models.Model):
    """Up to which moment people have been reminded. There is one row."""

    until = models.DateTimeField()
    only = models.BooleanField(default=True, unique=True, editable=False)


def remind(now):
    """Everybody whose moment has come since the last look is told.

    All of it is one transaction, which holds the row: of two workers the second finds it done, and
    one that was stopped half-way has told nobody. Where the clock was set back, what was told
    before is found by its key.
    """
    with transaction.atomic():
        Reminded.objects.get_or_create(defaults={"until": now - timedelta(minutes=1)})
        last = Reminded.objects.select_for_update().get()
        since = max(last.until, now - LATE)
        for meeting in to_come(now, since + HOUR, now + HOUR):
            once(notices.BEGINS_SOON, meeting, counted_on(meeting))
        for meeting in to_come(now, since + DAY - CLOCKS_CHANGE, now + DAY + CLOCKS_CHANGE):
            once(notices.COMING_UP, meeting, those_whose_day_before(meeting, since, now))
        last.until = now
        last.save(update_fields=["until"])


def to_come(now, after, until):
    """The meetings that take place and begin after the one moment and until the other."""
    ahead = Meeting.objects.before_the_end().filter(cancelled_at=None, closed_at=None)
    ahead = ahead.filter(starts_at__gt=max(now, after), starts_at__lte=until)
    return ahead.select_related("group").order_by("starts_at", "pk")


def counted_on(meeting):
    """Those who are expected, but for whoever has said ahead that it is nothing for them today."""
    not_today, _rough = Ahead.objects.told(meeting)
    return notices.expected(meeting).exclude(pk__in=[person.pk for person in not_today])


def those_whose_day_before(meeting, since, now):
    """[Person] who are expected, and by whose clock it was a day before in that time.

    By the clock of the group, for whoever has chosen none.
    """
    people = counted_on(meeting).opened()
    clocks = {person: str(zone_of(person) or meeting.zone) for person in people}
    come = {zone: came(meeting, zone, since, now) for zone in set(clocks.values())}
    return [person for person, zone in clocks.items() if come[zone]]


def came(meeting, zone, since, now):
    return has_come(a_day_before(meeting.starts_at, zone), since, now)


def once(kind, meeting, people):
    """For the time it is at: where it is moved, they are reminded again."""
    key = f"{kind.name}:{meeting.pk}:{int(meeting.starts_at.timestamp())}"
    tell(people, kind, notices.about(meeting), key=key)


def look_for_leaders(now):
    """Tells those who lead where nobody is down to lead a meeting, and where nobody came to."""
    for meeting in to_come(now, now, now + WELL_BEFORE):
        if not changing.has_a_leader(meeting):
            once(notices.NOBODY_LEADS, meeting, who_lead(meeting.group))
    begun = Meeting.objects.under_way().filter(
        starts_at__lte=now - GRACE, starts_at__gt=now - notices.STILL_ON, cancelled_at=None
    )
    for meeting in begun.select_related("group"):
        if notices.people_wait_in(meeting):
            once(notices.NOBODY_CAME, meeting, who_lead(meeting.group))
