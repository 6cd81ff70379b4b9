"""The tour's rows of the room: a caller, who needs support, and how it was for somebody."""

from alongside.meetings.models import Caller, Feedback, Support


class InTheRoom:
    """Vera has a seat without an account, and Hana has asked for support."""

    def call_in_and_ask(self):
        at = self.meeting.get_absolute_url()
        self.browser("ada").post(f"{at}callers/", {"name": "Vera from the village hall"})
        assert Caller.objects.exists()
        said = {"chance": "yes", "heard": "partly", "take": "no"}
        Feedback.objects.create(meeting=self.meeting, group=self.group, answers=said)
        Support.objects.ask(by=self.people["hana"], meeting=self.meeting, wants="talk")
