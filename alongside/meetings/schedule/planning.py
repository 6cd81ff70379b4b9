"""Pages on which those who lead plan: one meeting, or a series; and what becomes of a series."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.vault.models import open_many
from alongside.vault.once import once

from .. import plan
from ..models import Meeting
from ..plans import choosing
from . import in_words, whole_series
from .forms import ONCE, ScheduleForm
from .recurrence import begins_with
from .series import Series

LOOK_AHEAD = 6  # So many dates are shown before a series is kept.
NO_MEETING_AT_ALL = gettext_lazy("There would be no meeting at all.")


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PLAN_MEETINGS)
def schedule(request, membership):
    """A meeting is planned at once; a series is shown with its next dates, and then kept."""
    group, shown = membership.group, None
    chosen = choosing.for_a_meeting(request, group)
    steps = chosen.steps if chosen else plan.simple()
    began = usual_time(group) | ({"title": chosen.title} if chosen else {})
    form = ScheduleForm(request.POST or None, zone=group.time_zone, group=group, initial=began)
    more = {"led_by": request.user, "steps": plan.dump(steps)}
    if form.is_valid() and not form.comes_again:
        meeting = a_meeting(group, form.cleaned_data, **more)
        with form.makes_one():
            when = ("wall_date", "wall_time", "place", "capacity")
            return redirect(once(meeting, form.cleaned_data["id"], same=("group_id",), beside=when))
    if form.is_valid():
        series = a_series(group, form.cleaned_data, **more)
        shown = as_it_will_be(series)
        if not shown["next"]:
            form.add_error("until", NO_MEETING_AT_ALL)
        elif request.POST.get("sure") == "yes":
            with form.makes_one():
                days = ("rhythm", "starts_on", "wall_time", "until", "count", "days_off")
                days += ("place", "capacity")
                pk = form.cleaned_data["id"]
                series = once(series, pk, same=("group_id",), beside=days)
                series.make_ahead()
                return redirect("series", group.ref, series.pk)
    context = {
        "group": group,
        "me": membership,
        "form": form,
        "steps": steps,
        "chosen": chosen,
        "shown": shown if form.is_valid() else None,
        "more": wants_more(form),
    }
    return render(request, "meetings/schedule.html", context)


def wants_more(form):
    """Whether what is folded away at first has something in it, or something to mend."""
    names = ("until", "times", "days_off", "place", "link", "directions", "capacity")
    said = [form[name].value() for name in names if name in form.fields]
    return bool(set(form.errors) & set(names)) or any(v not in (None, "", "writing") for v in said)


def a_meeting(group, words, **more):
    return Meeting(
        group=group,
        wall_date=words["date"],
        wall_time=words["time"],
        **what_it_is(group, words),
        **more,
    )


def a_series(group, words, **more):
    """Not kept yet. It begins on the first day from the chosen one on that fits its rhythm."""
    return Series(
        group=group,
        rhythm=words["repeats"],
        starts_on=begins_with(words["repeats"], words["date"]),
        wall_time=words["time"],
        until=words["until"],
        count=words["times"],
        days_off=words["days_off"],
        **what_it_is(group, words),
        **more,
    )


def what_it_is(group, words):
    return {
        "title": words["title"],
        "zone": group.time_zone,
        **where_it_is(words),
    }


def where_it_is(words):
    return {
        "place": words["place"],
        "link": words["link"] or None,
        "directions": words["directions"] or None,
        "capacity": words["capacity"],
    }


def usual_time(group):
    """When the group usually meets, as it says itself; or a week after its newest meeting."""
    today = timezone.localdate(timezone=ZoneInfo(group.time_zone))
    if group.meets_on is not None:
        ahead = (group.meets_on - today.weekday() - 1) % 7 + 1
        return {"date": today + timedelta(days=ahead), "time": group.meets_at, "repeats": ONCE}
    newest = group.meetings.order_by("-starts_at").defer("title", "steps").first()
    if newest is None:
        return {"repeats": ONCE}
    ahead = (newest.wall_date.weekday() - today.weekday() - 1) % 7 + 1
    day = max(newest.wall_date + timedelta(days=7), today + timedelta(days=ahead))
    return {"date": day, "time": newest.wall_time, "repeats": ONCE}


def as_it_will_be(series):
    """A series before it is kept: in words, and its next dates by both clocks."""
    moments = series.next_moments(LOOK_AHEAD)
    return {
        "rhythm": in_words.rhythm(series),
        "how_long": in_words.how_long(series),
        "days_off": in_words.days_off(series),
        "next": [in_words.by_both_clocks(one, series.zone) for one in moments],
    }


@require_safe
@in_group
def series(request, membership, pk):
    """How the series goes, for everybody; what can be done with it, for those who plan."""
    group = membership.group
    series = get_object_or_404(group.series, pk=pk)
    ahead = list(series.meetings.upcoming().with_seat_of(request.user)[:LOOK_AHEAD])
    open_many([series, *ahead])
    context = {
        "group": group,
        "me": membership,
        "series": series,
        "shown": as_it_will_be(series),
        "meetings": ahead,
        "first_to_change": next(
            (one for one in ahead if one.can_change and not one.is_cancelled), None
        ),
        "may_plan": membership.may(Act.PLAN_MEETINGS),
    }
    return render(request, "meetings/schedule/series.html", context)


@require_POST
@in_group(to=Act.PLAN_MEETINGS)
def act_on_series(request, membership, pk, verb):
    """Pause it, go on with it, end it. Pressed twice is pressed once."""
    series = get_object_or_404(membership.group.series, pk=pk)
    if verb == "pause" and whole_series.pause(series, by=request.user):
        messages.success(
            request, _("The series is having a break. The page of all meetings says so.")
        )
    elif verb == "resume" and whole_series.resume(series, by=request.user):
        messages.success(request, _("The series goes on."))
    elif verb == "end" and whole_series.end(series, by=request.user):
        messages.success(request, _("The series is over. Past meetings stay as they were."))
    elif verb not in ("pause", "resume", "end"):
        raise Http404
    return redirect("series", series.group.ref, series.pk)
