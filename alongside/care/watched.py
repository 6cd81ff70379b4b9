"""The page that says what is watched here, by what, and what is not; and when somebody reads."""

from functools import partial
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.groups.talking.times import by_clock

from .cases.watching import ONE_IN
from .hours.clock import next_staffed, staffed_until
from .hours.forms import WEEKDAYS
from .hours.staffing import care_team, has_second_readers, hours_now


@login_not_required
@require_safe
def watched(request):
    """For members and for whoever thinks of coming; below it, what those who lead should know."""
    hours, team, now = hours_now(), care_team(), timezone.now()
    today = timezone.localdate(now, ZoneInfo(hours.zone))
    context = {
        "week": [(day, pairs) for day, pairs in zip(WEEKDAYS, hours.week, strict=True) if pairs],
        "otherwise": [one for one in sorted(hours.days.items()) if one[0] >= today],
        # By the clock by which the hours are said, whoever reads.
        "by_their_clock": partial(by_clock, zone=hours.zone),
        "zone": hours.zone.replace("_", " "),
        "until": staffed_until(hours, now),
        "returns": next_staffed(hours, now),
        "has_team": bool(team),
        "has_second": has_second_readers(team),
        "one_in": ONE_IN,
    }
    return render(request, "care/watched.html", context)
