"""The demo’s series: the evening group meets every week, by phone and in a room."""

from datetime import time, timedelta

from alongside.groups.joining.places import today_of
from alongside.meetings import plan
from alongside.meetings.models import Series
from alongside.meetings.schedule import coming

TITLE = "An hour at the end of the week"
IN_DAYS = 4


def meet_every_week(group):
    """From in four days on; two of the group have said already whether they come."""
    places = group.memberships.current().select_related("person").order_by("pk")
    leads = next(place.person for place in places if place.facilitates)
    members = [place.person for place in places if not place.facilitates]
    series = Series.objects.create(
        group=group,
        title=TITLE,
        steps=plan.dump(plan.simple()),
        place="mixed",
        link="https://call.example.org/evening",
        directions="Whoever would rather be in a room: the back of the library, with a ramp.",
        capacity=8,
        led_by=leads,
        rhythm="weekly",
        starts_on=today_of(group) + timedelta(days=IN_DAYS),
        wall_time=time(19, 30),
        zone=group.time_zone,
    )
    first, *_more = series.make_ahead()
    for person, says in zip(members, ("yes", "unsure"), strict=False):
        coming.answer(first, person, says)
