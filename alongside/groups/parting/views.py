"""Decisions about somebody, for those who lead: made, confirmed, called off, lifted."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.lib.words import typed
from alongside.people.being_here.profile import are_all_away
from alongside.vault.models import open_many

from ..access import in_group
from ..joining.invitations import Invitation
from ..roles import Act
from . import deciding
from .decisions import Decision
from .forms import AskToLeaveForm, SilenceForm, WarningForm

QUICKER = gettext_lazy(
    "Somebody who leads with you decided it a moment ago. Nothing more has happened, and what you "
    "wrote is still here, if you want to copy it."
)

ALREADY = gettext_lazy(
    "You have decided it already, and your first reason stands. What stands here now has not been "
    "sent to anybody; it is still here, if you want to copy it."
)
GONE = gettext_lazy(
    "They have gone meanwhile, or lead the group now. Nothing has happened, and what you wrote is "
    "still here, if you want to copy it."
)


def somebody_in(membership, pk):
    """The place of somebody else about whom the person of `membership` can decide."""
    places = membership.group.memberships.current().select_related("person")
    place = get_object_or_404(places, pk=pk)
    require(place.pk != membership.pk and place.can_be_asked_to_leave())
    place.group = membership.group
    return place


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.SILENCE)
def warn(request, membership, pk):
    place = somebody_in(membership, pk)
    form = WarningForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        words = {"rule": said["our_rule"], "reason": said["reason"], "pk": said["id"]}
        with form.makes_one():
            if warning := deciding.warn(place, by=request.user, **words):
                return redirect("decided", membership.group.ref, warning.pk)
            form.add_error(None, GONE)
    context = {"group": membership.group, "place": place, "form": form}
    return render(request, "groups/warn.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.SILENCE)
def silence(request, membership, pk):
    place = somebody_in(membership, pk)
    there = place.silences().first()
    form = SilenceForm(request.POST or None)
    if there and not would_be_lost(form, there):
        return redirect("decided", membership.group.ref, there.pk)
    if there:
        form.add_error(None, too_late(request, there))
    elif form.is_valid():
        words = form.cleaned_data
        decision = deciding.silence(
            place, by=request.user, days=words["days"], reason=words["reason"]
        )
        if decision and not would_be_lost(form, decision):
            return redirect("decided", membership.group.ref, decision.pk)
        form.add_error(None, too_late(request, decision))
    context = {"group": membership.group, "place": place, "form": form}
    return render(request, "groups/silence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.ASK_TO_LEAVE)
def ask_to_leave(request, membership, pk):
    place = somebody_in(membership, pk)
    waiting = Decision.objects.removals().waiting().filter(group=membership.group)
    there = waiting.filter(person=place.person).first()
    form = AskToLeaveForm(request.POST or None)
    if there and not would_be_lost(form, there):
        return redirect("decided", membership.group.ref, there.pk)
    if there:
        form.add_error(None, too_late(request, there))
    elif form.is_valid():
        reason = form.cleaned_data["reason"]
        decision = deciding.ask_to_leave(place, by=request.user, reason=reason)
        if decision and not would_be_lost(form, decision):
            return redirect("decided", membership.group.ref, decision.pk)
        form.add_error(None, too_late(request, decision))
    others = second_ones(membership.group, request.user)
    context = {
        "group": membership.group,
        "place": place,
        "form": form,
        "others": others,
        "are_away": are_all_away(others),
        "links": open_links(membership.group),
    }
    return render(request, "groups/ask_to_leave.html", context)


def second_ones(group, person):
    """Those who could confirm what this person decides."""
    others = deciding.others_who_lead(group, person).select_related("person")
    return [one.person for one in others.opened()]


def would_be_lost(form, decision):
    """Whether a reason came that is not the one of this decision: it is not thrown away."""
    return form.is_bound and typed(form, "reason") not in ("", decision.readable("reason"))


def too_late(request, decision):
    """What is said to whoever brings another reason than the one that stands; or any, for None."""
    if decision is None:
        return GONE
    return ALREADY if decision.by_id == request.user.pk else QUICKER


def open_links(group):
    """Links that lead into the group now, whoever made them: a removal closes every one.

    Nobody keeps who came by which, so that nobody is looked at askance for the link they came by.
    """
    links = Invitation.objects.open().filter(group=group).select_related("made_by")
    links = list(links.defer("token").order_by("expires_at"))
    open_many([link.made_by for link in links if link.made_by])
    return links


def decision_in(membership, pk):
    found = Decision.objects.kept().filter(group=membership.group).newest_first()
    return get_object_or_404(found, pk=pk)


@require_safe
@in_group(to=Act.SILENCE)
def decided(request, membership, pk):
    """One decision as those who lead see it, and what there is to do about it."""
    decision = decision_in(membership, pk)
    open_many([membership.group, decision])
    require(decision.person_id != request.user.pk)
    waits_for = second_ones(membership.group, decision.by) if decision.waits else []
    context = {
        "group": membership.group,
        "decision": decision,
        "are_away": are_all_away(waits_for),
        "may_confirm": membership.may(Act.CONFIRM_REMOVAL)
        and deciding.can_be_confirmed_by(decision, request.user),
        "is_mine": decision.by_id == request.user.pk,
        "links": open_links(membership.group) if decision.is_removal else [],
        "may_invite": membership.may(Act.LET_IN),
    }
    return render(request, "groups/decided.html", context)


@require_POST
@in_group(to=Act.CONFIRM_REMOVAL)
def confirm(request, membership, pk):
    decision = decision_in(membership, pk)
    require(deciding.can_be_confirmed_by(decision, request.user) or not decision.waits)
    done = deciding.confirm(decision, by=request.user)
    return told(request, membership, pk, done, _("They are not in the group any more."))


@require_POST
@in_group(to=Act.CONFIRM_REMOVAL)
def call_off(request, membership, pk):
    decision = decision_in(membership, pk)
    require(decision.person_id != request.user.pk)
    done = deciding.call_off(decision, by=request.user)
    return told(request, membership, pk, done, _("They stay, and are not told of it."))


@require_POST
@in_group(to=Act.SILENCE)
def lift(request, membership, pk):
    decision = decision_in(membership, pk)
    require(decision.person_id != request.user.pk)
    done = deciding.lift(decision, by=request.user)
    words = _("They can write again.") if decision.is_silence else _("The warning is taken back.")
    return told(request, membership, pk, done, words)


def told(request, membership, pk, done, words):
    if done:
        messages.success(request, words)
    else:
        messages.warning(request, _("Somebody else was a moment quicker, or it is over."))
    return redirect("decided", membership.group.ref, pk)


# -- on the desk -----------------------------------------------------------------------------------


def on_the_desk(membership):
    """What waits for a second one, who does not write for now, and who has been warned; or None."""
    mine = Decision.objects.filter(group=membership.group).exclude(person=membership.person)
    lasting = mine.standing().filter(until__isnull=False)
    found = (mine.waiting() | lasting).newest_first().opened()
    return found or None
