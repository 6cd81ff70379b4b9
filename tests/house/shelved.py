"""Something that helped, and a conversation that is paused, with words that are nobody's."""

from django.urls import reverse

OF_WHAT_HELPED = {"caution": "mellowhasp", "paused": "underquill"}


class Shelved:
    """The part of Everything that is about what helped, reading on, and how a story goes."""

    def keep_what_helped(self):
        at = [self.group.ref, self.story.pk]
        caution = f"Not with {OF_WHAT_HELPED['caution']}."
        self.post(self.member, reverse("pin_story", args=at), caution=caution)
        because = f"For {OF_WHAT_HELPED['paused']}."
        self.post(self.organiser, reverse("pause_story", args=at), because=because)
        self.post(self.organiser, reverse("steer_story", args=at), what="park")
        self.post(self.member, reverse("start_from_today"))
        self.post(self.member, reverse("undo_start"))
        self.post(self.neighbour, reverse("start_from_today"))
        self.post(self.organiser, reverse("put_reading_away", args=[self.story.pk]))

    def of_what_helped(self):
        """Its pages."""
        at = [self.group.ref, self.story.pk]
        pages = (reverse(name, args=at) for name in ("pin_story", "pause_story"))
        desk = reverse("desk", args=[self.group.ref])
        return [reverse("helped", args=[self.group.ref]), desk, *pages]
