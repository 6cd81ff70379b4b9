"""The tour comes by something that helped, and a conversation that is paused."""

from alongside.conversations.leading.steering import What
from alongside.conversations.models import Helped, Steering
from tests.browser.pages import Stop


class Reading:
    """What is pinned and paused, in the Tour."""

    def pin_and_pause(self):
        story = self.group.stories.with_words().exclude(author=None).order_by("shared_at").first()
        Helped.objects.pin(story, caution="Not on a day on which you can hardly stand.")
        because = "So that all of us come to rest before we go on."
        Steering.objects.steer(story, What.PAUSE, by=self.people["ada"], because=because)
        self.paused = story

    def what_helped(self):
        yield Stop("what helped", "cleo", "/groups/morning/helped/")
        yield Stop("a story that is paused", "cleo", self.paused.get_absolute_url())
