"""How far somebody has read, and from when on things are new to them. Theirs alone."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.utils import timezone

from alongside.lib.prepared import PreparedUpsert
from alongside.vault.models import SealedModel

from ..models import Story


class ReadingMark(SealedModel):
    """How far somebody has read a story. Theirs alone; gone when they leave the group."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    story = models.ForeignKey(Story, models.CASCADE, related_name="marks")
    read_at = models.DateTimeField()
    # When they went with replies still before them; None where they had come to the end.
    left_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "story"], name="one_mark_a_story")]


keep_mark = PreparedUpsert(ReadingMark, ["person", "story"], changed=["read_at", "left_at"])


class Start(SealedModel):
    """From when on things are new to somebody: they have chosen to start afresh."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)


def as_read_by(person, read_at):
    """`read_at` of a story, but that what is older than a new start or a break is no news."""
    start = Start.objects.filter(person=person).values("at")[:1]
    read_at = but_from(person, read_at, Subquery(start))
    if person.back_since is None:
        return read_at
    back = Value(person.back_since, output_field=models.DateTimeField())
    return but_from(person, read_at, back)


def but_from(person, read_at, moment):
    return Case(
        When(Exists(read_later(person, moment)), then=read_at),
        When(shared_at__lte=moment, then=moment),
        default=read_at,
    )


def read_later(person, moment):
    return ReadingMark.objects.filter(person=person, story=OuterRef("pk"), read_at__gt=moment)
