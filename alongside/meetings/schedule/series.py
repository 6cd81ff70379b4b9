"""A series of meetings: by which rule they come, and the rows that are made ahead of them."""

from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedQuerySet

from .planned import Planned, for_members
from .recurrence import Rule, moment

AHEAD = timedelta(weeks=12)
# What each meeting takes over from its series as it is.
COPIED = ("title", "steps", "place", "link", "directions", "capacity", "led_by_id", "zone")


class Rhythm(models.TextChoices):
    WEEKS = "weekly", _("every week")
    TWO_WEEKS = "fortnightly", _("every two weeks")
    NTH_WEEKDAY = "nth_weekday", _("every month, on the same weekday (such as the second Tuesday)")
    LAST_WEEKDAY = "last_weekday", _("every month, on the last such weekday")
    DAY_OF_MONTH = "day_of_month", _("every month, on the same date")


class SeriesQuerySet(SealedQuerySet):
    def there(self):
        """Those that nobody has ended, and which have not come to their last day."""
        yesterday = timezone.now().date() - timedelta(days=1)  # It may be today still, somewhere.
        last = models.Q(until=None) | models.Q(until__gte=yesterday)
        return self.filter(last, ended_at=None)


class Series(Planned):
    """Its meetings are rows of their own, so that each can be cancelled, moved and answered."""

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="series")
    title = SealedText(
        label="meetings.series.title", owner="group", audience="members", max_length=120
    )
    steps = SealedJSON(label="meetings.series.steps", owner="group", audience="members")
    link = for_members("meetings.series.link")
    directions = for_members("meetings.series.directions")
    rhythm = models.CharField(max_length=12, choices=Rhythm.choices)
    starts_on = models.DateField()
    wall_time = models.TimeField()
    zone = models.CharField(max_length=64)
    until = models.DateField(null=True, blank=True)
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    days_off = models.JSONField(default=list)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    paused_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = SeriesQuerySet.as_manager()

    @property
    def rule(self):
        off = frozenset(date.fromisoformat(day) for day in self.days_off)
        return Rule(self.rhythm, self.starts_on, self.until, self.count, off)

    @property
    def goes_on(self):
        return self.ended_at is None and self.paused_at is None

    def today(self):
        return timezone.localdate(timezone=ZoneInfo(self.zone))

    def moment_of(self, day):
        return moment(day, self.wall_time, self.zone)

    def take_days_of(self, old, since):
        """Come on the days of the old one from this one on. Not kept yet."""
        rule = old.rule.from_then_on(since)
        self.rhythm, self.starts_on = rule.rhythm, rule.starts_on
        if rule.starts_on < since:
            self.days_off = sorted({*self.days_off, rule.starts_on.isoformat()})

    def last_day_to_make(self):
        last = self.today() + AHEAD
        ends_on = self.group.ends_on
        return min(last, ends_on) if ends_on else last

    def next_moments(self, number):
        """The next moments at which it meets by its rule, to look at before it is saved."""
        now, last = timezone.now(), self.group.ends_on or date.max
        days = takewhile(lambda day: day <= last, self.rule.days(since=self.today()))
        return list(islice((m for m in map(self.moment_of, days) if m > now), number))

    def make_ahead(self):
        """Make the meetings of the next weeks that are not there yet. Returns them.

        Under a lock of the series, and by day of the rule: however often and by however many at
        once it is called, there is one for each day; one that was moved is not made anew.
        """
        with held(self) as series:
            if not series.goes_on or series.group.is_over:
                return []
            today = series.today()
            if series.has_come_to_its_end(today):
                series.ended_at = timezone.now()
                series.save(update_fields=["ended_at"])
                return []
            days = series.rule.days_between(today, series.last_day_to_make())
            made = series.meetings.filter(rule_day__gte=today)
            there = set(made.values_list("rule_day", flat=True))
            now = timezone.now()
            missing = [day for day in days if day not in there and series.moment_of(day) > now]
            return [series.make(day) for day in missing]

    def has_come_to_its_end(self, today):
        """By its rule there is no other day, and none of its meetings is still to come."""
        return (
            next(self.rule.days(since=today), None) is None
            and not self.meetings.upcoming().exists()
        )

    def make(self, day):
        meeting = self.meetings.model(group=self.group, series=self, rule_day=day)
        self.give_to(meeting, day)
        meeting.save(force_insert=True)
        return meeting

    def give_to(self, meeting, day):
        """The meeting is as the series says, on this day. Not kept yet; returns what was set."""
        for name in COPIED:
            setattr(meeting, name, getattr(self, name))
        meeting.wall_date, meeting.wall_time = day, self.wall_time
        return [*COPIED, "wall_date", "wall_time", "starts_at"]


@contextmanager
def held(series):
    """The series as it is now. Until the block ends, nobody else changes it or makes its meetings.

    The lock is on its row, so two workers wait for each other.
    """
    with transaction.atomic():
        rows = Series.objects.select_related("group").select_for_update(of=("self",))
        yield rows.get(pk=series.pk)


def make_all_ahead():
    """For the housekeeping: every series has its meetings of the next twelve weeks."""
    for series in Series.objects.there().filter(paused_at=None).select_related("group").opened():
        if series.readable("title") is not None and series.readable("steps") is not None:
            series.make_ahead()
