"""An e-mail address, for those who want one: to sign in by a link, and to be told what happened."""

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

# Raise it when the meaning of what the page says changes.
VERSION = 2


class AddressQuerySet(SealedQuerySet):
    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def write_down(self, person, email):
        """`email` as one that this person says is theirs, in place of any not confirmed before."""
        waiting = [one.pk for one in self.filter(person=person, confirmed_at=None)]
        self.filter(pk__in=waiting).exclude(found_by=email).remove()
        found = self.filter(person=person, found_by=email).first()
        return found or self.create(person=person, email=email, found_by=email)

    def known(self, email):
        """The confirmed address of this spelling or one like it, with its person; or None."""
        return self.confirmed().filter(found_by=email).select_related("person").first()

    def remove(self):
        """These addresses go, from older copies of the data too."""
        with transaction.atomic():
            for pk in self.values_list("pk", flat=True):
                record("address_removed", address=pk)
            self.delete()


class Address(SealedModel):
    """Sealed under its person's key; found by a keyed hash. It signs in once it is confirmed."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="addresses", db_index=False
    )
    email = SealedText(
        label="people.address.email", owner="person", audience="only me", max_length=254
    )
    found_by = KeyedHash(label="people.address.found_by", db_index=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "found_by"], name="an_address_once"),
            # Anybody may write down anybody's address; only one person can confirm it.
            models.UniqueConstraint(
                fields=["found_by"],
                condition=Q(confirmed_at__isnull=False),
                name="an_address_of_one_person",
            ),
        ]

    def confirm(self):
        """From now on it signs in, in place of any other of theirs.

        Returns what those were, for them to be told; or None where it is somebody else's already.
        """
        try:
            with transaction.atomic():
                self.confirmed_at = timezone.now()
                self.save(update_fields=["confirmed_at"])
                others = self.person.addresses.exclude(pk=self.pk)
                before = [one.email for one in others.confirmed().opened()]
                others.remove()
        except IntegrityError:
            return None
        return before


def take_back(person):
    """The person wants no address here any more: every one of theirs goes, and the yes to it."""
    with transaction.atomic():
        person.addresses.all().remove()
        for consent in person.consents.filter(kind="address", taken_back_at=None):
            consent.take_back()


def agree(person):
    """They read what an address is for, and gave one."""
    person.consents.get_or_create(kind="address", version=VERSION, taken_back_at=None)
