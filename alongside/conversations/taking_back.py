"""Taking one's words back: they go at once and for good, and what others answered stays.

Whoever replies holds the story's row still, and so does whoever takes it back. One waits for the
other, so that no reply is lost with the story it was for.
"""

from django.db import transaction
from django.utils import timezone

from alongside.people.models import Draft
from alongside.vault.endings import record

from .models import Reply, Story


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
            Draft.objects.filter(place=f"reply:{story}").delete()
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
    row.responses.all().delete()
    row.body, row.taken_back_at = None, timezone.now()
    row.save(update_fields=["body", "taken_back_at"])
