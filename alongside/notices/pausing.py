"""One tap, and nothing leaves the house for a while. Everything waits in the inbox as ever.

But for what is on call: somebody waits then. Whoever may be on call is told so.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import timing
from .choices import Choices, clock
from .choosing import may_be_on_call, show_choices
from .forms import PauseForm


@require_POST
def pause(request):
    """Until the morning of a day, or for as long as they like."""
    choices, until = Choices.objects.of(request.user), ""
    if "until" in request.POST:
        form = PauseForm(request.POST)
        if not form.is_valid():
            return show_choices(request, choices, pausing=form)
        day, morning = form.cleaned_data["until"], clock(choices.all["quiet_to"])
        until = timing.moment(day, morning, choices.zone).isoformat()
    Choices.objects.change(request.user, paused={"until": until})
    told = _("Nothing leaves for you now. It all waits here, without hurry.")
    if may_be_on_call(request.user):
        told = _("Nothing leaves for you now but where somebody waits for you. All else is here.")
    messages.success(request, told)
    return redirect("choices")


@require_POST
def come_back(request):
    """What came meanwhile stays in the inbox, and is not sent after them."""
    Choices.objects.change(request.user, paused=None)
    messages.success(request, _("You are told of new things again, as you chose."))
    return redirect("choices")
