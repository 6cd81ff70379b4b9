"""Links that are sent by e-mail: each opens one thing, once, and not for long."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import KeyedHash, SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

MINUTES = {"sign_up": 60, "sign_in": 15, "confirm": 60}


class LinkQuerySet(SealedQuerySet):
    def make(self, kind, **more):
        """A new link of this kind; returns its token. Those that ran out go on the way."""
        self.filter(expires_at__lte=timezone.now()).delete()
        token = secrets.token_hex(20)
        expires_at = timezone.now() + timedelta(minutes=MINUTES[kind])
        self.create(kind=kind, found_by=token, expires_at=expires_at, **more)
        return token

    def find(self, token):
        """The link with this token, if it still opens anything; or None."""
        alive = self.filter(found_by=token, expires_at__gt=timezone.now())
        return alive.select_related("person", "address").first()


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
    # Of a sign-up the name and the address: there is no person yet whose key could seal them. And
    # the page that somebody was on their way to, such as an invitation.
    holds = SealedJSON(label="people.link.holds", owner="house", audience="house", null=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = LinkQuerySet.as_manager()

    def use_up(self):
        """Whether this is the one time that it opens something: of two at once only one may."""
        return Link.objects.filter(pk=self.pk).delete()[1].get("people.Link", 0) == 1


def address_of(token):
    """The whole address that goes into a letter: ours as it was set, whatever a request claims."""
    return settings.SITE_ADDRESS + reverse("link", args=[token])
