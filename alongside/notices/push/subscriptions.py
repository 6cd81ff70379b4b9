"""The devices on which somebody wants notices: where a push goes, and with what it is encrypted."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

from . import keys

MOST = 10  # Devices of one person; a browser that asks again and again gets the places of the old.


class SubscriptionQuerySet(SealedQuerySet):
    def keep(self, person, *, endpoint, p256dh, auth, device=""):
        """This device of this person; no longer anybody else's who signed in on it before."""
        says = {
            "endpoint": endpoint,
            "keys": {"p256dh": p256dh, "auth": auth},
            "device": device,
            "made_with": keys.public_key(),
        }
        with transaction.atomic():
            before = self.on_device(person, device) if device else []
            self.filter(Q(found_by=endpoint) | Q(pk__in=before)).end()
            surplus = self.filter(person=person).order_by("-made_at").values_list("pk", flat=True)
            self.filter(pk__in=list(surplus[MOST - 1 :])).end()
            return self.create(person=person, found_by=endpoint, says=says)

    def on_device(self, person, number):
        """[id] of theirs on the device with this number, whatever its browser called it."""
        theirs = self.filter(person=person).order_by("made_at").opened()
        return [one.pk for one in theirs if one.told("device") == number]

    def that_take_pushes(self, person):
        """Theirs, the oldest first. One made with another key of ours takes none, and so ends."""
        key, theirs = keys.public_key(), self.filter(person=person).order_by("made_at").opened()
        others = [one.pk for one in theirs if key and one.told("made_with", key) != key]
        self.filter(pk__in=others).end()
        return [one for one in theirs if one.pk not in others]

    def end(self):
        """Nothing is sent there any more, from an older copy of the data either."""
        with transaction.atomic():
            for pk in self.values_list("pk", flat=True):
                record("push_ended", subscription=pk)
            self.delete()


class Subscription(SealedModel):
    """Its address says which browser somebody uses, and opens it to whoever has it: so, sealed."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="push_subscriptions"
    )
    # {"endpoint": https://…, "keys": {"p256dh": …, "auth": …}}, as browsers give it; and the number
    # of the "device", and with which key of ours it was "made_with".
    says = SealedJSON(label="notices.subscription.says", owner="person", audience="only me")
    found_by = KeyedHash(label="notices.subscription.found_by", unique=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    def told(self, name, otherwise=None):
        return (self.readable("says") or {}).get(name, otherwise)


def ended_again(subscription):
    """Carry the end of one out once more, on an older copy of the data."""
    Subscription.objects.filter(pk=subscription).delete()
