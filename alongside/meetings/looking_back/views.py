"""Answering how a meeting was."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..evening import state_of
from ..views import my_seat, reachable
from .feedback import Feedback, FeedbackForm, is_asked


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, pk):
    """For members who were there to the end, once, for a day."""
    meeting, _me = reachable(request, pk)
    seat = my_seat(request, meeting)
    place = state_of(meeting).seats.get(seat.pk)
    if place is None or place.removed or place.facilitates:
        raise Http404
    if not is_asked(meeting) or seat.gave_feedback:
        return redirect(meeting)
    form = FeedbackForm(request.POST or None)
    if form.is_valid():
        Feedback.objects.give(seat=seat, meeting=meeting, answers=form.cleaned_data)
        messages.success(request, _("Thank you. Nobody can tell which answers are yours."))
        return redirect(meeting)
    context = {"meeting": meeting, "group": meeting.group, "form": form}
    return render(request, "meetings/feedback.html", context)
