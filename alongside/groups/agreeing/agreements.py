"""What a group agreed on, version by version, and who said yes to which."""

from django.db import models
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel


def lines_of(text):
    """The sentences of an agreement: one a line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Agreement(SealedModel):
    """How a group wants to be together, in one version. It belongs to the group, not its writer."""

    group = models.ForeignKey(
        "groups.Group", models.CASCADE, related_name="agreements", db_index=False
    )
    version = models.PositiveSmallIntegerField()
    body = SealedText(
        label="groups.agreement.body", owner="group", audience="members", max_length=5_000
    )
    written_by = whoever()
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "version"], name="one_agreement_a_version")
        ]

    @property
    def lines(self):
        return lines_of(self.body)


class Acceptance(SealedModel):
    """Somebody read this version of the agreement and said yes. Kept as it was, never edited."""

    membership = models.ForeignKey(
        "groups.Membership", models.CASCADE, related_name="acceptances", db_index=False
    )
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="acceptances")
    accepted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "agreement"], name="one_acceptance_a_version"
            )
        ]
