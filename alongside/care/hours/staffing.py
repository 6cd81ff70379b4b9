"""When somebody reads here, and the care team: those who look after what comes in."""

from datetime import date, time

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.ids import new_id

from .clock import Hours

# With fewer than three there is nobody to be a second reader: one is away, one is involved.
ENOUGH_FOR_TWO = 3


class Staffing(models.Model):
    """The staffed hours, as the host promises them. There is one row, or none: nothing is promised.

    `week` holds seven lists, Monday first, of ["08:00", "18:00"]; `days` the same by date, for days
    that are otherwise.
    """

    only = models.BooleanField(default=True, unique=True, editable=False)
    zone = models.CharField(max_length=64)
    week = models.JSONField(default=list)
    days = models.JSONField(default=dict)
    set_by = whoever()
    set_at = models.DateTimeField(default=timezone.now)

    @property
    def hours(self):
        week = [pairs_of(day) for day in self.week] or [()] * 7
        days = {date.fromisoformat(day): pairs_of(pairs) for day, pairs in self.days.items()}
        return Hours(self.zone, tuple(week), days)


def pairs_of(written):
    return tuple((time.fromisoformat(one), time.fromisoformat(other)) for one, other in written)


def written(pairs):
    """Pairs of times as they lie in the row."""
    return [[f"{one:%H:%M}", f"{other:%H:%M}"] for one, other in pairs]


def hours_now():
    """The Hours that hold. Those of a host who has not said any have no staffed minute."""
    row = Staffing.objects.first()
    return row.hours if row else Hours(settings.TIME_ZONE)


def set_hours(*, by, zone, week):
    """What the host promises from now on; days that are otherwise stay as they are."""
    promise(by, zone=zone, week=[written(pairs) for pairs in week])


def set_day(day, pairs, *, by):
    """This day is otherwise: these pairs, or none at all; None makes it a day like any other."""
    with transaction.atomic():  # Of two at once, the second finds the day of the first.
        row = Staffing.objects.select_for_update().first()
        days = dict(row.days) if row else {}
        days.pop(day.isoformat(), None)
        if pairs is not None:
            days[day.isoformat()] = written(pairs)
        promise(by, days=dict(sorted(days.items())))


def promise(by, **values):
    """Keep it, with who said so. The time zone is the server's until somebody says another."""
    now = {"set_by": by, "set_at": timezone.now(), **values}
    first = {"zone": settings.TIME_ZONE, "week": [[]] * 7, **now}
    with transaction.atomic():
        Staffing.objects.update_or_create(only=True, defaults=now, create_defaults=first)
        access.write("care_hours_set", by=by)


# -- the care team ---------------------------------------------------------------------------------

# Those who may be asked to: they sign in with a second factor, and have promised more than members.
ABLE = Q(person__is_active=True, person__is_suspended=False) & (
    Q(person__leads=True) | Q(person__is_organiser=True)
)


class ResponderQuerySet(models.QuerySet):
    def current(self):
        """Those who look after what comes in now. Whoever leads nothing any more does not."""
        return self.filter(ABLE, ended_at=None)

    def of(self, person):
        return self.filter(person=person)

    def appoint(self, person, *, by):
        """This person belongs to the care team from now on; the first time stands."""
        with transaction.atomic():
            row, made = self.get_or_create(person=person, ended_at=None, defaults={"named_by": by})
            if made:
                access.write("responder_named", by=by, person=person.pk)
        return row


class Responder(models.Model):
    """Somebody's time in the care team: who named them, from when to when."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="responding", db_index=False
    )
    named_by = whoever()
    since = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = ResponderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_place_in_the_care_team"
            )
        ]

    def end(self, *, by):
        """They belong to it no more, and their duties to come are free again."""
        with transaction.atomic():
            if Responder.objects.filter(pk=self.pk, ended_at=None).update(ended_at=timezone.now()):
                self.person.duties.to_come().delete()
                access.write("responder_ended", by=by, person=self.person_id)


def care_team():
    """[Responder] who are there now, each with their person."""
    return list(Responder.objects.current().select_related("person").order_by("since", "pk"))


def still_able():
    """The ids of whoever could look after something: the care team, and the organisers."""
    people = get_user_model().objects.filter(is_active=True, is_suspended=False)
    team = Q(pk__in=Responder.objects.current().values("person"))
    return people.filter(team | Q(is_organiser=True)).values("pk")


def responds(person):
    """Whether this person belongs to the care team now."""
    return Responder.objects.current().of(person).exists()


def has_second_readers(team):
    return len(team) >= ENOUGH_FOR_TWO
