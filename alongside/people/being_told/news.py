"""What somebody should know of their own account, on whichever device they look next."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.sessions import hashed

from . import letters

KEPT = timedelta(days=90)  # After it was read.

# By what a way of signing in is called in code: see telling.
WAYS_ADDED = {
    "password": _("there is a new password"),
    "webauthn": _("a passkey was added"),
    "totp": _("an app for codes was added"),
    "recovery_codes": _("there are new recovery codes"),
}
WAYS_REMOVED = {
    "password": _("the password was taken away"),
    "webauthn": _("a passkey was taken away"),
    "totp": _("the app for codes was taken away"),
    "recovery_codes": _("the recovery codes were taken away"),
}


class NewsQuerySet(SealedQuerySet):
    def unread_here(self, request):
        """What waits to be read, oldest first; but for what was done on this very device."""
        here = hashed(request.session.session_key or "")
        waiting = self.filter(read_at=None).order_by("at").opened()
        return [one for one in waiting if one.says.get("by") != here]

    def about_recovery(self, person):
        return self.filter(person=person, kind=News.Kind.RECOVERY_ASKED)

    def settle(self):
        """These need not be read any more."""
        unread = self.filter(read_at=None)
        people = set(unread.values_list("person", flat=True))
        unread.update(read_at=timezone.now())
        waiting = News.objects.filter(read_at=None, person__in=people).values("person")
        get_user_model().objects.filter(pk__in=people).exclude(pk__in=waiting).update(
            has_news=False
        )


class News(SealedModel):
    """One thing that happened to an account. Stands on every page until it has been read."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", _("signed in on a device that is new")
        WAY_IN_ADDED = "way_in_added", _("a way of signing in was added")
        WAY_IN_REMOVED = "way_in_removed", _("a way of signing in was taken away")
        RECOVERY_ASKED = "recovery_asked", _("somebody asks to be let in again")
        RECOVERED = "recovered", _("the account was opened again with the help of others")
        SUSPENDED = "suspended", _("the account was suspended")
        LIFTED = "lifted", _("the suspension was lifted")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="news", db_index=False
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    # Such as the device, or who vouched: {"device": "Firefox on Android"}.
    holds = SealedJSON(label="people.news.holds", owner="person", audience="only me", null=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)

    objects = NewsQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "read_at", "at"], name="news_of_somebody")]

    @classmethod
    def tell(cls, person, kind, **holds):
        """Let this person know, on every page of theirs until they have read it.

        `holds` are short words and ids that say more, such as which device; `by` is the sign-in
        that did it, which need not be told. Who has confirmed an e-mail address gets a letter
        besides, which says only that something changed.
        """
        cls.objects.filter(person=person, read_at__lt=timezone.now() - KEPT).delete()
        told = cls.objects.create(person=person, kind=kind, holds=holds)
        person.has_news = True
        get_user_model().objects.filter(pk=person.pk).update(has_news=True)
        addresses = person.addresses.confirmed().opened()
        letters.something_changed([one.email for one in addresses])
        return told

    @property
    def says(self):
        """What it holds, or nothing where it cannot be opened any more."""
        return self.readable("holds") or {}

    @property
    def can_be_denied(self):
        """Whether it was done by whoever was in, so that it may have been somebody else."""
        return self.kind in (self.Kind.SIGNED_IN, self.Kind.WAY_IN_ADDED, self.Kind.WAY_IN_REMOVED)

    @property
    def way_added(self):
        return WAYS_ADDED.get(self.says.get("way"), _("there is something new"))

    @property
    def way_removed(self):
        return WAYS_REMOVED.get(self.says.get("way"), _("something was taken away"))

    @property
    def vouchers(self):
        """Who vouched, of a recovery: whoever of the two is still here."""
        recovery = self.person.recoveries.filter(pk=int(self.says.get("recovery", 0)))
        found = recovery.select_related("first_by", "second_by").first()
        return [one for one in (found.first_by, found.second_by) if one] if found else []
