"""A line of a card: what somebody says to those the card is for, and whether it may be printed.

Consent to print needs somebody who can take it back. So it ends when its author is not in the group
any more, for whatever reason; the line itself stays or goes as all that they shared there.
"""

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alongside.groups.models import Group, Membership
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.people.safety.mutes import Mute
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from .cards import ExplainingCard

LONGEST_LINE = 280


class CardClosed(Exception):
    """Those who lead have closed the card a moment ago: it takes no more lines."""


class ExplainingLineQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """As with stories: only since when the person reads in the group, and past all blocks.

        A line was written for those who were there. Where a group shows its past, newcomers see
        all of its cards.
        """
        places = Membership.objects.reading(OuterRef("shared_at")).of(person)
        there = self.filter(Exists(places.filter(group=OuterRef("group"))))
        return there.exclude(author__in=Block.objects.between(person))

    def with_folds_of(self, person):
        """Each knows as `is_folded` whether it comes folded for this person."""
        mutes = Mute.objects.filter(by=person, whom=OuterRef("author"))
        return self.annotate(is_folded=Exists(mutes))

    def hold(self, pk):
        """This one as it is now, or None; until the transaction ends nobody else changes it."""
        return self.select_for_update().filter(pk=pk).first()

    def for_a_sheet_of(self, person):
        """What this person may take along: their own, and what its author lets members print."""
        free = Q(author=person) | Q(printable_since__isnull=False)
        return self.visible_to(person).filter(free)

    def with_whether_here(self):
        """Each knows as `is_author_here` whether its author is in the group still."""
        there = Membership.objects.current().inside().agreed().filter(group=OuterRef("group"))
        return self.annotate(is_author_here=Exists(there.filter(person=OuterRef("author"))))

    def add(self, *, by, card, body, printable, pk=None):
        """A new line. The same `pk` again, from a form sent twice, gives the line it made.

        Raises CardClosed where the card takes no more.
        """
        with transaction.atomic():
            held = ExplainingCard.objects.hold(card.pk)
            if held is None or held.closed_at:
                raise CardClosed
            since = timezone.now() if printable else None
            line = self.model(
                card=held, group_id=held.group_id, author=by, body=body, printable_since=since
            )
            return once(line, pk, same=("author_id", "card_id"), beside=("is_printable",))


class ExplainingLine(SealedModel):
    """It dies with its author's key, or is left to the group without their name."""

    taken_back_at = None  # Nobody answers a line: taken back, its row is gone.

    card = models.ForeignKey(ExplainingCard, models.CASCADE, related_name="lines", db_index=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    author = whoever()
    body = SealedText(
        label="conversations.explaining_line.body",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST_LINE,
        null=True,
    )
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    # Since when members may print it without a name. None: its author has not said so.
    printable_since = models.DateTimeField(null=True, editable=False)

    objects = ExplainingLineQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["card", "shared_at", "id"], name="lines_of_a_card")]

    def note_for(self, person):
        """A line has no content note: nothing of it comes folded for what is in it."""
        return ""

    @property
    def is_printable(self):
        return self.printable_since is not None

    @property
    def version(self):
        """What a form carries, so that it is known which line it was made from."""
        return f"{stamp(self.edited_at)} {stamp(self.printable_since)}"


def stamp(moment):
    return moment.isoformat() if moment else "-"
