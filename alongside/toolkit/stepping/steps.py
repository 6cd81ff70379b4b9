"""One thing somebody would like to try. It is theirs alone, unless they share it with a group.

It is never counted, and there is no answer to "How did it go?" that is a wrong one. When its group
or its person's place there ends, it is that person's alone again; with the person it goes.
"""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group, Membership
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.people.safety.mutes import Mute
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

LONGEST_WHAT, LONGEST_WHEN, LONGEST_LEARNED, LONGEST_CAUTION = 300, 120, 1_000, 200

SHARING = ("group", "shared_at", "shelved_at")
SAID_AFTERWARDS = (*SHARING, "begun_at", "looked_back_at", "outcome", "learned", "caution")
DECIDED = ("taken_off_at", "taken_off_by", "taken_off_because")


class Outcome(models.TextChoices):
    """What somebody says about how it went. Sealed, like their words."""

    HELPED = "helped", _("It helped me")
    UNSURE = "unsure", _("I tried it, and cannot tell yet")
    NOT_FOR_ME = "not_for_me", _("I tried it, and it is not for me")
    LATER = "later", _("It did not come to it. I keep it for next time")
    LET_GO = "let_go", _("It did not come to it. I let it go")


class SmallStepQuerySet(SealedQuerySet):
    def of(self, person):
        return self.filter(person=person)

    def open(self):
        """Those of which nobody has said yet how it went."""
        return self.filter(looked_back_at=None)

    def shared(self):
        """With the group that they name, for as long as their person is in it."""
        places = Membership.objects.current().inside().agreed().filter(group=OuterRef("group"))
        here = Exists(places.filter(person=OuterRef("person")))
        return self.filter(here, shared_at__isnull=False)

    def visible_to(self, person):
        """What others share in groups in which this person reads; as with stories, past blocks.

        What those who lead took off the shelf is there for nobody but its author.
        """
        places = Membership.objects.reading(OuterRef("shared_at")).of(person)
        there = self.shared().filter(Exists(places.filter(group=OuterRef("group"))))
        there = there.filter(taken_off_at=None)
        return there.exclude(person__in=Block.objects.between(person))

    def with_folds_of(self, person):
        """Each knows as `is_folded` whether it comes folded for this person."""
        mutes = Mute.objects.filter(by=person, whom=OuterRef("person"))
        return self.annotate(is_folded=Exists(mutes))

    def begin(self, *, by, what, when="", source="", group=None, pk=None):
        """A new step. The same `pk` again, from a form sent twice, gives the step it made."""
        step = self.model(person=by, what=what, planned_for=when, source=source)
        step.share_with(group)
        return once(step, pk, same=("person_id",), beside=("group_id",))


class SmallStep(SealedModel):
    """What somebody would like to try, when, and afterwards what they learnt."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    what = SealedText(
        label="toolkit.small_step.what",
        owner="person",
        audience="members",
        max_length=LONGEST_WHAT,
    )
    planned_for = SealedText(
        label="toolkit.small_step.planned_for",
        owner="person",
        audience="only me",
        max_length=LONGEST_WHEN,
        null=True,
        blank=True,
    )
    # Where it comes from: "card:slow-breathing", "story:1", "meeting:1", or "".
    source = SealedText(
        label="toolkit.small_step.source",
        owner="person",
        audience="only me",
        max_length=100,
        null=True,
        blank=True,
    )
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    # With which group it is shared, and since when. Both or neither.
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="+", db_index=False)
    shared_at = models.DateTimeField(null=True, editable=False)

    # -- how it went --
    looked_back_at = models.DateTimeField(null=True, editable=False)
    outcome = SealedText(
        label="toolkit.small_step.outcome",
        owner="person",
        audience="members",
        max_length=20,
        null=True,
    )
    learned = SealedText(
        label="toolkit.small_step.learned",
        owner="person",
        audience="members",
        max_length=LONGEST_LEARNED,
        null=True,
        blank=True,
    )
    caution = SealedText(
        label="toolkit.small_step.caution",
        owner="person",
        audience="members",
        max_length=LONGEST_CAUTION,
        null=True,
        blank=True,
    )
    # Since when it is on the shelf of its group.
    shelved_at = models.DateTimeField(null=True, editable=False)

    # -- what those who lead decided about it --
    taken_off_at = models.DateTimeField(null=True, editable=False)
    taken_off_by = whoever(editable=False)
    taken_off_because = SealedText(
        label="toolkit.small_step.taken_off_because",
        owner="person",
        audience="only me",
        max_length=LONGEST_LEARNED,
        null=True,
    )

    objects = SmallStepQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "begun_at", "id"], name="small_steps_of_somebody"),
            models.Index(
                fields=["group", "shelved_at", "id"],
                condition=Q(shelved_at__isnull=False),
                name="shelf_of_a_group",
            ),
            models.Index(fields=["group", "shared_at", "id"], name="small_steps_of_a_group"),
        ]

    def get_absolute_url(self):
        return reverse("small_step", args=[self.pk])

    @property
    def outcome_words(self):
        """What was said about how it went, as the form says it; "" before."""
        return dict(Outcome.choices).get(self.outcome, "")

    def share_with(self, group):
        """With this group from now on, or with nobody. Not saved yet."""
        if group is None:
            self.group, self.shared_at, self.shelved_at = None, None, None
        elif group.pk != self.group_id:
            self.group, self.shared_at, self.shelved_at = group, timezone.now(), None

    def look_back(self, *, outcome, learned="", caution="", group=None, stays_as_it_is=False):
        """What came of it. Kept for next time it stays open; what helped and is shared is shelved.

        Said once more, it replaces what was said before. Where it `stays_as_it_is`, whom it is
        shared with is left alone, and it does not come onto a shelf. So is what was taken off one:
        it stays with the group that decided so, and with no other.
        """
        with transaction.atomic():
            self.take_in_what_was_decided()
            if not stays_as_it_is and not self.taken_off_at:
                self.share_with(group)
            now = timezone.now()
            if outcome == Outcome.LATER:
                self.begun_at = now
                self.looked_back_at = None
            else:
                self.looked_back_at = self.looked_back_at or now
            self.outcome, self.learned, self.caution = outcome, learned, caution
            shelved = self.group_id and outcome == Outcome.HELPED and not self.taken_off_at
            since = self.shelved_at or (None if stays_as_it_is else now)
            self.shelved_at = since if shelved else None
            # Not what those who lead decide, perhaps in this very moment.
            self.save(update_fields=[*SAID_AFTERWARDS])

    def take_in_what_was_decided(self):
        """Since this row was read: those who lead took it off, or it is not shared any more."""
        held = type(self).objects.select_for_update()
        self.refresh_from_db(from_queryset=held, fields=[*SHARING, "taken_off_at"])

    def take_off_shelf(self, *, by, because):
        """Those who lead decided so. It does not come back by being looked back on once more."""
        self.taken_off_at, self.taken_off_by, self.taken_off_because = timezone.now(), by, because
        self.shelved_at = None
        self.save(update_fields=[*DECIDED, "shelved_at"])
