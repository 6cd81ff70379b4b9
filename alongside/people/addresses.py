"""An e-mail address, for those who want one: to sign in by a link, and to be told what happened."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel


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
