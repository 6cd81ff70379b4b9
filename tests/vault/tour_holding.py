"""The tour comes by words that are held, why, and what was said of it; and by a private word."""

from alongside.conversations.models import Move, Story
from alongside.groups.models import Group, Thread
from tests.browser.pages import Stop
from tests.conversations.held import appealed, held


class Holding:
    """A story of Cleo's that is held, and one that might be heard better elsewhere, in the Tour."""

    def hold_words(self):
        cleo, ada = self.people["cleo"], self.people["ada"]
        share, group = Story.objects.share, self.group
        self.held = share(by=cleo, group=group, body="Number four, the red door.", wish="listen")
        hold = held(self.held, ada, reason="It says behind which door somebody lives.")
        appealed(hold, cleo, "It is my own door, and everybody knows it.")
        hold.steps.create(group=group, by=ada, what="stays", why="It can still be found by it.")
        moved = share(by=cleo, group=group, body="About the night shift, mostly.", wish="ideas")
        other = Group.objects.exclude(pk=group.pk).filter(memberships__person=ada).first()
        self.move = None
        if other is not None:
            place = other.welcome(cleo)
            place.accept(other.current_agreement())
            self.move = Move.objects.propose(moved, by=ada, group=other)
        thread = Thread.objects.between(cleo, group)
        thread.write(by=ada, body="A word about that door.", about=f"story:{self.held.pk}")

    def what_is_held(self):
        at = f"/groups/morning/stories/{self.held.pk}/"
        yield Stop("a story that is held, leading", "ada", self.held.get_absolute_url())
        yield Stop("what is held", "cleo", f"{at}held/")
        yield Stop("what is held, leading", "ada", f"{at}held/")
        yield Stop("what was held of mine", "cleo", "/account/held/")
        yield Stop("a private word", "ada", f"{at}word/")
        if self.move:
            yield Stop("a story for elsewhere", "cleo", f"/moves/{self.move.pk}/")
