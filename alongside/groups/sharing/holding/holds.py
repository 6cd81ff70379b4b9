"""A hold and what became of it, as every room keeps them: rows that say who, when, and why."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from .rules import LONGEST, Ruled


def of_the_group(label, longest=LONGEST):
    """What is said of words in the group's name, for their author and those who lead."""
    return SealedText(
        label=label, owner="group", audience="facilitators", max_length=longest, null=True
    )


def of_the_author(label):
    """What an author says of words of theirs, to those who lead."""
    mine = {"owner": "by", "group": "group", "audience": "facilitators"}
    return SealedText(label=label, **mine, max_length=LONGEST, null=True)


class AnyHoldQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def not_seen(self):
        """What the author of the words has not looked at yet, or not since it was decided on."""
        return self.filter(Q(seen_at=None) | Q(seen_at__lt=F("decided_at")))

    def see(self, holds):
        """The author looks at these."""
        new = self.not_seen().filter(pk__in=[one.pk for one in holds])
        new.update(seen_at=timezone.now())


class AnyHold(Ruled, SealedModel):
    """That words are held. A room adds which words, of which `group`, whether it `is_appealed`, and
    its `rule` and `reason`: sealed, since by some rules one could tell what somebody goes through.
    """

    by = whoever()
    held_at = models.DateTimeField(default=timezone.now, editable=False)
    # When somebody last decided on it, the hold itself being the first decision.
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    # When the author of the words first looked at it, since it was decided on.
    seen_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def who_decided(self):
        """Ids of whoever held the words, or decided on them later."""
        later = self.steps.exclude(what=AnyStep.What.APPEAL).values_list("by", flat=True)
        return {self.by_id, *later} - {None}

    def keep_decision(self, *, by, release, why):
        """Write down what was decided. Call it while the row of the words is held still."""
        now, what = timezone.now(), AnyStep.What.RELEASE if release else AnyStep.What.STAYS
        if self.is_appealed:
            self.answered_at = now
        self.decided_at, self.ended_at = now, now if release else None
        self.save(update_fields=["decided_at", "answered_at", "ended_at"])
        self.steps.create(group_id=self.group_id, by=by, what=what, why=why, at=now)
        access.write(f"hold_{what}", by=by, hold=self.pk, group=self.group_id)


class AnyStep(SealedModel):
    """What happened with a hold after it began: asked to look again, decided that it stays or ends.

    What an author `asks` is theirs; `why` somebody decided is the group's.
    """

    class What(models.TextChoices):
        APPEAL = "appeal", _("asked somebody else to look again")
        STAYS = "stays", _("decided that it stays held")
        RELEASE = "release", _("decided that everybody here can read it again")

    by = whoever()
    what = models.CharField(max_length=8, choices=What.choices)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def words(self):
        """The field that holds what was said at this step."""
        return "asks" if self.what == self.What.APPEAL else "why"
