"""The rota: who is on call from when to when, and how somebody else takes it over."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.ids import new_id

from .clock import Span, on_call
from .staffing import Responder

# An old duty tells only when somebody was away from home. Those of a month show the load.
KEPT_DAYS = 35


class DutyQuerySet(models.QuerySet):
    def of_the_team(self):
        """Those of people who are in the care team now."""
        return self.filter(person__in=Responder.objects.current().values("person"))

    def at(self, moment):
        return self.of_the_team().filter(begins_at__lte=moment, ends_at__gt=moment)

    def to_come(self):
        """Those that are not over."""
        return self.filter(ends_at__gt=timezone.now())

    def in_order(self):
        return self.select_related("person").order_by("begins_at", "pk")


class Duty(models.Model):
    """Somebody is on call for a while. `offered_at`: they look for somebody to take it over."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="duties")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    put_by = whoever()
    offered_at = models.DateTimeField(null=True, editable=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("begins_at")), name="a_duty_ends_after_it_begins"
            )
        ]

    @property
    def span(self):
        return Span(self.begins_at, self.ends_at)

    def offer(self, by):
        """`by` cannot, and looks for somebody else. Until then it stays theirs."""
        mine = Duty.objects.to_come().filter(pk=self.pk, person=by)
        return bool(mine.update(offered_at=timezone.now()))

    def take(self, by):
        """`by` takes over what was offered. False where it was not, or somebody was quicker."""
        with transaction.atomic():
            free = Duty.objects.to_come().filter(pk=self.pk, offered_at__isnull=False)
            return bool(free.exclude(person=by).update(person=by, offered_at=None))

    def drop(self):
        Duty.objects.filter(pk=self.pk).delete()


def put(person, spans, *, by):
    """Put somebody down for these spans. What they are down for already stays one duty."""
    now = [Duty(person=person, begins_at=one.begins, ends_at=one.ends, put_by=by) for one in spans]
    with transaction.atomic():
        known = set(person.duties.to_come().values_list("begins_at", "ends_at"))
        Duty.objects.bulk_create(
            duty for duty in now if (duty.begins_at, duty.ends_at) not in known
        )


def people_on_call(moment):
    """[Person] who are on call at this moment."""
    duties = Duty.objects.at(moment).in_order()
    return on_call([(duty.span, duty.person) for duty in duties], moment)


def duties_at(moment):
    """{person: id of their duty} of those who are on call at this moment, in the same order."""
    found = {}
    for duty in Duty.objects.at(moment).in_order():
        found.setdefault(duty.person, duty.pk)
    return found


def forget_old(now):
    """Duties that ended more than a month ago."""
    Duty.objects.filter(ends_at__lt=now - timezone.timedelta(days=KEPT_DAYS)).delete()
