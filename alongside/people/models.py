"""People: accounts, what they are called, how they like their pages, what they agreed to."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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
    # Whether they lead a group just now: groups keep it, so that no page has to ask them.
    leads = models.BooleanField(default=False, editable=False)
    # So that a page need not look for the rows that say more: see Suspension and News.
    is_suspended = models.BooleanField(default=False, editable=False)
    has_news = models.BooleanField(default=False, editable=False)
    is_active = models.BooleanField(default=True)
    arrived_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = []

    @property
    def called(self):
        """What others call this person; a word in its place if it cannot be opened any more."""
        return self.readable("display_name") or str(_("someone"))

    @property
    def display_profile(self):
        """The chosen look of pages, with defaults for what was never chosen."""
        return {**DISPLAY, **(self.readable("display") or {})}

    def has_accepted_limits(self):
        limits = self.consents.filter(kind=Consent.Kind.LIMITS, taken_back_at=None)
        return limits.filter(version=Consent.LIMITS_VERSION).exists()

    def accept_limits(self):
        self.consents.get_or_create(
            kind=Consent.Kind.LIMITS, version=Consent.LIMITS_VERSION, taken_back_at=None
        )

    @property
    def must_use_second_factor(self):
        """Whoever can see or end what is others' signs in with more than one thing they know."""
        return self.is_organiser or self.leads


class Consent(SealedModel):
    """Somebody read something in this version and agreed to it. Taken back, the row stays."""

    # Raise it when the meaning of the limits page changes; everyone is then asked once more.
    LIMITS_VERSION = 1

    class Kind(models.TextChoices):
        LIMITS = "limits", _("the age rule and the limits of confidentiality")
        ADDRESS = "address", _("an e-mail address kept here")
        LEADING = "leading", _("what somebody promises who leads groups")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.LIMITS)
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "version"],
                condition=Q(taken_back_at=None),
                name="one_consent_at_a_time",
            )
        ]


from .addresses import Address  # noqa: E402,F401  Models of this app, in rooms of their own.
from .blocks import Block  # noqa: E402,F401
from .drafts import Draft  # noqa: E402,F401
from .links import Link  # noqa: E402,F401
from .mutes import Mute  # noqa: E402,F401
from .news import News  # noqa: E402,F401
from .profile import Profile  # noqa: E402,F401
from .readiness import Readiness  # noqa: E402,F401
from .recovery import Recovery  # noqa: E402,F401
from .suspensions import Suspension  # noqa: E402,F401
