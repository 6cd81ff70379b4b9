"""The tour's rows of what is planned: a series, a meeting that is cancelled, and a calendar."""

from alongside.meetings.models import Calendar, Meeting, Series
from alongside.meetings.schedule import changing, coming
from tests.browser.pages import Stop
from tests.meetings.planning import a_series


class Scheduling:
    """A series of the morning group, of which the first does not take place."""

    def plan_a_series(self):
        self.series = a_series(
            self.group,
            title="Mornings that begin slowly",
            place="mixed",
            link="https://call.example/mornings-of-ours",
            directions="The third door, behind the library, with a ramp.",
            led_by=self.people["ada"],
            capacity=9,
        )
        self.called_off, self.planned, *_more = self.series.meetings.order_by("rule_day")[:4]
        word = "The library is closed all day."
        changing.cancel(self.called_off, by=self.people["ada"], why="place", word=word)
        coming.answer(self.planned, self.people["hana"], "yes")
        Calendar.objects.make(self.people["hana"], "The choir on the hill")

    def tell_meetings_apart(self):
        """No meeting is known by words of another one, nor by those of its series."""
        for row in (*Meeting.objects.all(), *Series.objects.all()):
            row.title = f"{row.title[:18]} {row.pk}"
            row.link = row.link and f"https://call.example/{row.pk}/"
            row.directions = row.directions and f"Door {row.pk}. {row.directions}"
            row.save()

    def of_the_schedule(self):
        at = f"{self.group.get_absolute_url()}meetings/"
        yield Stop("series", "hana", f"{at}series/{self.series.pk}/")
        yield Stop("series, leading", "ada", f"{at}series/{self.series.pk}/")
        yield Stop("a meeting that is cancelled", "hana", self.called_off.get_absolute_url())
        yield Stop("a meeting that is planned", "ada", self.planned.get_absolute_url())
        yield Stop("to change a meeting", "ada", f"{self.planned.get_absolute_url()}change/")
        yield Stop("my calendar", "hana", "/account/calendar/")
