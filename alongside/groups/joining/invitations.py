"""The link that lets people into a group; or one person, who is to lead it, from an organiser."""

import secrets
from datetime import timedelta

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LASTS = timedelta(days=14)
# What can be chosen where one is made: for how many people, and for how many days.
USES = (1, 5, 12, None)
DAYS = (1, 7, 14)
MEMBER, FACILITATOR = "member", "facilitator"


class InvitationQuerySet(SealedQuerySet):
    def open(self):
        return self.unended().exclude(uses_left=0)

    def unended(self):
        return self.filter(expires_at__gt=timezone.now(), withdrawn_at=None)

    def withdraw(self):
        """These links open nothing any more, on an older copy of the data either."""
        with transaction.atomic():
            for pk in self.unended().values_list("pk", flat=True):
                record("invitation_withdrawn", invitation=pk)
            self.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())

    def for_members(self):
        return self.filter(role=MEMBER)

    def to_lead(self):
        """Those of organisers, each for one person who is to facilitate the group."""
        return self.filter(role=FACILITATOR)

    def make(self, group, by, *, uses=None, lasts=LASTS):
        """A new link into `group`, for so many people and so long; the ones before it stop."""
        with transaction.atomic():
            self.for_members().filter(group=group).withdraw()
            return self._new(group, by, uses_left=uses, expires_at=timezone.now() + lasts)

    def make_to_lead(self, group, by):
        """A new link for one person who is to facilitate `group`. Others stay as they are."""
        with transaction.atomic():
            invitation = self._new(group, by, role=FACILITATOR)
            about = {"group": group.pk, "invitation": invitation.pk}
            access.write("facilitator_invited", by=by, **about)
        return invitation

    def _new(self, group, by, **more):
        token = secrets.token_urlsafe(24)
        more.setdefault("expires_at", timezone.now() + LASTS)
        return self.create(group=group, made_by=by, token=token, found_by=token, **more)

    def find(self, token):
        """The open invitation with this token, or None."""
        return self.open().filter(found_by=token).select_related("group").first()


class Invitation(SealedModel):
    """A link that lets people in, until it has let in as many as it may, or its time is over."""

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="invitations")
    made_by = whoever()
    # Sealed so that a facilitator can read it again; hashed so that it can be found.
    token = SealedText(
        label="groups.invitation.token", owner="group", audience="facilitators", max_length=64
    )
    found_by = KeyedHash(label="groups.invitation.found_by", unique=True)
    # "facilitator" in a link that an organiser made to invite one: for one person, and once.
    role = models.CharField(max_length=16, default=MEMBER, editable=False)
    # How many more people it lets in. None: as many as come while it is open.
    uses_left = models.PositiveSmallIntegerField(null=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    def get_absolute_url(self):
        return reverse("join", args=[self.token])

    @property
    def is_to_lead(self):
        return self.role == FACILITATOR

    def can_be_taken_by(self, person):
        """An organiser invites somebody else to lead: it is no way into a group for themselves."""
        return not (self.is_to_lead and person.pk == self.made_by_id)

    def use(self):
        """One more person has come by it, under a lock of the group: see joining.places."""
        if self.uses_left is None:
            return
        self.uses_left -= 1
        self.save(update_fields=["uses_left"])
        if not self.uses_left:
            # Used up for good, on an older copy of the data too.
            type(self).objects.filter(pk=self.pk).withdraw()

    def let_in(self, person):
        """The membership of whoever is to lead. None if it let somebody in already."""
        with transaction.atomic():
            # Whoever comes first uses it up; a second one waits here, and finds it used.
            mine = type(self).objects.open().filter(pk=self.pk)
            if mine.select_for_update().first() is None:
                return None
            mine.withdraw()
            place = self.group.welcome(person, role=FACILITATOR)
            if not place.facilitates:
                place.let_facilitate()  # They were here as a member before.
        return place
