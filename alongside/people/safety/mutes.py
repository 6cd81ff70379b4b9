"""Somebody whose words one would rather not see first: folded, and out of the lists."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.models import SealedModel, SealedQuerySet

from .blocks import one_at_a_time


class MuteQuerySet(SealedQuerySet):
    def mute(self, *, by, whom):
        """From now on `by` finds folded what `whom` writes. A second time changes nothing."""
        with transaction.atomic():
            one_at_a_time(by)
            mute, made = self.get_or_create(by=by, whom=whom)
            if made:
                record("muted", mute=mute.pk, by=by.pk, whom=whom.pk)
        return mute

    def unmute(self, *, by, whom):
        with transaction.atomic():
            one_at_a_time(by)
            if self.filter(by=by, whom=whom).delete()[0]:
                record("unmuted", by=by.pk, whom=whom.pk)

    def muted_by(self, person):
        """The ids of those whose words this person finds folded."""
        return self.filter(by=person).values_list("whom")


class Mute(SealedModel):
    """`by` finds folded what `whom` writes. The other reads on as before, and never hears of it."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes", db_index=False
    )
    whom = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MuteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "whom"], name="muted_once")]
