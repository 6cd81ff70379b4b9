"""Taking one's words back: they go at once and for good, and what others answered stays.

Whoever replies holds the story's row still, and so does whoever takes it back. One waits for the
other, so that no reply is lost with the story it was for.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alongside.people.models import Draft
from alongside.vault.endings import record

from .leading.references import forget_places
from .models import Edit, Helped, Hold, Move, Reply, Response, Story
from .responses import on


def draft_of(shared):
    """The place of a draft in which this story or reply is changed."""
    return f"edit_{'story' if isinstance(shared, Story) else 'reply'}:{shared.pk}"


def take_back(shared):
    """The words of this story or reply go, and the responses to them. A second time is nothing."""
    with transaction.atomic():
        if isinstance(shared, Story):
            if end_story(shared.pk):
                record("story_taken_back", story=shared.pk)
        elif end_reply(shared.pk):
            record("reply_taken_back", reply=shared.pk)


def end_story(story):
    """Its place stays for those who answered, or goes with it. Returns whether it was there."""
    with transaction.atomic():
        row = Story.objects.hold(story)
        if row is None or row.taken_back_at:
            return False
        if row.is_answered():
            empty(row)
        else:
            Draft.objects.drop(row.author_id, draft_of(row))
            Draft.objects.filter(place=f"reply:{story}").delete()
            forget_places([story])
            row.delete()
    return True


def end_reply(reply):
    """Its place stays, since others may have answered it. Returns whether it was there."""
    with transaction.atomic():
        row = Reply.objects.hold(reply)
        if row is None or row.taken_back_at:
            return False
        empty(row)
    return True


def empty(row):
    Draft.objects.drop(row.author_id, draft_of(row))
    row.responses.all().delete()
    row.edits.all().delete()
    Helped.objects.filter(**on(row)).delete()
    row.holds.all().delete()
    if isinstance(row, Story):
        row.moves.all().delete()
    row.body = row.content_note = row.held_at = None
    row.taken_back_at = timezone.now()
    row.save(update_fields=["body", "content_note", "held_at", "taken_back_at"])


def empty_all(kind, pks):
    """Take back these stories, or these replies, of one author; in few queries, however many."""
    with transaction.atomic():
        rows = kind.objects.select_for_update().filter(pk__in=pks).order_by("pk")
        held = list(rows.values_list("pk", flat=True))
        stay = held
        if kind is Story:
            theirs = Reply.objects.with_words().filter(story__in=held)
            theirs = theirs.exclude(author=F("story__author"))
            stay = list(theirs.values_list("story", flat=True).distinct())
            goes = set(held).difference(stay)
            Draft.objects.filter(place__in=[f"reply:{pk}" for pk in goes]).delete()
            forget_places(goes)
            Story.objects.filter(pk__in=goes).delete()
            Response.objects.filter(story__in=stay).delete()
            Edit.objects.filter(story__in=stay).delete()
            Helped.objects.filter(story__in=stay).delete()
            Hold.objects.filter(story__in=stay).delete()
            Move.objects.filter(story__in=stay).delete()
        else:
            Response.objects.filter(reply__in=held).delete()
            Edit.objects.filter(reply__in=held).delete()
            Helped.objects.filter(reply__in=held).delete()
            Hold.objects.filter(reply__in=held).delete()
        gone = {"body": None, "content_note": None, "held_at": None}
        gone["taken_back_at"] = timezone.now()
        kind.objects.filter(pk__in=stay).update(**gone)
