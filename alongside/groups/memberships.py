"""A person's place in a group, with its role."""

import re
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from alongside import live
from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from . import notices
from .agreeing.agreements import Acceptance, Agreement
from .agreeing.proposals import Proposal
from .lasting import last_readable_end
from .parting.decisions import Decision
from .roles import IN_A_LAST_MEETING, INSIDE, LEADING, READ_ONLY, SEATED, Role, may
from .signals import membership_changed

# What becomes of what somebody shared who leaves: it stays as it is, or nameless, or goes.
NAMED, UNNAMED, TAKEN = "named", "unnamed", "taken"
WORDS = (NAMED, UNNAMED, TAKEN)
SLUG = re.compile(r"[a-z0-9-]{1,50}")
GOODBYES_STAY = timedelta(days=30)


def goodbyes_since():
    """Of whom left from then on, a goodbye still stands on the page "Who is here"."""
    return timezone.now() - GOODBYES_STAY


class MembershipQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def of(self, person):
        return self.filter(person=person)

    def inside(self):
        """Of those who read what the group shares. A supervisor does not."""
        return self.filter(role__in=INSIDE)

    def reading(self, moment):
        """Places from which what was shared at that `moment` (an expression, or a time) is read.

        Not what was shared while their people had left, and had not come back.
        """
        since = Q(sees_from=None) | Q(sees_from__lte=moment)
        since &= Q(away_since=None) | Q(away_since__gt=moment) | Q(joined_at__lte=moment)
        there = Q(group__ends_on=None) | Q(group__ends_on__gte=last_readable_end())
        return self.current().inside().agreed().filter(since, there)

    def leading(self):
        return self.filter(role__in=LEADING)

    def able(self):
        """Of people who can come in now: their account neither rests nor is suspended."""
        return self.filter(person__is_active=True, person__is_suspended=False)

    def seated(self):
        """Of those for whom places are counted."""
        return self.filter(role__in=SEATED)

    def taking_room(self):
        """Those who take up a place now. Whose account rests does not: they have died."""
        return self.current().seated().filter(person__is_active=True)

    def agreed(self):
        return self.filter(Exists(Acceptance.objects.filter(membership=OuterRef("pk"))))

    def with_goodbye(self):
        return self.filter(ended_at__isnull=False, goodbye__isnull=False)

    def at(self, ref):
        """In the group that an address calls `ref`: an id, or a slug in the demo."""
        if ref.isdecimal():
            return self.filter(group_id=int(ref[:20]) if int(ref[:20]) < 2**63 else 0)
        return self.filter(group__slug=ref) if SLUG.fullmatch(ref) else self.none()

    def with_versions(self):
        """Each row knows which version its person said yes to last, and which one holds now.

        And as `open_proposal` the id of the change that is being talked over, or None.
        """
        said_yes = Acceptance.objects.filter(membership=OuterRef("pk"))
        said_yes = said_yes.order_by("-agreement__version").values("agreement__version")[:1]
        there = Agreement.objects.filter(group=OuterRef("group")).order_by("-version")
        proposed = Proposal.objects.open().filter(group=OuterRef("group"))
        return self.annotate(
            accepted_version=Subquery(said_yes),
            current_version=Subquery(there.values("version")[:1]),
            open_proposal=Subquery(proposed.values("pk")[:1]),
        )

    def with_agreed(self):
        """Each row knows as `has_agreed` whether the person accepted the group's agreement."""
        return self.annotate(
            has_agreed=Exists(Acceptance.objects.filter(membership=OuterRef("pk")))
        )


class Membership(SealedModel):
    """A person's place in a group. Leaving ends it; coming back begins another."""

    Role = Role

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = whoever(editable=False)
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

    # From when on they read what was shared. None: all of it.
    sees_from = models.DateTimeField(null=True, editable=False)
    # Since when they were away who had left before, until `joined_at`. None: they had not.
    away_since = models.DateTimeField(null=True, editable=False)
    # Those who came in together on one day; None for whoever came alone.
    cohort = models.DateField(null=True, editable=False)
    # When they had been through the welcome. None: it is still before them.
    settled_at = models.DateTimeField(null=True, editable=False)
    # When somebody who leads had greeted them. None: they are among the arrivals on the desk.
    greeted_at = models.DateTimeField(null=True, editable=False)
    # Until when they do not share or reply: see parting.decisions, where the reason is.
    silenced_until = models.DateTimeField(null=True, editable=False)
    # When the group was told that their person has died, by a post of that moment: see
    # alongside/home/death/. Nothing ends.
    remembered_at = models.DateTimeField(null=True, editable=False)
    hopes = SealedText(
        label="groups.membership.hopes",
        owner="person",
        group="group",
        audience="facilitators",
        max_length=600,
        null=True,
        blank=True,
    )
    goodbye = SealedText(
        label="groups.membership.goodbye",
        owner="person",
        group="group",
        audience="members",
        max_length=1_000,
        null=True,
        blank=True,
    )
    # Whether they took what they had shared along when they left.
    takes_words = models.BooleanField(default=False, editable=False)

    # While they are leaving, for those who are told of it: one of WORDS. It is not kept.
    words = NAMED

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(ended_at=None), name="one_place_in_a_group"
            )
        ]

    # Set where it is asked in a meeting that began on the group's last day, and is not over yet.
    in_a_last_meeting = False

    @property
    def facilitates(self):
        return self.role in LEADING

    @property
    def is_behind(self):
        """Of `with_versions`: whether the agreement has changed since they said yes to it."""
        return self.accepted_version is not None and self.accepted_version < self.current_version

    def reads(self, moment):
        """Whether they read what was shared at that moment, as in `reading`."""
        since = self.sees_from is None or self.sees_from <= moment
        return since and not (self.away_since and self.away_since <= moment < self.joined_at)

    @property
    def is_silenced(self):
        return self.silenced_until is not None and self.silenced_until > timezone.now()

    def may(self, act):
        """Whether they may do this in their group now: by their role, and as things stand."""
        if self.ended_at is not None:
            return False
        goes_on = not self.group.is_over or (self.in_a_last_meeting and act in IN_A_LAST_MEETING)
        if not goes_on and act not in READ_ONLY:
            return False
        return may(self.role, act, is_silenced=self.is_silenced)

    def let_facilitate(self):
        self.give_role(Role.FACILITATOR)

    def give_role(self, role, by=None):
        """Whether it could be given: the last one who facilitates keeps their role, for the group.

        Whoever leads from now on is silenced no more.
        """
        with transaction.atomic():
            self.hold_the_group()
            mine, before = type(self).objects.current().filter(pk=self.pk), self.role
            leaves_nobody = role != Role.FACILITATOR and self.is_last_facilitator()
            if leaves_nobody or not mine.update(role=role):
                return False
            if role != Role.FACILITATOR:  # Who may say that they lead it; later they say so anew.
                mine.update(named_to_visitors=False)
            if role in LEADING:
                self.silences().end(by=by)
            self.refresh_from_db(fields=["role", "silenced_until"])
            if self.role != before:
                notices.tell_role(self, by)
            self.keep_who_leads()
            transaction.on_commit(partial(live.recheck, self.person_id))
            membership_changed.send(Membership, membership=self)
            if by is not None:
                about = {"group": self.group_id, "membership": self.pk}
                access.write("role_given", by=by, role=str(role.value), **about)
        return True

    def hold_the_group(self):
        """Until the transaction ends, nobody else changes who leads the group or belongs to it."""
        groups = type(self)._meta.get_field("group").related_model.objects
        groups.select_for_update().get(pk=self.group_id)

    def is_last_facilitator(self):
        """Whether nobody else facilitates the group who could do so now."""
        places = type(self).objects.current().filter(group=self.group_id, role=Role.FACILITATOR)
        others = places.agreed().able()
        return places.filter(pk=self.pk).exists() and not others.exclude(pk=self.pk).exists()

    def silences(self):
        """The decision by which they do not write for now, if there is one."""
        mine = Decision.objects.filter(group=self.group_id, person=self.person_id)
        return mine.silences().standing()

    def keep_who_leads(self):
        """Whether their person leads a group stands in the account, for every page to know."""
        places = type(self).objects.current().filter(person=self.person_id)
        leads = places.leading().exists()
        people = get_user_model().objects.filter(pk=self.person_id)
        people.exclude(leads=leads).update(leads=leads)

    def hand_the_group_on(self):
        """Where no facilitator is left, the co-facilitator who came first is one from now on."""
        others = type(self).objects.current().filter(group=self.group_id)
        able = others.agreed().able()
        if not able.filter(role=Role.FACILITATOR).exists():
            next_one = able.filter(role=Role.CO_FACILITATOR).order_by("joined_at", "pk").first()
            if next_one:
                next_one.let_facilitate()
                notices.tell_role(next_one, by=self.person)

    def accept(self, agreement):
        Acceptance.objects.get_or_create(membership=self, agreement=agreement)

    def can_be_asked_to_leave(self):
        """Nor silenced: whoever leads has their role taken first, by somebody who facilitates."""
        return not self.facilitates

    def end(self, by, *, words=NAMED, goodbye=""):
        """The person no longer belongs: pages, drafts, marks and open streams follow at once.

        `words` says what becomes of what they shared. `goodbye` is what they leave for the group to
        read. False where their place had ended already.
        """
        with transaction.atomic():
            if not self.end_again(by=by, words=words):
                return False
            record("membership_ended", membership=self.pk, by=by and by.pk, words=words)
            if goodbye:
                self.goodbye = goodbye
                self.save(update_fields=["goodbye"])
        return True

    def end_again(self, by, words):
        """Carry it out, on an older copy of the data too, where the ledger has it already."""
        ended = type(self).objects.filter(pk=self.pk, ended_at=None)
        with transaction.atomic():
            if self.facilitates:
                self.hold_the_group()
            gone = {"about": None, "hopes": None, "named_to_visitors": False}
            gone |= {"ended_at": timezone.now(), "ended_by": by, "takes_words": words == TAKEN}
            if not ended.update(**gone):
                return False
            self.refresh_from_db()
            self.keep_who_leads()
            self.hand_the_group_on()
            if self.ended_by_id != self.person_id:
                self.group.invitations.open().withdraw()  # Not to be back by the same link at once.
            transaction.on_commit(partial(live.recheck, self.person_id))
            self.words = words
            membership_changed.send(Membership, membership=self)
        return True
