"""How I am told of things: the page on which each person chooses it, for all or for one group."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib import mail

from . import jobs
from .choices import PUSH, Choices
from .forms import FAMILIES, ChoicesForm, PauseForm, WaysForm
from .kinds import groups_of, kinds
from .letters.refusals import Refusals
from .models import Notice
from .push import keys, subscribing


def may_be_on_call(person):
    return person.must_use_second_factor


def what_can_be_chosen(person):
    """[(kind or urgency, its words)]: the few there are of all, and each this person has met."""
    met = set(person.notices.values_list("kind", flat=True).distinct())
    families = [one for one in FAMILIES.items() if one[0] != "on_call" or may_be_on_call(person)]
    return families + [
        (kind.name, kind.title or kind.sentence) for kind in kinds() if kind.name in met
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request):
    """Everything that can be chosen for all groups at once."""
    mine = Choices.objects.of(request.user)
    form = form_of(mine, request.POST or None)
    if form.is_valid():
        keep(request.user, form)
        messages.success(request, _("Saved. This is how you are told from now on."))
        return redirect("choices")
    return show_choices(request, mine, form=form)


def form_of(mine, sent=None):
    chosen = mine.all
    return ChoicesForm(
        sent,
        initial=chosen,
        mine=mine,
        what=what_can_be_chosen(mine.person),
        chosen=chosen["kinds"],
        otherwise=_("As above"),
    )


def show_choices(request, mine, form=None, pausing=None):
    """The page; with the form that was refused, if one was, be it the one for a pause."""
    context = {"form": form or form_of(mine), "pausing": pausing or PauseForm()}
    return render(request, "notices/choices.html", {**context, **around(request, mine)})


def keep(person, form):
    own = {name: value for name, value in form.cleaned_data.items() if not name.startswith("way_")}
    mine = Choices.objects.change(person, **own, kinds=form.chosen_by_kind())
    if Notice.objects.filter(person=person).unread().exists():
        jobs.plan_digest(mine, after=timezone.now())


def around(request, mine):
    """What the page says besides: whether what they chose can reach them, and their groups."""
    person = request.user
    return {
        "groups": groups_of(person),
        "mail_is_offered": mail.is_offered(),
        "has_address": person.addresses.confirmed().exists(),
        "came_back": Refusals.objects.stopped().filter(address__person=person).exists(),
        "is_paused": mine.is_paused(),
        "paused_until": mine.paused_until,
        "push_key": keys.public_key(),
        "devices": subscribing.devices_of(request),
        "chose_devices": PUSH in mine.ways(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def choices_in_group(request, group):
    """The same for one group: what is chosen here goes before what is chosen for all."""
    names = {str(pk): name for pk, name in groups_of(request.user)}
    if (name := names.get(str(group))) is None:
        raise Http404
    mine = Choices.objects.of(request.user)
    form = WaysForm(
        request.POST or None,
        mine=mine,
        what=what_can_be_chosen(request.user),
        chosen=mine.all["groups"].get(str(group), {}),
        otherwise=_("As for all my groups"),
    )
    if form.is_valid():
        Choices.objects.change_in_group(request.user, group, form.chosen_by_kind())
        messages.success(request, _("Saved, for this group alone."))
        return redirect("choices")
    return render(request, "notices/choices_in_group.html", {"form": form, "name": name})


@require_POST
def try_letters_again(request):
    """Their letterbox takes letters again, they say."""
    for address in request.user.addresses.confirmed():
        Refusals.objects.begin_anew(address)
    messages.success(request, _("Letters are sent to your address again."))
    return redirect("choices")
