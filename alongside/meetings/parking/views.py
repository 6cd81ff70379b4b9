"""Two taps while the meeting runs: what somebody raised is kept for another time.

It is no event of the meeting, and no screen is redrawn for it: it lies in the row that the review
would make (looking_back.parked), is read there again, and comes back when the next plan is made.
Those who lead read it and nobody else, so that it can be frank; to the room they say it aloud.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.lib.words import Words

from ..looking_back.reviews import LONGEST_PARKED
from ..models import Parked
from ..reaching import reachable


class ParkForm(forms.Form):
    what = Words(
        label=gettext_lazy("What should come back another time?"),
        help_text=gettext_lazy("A few words, without names. Those who lead read it, nobody else."),
        max_length=LONGEST_PARKED,
        error_messages={
            "required": gettext_lazy("Please write a few words, so that you know it again."),
            "max_length": gettext_lazy(
                "This is longer than fits (%(show_value)s of %(limit_value)s letters). "
                "A few words are enough: nothing is lost, please take some out."
            ),
        },
        rows=2,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def park(request, pk):
    """From the open doors on; once the meeting is over, its review is the place, and has it too.

    What was typed is kept also where it was cancelled meanwhile: it is for another time anyway.
    """
    meeting, me = reachable(request, pk)
    require(me.may(Act.LEAD_MEETINGS))
    is_sent = request.method == "POST"
    if meeting.opened_at is None or (meeting.is_cancelled and not is_sent):
        return redirect(meeting)
    form = ParkForm(request.POST if is_sent else None)
    if form.is_valid():
        Parked.objects.park(meeting, form.cleaned_data["what"])
        messages.success(request, _("Kept for later. It comes back when the next plan is made."))
        return redirect("review" if meeting.closed_at else "park", meeting.pk)
    if meeting.closed_at and not is_sent:
        return redirect("review", meeting.pk)
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "form": form,
        "parked": Parked.objects.filter(meeting=meeting).order_by("parked_at", "pk").opened(),
    }
    return render(request, "meetings/parking/park.html", context)
