"""A card of a group: to whom it explains, and whether it still takes lines."""

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from alongside.groups.models import Group
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from .audiences import Audience

LONGEST_TITLE = 80

# What those who lead can do with a card: the column it is written into, and whether it begins.
STEPS = {
    "close": ("closed", True),
    "reopen": ("closed", False),
    "park": ("parked", True),
    "unpark": ("parked", False),
}


class ExplainingCardQuerySet(SealedQuerySet):
    def begin(self, *, by, group, audience, title="", pk=None):
        """A new card. The same `pk` again, from a form sent twice, gives the card it made."""
        card = self.model(group=group, begun_by=by, audience=audience, title=title)
        return once(card, pk, same=("begun_by_id", "group_id"), beside=("audience",))

    def as_read_by(self, person):
        """Each knows as `is_past_a_block` whether there is a block between who began it and them.

        The card is there for both; its title is words of whoever began it.
        """
        theirs = Q(by=person, whom=OuterRef("begun_by")) | Q(by=OuterRef("begun_by"), whom=person)
        return self.annotate(is_past_a_block=Exists(Block.objects.filter(theirs)))

    def hold(self, pk):
        """This one as it is now, or None; until the transaction ends nobody closes it."""
        return self.select_for_update().filter(pk=pk).first()


class ExplainingCard(SealedModel):
    """What a group writes together for people outside of it. The card is the group's own.

    Its lines are their authors'. Everybody in the group sees that it is there, newcomers too: like
    the agreement it holds no story of anybody. What they read of its lines is for the lines to say.
    """

    group = models.ForeignKey(
        Group, models.CASCADE, related_name="explaining_cards", db_index=False
    )
    audience = models.CharField(max_length=10, choices=Audience.choices)
    # Without one it is sealed too. None: whoever gave it took it back.
    title = SealedText(
        label="conversations.explaining_card.title",
        owner="group",
        audience="members",
        max_length=LONGEST_TITLE,
        null=True,
        default="",
        blank=True,
    )
    begun_by = whoever(editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    # Those who lead: it takes no more lines; it is kept for the next meeting.
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = whoever(editable=False)
    parked_at = models.DateTimeField(null=True, editable=False)
    parked_by = whoever(editable=False)

    objects = ExplainingCardQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["group", "begun_at", "id"], name="cards_of_a_group")]

    def get_absolute_url(self):
        return reverse("explaining_card", args=[self.group.ref, self.pk])

    def steer(self, what, *, by):
        """Do one of STEPS. Returns whether that changed anything; the first one who did it stands.

        Whoever opens it again or takes it from the next meeting leaves no trace but that.
        """
        column, begins = STEPS[what]
        with transaction.atomic():
            row = ExplainingCard.objects.hold(self.pk)
            if row is None or bool(getattr(row, f"{column}_at")) == begins:
                return False
            setattr(row, f"{column}_at", timezone.now() if begins else None)
            setattr(row, f"{column}_by", by if begins else None)
            row.save(update_fields=[f"{column}_at", f"{column}_by"])
        return True
