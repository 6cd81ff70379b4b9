"""The organiser's side: which groups there are, who leads them, and whether they are ready to."""

from dataclasses import dataclass, field
from datetime import datetime

from django import forms
from django.contrib import messages
from django.db.models import Min
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.load import loads
from alongside.groups.models import EmergencyReading, Group, Invitation, Membership, Wanted
from alongside.groups.parting.looking_again import to_answer
from alongside.lib.access import require
from alongside.lib.meanwhile import MeanwhileForm, version_of
from alongside.lib.words import Words
from alongside.meetings.models import Meeting
from alongside.people.models import Death, Person, Readiness, Suspension
from alongside.people.safety import leading
from alongside.people.safety.readiness import LONGEST_NOTE
from alongside.vault.models import open_many


@dataclass
class Row:
    """A group as an organiser sees it: never a word of what is written there."""

    group: Group
    leaders: list = field(default_factory=list)
    next_at: datetime | None = None

    @property
    def is_led(self):
        """Whether anybody is left who can lead it now."""
        return any(not one.is_suspended and one.is_active for one in self.leaders)


def groups_and_leaders():
    """([Row], [Person who leads any]), opened all at once."""
    rows = {group.pk: Row(group) for group in Group.objects.all()}
    places = Membership.objects.current().leading()
    places = list(places.select_related("person").defer("about").order_by("joined_at"))
    for place in places:
        rows[place.group_id].leaders.append(place.person)
    takes_place = Meeting.objects.before_the_end().filter(closed_at=None, cancelled_at=None)
    upcoming = takes_place.filter(starts_at__gt=timezone.now())
    for group, soonest in upcoming.values_list("group").annotate(Min("starts_at")):
        rows[group].next_at = soonest
    open_many([*(row.group for row in rows.values()), *places])
    return list(rows.values()), list({place.person_id: place.person for place in places}.values())


@require_safe
def overview(request):
    """Groups, those who lead them, and what waits for an organiser.

    No list of people, but of those whose accounts are closed.
    """
    require(request.user.is_organiser)
    rows, leaders = groups_and_leaders()
    readiness = Readiness.objects.filter(person__in=leaders).defer("note")
    closed = Suspension.objects.current().newest_first().opened()
    context = {
        "rows": by_name(rows, lambda row: row.group.readable("name")),
        "leaders": by_name(leaders, lambda one: one.called),
        "readiness": {one.person_id: one for one in readiness},
        "promised": set(leading.promises().values_list("person_id", flat=True)),
        "loads": loads(leaders),
        "wanted": Wanted.objects.waiting().exists(),
        "closed": closed,
        "waiting": [one for one in closed if one.can_be_answered_by(request.user)],
        "deaths": Death.objects.waiting().exclude(person=request.user).newest_first().opened(),
        "asked": EmergencyReading.objects.waiting_for(request.user).exists(),
        "appeals": to_answer(request.user),
    }
    return render(request, "home/organise.html", context)


def by_name(things, name):
    return sorted(things, key=lambda one: (name(one) or "").casefold())


# -- somebody to lead a group ----------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def leaders(request, pk):
    """The links by which somebody comes in to lead this group; a POST makes another."""
    require(request.user.is_organiser)
    group = get_object_or_404(Group, pk=pk)
    if request.method == "POST" and not group.is_over:
        Invitation.objects.make_to_lead(group, by=request.user)
        messages.success(request, _("There is a new link now. Pass it on to one person."))
        return redirect("leaders", group.pk)
    links = group.invitations.open().to_lead().filter(made_by=request.user)
    links = links.none() if group.is_over else links  # They open nothing any more.
    _rows, leading_now = groups_and_leaders()
    context = {
        "group": group,
        "links": links.order_by("-expires_at").opened(),
        "leaders": by_name(leading_now, lambda one: one.called),
        "loads": loads(leading_now),
        "leads_it": group.is_facilitated_by(request.user),
    }
    return render(request, "home/leaders.html", context)


@require_POST
def withdraw(request, pk, link):
    require(request.user.is_organiser)
    links = Invitation.objects.to_lead().filter(group=pk, made_by=request.user)
    links.filter(pk=get_object_or_404(links, pk=link).pk).withdraw()
    messages.success(request, _("That link opens nothing any more."))
    return redirect("leaders", pk)


# -- readiness -------------------------------------------------------------------------------------


class ReadinessForm(MeanwhileForm):
    trained_on = forms.DateField(
        label=gettext_lazy("Trained on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    supervision_on = forms.DateField(
        label=gettext_lazy("Last supervision on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    note = Words(
        label=gettext_lazy("A note, which they can read too"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=gettext_lazy("At most 500 characters. Nothing about their health, please."),
        rows=3,
    )

    def clean(self):
        words = super().clean()
        for name in ("trained_on", "supervision_on"):
            if (day := words.get(name)) and day > timezone.localdate():
                self.add_error(name, _("This day has not come yet. Please note it afterwards."))
        return words


@require_http_methods(["GET", "HEAD", "POST"])
def readiness(request, pk):
    """What is noted of one who leads, unless another organiser noted something meanwhile."""
    require(request.user.is_organiser)
    person = get_object_or_404(Person, pk=pk, leads=True)
    known = Readiness.objects.filter(person=person).first()
    now = {}
    if known:
        now = {"trained_on": known.trained_on, "supervision_on": known.supervision_on}
        now["note"] = known.readable("note") or ""
    form = ReadinessForm(request.POST or None, initial={"version": version_of(now), **now})
    if form.is_valid() and form.is_up_to_date(now):
        said = {name: form.cleaned_data[name] for name in ("trained_on", "supervision_on", "note")}
        Readiness.objects.note(person, by=request.user, **said)
        messages.success(request, _("Noted. They can read it too."))
        return redirect("organise")
    return render(request, "home/readiness.html", {"person": person, "form": form})
