"""The light log: beginning it, a line for today or yesterday, and what two weeks say."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.meanwhile import version_of
from alongside.people.as_they_like import as_they_like
from alongside.people.being_here.drafts import done, with_what_was_begun
from alongside.people.models import Draft
from alongside.vault.endings import record
from alongside.vault.models import open_many

from ..appointment.putting import fits, put
from ..removing import remove
from .forms import LineForm
from .lines import DAYS, Line
from .logs import LightLog, LogIsOver

OF_ANOTHER_DAY = gettext_lazy(
    "That page was of an earlier day, which has closed. Your line is still here: keep it as the "
    "one of today, or change it first."
)
PART = "changed"  # Of the page for an appointment: where what two weeks say is put.
PLACE = "light_log:%d"  # Of what they have begun to write of a day.


@require_http_methods(["GET", "HEAD", "POST"])
def light_log(request):
    """Before it, the way to begin; while it runs, a line; afterwards, what was noted."""
    log = LightLog.objects.of(request.user)
    open_many([request.user, *filter(None, [log])])
    as_they_like(request.user)  # Which day it is, is said by their clock, also before it is drawn.
    asked = request.POST.get("day") or request.GET.get("day")
    if log is None or log.readable("days") is None:
        return not_running(request, log)
    if log.is_over and asked not in map(str, log.open_days):
        return not_running(request, log)
    return noting(request, log, asked)


def not_running(request, log):
    """What was noted, or the way to begin. A line that comes too late is given back."""
    if request.method == "POST":
        messages.warning(request, why_not_noted(log))
    page = "toolkit/light_log/over.html" if log else "toolkit/light_log/begin.html"
    return render(request, page, {"log": log, "kept": "\n".join(as_typed(request.POST).said)})


def as_typed(post):
    """The Line that was sent, whatever becomes of it."""
    sleep, did, word = (post.get(name, "").strip() for name in ("sleep", "did", "word"))
    return Line(day=0, sleep=sleep, activity=did, helped=post.getlist("helped"), word=word)


def why_not_noted(log):
    if log is None:
        return _("Your log has been removed, and this was not noted.")
    if log.is_over:
        return _("It has stopped, and this was not noted. Nothing more is asked of you.")
    return _("This was not noted, since your log cannot be opened any more.")


def noting(request, log, asked):
    """The line of today; `?day=` is the one of yesterday."""
    day = next((one for one in log.open_days if str(one) == asked), log.day)
    place = PLACE % day
    noted = log.days.get(str(day), {})
    there = {"version": version_of(noted), "did": noted.get("activity", "")} | noted
    begun = with_what_was_begun(there, Draft.objects.begun(request.user, place), place)
    begun["activity"] = begun["did"]
    if isinstance(begun.get("helped"), str):  # As a draft keeps what is ticked.
        begun["helped"] = begun["helped"].split(",")
    form = LineForm(
        request.POST if request.method == "POST" else None,
        initial=begun,
        of_yesterday=day != log.day,
    )
    if request.method == "POST" and asked and asked != str(day):
        form.add_error(None, OF_ANOTHER_DAY)
    elif form.is_valid() and form.is_up_to_date(noted):
        try:
            LightLog.objects.note(by=request.user, day=day, said=form.said)
        except LogIsOver:
            return light_log(request)  # Stopped, removed or past in this moment: it is asked anew.
        done(request, place)
        messages.success(request, _("Noted. That is all for today."))
        return redirect("light_log")
    context = {"log": log, "form": form, "day": day, "place": place, "is_noted": bool(noted)}
    return render(request, "toolkit/light_log/running.html", context)


@require_POST
def begin_light_log(request):
    running = LightLog.objects.of(request.user)
    if running is None or running.is_over:
        LightLog.objects.begin(by=request.user)
        drop_drafts(request.user)
    return redirect("light_log")


@require_POST
def stop_light_log(request):
    if log := LightLog.objects.of(request.user):
        log.stop()
    return redirect("light_log")


@require_POST
def remove_light_log(request):
    """All of it goes at once. A second time is nothing."""
    mine = LightLog.objects.filter(person=request.user)
    remove(mine, lambda pk: record("light_log_removed", page=pk))
    drop_drafts(request.user)
    messages.success(request, _("Your log is removed."))
    return redirect("light_log")


def drop_drafts(person):
    """What was begun for the days of one log does not turn up in the next."""
    Draft.objects.drop(person, *(PLACE % day for day in range(1, DAYS + 1)))


@require_POST
def light_log_to_sheet(request):
    """What two weeks say, in short, on the page for an appointment, where it can be changed."""
    log = LightLog.objects.of(request.user)
    if log is None:
        return redirect("light_log")
    if log.readable("days") is None or not put(request.user, PART, in_short(log)):
        messages.warning(
            request,
            _(
                "There is no room for it under “What has changed”. Take something out there first; "
                "nothing was changed."
            ),
        )
        return redirect("light_log")
    messages.success(request, _("It is on your page now. Change it as you like."))
    return redirect("appointment")


def in_short(log):
    """As much of what two weeks say as fits there on an empty page."""
    return log.summary.in_short(lambda words: fits(PART, words))
