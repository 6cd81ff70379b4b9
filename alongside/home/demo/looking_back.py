"""What is left of the morning group's last meeting: a few lines, and something parked."""

from alongside.meetings.models import CatchUp, Parked

LINES = (
    "We were a small round, and it was about being believed when nobody can see it.\n\n"
    "We asked one another what it is like when pain does not show, and each of us was offered a "
    "turn. There was some laughing too.\n\n"
    "You have not missed anything you would have to make up for."
)
LEFT = "What to say at work, which was begun and had no time"


def look_back(meeting):
    """Shown by those who lead; what is parked comes back on the next plan."""
    CatchUp.objects.show(meeting, words=LINES, strategies=[], steps=[])
    Parked.objects.park(meeting, LEFT)
