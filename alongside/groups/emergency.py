"""An organiser reads a group in an emergency: with a reason, for a while, and the group is told."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.ids import new_id
from alongside.vault.models import SealedModel, SealedQuerySet

from .parting import notices

LASTS = timedelta(hours=1)
WAITS = timedelta(days=1)  # For an answer. An emergency of yesterday is asked about anew.
TOLD_FOR = timedelta(days=30)
SHUT_OUT_FOR = timedelta(days=30)


def organisers_beside(person):
    """Those who can allow what this organiser asks for."""
    able = get_user_model().objects.filter(is_organiser=True, is_active=True, is_suspended=False)
    return able.exclude(pk=person.pk)


def shut_out_by(person):
    """Organisers whose accounts this one closed not long ago: nobody comes to be alone by that."""
    since = timezone.now() - SHUT_OUT_FOR
    closed = models.Q(
        suspensions__by=person, suspensions__at__gt=since, suspensions__lifted_at=None
    )
    closed |= models.Q(
        deaths__confirmed_by=person, deaths__confirmed_at__gt=since, deaths__ended_at=None
    )
    return get_user_model().objects.filter(closed, is_organiser=True)


ENDS = ("emergency_declined", "emergency_stopped")


class EmergencyReadingQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(begins_at__isnull=False, ends_at__gt=timezone.now())

    def waiting(self):
        """Asked for, and not answered yet."""
        return self.filter(begins_at=None, ends_at=None, asked_at__gt=timezone.now() - WAITS)

    def waiting_for(self, person):
        """What this organiser could answer: not what they asked for themselves."""
        return self.waiting().exclude(asked_by=person)

    def of(self, person):
        return self.filter(asked_by=person)

    def told(self):
        """What a group sees first: whatever is asked for or open, and for some time after."""
        since = timezone.now() - TOLD_FOR
        unended = models.Q(ends_at=None, asked_at__gt=since)
        return self.filter(unended | models.Q(ends_at__gt=since)).newest_first()

    def newest_first(self):
        return self.select_related("asked_by", "allowed_by").order_by("-asked_at", "-pk")

    def end(self):
        """Nobody reads by these any more, whatever they were."""
        now = timezone.now()
        self.filter(models.Q(ends_at=None) | models.Q(ends_at__gt=now)).update(ends_at=now)

    def ask(self, *, by, group, reason, id=None):
        """`by` asks to read the group; with no second organiser, it opens at once. Not where they
        closed the second one's account: then it waits for them, or for another.

        Whoever has asked already, or has it open, gets that one; so does the same `id` again. Not
        where nobody answered in time: then they ask anew.
        """
        with transaction.atomic():
            # One at a time for each group, so that a second submit finds what the first made.
            type(group).objects.select_for_update().get(pk=group.pk)
            mine = self.filter(group=group).of(by)
            first = mine.filter(pk=id).first()
            if first and first.state != "lapsed":
                return first
            if asked := (mine.open() | mine.waiting()).first():
                return asked
            if id is None or self.filter(pk=id).exists():
                id = new_id()
            reading = self.create(pk=id, group=group, asked_by=by, reason=reason)
            reading.write_down("emergency_asked", by=by)
            if others := organisers_beside(by):
                notices.tell_emergency_asked(reading, others)
            elif not shut_out_by(by).exists():
                reading.allow(by=by)
        return reading


class EmergencyReading(SealedModel):
    """Who asked to read which group and why, who allowed it, and until when.

    One that ended and never began was declined, or taken back by whoever had asked.
    """

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="emergency_readings")
    asked_by = whoever()
    reason = SealedText(
        label="groups.emergency_reading.reason", owner="group", audience="members", max_length=500
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    # Who answered: a second organiser, wherever there is one; nobody reads before.
    allowed_by = whoever()
    begins_at = models.DateTimeField(null=True, editable=False)
    ends_at = models.DateTimeField(null=True, editable=False)

    objects = EmergencyReadingQuerySet.as_manager()

    @property
    def state(self):
        """asked, lapsed, declined or taken back; open or over."""
        now = timezone.now()
        if self.begins_at:
            return "open" if now < self.ends_at else "over"
        if self.ends_at:
            return "taken back" if self.is_answered_by_asker else "declined"
        return "asked" if now < self.asked_at + WAITS else "lapsed"

    @property
    def is_answered_by_asker(self):
        """Nobody else had to allow it, as there was no second organiser."""
        return self.allowed_by_id is not None and self.allowed_by_id == self.asked_by_id

    def is_told_to(self, membership):
        """Whether the reason is: not of what was over before they came, as with stories."""
        return membership.reads(self.ends_at or self.asked_at + WAITS)

    def can_be_answered_by(self, person):
        return person.is_organiser and person.pk != self.asked_by_id

    def allow(self, by):
        """Open it for an hour from now. False if it was answered already: the first one stands."""
        now = timezone.now()
        with transaction.atomic():
            is_open = self._answer("emergency_allowed", by, begins_at=now, ends_at=now + LASTS)
            if is_open:
                notices.tell_emergency(self)
        return is_open

    def decline(self, by):
        return self._answer("emergency_declined", by, ends_at=timezone.now())

    def _answer(self, what, by, **times):
        waiting = EmergencyReading.objects.waiting().filter(pk=self.pk)
        return self._change(waiting, what, by, allowed_by=by, **times)

    def stop(self, by):
        """The asker is done, or does not want to read any more. False if it was over already."""
        mine = EmergencyReading.objects.filter(pk=self.pk).of(by)
        now = timezone.now()
        with transaction.atomic():
            return self._change(mine.open(), "emergency_stopped", by, ends_at=now) or self._change(
                mine.waiting(), "emergency_stopped", by, allowed_by=by, ends_at=now
            )

    def _change(self, these, what, by, **values):
        """Do it if nobody was quicker, and write it down; whether it was done."""
        with transaction.atomic():
            if not these.update(**values):
                return False
            self.write_down(what, by=by)
            if what in ENDS:
                record("emergency_reading_ended", reading=self.pk)
        self.refresh_from_db()
        return True

    def write_down(self, what, by, **about):
        """A line in the access log. Each page is written down before it is shown."""
        access.write(what, by=by, reading=self.pk, group=self.group_id, **about)
