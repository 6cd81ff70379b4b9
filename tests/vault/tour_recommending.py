"""The tour comes by what is recommended, and by what things in the library were like."""

from datetime import timedelta

from django.utils import timezone

from alongside.library.models import Impression, Recommendation
from tests.browser.pages import Stop

NAME = "resource:nice-ng193"


class Recommending:
    """A recommendation of Ada's, what Cleo says of it, and words that are held, in the Tour."""

    def recommend_something(self):
        ada, cleo = self.people["ada"], self.people["cleo"]
        until = timezone.localdate() + timedelta(weeks=2)
        said = {"what": NAME, "why": "It reads like a letter from a patient aunt."}
        Recommendation.objects.recommend(by=ada, group=self.group, until=until, **said)
        words = "I fell asleep on page four, in a good way."
        told = {"group": self.group, "what": NAME, "phrase": "helped"}
        Impression.objects.say(by=cleo, words=words, **told)
        held = Impression.objects.say(
            by=self.people["ben"], words="Doctor Marrow wrote it.", **told
        )
        held.hold(by=ada, because="Somebody is named who never asked to be.")

    def what_is_recommended(self):
        yield Stop("recommended", "hana", self.group.get_absolute_url())
        yield Stop("to recommend", "ada", f"{self.group.get_absolute_url()}recommend/")
        at = f"{self.group.get_absolute_url()}library/nice-ng193/"
        yield Stop("what it was like", "hana", at)
        yield Stop("what it was like, leading", "ada", at)
