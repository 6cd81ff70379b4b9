"""The link with which a facilitator lets people into a group."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LASTS = timedelta(days=14)


class InvitationQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(expires_at__gt=timezone.now(), withdrawn_at=None)

    def withdraw(self):
        """These links open nothing any more, on an older copy of the data either."""
        with transaction.atomic():
            for pk in self.open().values_list("pk", flat=True):
                record("invitation_withdrawn", invitation=pk)
            self.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())

    def make(self, group, by):
        """A new link into `group`; the ones before it stop working."""
        self.filter(group=group).withdraw()
        token = secrets.token_urlsafe(24)
        return self.create(
            group=group, made_by=by, token=token, found_by=token, expires_at=timezone.now() + LASTS
        )

    def find(self, token):
        """The open invitation with this token, or None."""
        return self.open().filter(found_by=token).select_related("group").first()


class Invitation(SealedModel):
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="invitations")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    # Sealed so that a facilitator can read it again; hashed so that it can be found.
    token = SealedText(
        label="groups.invitation.token", owner="group", audience="facilitators", max_length=64
    )
    found_by = KeyedHash(label="groups.invitation.found_by", unique=True)
    # "facilitator" in a link that an organiser made to invite one: for one person, and once.
    role = models.CharField(max_length=16, default="member", editable=False)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def get_absolute_url(self):
        return reverse("join", args=[self.token])
