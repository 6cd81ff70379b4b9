"""Content notes, edits, an answer to a reply, and words that are undone, each nobody's words."""

from django.urls import reverse

from alongside.conversations.models import Reply, Story

OF_SECOND_THOUGHTS = {
    "noted_story": "quaverlimb",
    "story_note": "pennicroft",
    "before_edit": "humbrelane",
    "note_before": "scarrowdine",
    "noted_reply": "tolverwick",
    "reply_note": "ambrelock",
    "answered_reply": "dovermantle",
}
UNDONE = "grellowick"  # Shared for a moment, and a draft again that was thrown away.


class SecondThoughts:
    """The part of Everything in which the member thinks again about what they shared."""

    def think_again(self):
        member, said = self.member, OF_SECOND_THOUGHTS
        stories = reverse("stories", args=[self.group.ref])
        first = {"body": f"A {said['before_edit']}.", "content_note": f"On {said['note_before']}"}
        self.post(member, stories, **first, wish="listen")
        self.noted = Story.objects.latest("shared_at")
        edited = {"body": f"A {said['noted_story']}.", "content_note": f"On {said['story_note']}"}
        door = reverse("edit_story", args=[self.group.ref, self.noted.pk])
        self.post(member, door, **edited, wish="ideas", version="first")
        reply = {"body": f"A {said['noted_reply']}.", "content_note": f"On {said['reply_note']}"}
        self.post(member, reverse("reply", args=[self.noted.pk]), **reply)
        answered = Reply.objects.latest("shared_at")
        body = f"To that, {said['answered_reply']}."
        address = reverse("reply", args=[self.noted.pk])
        self.post(self.organiser, address, body=body, answers=str(answered.pk))
        self.undo()

    def undo(self):
        """A story that is had back, and thrown away."""
        stories = reverse("stories", args=[self.group.ref])
        self.post(self.neighbour, stories, body=f"No, {UNDONE}.", wish="listen")
        undone = Story.objects.latest("shared_at")
        self.post(self.neighbour, reverse("undo_story", args=[self.group.ref, undone.pk]))
        assert UNDONE in self.neighbour.get(reverse("share", args=[self.group.ref])).text
        place = f"story:{self.group.pk}"
        self.post(self.neighbour, reverse("draft"), place=place, body="")

    def of_second_thoughts(self):
        """Its pages."""
        here = [self.group.ref, self.noted.pk]
        return [
            self.noted.get_absolute_url(),
            reverse("edit_story", args=here),
            reverse("earlier_story", args=here),
        ]
