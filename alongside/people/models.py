"""People: accounts, what they are called, how they like their pages, what they agreed to."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.vault.fields import KeyedHash, SealedJSON, SealedText
from alongside.vault.models import KeyedModel, SealedModel, SealedQuerySet

DISPLAY = {"theme": "auto", "size": "normal", "font": "system", "timers": "shown"}


class PersonManager(BaseUserManager.from_queryset(SealedQuerySet)):
    def sign_up(self, name, password=None, *, display_name="", **more):
        """A new person who signs in as `name`. Without a password they cannot sign in by one."""
        person = self.model(sign_in_name=name, display_name=display_name or name, **more)
        person.set_password(password)
        person.save()
        return person

    def called(self, name):
        """The person who signs in as `name`; raises DoesNotExist."""
        return self.get(sign_in_name=name)


class Person(KeyedModel, AbstractBaseUser):
    """An account. Nothing in its row tells who it is: names are sealed, or hashed to be found."""

    key_kind = "person"

    sign_in_name = KeyedHash(label="people.person.sign_in_name", unique=True)
    display_name = SealedText(
        label="people.person.display_name", owner="self", audience="members", max_length=40
    )
    # How someone needs their pages to look can tell of their health, so it is sealed too.
    display = SealedJSON(
        label="people.person.display", owner="self", audience="only me", default=dict
    )
    is_organiser = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    arrived_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = []

    @property
    def called(self):
        """What others call this person; a word in its place if it cannot be opened any more."""
        return self.readable("display_name") or _("someone")

    @property
    def display_profile(self):
        """The chosen look of pages, with defaults for what was never chosen."""
        return {**DISPLAY, **(self.readable("display") or {})}

    def has_accepted_limits(self):
        return self.consents.filter(version=Consent.LIMITS_VERSION).exists()

    def accept_limits(self):
        Consent.objects.get_or_create(person=self, version=Consent.LIMITS_VERSION)


class Consent(SealedModel):
    """Someone read the age rule and the limits of confidentiality, in this version, and agreed."""

    # Raise it when the meaning of the limits page changes; everyone is then asked once more.
    LIMITS_VERSION = 1

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents", db_index=False
    )
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="one_consent_a_version")
        ]


from .blocks import Block  # noqa: E402,F401  Models of this app, in rooms of their own.
from .drafts import Draft  # noqa: E402,F401
