"""Letters that come back: how often a letterbox refused one for good, and when we stopped."""

from django.db import models, transaction
from django.utils import timezone

from alongside.vault.models import SealedModel, SealedQuerySet

MOST = 3  # One refusal for good can be a mail server's bad day; three letters in a row are not.


class RefusalsQuerySet(SealedQuerySet):
    def stopped(self):
        return self.exclude(stopped_at=None)

    def count_one(self, address):
        """The letterbox of this address refused a letter for good. Enough of them, and we stop."""
        with transaction.atomic():
            self.get_or_create(address=address)
            row = self.select_for_update().get(address=address)
            row.times += 1
            if row.times >= MOST:
                row.stopped_at = row.stopped_at or timezone.now()
            row.save(update_fields=["times", "stopped_at"])

    def stop(self, address):
        """Its owner, or whoever keeps the letterbox, wants no more letters from here."""
        self.update_or_create(address=address, defaults={"stopped_at": timezone.now()})

    def begin_anew(self, address):
        """It took a letter, or its person says that it would."""
        self.filter(address=address).delete()


class Refusals(SealedModel):
    """What an address refused. Gone with the address, and with the first letter it takes."""

    address = models.OneToOneField("people.Address", models.CASCADE, related_name="refusals")
    times = models.PositiveSmallIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True, editable=False)

    objects = RefusalsQuerySet.as_manager()


def letterbox_of(person):
    """The confirmed address of this person that takes letters, or None."""
    return person.addresses.confirmed().filter(refusals__stopped_at=None).first()
