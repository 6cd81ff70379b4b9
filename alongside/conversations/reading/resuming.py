"""The story somebody was in the middle of: offered where they come in, and put away with a tap."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from ..models import Story
from .marks import ReadingMark, Start

# Whoever left a story longer ago begins it again, if at all.
FOR = timedelta(days=60)


def left_last(person, **where):
    """The id of the story that this person left last, as a part of a query that is asked anyway.

    `where` narrows down the marks. What was left before a new start is not offered again.
    """
    marks = ReadingMark.objects.filter(person=person, left_at__gt=timezone.now() - FOR, **where)
    started = Start.objects.filter(person=person, at__gte=OuterRef("left_at"))
    return Subquery(marks.filter(~Exists(started)).order_by("-left_at").values("story")[:1])


def was_reading(person, places, pk):
    """The story of this id, where it is there for them, not folded, and has more to read."""
    if pk is None:
        return None
    there = Story.objects.in_places(places).listed_for(person).not_muted_by(person)
    story = there.select_related("author", "group").filter(pk=pk, held_at=None).first()
    return story if story and story.has_news() else None


def put_away(person, story):
    ReadingMark.objects.filter(person=person, story=story).update(left_at=None)
