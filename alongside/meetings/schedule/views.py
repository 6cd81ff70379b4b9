"""What is done to one meeting beforehand: whether one comes; cancelling, moving, leading it."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.arriving.views import onward

from .. import plan
from ..models import Meeting
from . import changing, in_words, whole_series
from .coming import answer, at_the_list
from .forms import CancelForm, ChangeForm, ComingForm, reasons
from .planning import NO_MEETING_AT_ALL, a_series, as_it_will_be, wants_more, where_it_is
from .series import held

TOO_LATE = _lazy(
    "It has begun, or is not taking place any more, and stays as it was planned. What you wrote "
    "is still here, if you want to copy it."
)
OF_ITS_OWN = _lazy(
    "This one had been changed on its own before: of that it keeps what you did not change now."
)
LATER = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}


class TooLate(Exception):
    """It has begun meanwhile, or does not take place any more."""


def reachable(request, pk, to):
    """The meeting, and the reader's membership of its group, who may do what they come `to` do.

    404 for everybody who may not know of it, 403 for who may not do this.
    """
    meetings = Meeting.objects.visible_to(request.user).select_related("group", "led_by")
    meeting = get_object_or_404(meetings, pk=pk)
    me = meeting.group.memberships.current().of(request.user).get()
    request.inside = meeting.group
    require(me.may(to))
    return meeting, me


def told(request, done, sentence):
    """Say what was done; or that it could not be done any more, since something else was first."""
    if done:
        messages.success(request, sentence)
    else:
        messages.warning(
            request, _("Something changed in the meantime. Please see how things stand now.")
        )


@require_POST
def say_coming(request, pk):
    """One of three buttons. No reason is asked for, and no answer expected."""
    meeting, _me = reachable(request, pk, to=Act.ATTEND)
    form = ComingForm(request.POST)
    if form.is_valid() and answer(meeting, request.user, form.cleaned_data["says"]) is None:
        told(request, False, "")
    return redirect(onward(request, meeting.get_absolute_url()))


@require_POST
def cancel(request, pk):
    meeting, _me = reachable(request, pk, to=Act.PLAN_MEETINGS)
    form, kept = CancelForm(request.POST, auto_id="cancel_%s"), ""
    if form.is_valid():
        done = changing.cancel(meeting, by=request.user, **form.cleaned_data)
        told(request, done, _("It is cancelled, and everybody who meant to come is told."))
        kept = "" if done else form.cleaned_data["word"]
        if not kept:
            return redirect(meeting)
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "cancel_form": form,
        "reasons": reasons(),
        "kept": kept,
    }
    return render(request, "meetings/schedule/cancel.html", context)


@require_POST
def undo_cancel(request, pk):
    meeting, _me = reachable(request, pk, to=Act.PLAN_MEETINGS)
    done = not meeting.is_after_the_end and changing.undo_cancelling(meeting, by=request.user)
    told(request, done, _("It is taking place after all."))
    return redirect(meeting)


@require_POST
def move(request, pk):
    """An hour, a day or a week later, in one tap; any other time is chosen on its own page."""
    meeting, _me = reachable(request, pk, to=Act.PLAN_MEETINGS)
    later = LATER.get(request.POST.get("by"))
    if later is None:
        return redirect("change_meeting", meeting.pk)
    wall = datetime.combine(meeting.wall_date, meeting.wall_time) + later
    if meeting.group.ends_on and wall.date() > meeting.group.ends_on:
        messages.warning(request, _("By then the group has come to its end."))
        return redirect(meeting)
    by = request.user
    done = still_at(meeting, request) and changing.move(meeting, wall.date(), wall.time(), by)
    told(request, done, _("It is at another time now. Those who meant to come are asked again."))
    return redirect(meeting)


def still_at(meeting, request):
    """Whether it is where the page had it: tapped twice, or by two, it moves once."""
    return request.POST.get("from", "") == str(meeting.sequence)


@require_POST
def cover(request, pk):
    """Whoever is to lead asks for somebody else to; no reason is asked for."""
    meeting, _me = reachable(request, pk, to=Act.LEAD_MEETINGS)
    done = changing.ask_for_cover(meeting, by=request.user)
    if changing.leading(meeting.group).exclude(person=request.user).exists():
        told(request, done, _("Those who lead with you are told that somebody is needed."))
    else:
        told(request, done, _("It is noted that you cannot lead it. Nobody else leads this group."))
    return redirect(meeting)


@require_POST
def lead(request, pk):
    """I lead it: somebody asked for cover, or nobody was down for it."""
    meeting, _me = reachable(request, pk, to=Act.LEAD_MEETINGS)
    if changing.lead_it(meeting, by=request.user):
        messages.success(request, _("You are leading it. Thank you."))
    else:
        meeting.refresh_from_db()
        messages.warning(request, why_not_led(meeting))
    return redirect(onward(request, meeting.get_absolute_url()))


def why_not_led(meeting):
    if meeting.is_cancelled:
        return _("This meeting is not taking place.")
    if meeting.closed_at is not None:
        return _("This meeting is over. Thank you all the same.")
    return _("Somebody else is leading it already. Thank you all the same.")


# -- changing ---------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    """Another time, other words, another place: for this one, or for all later ones too.

    Where somebody else has changed it since the form was made, both are shown, and nothing is lost.
    """
    meeting, me = reachable(request, pk, to=Act.PLAN_MEETINGS)
    can_change = meeting.can_change and not meeting.is_cancelled
    if request.method != "POST" and not can_change:
        told(request, False, "")
        return redirect(meeting)
    for_all_later = meeting.series_id and request.GET.get("which") == "later"
    form = ChangeForm(
        request.POST or None,
        zone=meeting.zone,
        group=meeting.group,
        meeting=meeting,
        initial=as_they_are(meeting) if for_all_later else as_it_is(meeting),
    )
    shown, meanwhile = None, {}
    if not can_change:
        form.add_error(None, TOO_LATE)
    elif form.is_valid():
        change_it = all_later if of_all_later(meeting, form) else this_one
        try:
            shown = change_it(request, meeting, form)
        except ChangedMeanwhile as changed:
            meanwhile = as_it_is_now(changed.now)
            form.data = {**form.data.dict(), "version": changing.version_of(changed.now)}
        except TooLate:
            form.add_error(None, TOO_LATE)
        else:
            if shown is None:
                return redirect(meeting)
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "me": me,
        "form": form,
        "shown": shown,
        "more": wants_more(form),
        **meanwhile,
    }
    return render(request, "meetings/schedule/change.html", context)


def of_all_later(meeting, form):
    return meeting.series_id and form.cleaned_data["which"] == "later"


def as_it_is(meeting):
    """What the form begins with."""
    there = {
        "title": meeting.readable("title"),
        "date": meeting.wall_date,
        "time": meeting.wall_time,
        "place": meeting.place,
        "link": meeting.readable("link"),
        "directions": meeting.readable("directions"),
        "capacity": meeting.capacity,
        "version": changing.version_of(meeting),
    }
    if series := meeting.series:
        left = series.count and len(list(series.rule.days(since=meeting.rule_day)))
        off = "\n".join(day for day in sorted(series.days_off) if day > str(meeting.rule_day))
        there |= {"repeats": series.rhythm, "until": series.until, "times": left, "days_off": off}
    return there


def as_they_are(meeting):
    """The same, where it is about all later ones: as the series says, whatever became of one."""
    series = meeting.series
    there = {"which": "later", "time": series.wall_time}
    there |= {"place": series.place, "capacity": series.capacity}
    there |= {name: series.readable(name) for name in ("title", "link", "directions")}
    if series.moment_of(meeting.rule_day) > timezone.now():
        there["date"] = meeting.rule_day
    return as_it_is(meeting) | there


def as_it_is_now(now):
    """For the page of whoever changes a meeting that somebody else has changed meanwhile."""
    series = now.series
    words = [in_words.rhythm(series), in_words.how_long(series)] if series else []
    when = in_words.by_both_clocks(now.starts_at, now.zone)
    return {"now": now, "when": when, "rhythm": " ".join(words).strip()}


def this_one(request, meeting, form):
    """None: there is nothing more to look at. Raises ChangedMeanwhile or TooLate."""
    words = form.cleaned_data
    new = {"title": words["title"], **where_it_is(words)}
    time = (words["date"], words["time"])
    with at_the_list(meeting) as now:
        stays = time == (now.wall_date, now.wall_time)
        is_so = stays and all(now.readable(name) == value for name, value in new.items())
        if is_so and not now.is_cancelled:  # Also a form that was sent twice.
            done = True
        else:
            changing.look_again(now, words["version"])
            done = changing.change(now, by=request.user, **new)
            done = done and (stays or changing.move(now, *time, by=request.user))
    if not done:
        raise TooLate
    told(request, True, _("It is changed."))


def all_later(request, meeting, form):
    """The new series to look at; None once it is kept. Raises ChangedMeanwhile or TooLate."""
    words = form.cleaned_data
    series = meeting.series
    steps = series.readable("steps") or plan.dump(plan.simple())
    new = a_series(meeting.group, words, led_by=series.led_by, steps=steps)
    if form.keeps_its_days(words):
        new.take_days_of(series, since=meeting.rule_day)
    shown = as_it_will_be(new)
    if not shown["next"]:
        form.add_error("until", NO_MEETING_AT_ALL)
        return {}
    with held(series), at_the_list(meeting) as now:
        changing.look_again(now, words["version"])
        if request.POST.get("sure") != "yes":
            return shown
        done = whole_series.change_from(now, new, by=request.user, said=what_is_said(form))
    if done is None:
        raise TooLate
    told(request, True, _("This one and all later ones are changed."))
    if now.is_apart:
        messages.success(request, OF_ITS_OWN)
    return None


def what_is_said(form):
    """The fields of a meeting that somebody changed in the form, whatever it began with."""
    names = {"date": "wall_date", "time": "wall_time"}
    return {names.get(name, name) for name in form.changed_data} & set(whole_series.OF_ITSELF)
