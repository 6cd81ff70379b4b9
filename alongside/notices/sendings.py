"""What leaves the house: one letter, or one push to one device, and how far it has come."""

import re
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.vault.fields import KeyedHash
from alongside.vault.hashing import keyed_hash
from alongside.vault.ids import new_id
from alongside.vault.models import SealedModel, SealedQuerySet

from .choices import EMAIL, PUSH

KEPT = timedelta(days=180)  # After that its links lead nowhere, and stop nothing any more.
TOKEN = re.compile(r"[0-9a-f]{40}")
DIGEST = "digest:"  # So begins the key of each that stands for many notices, and for none alone.


class SendingQuerySet(SealedQuerySet):
    def begin(self, person, key, *, notice=None, subscription=None):
        """The sending of this key to this person, made once. Returns it and whether it is new."""
        pk = new_id()
        made = {
            "pk": pk,
            "notice": notice,
            "subscription": subscription,
            "found_by": token_of(pk),
        }
        return self.get_or_create(person=person, key=key, defaults=made)

    def called(self, token):
        """The sending of this token, or None."""
        return self.filter(found_by=token).select_related("person", "notice").first()


class Sending(SealedModel):
    """A letter, or with a subscription a push. It outlives its notice: a link in it still stops.

    What stands in it as an address is a token, made from the row's id under the house's key, so
    that it is the same however often it is made, and nobody can guess it from anything kept here.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sendings", db_index=False
    )
    notice = models.ForeignKey(
        "notices.Notice", models.SET_NULL, null=True, related_name="sendings"
    )
    subscription = models.ForeignKey(
        "notices.Subscription", models.CASCADE, null=True, related_name="sendings"
    )
    key = models.CharField(max_length=60)
    found_by = KeyedHash(label="notices.sending.found_by", unique=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    # Written down before it is handed over, and after: between the two nobody knows.
    begun_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)

    objects = SendingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="a_sending_once"),
        ]

    @property
    def is_digest(self):
        return self.key.startswith(DIGEST)

    @property
    def way(self):
        return PUSH if self.subscription_id else EMAIL

    @property
    def token(self):
        return token_of(self.pk)

    def claim(self, *, at_most_once):
        """Whether it may be handed over now, which is on disk before this returns.

        What was begun and never finished may have arrived: then only what had better come twice
        than never is handed over again.
        """
        with transaction.atomic():
            mine = Sending.objects.select_for_update().get(pk=self.pk)
            if mine.done_at or (at_most_once and mine.begun_at):
                return False
            Sending.objects.filter(pk=self.pk).update(begun_at=timezone.now())
        return True

    def was_taken(self):
        Sending.objects.filter(pk=self.pk).update(done_at=timezone.now())

    def was_not_taken(self):
        """It surely did not arrive: it may be tried again."""
        Sending.objects.filter(pk=self.pk, done_at=None).update(begun_at=None)


def token_of(pk):
    return keyed_hash("notices.sending.token", str(pk))[:40]


def address_of(token):
    """The whole address that stands in it: ours as it was set, whatever a request claims."""
    return settings.SITE_ADDRESS + reverse("from_outside", args=[token])


def forget_old():
    """Sendings whose links have had their time."""
    Sending.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
