"""Somebody whom one does not want to read: a decision of one's own, which the other never hears of.

It never hides a turn in a meeting: a circle with invisible people is broken.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Case, F, Q, When
from django.dispatch import Signal
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.models import SealedModel, SealedQuerySet

# Sent with `by` and `whom` after one has blocked the other, or raised a concern about them.
set_apart = Signal()


class BlockQuerySet(SealedQuerySet):
    def block(self, *, by, whom):
        """From now on neither reads the other. A second time changes nothing."""
        with transaction.atomic():
            one_at_a_time(by)
            block, made = self.get_or_create(by=by, whom=whom)
            if made:
                record("blocked", block=block.pk, by=by.pk, whom=whom.pk)
                set_apart.send(type(block), by=by, whom=whom)
        return block

    def unblock(self, *, by, whom):
        """`by` reads `whom` again, unless `whom` has blocked them."""
        with transaction.atomic():
            one_at_a_time(by)
            if self.filter(by=by, whom=whom).delete()[0]:
                record("unblocked", by=by.pk, whom=whom.pk)

    def between(self, person):
        """The ids of those whom this person has blocked, or who have blocked them."""
        either_way = self.filter(Q(by=person) | Q(whom=person))
        return either_way.values_list(Case(When(by=person, then=F("whom")), default=F("by")))

    def among(self, people):
        """{a pair of ids of these people between whom there is a block, whoever asked for it}."""
        both = self.filter(by__in=people, whom__in=people).values_list("by", "whom")
        return {frozenset(pair) for pair in both}


def between_two(one, other):
    """Of blocks: those between these two, whoever asked for it. Each is an id, or a reference."""
    return Q(by=one, whom=other) | Q(by=other, whom=one)


def one_at_a_time(person):
    """Blocking and unblocking wait for each other, so that they are told in their order."""
    get_user_model().objects.select_for_update().get(pk=person.pk)


class Block(SealedModel):
    """`by` reads nothing more of `whom` in conversations, and the other way round."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="blocks", db_index=False
    )
    whom = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "whom"], name="blocked_once")]
