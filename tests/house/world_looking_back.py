"""The same group, as far as a meeting that is over is about it, and what was left of it."""

from alongside.meetings.models import Parked
from tests.conftest import new_meeting
from tests.meetings.evening import Evening

OF_ONE_MEETING = ("review", "catch_up")


class LookingBack:
    """A meeting that Ada has led and closed, Cleo was there; something is left over, there too."""

    def __init__(self, people, group, elsewhere, tonight, later, browse):
        self.ref, self.tonight, self.later = group.ref, tonight, later
        room = Evening(new_meeting(group), browse)
        room.begin(people["ada"], people["cleo"])
        room.press(people["ada"], "close", anyway="yes")
        self.over = room.meeting
        self.left = Parked.objects.park(self.over, "The letters from the office")
        self.theirs = Parked.objects.park(new_meeting(elsewhere), "Their stairs")

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        meeting = self.tonight if kind == "open" else self.over
        return {
            **{one: [meeting.pk] for one in OF_ONE_MEETING},
            "bring_along": [self.later.pk],
            "park": [(self.over if kind == "over" else self.tonight).pk],
            "looking_back": [self.ref],
            "words_kept": [self.ref],
        }.get(name)

    def form(self, door):
        name, _, kind = door.partition("/")
        parked = self.theirs if kind == "theirs" else self.left
        return {
            "review": {"phrases": ["hard"], "body": "Slower."},
            "catch_up": {"body": "We breathed."},
            "bring_along": {"do": "take", "parked": parked.pk},
            "words_kept": {"days": "30"},
            "park": {"what": "The letters, once more."},
        }.get(name)
