"""For organisers: a death is told of, confirmed or set aside, and an account is opened again."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.models import Membership
from alongside.groups.roles import Role
from alongside.lib.access import require
from alongside.meetings.giving_back import give_back
from alongside.people.being_here.profile import are_all_away
from alongside.people.coming_in.freshly import fresh
from alongside.people.models import Death, Person

from ..models import Host
from . import notices
from .forms import HowForm

# Who has confirmed that it is them comes by GET, where no form of theirs waits any more.
comes_or_sends = require_http_methods(["GET", "HEAD", "POST"])


@require_http_methods(["GET", "HEAD", "POST"])
def heard(request, pk):
    """An organiser heard of it first, as whom a family can reach: another one confirms it."""
    require(request.user.is_organiser)
    person = get_object_or_404(Person.objects.exclude(pk=request.user.pk), pk=pk)
    form, kept = HowForm(request.POST or None), ""
    if form.is_valid():
        how = form.cleaned_data["how"]
        death = told(person, by=request.user, how=how)
        if death.readable("how") == how:
            return redirect("a_death", death.pk)
        kept = how
        messages.warning(request, _("The organisers had been told already."))
    death = person.deaths.current().first()
    context = {"person": person, "death": death, "how_form": form, "kept": kept}
    return render(request, "home/death/heard.html", context)


def told(person, *, by, how):
    """The death that is told of now, or was already; whoever can decide it gets a notice."""
    with transaction.atomic():
        death = Death.objects.tell(person, by=by, how=how)
        notices.tell_organisers(death)
    return death


def one(request, pk):
    """A death, for an organiser; of their own they are told nothing."""
    require(request.user.is_organiser)
    deaths = Death.objects.newest_first().exclude(person=request.user)
    return get_object_or_404(deaths, pk=pk)


@require_safe
def a_death(request, pk):
    """Who told of it and how they know; what would happen, or has; and how to take it back."""
    death = one(request, pk)
    context = {
        "death": death,
        "may_decide": death.is_waiting and death.can_be_decided_by(request.user),
        "are_away": death.is_waiting and are_all_away(death.who_could_decide()),
        "host": Host.objects.first(),
    }
    return render(request, "home/death/a_death.html", context)


@comes_or_sends
@fresh
def confirm(request, pk):
    """The account rests, every place ahead is given back, and those who lead are told.

    A group that they alone facilitated is handed on, as where somebody leaves.
    """
    death = one(request, pk)
    if request.method != "POST":
        return redirect("a_death", death.pk)
    require(not death.is_waiting or death.can_be_decided_by(request.user))
    rests = _("The account rests now. Those who lead are told.")
    with transaction.atomic():
        was_first = death.is_waiting and death.confirm(by=request.user)
        if was_first:
            give_back(death.person_id)
            hand_on(death.person_id)
            if not notices.tell_those_who_lead(death):
                rests = _("The account rests now. Nobody else leads a group of theirs to be told.")
    return done(request, death, was_first, rests)


def hand_on(person):
    """The co-facilitator who came first facilitates now, where nobody does any more."""
    led = Membership.objects.current().filter(person=person, role=Role.FACILITATOR)
    for place in led.select_related("group", "person").order_by("group"):
        place.hold_the_group()
        place.hand_the_group_on()


@comes_or_sends
@fresh
def end(request, pk):
    """Set aside, or opened again: it was a mistake."""
    death = one(request, pk)
    if request.method != "POST":
        return redirect("a_death", death.pk)
    with transaction.atomic():
        was_first = death.end(by=request.user)
        if was_first:
            Membership.objects.filter(person=death.person_id).update(remembered_at=None)
            notices.tell_it_is_not_so(death)
    opened = _("The account is open again. Those who lead are told.")
    return done(request, death, was_first, opened if death.was_a_mistake else _("It is set aside."))


def done(request, death, was_first, told):
    """Whoever presses twice was nobody else: how it stands by now is on the page."""
    decided_by = death.ended_by_id if death.ended_at else death.confirmed_by_id
    if was_first:
        messages.success(request, told)
    elif decided_by != request.user.pk:
        messages.warning(request, _("Somebody else was a moment quicker."))
    return redirect("a_death", death.pk)
