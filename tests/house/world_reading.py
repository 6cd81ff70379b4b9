"""The same evening, as far as it is about what helped, reading on, and how a story goes."""

from django.utils import timezone

from alongside.conversations.models import Helped, ReadingMark, Story

FORMS = {
    "pin_story": {"caution": "Not every day."},
    "pin_reply": {"caution": "Not every day."},
    "pause_story": {"because": "Let us all sleep over it."},
    "steer_story": {"what": "park"},
    "steer_story/unheard-of": {"what": "close"},
}


class Reading:
    """Cleo's own story and her own reply, and a story of Ben's that she was in the middle of."""

    def __init__(self, group, story, reply, bens_story):
        self.ref, self.story, self.reply, self.bens_story = group.ref, story, reply, bens_story

    def arguments(self, name):
        """Where the doors are; None where one is not of these."""
        return {
            "helped": [self.ref],
            **{f"{one}_story": [self.ref, self.story.pk] for one in ("pin", "unpin")},
            **{f"{one}_reply": [self.ref, self.reply.pk] for one in ("pin", "unpin")},
            **{f"{one}_story": [self.ref, self.bens_story.pk] for one in ("pause", "steer")},
            "put_reading_away": [self.bens_story.pk],
            "alike": [self.bens_story.pk],
        }.get(name)

    def prepare(self, door):
        if door in ("unpin_story", "unpin_reply"):
            for one in (self.story, self.reply):
                Helped.objects.pin(one, caution="Not every day.")
        if door == "put_reading_away":
            now = timezone.now()
            mine = {"person": self.story.author, "story": self.bens_story}
            ReadingMark.objects.update_or_create(**mine, defaults={"read_at": now, "left_at": now})
        if door == "reply/paused":
            Story.objects.filter(pk=self.bens_story.pk).update(paused_at=timezone.now())
