"""A series, a meeting that is cancelled, and a calendar, with words that are nobody's."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.meetings.models import Meeting, Series
from alongside.meetings.reminding import remind

OF_THE_SCHEDULE = {
    "series": "brackenholm",
    "way_there": "tattercombe",
    "why_not": "grebelthorpe",
    "in_my_calendar": "juniperslade",
}


class Scheduled:
    """What is planned in Everything, and what becomes of it."""

    def plan_a_series(self):
        """A series by phone; somebody comes; one of it is changed and does not take place."""
        said, ref = OF_THE_SCHEDULE, self.group.ref
        day = timezone.localdate() + timedelta(days=4)
        self.post(
            self.organiser,
            reverse("schedule", args=[ref]),
            title=f"About {said['series']}",
            date=day.isoformat(),
            time="10:30",
            repeats="weekly",
            place="mixed",
            # An address to be opened: on the page it is one. That it lies sealed, the tour shows.
            link="https://call.example/room",
            directions=f"Behind the {said['way_there']}.",
            capacity="8",
            sure="yes",
        )
        self.series = Series.objects.get()
        first = self.series.meetings.order_by("rule_day").first()
        at = first.get_absolute_url()
        self.post(self.member, f"{at}coming/", says="yes")
        self.post(self.organiser, f"{at}cover/")
        why = f"Because of {said['why_not']}."
        self.post(self.organiser, f"{at}cancel/", why="other", word=why)
        self.cancelled = Meeting.objects.get(pk=first.pk)
        remind(timezone.now())
        title = {"title": f"Like {said['in_my_calendar']}"}
        page = self.member.post(reverse("calendar"), title).text
        self.kept_secret.append(re.search(r"/calendar/([\w-]+)\.ics", page)[1])

    def of_the_schedule(self):
        """The pages of it."""
        series = reverse("series", args=[self.group.ref, self.series.pk])
        next_one = self.series.meetings.filter(cancelled_at=None).order_by("rule_day").first()
        return [
            *(series, self.cancelled.get_absolute_url(), reverse("calendar")),
            *(reverse(name, args=[next_one.pk]) for name in ("meeting", "change_meeting")),
        ]
