"""Those who lead answer who asked, bring newcomers in, and invite."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.people.arriving import names
from alongside.vault.models import open_many

from ..access import in_group
from ..roles import Act
from . import places
from .askings import Asking
from .forms import DeclineForm, InviteForm
from .invitations import Invitation

QUICKER = gettext_lazy(
    "They have an answer already, or do not ask any more. What you wrote was not sent, and is "
    "still here, if you want to copy it."
)


def open_asking(membership, pk):
    asked = membership.group.askings.open().select_related("person", "group")
    return get_object_or_404(asked, pk=pk)


@require_safe
@in_group(to=Act.LET_IN)
def answer(request, membership, pk):
    """What somebody said who asked, and the two answers there are."""
    asking, group = open_asking(membership, pk), membership.group
    open_many([request.user, group, asking])
    context = {
        "group": group,
        "me": membership,
        "asking": asking,
        "has_room": places.has_room_now(group),
        "waits_for_its_day": places.waits_for_its_day(group),
        "name_is_taken": names.is_taken_in(group, asking.person),
    }
    return render(request, "groups/answer_asking.html", context)


@require_POST
@in_group(to=Act.LET_IN)
def accept(request, membership, pk):
    asking = open_asking(membership, pk)
    places.accept(asking, by=request.user)
    if asking.is_waiting:
        messages.success(request, _("They are in line now, and come in as soon as they can."))
    elif asking.state == Asking.State.LET_IN:
        messages.success(request, _("They can come in. They are asked for the agreement next."))
    else:
        messages.warning(request, _("They have an answer already, or do not ask any more."))
    return redirect("desk", membership.group.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.LET_IN)
def decline(request, membership, pk):
    """ "Not this time", in words that can be changed before they are sent."""
    asking, group = open_asking(membership, pk), membership.group
    sent = request.POST if request.method == "POST" else None
    form = DeclineForm(sent, initial={"answer": kind_words()})
    if form.is_valid():
        if places.decline(asking, by=request.user, words=form.cleaned_data["answer"]):
            messages.success(request, _("They are told, in your words."))
            return redirect("desk", group.ref)
        form.add_error(None, QUICKER)
    open_many([request.user, group, asking])
    context = {"group": group, "asking": asking, "form": form}
    return render(request, "groups/decline_asking.html", context)


def kind_words():
    return _(
        "Thank you for asking, and for telling us about yourself. This group is not the right "
        "place for you just now. That says nothing about your pain, which we believe. We hope "
        "that you find people who fit."
    )


@require_POST
@in_group(to=Act.LET_IN)
def let_in_together(request, membership):
    """Those who wait come in now, as far as there is room."""
    if places.let_in_together(membership.group):
        messages.success(request, _("They can come in. They are asked for the agreement next."))
    return redirect("desk", membership.group.ref)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.LET_IN)
def invite(request, membership):
    """A link that lets people in: for how many, and for how long."""
    group = membership.group
    # A button elsewhere sends nothing along: then it is for as many as have it, for two weeks.
    chosen = "uses" in request.POST or "days" in request.POST
    form = InviteForm(request.POST if chosen else None)
    if request.method == "POST" and not chosen:
        Invitation.objects.make(group, by=request.user)
        return redirect("people", group.ref)
    if form.is_valid():
        wanted = form.cleaned_data
        Invitation.objects.make(group, by=request.user, uses=wanted["uses"], lasts=wanted["days"])
        return redirect("people", group.ref)
    return render(request, "groups/invite.html", {"group": group, "form": form})
