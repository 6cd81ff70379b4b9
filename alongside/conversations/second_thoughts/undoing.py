"""The first moments after sharing, in which words can be had back as if nothing had been said.

They come back into the box they were written in. Once somebody has answered, or a moment later,
there is taking back, which says what it leaves behind.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alongside.people.models import Draft
from alongside.vault.endings import record

from ..leading.references import forget_about
from ..models import Reply, Story
from ..taking_back import end_story

SHOWN_FOR = timedelta(seconds=20)
OPEN_FOR = timedelta(seconds=60)  # For slow hands and slow lines.
BETWEEN = {"body": "\n\n", "content_note": ", "}  # What was shared, and what was begun since.
WORDS = tuple(BETWEEN)


def may_still_be_shown(shared, story, person):
    """Whether the page offers to undo: to its author, at first, while nothing came after it."""
    if shared.author_id != person.pk or shared.taken_back_at:
        return False
    newest = story.newest_reply_at or shared.shared_at
    return newest <= shared.shared_at and timezone.now() - shared.shared_at < SHOWN_FOR


def undo(shared, *, by):
    """Have the words back in the box they came from. Returns whether that could still be done."""
    with transaction.atomic():
        # As whoever answers does, the story first.
        held = Story.objects.hold(story_of(shared))
        row = held if isinstance(shared, Story) else Reply.objects.hold(shared.pk)
        if held is None or row is None or row.taken_back_at or row.author_id != by.pk:
            return False
        if timezone.now() - row.shared_at > OPEN_FOR or has_something_beneath(row):
            return False
        if not put_back(row, by):
            return False
        if isinstance(row, Story):
            end_story(row.pk)
            record("story_taken_back", story=row.pk)
        else:
            undo_reply(row.pk)
            record("reply_undone", reply=row.pk)
    return True


def has_something_beneath(row):
    """Whether others have answered; or anybody, where all that is beneath it would go with it."""
    return row.replies.with_words().exists() if isinstance(row, Story) else row.is_answered()


def story_of(shared):
    return shared.pk if isinstance(shared, Story) else shared.story_id


def place_of(shared):
    """Where the words were written."""
    if isinstance(shared, Story):
        return f"story:{shared.group_id}"
    return f"reply:{shared.story_id}"


def put_back(row, by):
    """The words are a draft again, before what was begun since. Returns whether it all fits.

    With them goes what stood beside them: their note, and their wish or whom they answer.
    """
    place, words = place_of(row), {name: row.readable(name) or "" for name in WORDS}
    begun = Draft.objects.begun(by, place)
    for name, text in words.items():
        since = begun.get(name, "")
        if since and since != text:
            words[name] = BETWEEN[name].join(filter(None, [text, since]))
    is_story = isinstance(row, Story)
    beside = {"wish": row.wish} if is_story else {"answers": str(row.answers_id or "")}
    try:
        Draft.objects.keep(by, place, **words, **beside)
    except ValidationError:
        return False
    return True


def undo_reply(reply):
    """It is gone with its place: nobody has answered it."""
    Draft.objects.filter(place=f"edit_reply:{reply}").delete()
    forget_about(Reply, [reply])
    Reply.objects.filter(pk=reply).delete()
