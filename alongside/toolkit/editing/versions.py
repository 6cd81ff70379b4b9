"""The versions of a card that were written here. The file that ships is version 0 of each."""

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.errors import VaultError
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..describing import card_of

LONGEST_SIGNATURE = 200
LONGEST_WHY = 500


class ChangedMeanwhile(Exception):
    """Somebody else has written a version of this card that whoever writes now has not seen."""


class CardVersionQuerySet(SealedQuerySet):
    def of(self, slug):
        return self.filter(slug=slug).order_by("number")

    def shown(self):
        """Of each card the newest version that was signed: what people read."""
        later = self.filter(
            slug=models.OuterRef("slug"), number__gt=models.OuterRef("number")
        ).exclude(signed_at=None)
        return self.exclude(signed_at=None).exclude(models.Exists(later)).order_by("slug")

    def newest(self):
        """Of each card the newest version, signed or not."""
        later = self.filter(slug=models.OuterRef("slug"), number__gt=models.OuterRef("number"))
        return self.exclude(models.Exists(later)).order_by("slug")

    def write(self, slug, says, *, on, by, signature, why, digest):
        """The next version, written by somebody who has seen version `on`.

        `digest` is the one of the text that ships. Raises ChangedMeanwhile where there is a newer
        one; sent twice, it is one.
        """
        newest = self.of(slug).last()
        if newest and newest.number == on + 1 and newest.is_by(by, says):
            return newest
        if (newest.number if newest else 0) != on:
            raise ChangedMeanwhile
        row = self.model(slug=slug, number=on + 1, says=says, shipped=digest, why=why)
        row.edited_by, row.edited_as = by, signature
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise ChangedMeanwhile from None
        return row


class CardVersion(SealedModel):
    """All that a card says, as somebody wrote it here: who, when and why, and who signed it."""

    slug = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    # What Card.says holds. Unsigned, it is for whoever reviews; so it lies sealed.
    says = SealedJSON(label="toolkit.card_version.says", owner="house", audience="house")
    why = SealedText(
        label="toolkit.card_version.why",
        owner="house",
        audience="house",
        max_length=LONGEST_WHY,
        blank=True,
    )
    edited_by = whoever()
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    # With name and role, as they wish to be read.
    edited_as = SealedText(
        label="toolkit.card_version.edited_as",
        owner="house",
        audience="house",
        max_length=LONGEST_SIGNATURE,
    )
    signed_by = whoever()
    signed_at = models.DateTimeField(null=True, editable=False)
    signed_as = SealedText(
        label="toolkit.card_version.signed_as",
        owner="house",
        audience="house",
        max_length=LONGEST_SIGNATURE,
        null=True,
    )
    is_alone = models.BooleanField(default=False)  # The one reviewer of the site signed it.
    shipped = models.CharField(max_length=64)  # The digest of the text that shipped then.

    objects = CardVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="one_card_version_a_number")
        ]

    def is_by(self, person, says):
        """Whether this person wrote just this: a form that was sent twice."""
        return self.edited_by_id == person.pk and self.readable("says") == says

    def over(self, base):
        """It as a Card, of which `base` is the one that ships; None where it does not open."""
        try:
            says = self.says
        except VaultError:
            return None
        more = {"version": self.number, "is_alone": self.is_alone}
        return card_of(base, says, signed_by=self.readable("signed_as"), **more)

    def sign(self, *, by, signature, is_alone):
        """It is what people read, from now on: signed once, and by the newest words alone."""
        with transaction.atomic():
            row = CardVersion.objects.select_for_update().get(pk=self.pk)
            if row.signed_at or row.number != CardVersion.objects.of(self.slug).last().number:
                raise ChangedMeanwhile
            row.signed_by, row.signed_as, row.is_alone = by, signature, is_alone
            row.signed_at = timezone.now()
            row.save()
        return row
