"""The tour's rows of the room: a caller, who needs support, and how it was for somebody."""

from alongside.meetings.models import Caller, Feedback, Rehearsal, Support
from tests.browser.pages import Stop


class InTheRoom:
    """Vera has a seat without an account, and Hana has asked for support."""

    def call_in_and_ask(self):
        at = self.meeting.get_absolute_url()
        self.browser("ada").post(f"{at}callers/", {"name": "Vera from the village hall"})
        assert Caller.objects.exists()
        said = {"chance": "yes", "heard": "partly", "take": "no"}
        Feedback.objects.create(meeting=self.meeting, group=self.group, answers=said)
        Support.objects.ask(by=self.people["hana"], meeting=self.meeting, wants="talk")
        Rehearsal.objects.begin(by=self.people["gwen"], moment="tears")
        words = {"body": "Welcome to you all, whoever made you up."}
        self.browser("gwen").post("/rehearsal/say/", words)

    def where_one_practises(self):
        yield Stop("a rehearsal", "gwen", "/rehearsal/")
