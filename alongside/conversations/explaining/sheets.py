"""Somebody's own sheet of a card: lines by reference, in their order, and words of their own.

Nobody else sees it, nor learns of it. A line stands on it for as long as it may be printed.
"""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from .cards import ExplainingCard
from .lines import LONGEST_LINE, ExplainingLine

MOST_ON_A_SHEET = 20  # More would not be read by anybody it is given to.


class SheetFull(Exception):
    """There are MOST_ON_A_SHEET on it already."""


class SheetPartQuerySet(SealedQuerySet):
    def on_sheet(self, person, card):
        """What stands on it now, in its order: without what may not be printed any more."""
        free = ExplainingLine.objects.filter(card=card).for_a_sheet_of(person)
        mine = self.filter(person=person, card=card)
        return mine.filter(Q(line=None) | Q(line__in=free)).order_by("position", "pk")

    def put(self, person, card, line):
        """This line goes to the end of the sheet; once, however often. Raises SheetFull."""
        with transaction.atomic():
            place = self.next_place(person, card)
            if not self.filter(person=person, line=line).exists():
                self.must_have_room(person, card)
                part = self.model(person=person, card=card, line=line, position=place)
                self.bulk_create([part], ignore_conflicts=True)

    def write(self, person, card, words, pk=None):
        """Words of their own go to the end of it. Raises SheetFull."""
        with transaction.atomic():
            place = self.next_place(person, card)
            if not self.filter(person=person, pk=pk).exists():
                self.must_have_room(person, card)
            part = self.model(person=person, card=card, words=words, position=place)
            return once(part, pk, same=("person_id", "card_id"))

    def next_place(self, person, card):
        """Behind the last one; the card is held, so that two taps do not get one place."""
        ExplainingCard.objects.hold(card.pk)
        last = self.filter(person=person, card=card).aggregate(last=Max("position"))["last"]
        return 0 if last is None else last + 1

    def must_have_room(self, person, card):
        if self.on_sheet(person, card).count() >= MOST_ON_A_SHEET:
            raise SheetFull

    def move(self, person, card, pk, by):
        """One place up (-1) or down (1), past what is shown; at the end of the sheet it stays."""
        with transaction.atomic():
            ExplainingCard.objects.hold(card.pk)
            shown = list(self.on_sheet(person, card))
            at = next((n for n, part in enumerate(shown) if part.pk == pk), None)
            if at is None or not 0 <= at + by < len(shown):
                return
            shown.insert(at + by, shown.pop(at))
            for place, part in enumerate(shown):
                self.filter(pk=part.pk).update(position=place)

    def take_off(self, person, card, pk):
        self.filter(person=person, card=card, pk=pk).delete()


class SheetPart(SealedModel):
    """A line on somebody's sheet, or words of their own."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    card = models.ForeignKey(ExplainingCard, models.CASCADE, related_name="+")
    line = models.ForeignKey(ExplainingLine, models.CASCADE, null=True, related_name="+")
    words = SealedText(
        label="conversations.sheet_part.words",
        owner="person",
        audience="only me",
        max_length=LONGEST_LINE,
        null=True,
    )
    position = models.PositiveIntegerField()
    put_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SheetPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "line"], name="once_on_a_sheet"),
            models.CheckConstraint(
                condition=Q(line__isnull=True) | Q(words__isnull=True), name="a_line_or_own_words"
            ),
        ]
