"""The staffed hours and the care team, for organisers; the rota, for the care team."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.access import require
from alongside.people.models import Person
from alongside.ui import times
from alongside.vault.models import open_many

from ..load.own_care import OwnCare, is_ready
from .clock import uncovered
from .duties import Duty, people_on_call, put
from .forms import WEEKDAYS, DayForm, DutyForm, HoursForm, as_first_seen
from .staffing import (
    Responder,
    Staffing,
    care_team,
    has_second_readers,
    hours_now,
    responds,
    set_day,
    set_hours,
)

AHEAD = timedelta(days=14)
MOST_DUTIES = 100


# -- for organisers --------------------------------------------------------------------------------


def able_people():
    """[Person] who may belong to the care team: who leads a group, or organises."""
    people = Person.objects.filter(is_active=True, is_suspended=False)
    found = list(people.filter(leads=True) | people.filter(is_organiser=True))
    open_many(found)
    return sorted(found, key=lambda one: one.called.casefold())


@require_http_methods(["GET", "HEAD", "POST"])
def staffing(request):
    """When somebody reads, and who; a POST sets the hours of the week."""
    require(request.user.is_organiser)
    form = HoursForm(request.POST or None, initial=as_first_seen(hours_now()))
    if form.is_valid():
        words = form.cleaned_data
        set_hours(by=request.user, zone=words["zone"], week=words["week"])
        messages.success(
            request, _("These are the staffed hours now. Everybody here can see them.")
        )
        return redirect("staffing")
    return show_staffing(request, form=form)


def show_staffing(request, *, form=None, day_form=None):
    team = care_team()
    row = Staffing.objects.select_related("set_by").first()
    hours = row.hours if row else None
    today = timezone.localdate()
    named = {one.person_id for one in team}
    practised = OwnCare.objects.of(named)
    open_many([request.user, *(one.person for one in team)])
    context = {
        "row": row,
        "form": form or HoursForm(initial=as_first_seen(hours_now())),
        "day_form": day_form or DayForm(),
        "days": [one for one in sorted(hours.days.items()) if one[0] >= today] if hours else [],
        "team": team,
        "due": [one.pk for one in team if not is_ready(practised.get(one.person_id))],
        "able": [one for one in able_people() if one.pk not in named],
        "has_second": has_second_readers(team),
        "weekdays": WEEKDAYS,
    }
    return render(request, "care/staffing.html", context)


@require_POST
def add_day(request):
    require(request.user.is_organiser)
    form = DayForm(request.POST)
    if not form.is_valid():
        return show_staffing(request, day_form=form)
    set_day(form.cleaned_data["day"], form.pairs, by=request.user)
    messages.success(request, _("Kept. That day is otherwise."))
    return redirect("staffing")


@require_POST
def drop_day(request, day):
    """A day like any other again."""
    require(request.user.is_organiser)
    try:
        set_day(date.fromisoformat(day), None, by=request.user)
    except ValueError:
        raise Http404 from None
    return redirect("staffing")


@require_POST
def name_responder(request):
    require(request.user.is_organiser)
    whom = request.POST.get("person", "")
    found = [one for one in able_people() if str(one.pk) == whom]
    if not found:
        messages.warning(request, _("Please choose somebody who leads a group, or organises."))
        return redirect("staffing")
    Responder.objects.appoint(found[0], by=request.user)
    messages.success(request, _("They belong to the care team now."))
    return redirect("staffing")


@require_POST
def end_responder(request, pk):
    require(request.user.is_organiser)
    get_object_or_404(Responder, pk=pk).end(by=request.user)
    messages.success(request, _("They belong to it no more, and are not called."))
    return redirect("staffing")


# -- the rota --------------------------------------------------------------------------------------


def may_see_rota(person):
    return person.is_organiser or responds(person)


def people_to_put_down(request, team):
    """An organiser puts down anybody of the care team; the others themselves."""
    people = [one.person for one in team]
    return people if request.user.is_organiser else [one for one in people if one == request.user]


@require_http_methods(["GET", "HEAD", "POST"])
def rota(request):
    """Who is on call in the next days, and when nobody is; a POST puts somebody down."""
    require(may_see_rota(request.user))
    team, hours = care_team(), hours_now()
    people = people_to_put_down(request, team)
    open_many([request.user, *(one.person for one in team)])
    now = timezone.now()
    # Read by the clock by which the page shows what is kept.
    clock = timezone.get_current_timezone_name
    form = DutyForm(request.POST or None, people=people, zone=clock())
    if form.is_valid():
        words = form.cleaned_data
        (person,) = [one for one in people if one.pk == words["person"]]
        put(person, words["spans"], by=request.user)
        messages.success(request, _("Kept on the rota."))
        return redirect("rota")
    duties = list(Duty.objects.of_the_team().to_come().in_order()[:MOST_DUTIES])
    spans = [(duty.span, duty.person) for duty in duties]
    on_call = people_on_call(now)
    open_many([*duties, *on_call])
    context = {
        "duties": duties,
        "on_call": on_call,
        "gaps": uncovered(hours, spans, now, now + AHEAD),
        "form": form,
        "clock": clock,  # Of the reader, which is theirs only once the page is drawn.
        "people": people,
        "from_to": from_to,
        "is_in_team": any(one.person == request.user for one in team),
    }
    return render(request, "care/rota.html", context)


def from_to(span):
    """ "Friday 27 November 2026, 08:00 to 20:00", or with both days where there are two."""
    begins, ends = timezone.localtime(span.begins), timezone.localtime(span.ends)
    is_one_day = begins.date() == ends.date()
    # Translators: as in "Friday 27 November 2026, 08:00 to 20:00".
    return _("%(begins)s to %(ends)s.") % {
        "begins": times.exact_time(begins),
        "ends": times.clock(ends) if is_one_day else times.exact_time(ends),
    }


def a_duty(request, pk):
    """It; or None, with a word about that, where it is over or was taken off: perhaps by the same
    press a moment ago.
    """
    require(may_see_rota(request.user))
    duty = Duty.objects.of_the_team().to_come().filter(pk=pk).first()
    if duty is None:
        messages.info(request, _("It is not on the rota any more. This is how it stands now."))
    return duty


@require_POST
def offer_duty(request, pk):
    """Whoever cannot keep it says so. It stays theirs until somebody takes it."""
    if duty := a_duty(request, pk):
        require(duty.offer(by=request.user))
        messages.success(
            request, _("The others see that you look for somebody. Until then it is yours.")
        )
    return redirect("rota")


@require_POST
def take_duty(request, pk):
    duty = a_duty(request, pk)
    require(responds(request.user))
    if duty is None:
        return redirect("rota")
    is_theirs = duty.person_id == request.user.pk and not duty.offered_at
    if duty.take(by=request.user) or is_theirs:  # Pressed twice, they took it the first time.
        messages.success(request, _("It is yours now. Thank you."))
    else:
        messages.warning(
            request, _("Somebody was a moment quicker, or it is not offered any more.")
        )
    return redirect("rota")


@require_POST
def drop_duty(request, pk):
    """An organiser takes it off the rota."""
    require(request.user.is_organiser)
    if duty := a_duty(request, pk):
        duty.drop()
        messages.success(request, _("Taken off the rota."))
    return redirect("rota")
