"""Changing one's own words: what they were before is kept for those who lead, sealed.

Whoever edits holds the row still, as does whoever takes it back. A form says which version of the
words it was made from: two tabs do not write over each other.
"""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from alongside.groups.models import Group
from alongside.groups.sharing.folding import LONGEST_NOTE, ComesFolded
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel

from ..models import LONGEST, Reply, Story
from ..responses import on

HELD = "held "


class Edit(ComesFolded, SealedModel):
    """Words as they were until their author changed them. It goes when the words go."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="edits")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="edits")
    body = SealedText(
        label="conversations.edit.body",
        owner="author",
        group="group",
        audience="facilitators",
        max_length=LONGEST,
    )
    content_note = SealedText(
        label="conversations.edit.content_note",
        owner="author",
        group="group",
        audience="facilitators",
        max_length=LONGEST_NOTE,
        blank=True,
    )
    edited_at = models.DateTimeField(default=timezone.now, editable=False)


def version_of(shared):
    """What a form carries: which words it was made from, and whether they were held.

    Words that were changed for those who lead do not reach the whole group by a decision that came
    a moment before them.
    """
    words = shared.edited_at.isoformat() if shared.edited_at else "first"
    return f"{HELD}{words}" if shared.held_at else words


def was_held(version):
    return version.startswith(HELD)


def edit(shared, *, version, body, content_note, wish=None):
    """Change the words of this story or reply, and a story's wish. Returns whether they changed.

    Raises ChangedMeanwhile where they are not the `version` the form was made from any more, and
    DoesNotExist where they were taken back.
    """
    wanted = {"body": body, "content_note": content_note}
    if isinstance(shared, Story):
        wanted["wish"] = wish
    with transaction.atomic():
        row = type(shared).objects.hold(shared.pk)
        if row is None or row.taken_back_at:
            raise type(shared).DoesNotExist
        before = {name: row.readable(name) or "" for name in wanted if name != "wish"}
        before |= {"wish": row.wish} if "wish" in wanted else {}
        if before == wanted:  # Also a form that was sent twice.
            return False
        if version != version_of(row):
            raise ChangedMeanwhile(row)
        now = timezone.now()
        keep_what_was(row, wanted, before, now)
        for name, value in (wanted | {"edited_at": now}).items():
            setattr(row, name, value)
        row.save(update_fields=[*wanted, "edited_at"])
    return True


def keep_what_was(row, wanted, before, now):
    """The earlier words, where it is words that change, and not the wish alone."""
    words = ("body", "content_note")
    if any(wanted[name] != before[name] for name in words):
        earlier = {name: before[name] for name in words}
        mine = {"group_id": row.group_id, "author_id": row.author_id, **on(row)}
        Edit.objects.create(**mine, **earlier, edited_at=now)
