"""Whether somebody who leads groups is ready to: trained when, and with supervision when."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

# Peer-support services that publish how they do it have it monthly; a fortnight's grace is kind.
SUPERVISION_EVERY = timedelta(weeks=6)
LONGEST_NOTE = 500


class ReadinessQuerySet(SealedQuerySet):
    def note(self, person, *, by, trained_on, supervision_on, note):
        """What an organiser knows now of this person's training and supervision."""
        noted = {
            "trained_on": trained_on,
            "supervision_on": supervision_on,
            "note": note or None,
            "noted_by": by,
            "noted_at": timezone.now(),
        }
        return self.update_or_create(person=person, defaults=noted)[0]


class Readiness(SealedModel):
    """What an organiser noted of a facilitator, who can read it too."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readiness"
    )
    trained_on = models.DateField(null=True, blank=True)
    supervision_on = models.DateField(null=True, blank=True)
    note = SealedText(
        label="people.readiness.note",
        owner="person",
        audience="house",
        max_length=LONGEST_NOTE,
        null=True,
        blank=True,
    )
    noted_by = whoever()
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReadinessQuerySet.as_manager()

    @property
    def is_due_for_supervision(self):
        """It was a while ago, or nobody has noted any."""
        if self.supervision_on is None:
            return True
        return self.supervision_on + SUPERVISION_EVERY < timezone.localdate()
