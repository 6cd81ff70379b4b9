"""The organiser's side of the work beside the pages: what waits, and what was given up."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.lib.access import require
from alongside.notices.models import Refusals
from alongside.vault.keyring import keyring
from alongside.vault.wrapping import text
from alongside.work import queue, state

MOST_SHOWN = 50
REMINDERS = "meetings.remind"


@require_safe
def at_work(request):
    """Numbers, moments and names out of our code: of nobody, and of no group."""
    require(request.user.is_organiser)
    given_up = state.given_up()
    context = {
        "work": state.state(timezone.now()),
        "reminded_at": state.last_done(REMINDERS),
        "backed_up_at": last_backup(),
        "refusing": Refusals.objects.stopped().count(),
        "failing": state.failing(),
        "given_up": list(given_up[:MOST_SHOWN]),
        "in_all": given_up.count(),
    }
    return render(request, "home/at_work.html", context)


def last_backup():
    kept = text(keyring().store.fact("copied_at"))
    return datetime.fromisoformat(kept) if kept else None


@require_POST
def try_again(request, pk):
    require(request.user.is_organiser)
    if not queue.try_again(pk):
        raise Http404
    messages.success(request, _("It is tried again."))
    return redirect("at_work")


@require_POST
def let_go(request, pk):
    require(request.user.is_organiser)
    if not queue.let_go(pk):
        raise Http404
    messages.success(request, _("It is let go, and not tried any more."))
    return redirect("at_work")
