"""A group: what it is called and for whom, how it is found, how people come in, how it ends."""

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.ids import new_id
from alongside.vault.models import KeyedModel, SealedQuerySet
from alongside.vault.once import OtherWords, says

from .lasting import day, last_readable_end, not_over
from .roles import SEATED, Role
from .signals import membership_changed


class GroupQuerySet(SealedQuerySet):
    def joined_by(self, person):
        """Groups that the person is inside of now, and whose agreement they accepted."""
        places = Membership.objects.current().inside().agreed().of(person)
        return self.there().filter(memberships__in=places)

    def facilitated_by(self, person):
        places = Membership.objects.current().leading().agreed().of(person)
        return self.there().filter(memberships__in=places)

    def there(self):
        """Those that can still be read: not those that ended long enough ago."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=last_readable_end()))

    def going_on(self):
        """Those that have not ended, each by its own clock: `is_over`, of many."""
        return self.filter(not_over())

    def to_be_found(self):
        """Those that somebody may ask to join who is not in them: `can_be_found`, of many."""
        return self.going_on().exclude(joining=Group.Joining.INVITATION)

    def begin(self, *, by, agreement, id=None, **words):
        """A new group, which `by` facilitates. The same `id` again gives the group it made.

        Raises OtherWords where that one says something else than what was sent now.
        """
        with transaction.atomic():
            # One at a time for each organiser, so that a second submit finds what the first made.
            get_user_model().objects.select_for_update().get(pk=by.pk)
            if begun := self.facilitated_by(by).filter(pk=id).first():
                first = begun.agreements.order_by("version").first().readable("body")
                if first != agreement or not says(begun, self.model(**words), beside=words):
                    raise OtherWords
                return begun
            if id is None or self.filter(pk=id).exists():
                id = new_id()
            group = self.create(pk=id, **words)
            place = group.welcome(by, role=Role.FACILITATOR)
            place.accept(group.write_agreement(agreement, by=by))
        return group


class Group(KeyedModel):
    """What a group says of itself, how it is found, and how people come in."""

    key_kind = "group"

    class Joining(models.TextChoices):
        """How people come in. Only groups that anybody may ask to join can be found."""

        OPEN = "open", _("whoever it is for can come in")
        ASKING = "asking", _("people ask, and somebody who leads it answers")
        INVITATION = "invitation", _("by invitation alone; nobody can find it")

    class Format(models.TextChoices):
        WRITING = "writing", _("here in writing")
        CALL = "call", _("by phone or video")
        ROOM = "room", _("in a room")
        MIXED = "mixed", _("in more than one way")

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

    # -- how it is found --
    format = models.CharField(max_length=8, choices=Format.choices, default=Format.WRITING)
    # When it usually meets, by its own clock: 0 is Monday; every so many weeks.
    meets_on = models.PositiveSmallIntegerField(null=True, blank=True)
    meets_at = models.TimeField(null=True, blank=True)
    meets_every = models.PositiveSmallIntegerField(default=1)
    themes = SealedJSON(label="groups.group.themes", owner="self", audience="members", null=True)
    # What it is for, said three to five times in other words, one a line: it is found by them.
    in_other_words = SealedText(
        label="groups.group.in_other_words",
        owner="self",
        audience="members",
        max_length=1_500,
        null=True,
        blank=True,
    )

    # -- how people come in --
    joining = models.CharField(max_length=10, choices=Joining.choices, default=Joining.INVITATION)
    # For how many members there is room, besides those who lead. None: for as many as come.
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    # Whether somebody who leads it talks with each person before they come in.
    talks_first = models.BooleanField(default=False)
    # What people are asked who want to join, one question a line.
    questions = SealedText(
        label="groups.group.questions",
        owner="self",
        audience="members",
        max_length=1_000,
        null=True,
        blank=True,
    )
    # Newcomers come in together on this day. None: each as soon as there is a place.
    newcomers_on = models.DateField(null=True, blank=True)
    # Whether newcomers read what was shared before they came.
    shows_past = models.BooleanField(default=False)

    # -- how it ends --
    ends_on = models.DateField(null=True, blank=True)
    ending = SealedText(
        label="groups.group.ending",
        owner="self",
        audience="members",
        max_length=1_500,
        null=True,
        blank=True,
    )

    objects = GroupQuerySet.as_manager()

    @property
    def is_over(self):
        """It has ended: it can be read for a while, and nothing is added any more."""
        return self.ends_on is not None and self.ends_on < day(self.time_zone)

    @property
    def is_gone(self):
        return self.ends_on is not None and self.ends_on < last_readable_end()

    @property
    def can_be_found(self):
        return self.joining != self.Joining.INVITATION and not self.is_over

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

    def welcome(self, person, role=Role.MEMBER, **more):
        """Let the person in, anew if they had left. Returns their membership.

        Whether there is room is for the caller to know: see joining.places.
        """
        now = timezone.now()
        came = {"role": role, "joined_at": now, **self.read_from(person, role, now)}
        # Going and coming back is no way round a decision that they do not write for a while.
        silence = self.decisions.silences().standing().filter(person=person).first()
        came["silenced_until"] = silence and silence.until
        with transaction.atomic():
            membership, _made = self.memberships.get_or_create(
                person=person, ended_at=None, defaults=came | more
            )
            membership.keep_who_leads()
        membership_changed.send(Membership, membership=membership)
        return membership

    def read_from(self, person, role, now):
        """From when on somebody of this role reads who comes in now, and since when they were away.

        Who went by themselves, or was asked to leave by mistake, reads what they could read before,
        too. What was shared while they were away they could not; of several times, the first
        counts.
        """
        if self.shows_past or role not in SEATED:
            return {"sees_from": None}
        ended = self.memberships.filter(person=person, ended_at__isnull=False)
        before = ended.order_by("-ended_at").first()
        if before is None:
            return {"sees_from": now}
        reversed_since = self.decisions.removals().told().filter(ended_at__gte=before.ended_at)
        if before.ended_by_id == person.pk or reversed_since.filter(person=person).exists():
            away_since = before.away_since or before.ended_at
            return {"sees_from": before.sees_from, "away_since": away_since}
        return {"sees_from": now}

    def is_facilitated_by(self, person):
        return type(self).objects.facilitated_by(person).filter(pk=self.pk).exists()


from .agreeing.agreements import Acceptance, Agreement  # noqa: E402,F401  In rooms of their own.
from .agreeing.proposals import Proposal, Remark, Voice  # noqa: E402,F401
from .emergency import EmergencyReading  # noqa: E402,F401
from .finding.wanted import Wanted  # noqa: E402,F401
from .joining.askings import Asking  # noqa: E402,F401
from .joining.fast_reading import FastReading  # noqa: E402,F401
from .joining.invitations import Invitation  # noqa: E402,F401
from .memberships import Membership  # noqa: E402
from .parting.decisions import Decision  # noqa: E402,F401
from .talking.concerns import Concern  # noqa: E402,F401
from .talking.threads import Message, ProposedTime, Thread  # noqa: E402,F401
