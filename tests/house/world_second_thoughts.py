"""The same evening, as far as words are about it that are edited or undone."""

from django.utils import timezone

WHAT = ("edit", "earlier", "undo")
FORMS = {
    "edit_story": {"body": "Marking, sitting up.", "wish": "ideas", "version": "first"},
    "edit_reply": {"body": "So do I, Ben.", "version": "first"},
}


class SecondThoughts:
    """Cleo's own story and her own reply."""

    def __init__(self, group, story, reply):
        self.ref, self.story, self.reply = group.ref, story, reply

    def arguments(self, name):
        """Where the doors are; None where one is not of these."""
        what, _, kind = name.partition("_")
        if what in WHAT and kind in ("story", "reply"):
            return [self.ref, (self.story if kind == "story" else self.reply).pk]

    def prepare(self, door):
        if door in ("undo_story", "undo_reply"):
            for one in (self.story, self.reply):
                type(one).objects.filter(pk=one.pk).update(shared_at=timezone.now())
