"""What somebody should know of their own account, on whichever device they look next."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel


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

    class Meta:
        indexes = [models.Index(fields=["person", "read_at", "at"], name="news_of_somebody")]
