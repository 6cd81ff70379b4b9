"""A care team, its hours and its rota, as tests need them; and a case that came in."""

from datetime import time, timedelta

from django.utils import timezone

from alongside.care.cases.case import Case
from alongside.care.hours.clock import Span
from alongside.care.hours.duties import put
from alongside.care.hours.staffing import Responder, set_hours

ALL_DAY = [(time(0), time(0))]
NOTHING = {
    "kinds": ["self_harm"],
    "marks": [[0, 4, "wants to die"]],
    "excerpt": "Done with all of it.",
}


def always(by):
    """Staffed day and night."""
    set_hours(by=by, zone="UTC", week=[ALL_DAY] * 7)


def never(by):
    set_hours(by=by, zone="UTC", week=[[]] * 7)


def from_eight(by):
    """Eight to six, every day, in UTC."""
    set_hours(by=by, zone="UTC", week=[[(time(8), time(18))]] * 7)


def team(*people, by):
    return [Responder.objects.appoint(one, by=by) for one in people]


def is_on_call(person, by, since=None, hours=24):
    since = since or timezone.now() - timedelta(hours=1)
    put(person, [Span(since, since + timedelta(hours=hours))], by=by)


def came_in(person, group=None, level="red", **more):
    """A case that a rule found."""
    about = more.pop("about", f"story:{person.pk}")
    case, _new = Case.objects.take_in(
        source=more.pop("source", "found"),
        level=level,
        person=person,
        group=group,
        about=about,
        **{**NOTHING, **more},
    )
    return case
