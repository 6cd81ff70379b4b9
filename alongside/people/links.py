"""Links that are sent by e-mail: each opens one thing, once, and not for long."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import KeyedHash, SealedJSON
from alongside.vault.models import SealedModel


class Link(SealedModel):
    """The token is in the e-mail alone; here is a keyed hash of it. Gone once it was used."""

    class Kind(models.TextChoices):
        SIGN_UP = "sign_up", _("to sign up")
        SIGN_IN = "sign_in", _("to sign in")
        CONFIRM = "confirm", _("to confirm an address")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    found_by = KeyedHash(label="people.link.found_by", unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="links"
    )
    address = models.ForeignKey("people.Address", models.CASCADE, null=True, related_name="links")
    # Of a sign-up the name and the address: there is no person yet whose key could seal them.
    holds = SealedJSON(label="people.link.holds", owner="house", audience="house", null=True)
    expires_at = models.DateTimeField(db_index=True)
