"""Recommending something to a meeting: for those who lead, before it is over."""

from datetime import timedelta

from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.library.recommending.shown import to_meeting
from alongside.library.recommending.views import Place, recommending
from alongside.vault.models import open_many

from .reaching import reachable

# It is shown until the meeting is over, which may be moved: so it is kept for longer.
STAYS = timedelta(days=60)


@require_http_methods(["GET", "HEAD", "POST"])
def recommend_to_meeting(request, pk):
    """The page for it; once the meeting is over, or cancelled, it leads to the meeting."""
    meeting, me = reachable(request, pk)
    require(me.may(Act.LEAD_MEETINGS))
    if meeting.closed_at or meeting.is_cancelled:
        require(request.method != "POST")  # The refusal gives the words back.
        return redirect(meeting)
    open_many([request.user, meeting])
    place = Place(
        page=reverse("recommend_to_meeting", args=[meeting.pk]),
        there=to_meeting(meeting, request.user, most=None),
        meeting=meeting.pk,
        back=meeting.get_absolute_url(),
        until=meeting.wall_date + STAYS,
    )
    return recommending(request, meeting.group, place)
