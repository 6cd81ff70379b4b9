"""The tour's rows of what comes after a meeting: a look back, a few lines, and what was left."""

from alongside.meetings.models import CatchUp, Meeting, Parked, Review
from tests.browser.pages import Stop


class LookingBack:
    """Ada has looked back on the meeting that was, with a note for herself."""

    def look_back(self):
        self.was = Meeting.objects.filter(group=self.group, closed_at__isnull=False).first()
        note = "Begin with the slowest, who had a hard week."
        said = {"by": self.people["ada"], "meeting": self.was}
        Review.objects.keep(**said, phrases=["hard"], note=note)
        Parked.objects.park(self.was, "How to sit through a wedding")
        assert CatchUp.objects.filter(meeting=self.was).exists()

    def what_is_left(self):
        at = self.was.get_absolute_url()
        yield Stop("how it went", "ada", f"{at}how-it-went/")
        yield Stop("a few lines", "ada", f"{at}catch-up/")
        yield Stop("a few lines, to who was not there", "tomas", at)
