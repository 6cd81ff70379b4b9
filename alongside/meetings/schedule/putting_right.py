"""Putting the link or the way there right, while people are looking for a meeting."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.groups.roles import Act

from . import changing
from .forms import WayThereForm
from .views import TOO_LATE, reachable, told


@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request, pk):
    """The link to the call is wrong, which shows once people try it, and all else stays planned."""
    meeting, _me = reachable(request, pk, to=Act.PLAN_MEETINGS)
    there = {name: meeting.readable(name) for name in ("link", "directions")}
    form = WayThereForm(request.POST or None, meeting=meeting, initial=there)
    if not meeting.can_be_put_right and request.method != "POST":
        told(request, False, "")
        return redirect(meeting)
    if form.is_valid():
        new = {name: form.cleaned_data[name] or None for name in there}
        if changing.put_right(meeting, by=request.user, **new):
            told(request, True, _("It is changed, and everybody who is expected is told."))
            return redirect(meeting)
        form.add_error(None, TOO_LATE)
    context = {"meeting": meeting, "group": meeting.group, "form": form}
    return render(request, "meetings/schedule/put_right.html", context)
