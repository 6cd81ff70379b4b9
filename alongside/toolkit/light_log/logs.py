"""Somebody's own log: one row for all its days, sealed, so that nobody sees how many were noted."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

from . import lines


class LogIsOver(Exception):
    """Its fourteen days have passed, or it was stopped."""


class LightLogQuerySet(SealedQuerySet):
    def of(self, person):
        """The log of this person, or None."""
        return self.filter(person=person).first()

    def begin(self, *, by):
        """A log that begins today. While one is running, that one stays."""
        with transaction.atomic():
            log = self.select_for_update().filter(person=by).first()
            if log and not log.is_over:
                return log
            fresh = {"days": {}, "began_on": timezone.localdate(), "stopped_at": None}
            return self.update_or_create(person=by, defaults=fresh)[0]

    def note(self, *, by, day, said):
        """{what: said} of this day; nothing takes the day out. Raises LogIsOver.

        Other days stay as they are, also where two pages are open at once.
        """
        with transaction.atomic():
            log = self.select_for_update().filter(person=by).first()
            if log is None or day not in log.open_days:
                raise LogIsOver
            days = {key: one for key, one in log.days.items() if key != str(day)}
            log.days = days | ({str(day): said} if said else {})
            log.save(update_fields=["days"])


class LightLog(SealedModel):
    """Up to fourteen days of one person's, from the day on which they began."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    days = SealedJSON(label="toolkit.light_log.days", owner="person", audience="only me")
    began_on = models.DateField()
    stopped_at = models.DateTimeField(null=True)  # Before its time, by its person.

    objects = LightLogQuerySet.as_manager()

    @property
    def day(self):
        """Which day of it is today, from 1 on; a clock set back makes no day before the first."""
        return max(1, (timezone.localdate() - self.began_on).days + 1)

    @property
    def is_over(self):
        return self.stopped_at is not None or self.day > lines.DAYS

    @property
    def open_days(self):
        """The days that can be noted now: today, and yesterday for whoever was too tired, the last
        one too. One that was stopped has none.
        """
        if self.stopped_at:
            return []
        return [day for day in (self.day, self.day - 1) if 1 <= day <= lines.DAYS]

    @property
    def last_day(self):
        return self.began_on + timedelta(days=lines.DAYS - 1)

    @property
    def lines(self):
        """[(date, Line)] of what was noted."""
        found = lines.lines(self.days)
        return [(self.began_on + timedelta(days=line.day - 1), line) for line in found]

    @property
    def summary(self):
        return lines.summary(lines.lines(self.days))

    def stop(self):
        """Before its time; what was noted stays, to be read."""
        if not self.is_over:
            self.stopped_at = timezone.now()
            self.save(update_fields=["stopped_at"])
