"""Groups: who belongs, in which role, and what the group agreed on being together."""

import re

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside import live
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.ids import new_id
from alongside.vault.models import KeyedModel, SealedModel, SealedQuerySet

from .signals import membership_changed

SLUG = re.compile(r"[a-z0-9-]{1,50}")


class GroupQuerySet(SealedQuerySet):
    def joined_by(self, person):
        """Groups of which the person is a member now, and whose agreement they accepted."""
        return self.filter(memberships__in=Membership.objects.current().agreed().of(person))

    def facilitated_by(self, person):
        leading = Membership.objects.current().agreed().of(person)
        return self.filter(memberships__in=leading.filter(role=Membership.Role.FACILITATOR))

    def begin(self, *, by, agreement, id=None, **words):
        """A new group, which `by` facilitates. The same `id` again gives the group it made."""
        with transaction.atomic():
            # One at a time for each organiser, so that a second submit finds what the first made.
            get_user_model().objects.select_for_update().get(pk=by.pk)
            if begun := self.facilitated_by(by).filter(pk=id).first():
                return begun
            if id is None or self.filter(pk=id).exists():
                id = new_id()
            group = self.create(pk=id, **words)
            place = group.welcome(by, role=Membership.Role.FACILITATOR)
            place.accept(group.write_agreement(agreement, by=by))
        return group


class Group(KeyedModel):
    key_kind = "group"

    # Outside the demo no slug names a group: an address must not tell what it is about.
    slug = models.SlugField(null=True, unique=True, editable=False)  # noqa: DJ001
    name = SealedText(label="groups.group.name", owner="self", audience="members", max_length=80)
    purpose = SealedText(
        label="groups.group.purpose", owner="self", audience="members", max_length=1_000
    )
    time_zone = models.CharField(max_length=64, default="Europe/London")
    # The language that is written here: it decides how a search takes words apart.
    language = models.CharField(max_length=16, default="en-gb")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    # Whether visitors of the first page are told when it meets next, and who leads it.
    told_to_visitors = models.BooleanField(default=False)
    # Whether every page of the group has the button to leave quickly, for all its members.
    quick_exit = models.BooleanField(default=False)

    objects = GroupQuerySet.as_manager()

    @property
    def ref(self):
        """What stands for this group in an address: its id, or a slug in the demo."""
        return self.slug or str(self.pk)

    def get_absolute_url(self):
        return reverse("group", args=[self.ref])

    def current_agreement(self):
        return self.agreements.order_by("-version").first()

    def write_agreement(self, body, by):
        """The group's next version of its agreement. Nobody is locked out by not having read it."""
        with transaction.atomic():
            type(self).objects.select_for_update().get(pk=self.pk)
            latest = self.current_agreement()
            version = latest.version + 1 if latest else 1
            return self.agreements.create(version=version, body=body, written_by=by)

    def welcome(self, person, role="member"):
        """Let the person in, anew if they had left. Returns their membership."""
        with transaction.atomic():
            membership, _made = self.memberships.get_or_create(
                person=person, ended_at=None, defaults={"role": role}
            )
            membership.keep_who_leads()
        membership_changed.send(Membership, membership=membership)
        return membership

    def is_facilitated_by(self, person):
        return type(self).objects.facilitated_by(person).filter(pk=self.pk).exists()


class MembershipQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def of(self, person):
        return self.filter(person=person)

    def agreed(self):
        return self.filter(Exists(Acceptance.objects.filter(membership=OuterRef("pk"))))

    def at(self, ref):
        """In the group that an address calls `ref`: an id, or a slug in the demo."""
        if ref.isdecimal():
            return self.filter(group_id=int(ref[:20]) if int(ref[:20]) < 2**63 else 0)
        return self.filter(group__slug=ref) if SLUG.fullmatch(ref) else self.none()

    def with_agreed(self):
        """Each row knows as `has_agreed` whether the person accepted the group's agreement."""
        return self.annotate(
            has_agreed=Exists(Acceptance.objects.filter(membership=OuterRef("pk")))
        )


class Membership(SealedModel):
    """A person's place in a group. Leaving ends it; coming back begins another."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        FACILITATOR = "facilitator", _("facilitator")

    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    # Whether visitors of the first page are told that this person leads; their own choice alone.
    named_to_visitors = models.BooleanField(default=False)
    about = SealedText(
        label="groups.membership.about",
        owner="person",
        group="group",
        audience="members",
        max_length=300,
        null=True,
        blank=True,
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(ended_at=None), name="one_place_in_a_group"
            )
        ]

    @property
    def facilitates(self):
        return self.role == self.Role.FACILITATOR

    def let_facilitate(self):
        with transaction.atomic():
            self.role = self.Role.FACILITATOR
            self.save(update_fields=["role"])
            self.keep_who_leads()
        membership_changed.send(Membership, membership=self)

    def keep_who_leads(self):
        """Whether their person leads a group stands in the account, for every page to know."""
        places = type(self).objects.current().filter(person=self.person_id)
        leads = places.filter(role=self.Role.FACILITATOR).exists()
        people = get_user_model().objects.filter(pk=self.person_id)
        people.exclude(leads=leads).update(leads=leads)

    def accept(self, agreement):
        Acceptance.objects.get_or_create(membership=self, agreement=agreement)

    def can_be_ended_by(self, person):
        """One may always leave oneself; a facilitator may ask a member to leave."""
        if person.pk == self.person_id:
            return True
        return not self.facilitates and self.group.is_facilitated_by(person)

    def end(self, by):
        """The person no longer belongs: pages, drafts, marks and open streams follow at once.

        What they shared stays with the group until they erase it or themselves.
        """
        ended = type(self).objects.filter(pk=self.pk, ended_at=None)
        with transaction.atomic():
            if not ended.update(ended_at=timezone.now(), ended_by=by, about=None):
                return
            record("membership_ended", membership=self.pk, by=by and by.pk)
            self.keep_who_leads()
        self.refresh_from_db()
        live.recheck(self.person_id)
        if self.ended_by_id != self.person_id:
            self.group.invitations.open().withdraw()  # Not to be back by the same link at once.
        membership_changed.send(Membership, membership=self)


class Agreement(SealedModel):
    """How a group wants to be together, in one version. It belongs to the group, not its writer."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="agreements", db_index=False)
    version = models.PositiveSmallIntegerField()
    body = SealedText(
        label="groups.agreement.body", owner="group", audience="members", max_length=5_000
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "version"], name="one_agreement_a_version")
        ]

    @property
    def lines(self):
        return [line.strip() for line in self.body.splitlines() if line.strip()]


class Acceptance(SealedModel):
    """Somebody read this version of the agreement and said yes. Kept as it was, never edited."""

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="acceptances", db_index=False
    )
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="acceptances")
    accepted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "agreement"], name="one_acceptance_a_version"
            )
        ]


from .emergency import EmergencyReading  # noqa: E402,F401  Models of this app, in own rooms.
from .invitations import Invitation  # noqa: E402,F401
