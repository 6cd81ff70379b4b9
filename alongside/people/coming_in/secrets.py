"""What an app's codes and the recovery codes are made from: sealed, and gone with their person."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import SealedText
from alongside.vault.keyring import HOUSE, also_forget
from alongside.vault.models import SealedModel
from alongside.vault.seal import Place, open_sealed, seal

# Somebody whom nobody is, and their secret: made up, so that a name which is not here is as much
# work as one that is.
NOBODY = 0

_owner = ContextVar("whose secret is being kept")


@contextmanager
def kept_for(person):
    """Secrets that allauth keeps inside are this person's."""
    token = _owner.set(person)
    try:
        yield
    finally:
        _owner.reset(token)


class Secret(SealedModel):
    """One secret. allauth keeps the id of this row where it would keep the secret itself."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="secrets",
    )
    text = SealedText(
        label="people.authenticator.secret", owner="person", audience="only me", max_length=200
    )


def place_of(pk, owner):
    """Where the secret of this id lies: sealed with the key of its owner, as the field says."""
    field = Secret._meta.get_field("text")
    return Place(field.label, field.audience, pk, (owner,))


@cache
def nobodys_secret():
    """Made up by each process for itself, sealed with the house's key, and never stored."""
    return seal(RecoveryCodes.generate_seed(), place_of(NOBODY, HOUSE))


also_forget.append(nobodys_secret.cache_clear)


class MFAAdapter(DefaultMFAAdapter):
    """allauth's second factors, with their secrets sealed and nobody's sign-in name told."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This did not work. Please try once more."),
    }

    def encrypt(self, text):
        return str(Secret.objects.create(person=_owner.get(), text=text).pk)

    def decrypt(self, encrypted_text):
        """Raises Secret.DoesNotExist, or a VaultError where it cannot be opened any more."""
        pk = int(encrypted_text)
        # For nobody a row is read as well, whosever it is, and put aside unopened.
        rows = Secret.objects.filter(pk=pk) if pk != NOBODY else Secret.objects.filter(pk__gt=pk)
        found = rows.order_by("pk").values_list("person_id", "text").first()
        if pk == NOBODY:
            owner, blob = HOUSE, nobodys_secret()
        elif found:
            owner, blob = ("person", found[0]), found[1]
        else:
            raise Secret.DoesNotExist
        return open_sealed(blob, place_of(pk, owner))

    def get_totp_issuer(self):
        return "Alongside"

    def get_totp_label(self, user):
        return user.called

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": "Alongside"}

    def get_public_key_credential_user_entity(self, user):
        # The device shows the name, so it is the one that others here see; the id is random.
        return {
            **super().get_public_key_credential_user_entity(user),
            "name": user.called,
            "display_name": user.called,
        }

    def generate_authenticator_name(self, user, type):
        """Nobody is asked to name a passkey: the words would lie open."""
        return ""
