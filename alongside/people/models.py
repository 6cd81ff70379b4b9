"""People: accounts, what they are called, how they like their pages, what they agreed to."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedJSON, SealedText
from alongside.vault.models import KeyedModel, SealedModel, SealedQuerySet

# How pages look for whoever has chosen nothing. An empty zone or language is this Alongside's own.
DISPLAY = {
    "theme": "auto",
    "size": "normal",
    "font": "system",
    "density": "roomy",
    "timers": "shown",
    "simple": False,
    "calm": False,
    "aloud": False,
    "quick_exit": False,
    "zone": "",
    "language": "",
}


def moment(text):
    """A moment that was kept as text, or None."""
    return datetime.fromisoformat(text) if text else None


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
    # How many groups they want to lead at most, as they say themselves. None: they have not said.
    leads_at_most = models.PositiveSmallIntegerField(null=True, blank=True)
    # So that a page need not look for the rows that say more: see Suspension and News.
    is_suspended = models.BooleanField(default=False, editable=False)
    has_news = models.BooleanField(default=False, editable=False)
    # The version of the limits that holds for them just now, or 0: see Consent.
    agreed_limits = models.PositiveSmallIntegerField(default=0, editable=False)
    # {"since": an ISO moment} while they have a break, {"back": one} after it. See pausing.
    paused = SealedJSON(
        label="people.person.paused", owner="self", audience="only me", default=dict, null=True
    )
    is_active = models.BooleanField(default=True)
    arrived_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = []

    @classmethod
    def anybody(cls, pk, back_since=None):
        """A person of whom no more is there, for queries that are prepared.

        Whatever asks for more finds no such account.
        """
        person = cls.from_db(None, ["id"], [pk])
        person.paused = {"back": back_since.isoformat()} if back_since else None
        return person

    @property
    def called(self):
        """What others call this person; a word in its place if it cannot be opened any more."""
        return self.readable("display_name") or str(_("someone"))

    @property
    def display_profile(self):
        """The chosen look of pages, with defaults for what was never chosen."""
        return {**DISPLAY, **(self.readable("display") or {})}

    @property
    def paused_since(self):
        """Since when they have a break, or None."""
        return moment((self.readable("paused") or {}).get("since"))

    @property
    def back_since(self):
        """When they last came back from a break, or None: what is older is not news to them."""
        return moment((self.readable("paused") or {}).get("back"))

    @cached_property
    def drafts_seen(self):
        """{place: mark} of the drafts that the forms of a page begin from: see Draft.begun."""
        return {}

    def has_accepted_limits(self):
        return self.agreed_limits == Consent.LIMITS_VERSION

    def accept_limits(self):
        with transaction.atomic():
            self.consents.get_or_create(
                kind=Consent.Kind.LIMITS, version=Consent.LIMITS_VERSION, taken_back_at=None
            )
            Consent.keep_limits(self.pk)
        self.agreed_limits = Consent.LIMITS_VERSION

    @property
    def must_use_second_factor(self):
        """Whoever can see or end what is others' signs in with more than one thing they know."""
        return self.is_organiser or self.leads


class Consent(SealedModel):
    """Somebody read something in this version and agreed to it. Taken back, the row stays."""

    # Raise it when the meaning of the limits page changes; everyone is then asked once more.
    LIMITS_VERSION = 2

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

    def take_back(self):
        """It does not hold any more, nor do the versions before it. False if it was done before."""
        with transaction.atomic():
            given = Consent.objects.filter(
                person=self.person_id, kind=self.kind, version__lte=self.version
            )
            ended = list(given.filter(taken_back_at=None).values_list("pk", flat=True))
            given.filter(pk__in=ended).update(taken_back_at=timezone.now())
            for pk in ended:
                record("consent_taken_back", consent=pk)
            Consent.keep_limits(self.person_id)
        return bool(ended)

    @classmethod
    def keep_limits(cls, person):
        """Which limits hold stands in the account, so that every page of every device knows."""
        limits = cls.objects.filter(person=person, kind=cls.Kind.LIMITS, taken_back_at=None)
        newest = limits.aggregate(newest=models.Max("version"))["newest"] or 0
        Person.objects.filter(pk=person).update(agreed_limits=newest)


# Models of this app that live in its rooms: Django looks for them here.
from .back_in.recovery import Recovery  # noqa: E402,F401
from .being_here.drafts import Draft  # noqa: E402,F401
from .being_here.profile import Profile  # noqa: E402,F401
from .being_told.addresses import Address  # noqa: E402,F401
from .being_told.links import Link  # noqa: E402,F401
from .being_told.news import News  # noqa: E402,F401
from .coming_in.secrets import Secret  # noqa: E402,F401
from .death.deaths import Death  # noqa: E402,F401
from .safety.blocks import Block  # noqa: E402,F401
from .safety.mutes import Mute  # noqa: E402,F401
from .safety.readiness import Readiness  # noqa: E402,F401
from .safety.suspensions import Suspension  # noqa: E402,F401
