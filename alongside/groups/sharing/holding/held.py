"""What being held does to a row: its words are there for almost nobody.

Closed until a line opens it: a row gives up held words only where it was found for a reader who may
have them, or to be changed. Whatever draws it otherwise finds no words there.
"""

from django.db import models
from django.db.models import BooleanField, Case, Exists, OuterRef, Value, When

from alongside.groups.models import Membership


def open_to(person):
    """Whether this person reads a row's words even where they are held."""
    leads = Membership.objects.current().leading().agreed().of(person)
    return Case(
        When(held_at=None, then=Value(True)),
        When(author=person, then=Value(True)),
        default=Exists(leads.filter(group=OuterRef("group"))),
        output_field=BooleanField(),
    )


class HeldQuerySet(models.QuerySet):
    def with_holds_for(self, person):
        """Each knows whether this person, who is going to read it, may have words that are held."""
        return self.annotate(is_open=open_to(person))

    def to_be_changed(self):
        """With their words, held or not: for what the program does with them, not for showing."""
        return self.annotate(is_open=Value(True))


class Held(models.Model):
    """Since when its words are held; None where they are not. Why stands in its Hold."""

    held_words = ("body", "content_note")  # The fields that are.

    held_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_held_back(self):
        """Whether the words are held, and not for the reader of this row."""
        return self.held_at is not None and not getattr(self, "is_open", False)

    def readable(self, field):
        """As ever; but of words that are held back, nothing."""
        if field in self.held_words and self.is_held_back:
            return None
        return super().readable(field)

    def note_for(self, person):
        """Their content note is held with them."""
        return "" if self.is_held_back else super().note_for(person)
