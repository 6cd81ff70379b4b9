"""What somebody says of themselves in all their groups, and a pause they have asked for."""

from django.conf import settings
from django.db import models

from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel


class Profile(SealedModel):
    """A room beside the account, so that lists of many authors need not open it."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    pronouns = SealedText(
        label="people.profile.pronouns",
        owner="person",
        audience="members",
        max_length=30,
        null=True,
        blank=True,
    )
    # {"since": an ISO moment}, or nothing. A pause can tell of somebody's health.
    pause = SealedJSON(
        label="people.profile.pause", owner="person", audience="members", null=True, blank=True
    )


def are_all_away(people):
    """Whether all of them, if there are any, have a break: they hear of nothing that waits."""
    return bool(people) and all(one.paused_since for one in people)
