"""The same evening, as far as what is planned is about it."""

from datetime import timedelta

from alongside.meetings.models import Calendar
from alongside.meetings.schedule import changing
from tests.conftest import new_meeting
from tests.meetings.planning import a_series, form

OF_ONE_MEETING = (
    *("coming", "change_meeting", "move_meeting", "cancel_meeting", "undo_cancel", "cover"),
    "meeting_calendar",
)


class Scheduled:
    """Two meetings of next week, of which Ada leads one; a series; and Cleo's calendar."""

    def __init__(self, people, group, elsewhere, tonight):
        self.people, self.ref, self.tonight = people, group.ref, tonight
        self.led = new_meeting(group, starts_in=timedelta(days=6))
        self.led.led_by = people["ada"]
        self.led.save()
        self.unled = new_meeting(group, starts_in=timedelta(days=7))
        self.called = new_meeting(group)
        self.called.place, self.called.link = "call", "https://call.example/wrong"
        self.called.save()
        self.series = a_series(group, made=False)
        self.theirs = a_series(elsewhere, made=False)
        self.ended = Calendar.objects.make(people["cleo"])
        self.token = Calendar.objects.make(people["cleo"])

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        series = self.theirs if kind == "elsewhere" else self.series
        meeting = self.tonight if kind == "begun" else self.led
        return {
            **{one: [meeting.pk] for one in OF_ONE_MEETING},
            "lead_meeting": [self.unled.pk],
            "put_right": [meeting.pk if kind == "begun" else self.called.pk],
            "series": [self.ref, series.pk],
            "act_on_series": [self.ref, series.pk, "sing" if kind == "unheard-of" else "pause"],
            "calendar_feed": [self.ended if kind == "ended" else self.token],
        }.get(name)

    def prepare(self, door):
        if door == "undo_cancel":
            assert changing.cancel(self.led, by=self.people["ada"], why="holiday")


FORMS = {
    "coming": {"says": "yes"},
    "change_meeting": form(title="Flares", version="0"),
    "put_right": {"link": "https://call.example/right"},
    "move_meeting": {"by": "day", "from": "0"},
    "cancel_meeting": {"why": "holiday", "word": "Rest well."},
    "calendar": {"title": "Choir"},
}
