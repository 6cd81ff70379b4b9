"""Looking after those who look after others: what each carries, and all together in numbers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.models import Membership
from alongside.groups.roles import Role
from alongside.lib.access import require

from ..hours.views import may_see_rota
from .counting import AT_LEAST, load_of, together
from .forms import EnoughForm, PractisedForm
from .own_care import OwnCare, is_ready


def looks_after_others(person):
    """Whoever leads a group, belongs to the care team, or organises."""
    return person.leads or may_see_rota(person)


@require_http_methods(["GET", "HEAD", "POST"])
def enough(request):
    """What I have read and led lately, for me alone; a POST says how much is enough in a day."""
    person = request.user
    require(looks_after_others(person))
    own = OwnCare.objects.filter(person=person).first()
    form = EnoughForm(request.POST or None, initial={"most_a_day": own and own.most_a_day})
    if form.is_valid():
        OwnCare.objects.enough(person, form.cleaned_data["most_a_day"])
        messages.success(request, _("Kept. You can change it on any day."))
        return redirect("enough")
    return show_enough(request, own, form=form)


def show_enough(request, own, *, form=None, practised=None):
    context = {
        "load": load_of(request.user, timezone.now()),
        "own": own,
        "is_ready": is_ready(own),
        "form": form or EnoughForm(initial={"most_a_day": own and own.most_a_day}),
        "practised": practised or PractisedForm(),
    }
    return render(request, "care/enough.html", context)


@require_POST
def practised(request):
    require(looks_after_others(request.user))
    form = PractisedForm(request.POST)
    if not form.is_valid():
        own = OwnCare.objects.filter(person=request.user).first()
        return show_enough(request, own, practised=form)
    OwnCare.objects.practised(request.user)
    messages.success(request, _("Thank you. You are reminded in half a year."))
    return redirect("enough")


def may_supervise(person):
    """Organisers, and whoever is the supervisor of a group."""
    places = Membership.objects.current().filter(person=person, role=Role.SUPERVISOR)
    return person.is_organiser or places.exists()


@require_safe
def supervision(request):
    """Four weeks in numbers: no word, no name, and nothing of fewer than five people."""
    require(may_supervise(request.user))
    context = {"together": in_words(together(timezone.now())), "at_least": AT_LEAST}
    return render(request, "care/supervision.html", context)


def in_words(numbers):
    """The same in wide steps, so that no number is about anybody; "" where nothing can be said."""
    return {
        "came": "" if numbers.came is None else how_many(numbers.came),
        "in_time": "" if numbers.in_time is None else share(numbers.in_time),
        "usual": "" if numbers.usual is None else readings(numbers.usual),
    }


def how_many(count):
    if count < 10:
        return _("5 to 9 things")
    if count < 20:
        return _("10 to 19 things")
    return _("20 to 49 things") if count < 50 else _("50 things or more")


def share(part):
    if part >= 0.9:
        return _("nearly all")
    return _("half of them or more") if part >= 0.5 else _("fewer than half")


def readings(count):
    if count < 5:
        return _("fewer than 5 a week")
    return _("5 to 14 a week") if count < 15 else _("15 a week or more")
